//! The same work on each of many things, on as many threads as there are cores.

use std::sync::atomic::{AtomicUsize, Ordering};

/// In the order of the things.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_with(things, || (), |thing, ()| work(thing))
}

/// The same with something that each thread has for itself, such as memory to read into.
pub fn each_with<T: Sync, R: Send, M: Send>(
    things: &[T],
    own: impl Fn() -> M + Sync,
    work: impl Fn(&T, &mut M) -> R + Sync,
) -> Vec<R> {
    let places: Vec<(usize, &T)> = things.iter().enumerate().collect();
    let work = |(at, thing): &(usize, &T), (done, own): &mut (Vec<(usize, R)>, M)| {
        done.push((*at, work(thing, own)))
    };
    let done = gathered(&places, || (Vec::new(), own()), work);
    let mut done: Vec<(usize, R)> = done.into_iter().flat_map(|(done, _)| done).collect();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, done)| done).collect()
}

/// What each thread has gathered in its own of all things that came to it: for sums, to which order is nothing.
pub fn gathered<T: Sync, M: Send>(
    things: &[T],
    own: impl Fn() -> M + Sync,
    work: impl Fn(&T, &mut M) + Sync,
) -> Vec<M> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(things.len());
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut own = own();
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(thing, &mut own);
        }
        own
    };
    if threads <= 1 {
        return vec![worker()];
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let gathered = workers.into_iter().map(|worker| match worker.join() {
            Ok(own) => own,
            // What fell over there falls over here, as it would without threads.
            Err(why) => std::panic::resume_unwind(why),
        });
        gathered.collect()
    })
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
