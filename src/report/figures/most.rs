//! What is shown of too much: that of which there is most, in the order in which it stands.

/// The places of the `most` largest, in order; what is undefined is the least, and of equals the first is kept.
pub(super) fn largest(sizes: &[Option<f64>], most: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..sizes.len()).collect();
    if places.len() > most {
        let size = |place: &usize| sizes.get(*place).copied().flatten().unwrap_or(f64::NEG_INFINITY);
        places.select_nth_unstable_by(most, |a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
        places.truncate(most);
        places.sort_unstable();
    }
    places
}

/// Those at these places.
pub(super) fn at<T: Clone>(places: &[usize], all: &[T]) -> Vec<T> {
    places.iter().filter_map(|place| all.get(*place)).cloned().collect()
}

/// A sentence about what is not shown, where anything is not.
pub(super) fn left_out(what: &str, shown: usize, all: usize, by: &str) -> Option<String> {
    (shown < all).then(|| format!("Left out: {} of {all} {what}, those with the least {by}.", all - shown))
}
