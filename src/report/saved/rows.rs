//! Which row of then is which row of today: by their names, not by where they stand.

use std::collections::{HashMap, HashSet};

/// A row by its place then and today; where one is missing, the row is gone or has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub then: Option<usize>,
    pub now: Option<usize>,
}

/// More columns than these are no name: figures would be taken for one.
const LONGEST: usize = 3;

/// All rows of then in their order, those of today that came since behind them.
pub(super) fn pairs(then: &[Vec<String>], now: &[Vec<String>]) -> Vec<Pair> {
    let columns = naming(then, now);
    let mut today: HashMap<(String, usize), usize> = HashMap::new();
    today.extend(keys(now, columns).into_iter().enumerate().map(|(at, key)| (key, at)));
    let old = keys(then, columns).into_iter().enumerate();
    let mut pairs: Vec<Pair> =
        old.map(|(at, key)| Pair { then: Some(at), now: today.remove(&key) }).collect();
    let mut came: Vec<usize> = today.into_values().collect();
    came.sort_unstable();
    pairs.extend(came.into_iter().map(|at| Pair { then: None, now: Some(at) }));
    pairs
}

/// The first column, or as many as it takes to tell all rows apart; else the first, and rows of one name in their order.
fn naming(then: &[Vec<String>], now: &[Vec<String>]) -> usize {
    let tells_apart = |rows: &[Vec<String>], columns: usize| {
        let mut seen = HashSet::new();
        rows.iter().all(|row| seen.insert(named(row, columns)))
    };
    let is_enough = |columns: &usize| tells_apart(then, *columns) && tells_apart(now, *columns);
    (1..=LONGEST).find(is_enough).unwrap_or(1)
}

/// With how many of its name stand before it.
fn keys(rows: &[Vec<String>], columns: usize) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let key = |row: &Vec<String>| {
        let name = named(row, columns);
        let before = seen.entry(name.clone()).or_default();
        *before += 1;
        (name, *before)
    };
    rows.iter().map(key).collect()
}

pub(super) fn name(row: &[String]) -> String {
    named(row, 1)
}

fn named(row: &[String], columns: usize) -> String {
    row.iter().take(columns).map(|cell| plain(cell)).collect::<Vec<_>>().join("\u{1f}")
}

/// One number has one name, whatever program has saved it since.
fn plain(cell: &str) -> String {
    match super::number(cell.trim()) {
        Some(number) => number.to_string(),
        None => cell.trim().to_string(),
    }
}
