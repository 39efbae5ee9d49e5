//! What many pages tell of the same thing, made one.

/// In the order of the keys; `join` takes in what comes after the first of a key.
pub fn joined<K: Ord + Copy, V>(mut told: Vec<(K, V)>, join: impl Fn(&mut V, V)) -> Vec<(K, V)> {
    told.sort_by_key(|(key, _)| *key);
    let mut joined: Vec<(K, V)> = Vec::new();
    for (key, value) in told {
        match joined.last_mut() {
            Some((known, all)) if *known == key => join(all, value),
            _ => joined.push((key, value)),
        }
    }
    joined
}

pub fn summed<K: Ord + Copy>(told: Vec<(K, u64)>) -> Vec<(K, u64)> {
    joined(told, |all, more| *all += more)
}
