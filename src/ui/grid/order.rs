//! Which rows of a grid are shown, and in which order.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Column, Of, Row};
use crate::text::fold;

/// The column by which the rows are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub by: Of,
    pub down: bool,
}

impl Order {
    /// The next order after this one: up, down, none.
    pub fn after(now: Option<&Order>, by: &Of) -> Option<Order> {
        match now.filter(|order| order.by == *by) {
            None => Some(Order { by: by.clone(), down: false }),
            Some(Order { down: false, .. }) => Some(Order { by: by.clone(), down: true }),
            Some(_) => None,
        }
    }
}

/// The rows that hold every word of the filter, sorted. Where a value is missing the row comes last, up or down.
pub(super) fn arranged(columns: &[Column], rows: Vec<Row>, filter: &str, order: Option<&Order>) -> Vec<Row> {
    let filter = fold(filter);
    let wanted: Vec<&str> = filter.split_whitespace().collect();
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| holds(row, &wanted)).collect();
    let by = order.and_then(|order| columns.iter().position(|column| column.of == order.by));
    if let (Some(order), Some(by)) = (order, by) {
        let cell = |row: &Row| row.cells.get(by).map(Cow::into_owned);
        let mut keyed: Vec<(Option<String>, Row)> = rows.into_iter().map(|row| (cell(&row), row)).collect();
        keyed.sort_by(|(a, _), (b, _)| compare(a.as_deref(), b.as_deref(), order.down));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    rows
}

fn holds(row: &Row, wanted: &[&str]) -> bool {
    wanted.iter().all(|word| row.cells.said().any(|cell| fold(&cell).contains(word)))
}

fn compare(a: Option<&str>, b: Option<&str>, down: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if down => in_order(b, a),
        (Some(a), Some(b)) => in_order(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Numbers by their size, before words by their letters.
fn in_order(a: &str, b: &str) -> Ordering {
    let number = |value: &str| value.trim_end_matches('%').parse::<f64>().ok();
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a_is, b_is) => b_is.is_some().cmp(&a_is.is_some()).then_with(|| fold(a).cmp(&fold(b))),
    }
}
