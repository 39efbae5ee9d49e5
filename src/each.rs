//! The same work on each of many things, on as many threads as there are cores.

use std::sync::atomic::{AtomicUsize, Ordering};

/// In the order of the things.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_with(things, || (), |thing, ()| work(thing))
}

/// The same with something that each thread has for itself, such as memory to read into.
pub fn each_with<T: Sync, R: Send, M>(
    things: &[T],
    own: impl Fn() -> M + Sync,
    work: impl Fn(&T, &mut M) -> R + Sync,
) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(things.len());
    if threads <= 1 {
        let mut own = own();
        return things.iter().map(|thing| work(thing, &mut own)).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let (mut done, mut own) = (Vec::new(), own());
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing, &mut own)));
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let done = workers.into_iter().flat_map(|worker| match worker.join() {
            Ok(done) => done,
            // What fell over there falls over here, as it would without threads.
            Err(why) => std::panic::resume_unwind(why),
        });
        done.collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_stands_in_the_order_of_what_went_in() {
        let things: Vec<usize> = (0..1000).collect();
        assert_eq!(each(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(each(&things[..0], |n| *n).is_empty());
    }
}
