//! The cheapest way for the terminal's cursor to get from one cell to another.
//!
//! Only moves every terminal of the last forty years knows: absolute addressing, relative steps, and the
//! control characters CR, LF and BS, which mean plain moves because raw mode switches output processing off.

use std::fmt::Write;

/// Where the terminal's cursor is, as far as it can be known. Columns and rows count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// After a cluster whose width terminals dispute, or after someone else wrote.
    Unknown,
    At {
        x: u16,
        y: u16,
    },
    /// Just past the last column: terminals differ on what a relative step means here, except for CR.
    Edge {
        y: u16,
    },
}

/// Appends the shortest sequence that brings the cursor to column `x` of row `y`.
pub fn travel(from: Spot, x: u16, y: u16, out: &mut String) {
    let address = address(x, y);
    let relative = match from {
        Spot::Unknown => None,
        Spot::Edge { y: row } => Some(format!("\r{}{}", vertical(row, y), horizontal(0, x))),
        Spot::At { x: column, y: row } => Some(vertical(row, y) + &along(column, x)),
    };
    out.push_str(&relative.filter(|steps| steps.len() < address.len()).unwrap_or(address));
}

/// How many bytes [`travel`] would need.
pub fn fare(from: Spot, x: u16, y: u16) -> usize {
    let mut steps = String::new();
    travel(from, x, y, &mut steps);
    steps.len()
}

/// Absolute addressing; a 1 may be left out.
fn address(x: u16, y: u16) -> String {
    let (column, row) = (u32::from(x) + 1, u32::from(y) + 1);
    match (column, row) {
        (1, 1) => "\x1b[H".into(),
        (1, _) => format!("\x1b[{row}H"),
        (_, 1) => format!("\x1b[;{column}H"),
        _ => format!("\x1b[{row};{column}H"),
    }
}

fn vertical(from: u16, to: u16) -> String {
    match to.checked_sub(from) {
        Some(down @ 0..=3) => "\n".repeat(usize::from(down)),
        Some(down) => step(down, 'B'),
        None => step(from - to, 'A'),
    }
}

/// From one column to another of the same row, straight or by way of the first column.
fn along(from: u16, to: u16) -> String {
    let straight = horizontal(from, to);
    let around = format!("\r{}", horizontal(0, to));
    if around.len() < straight.len() { around } else { straight }
}

fn horizontal(from: u16, to: u16) -> String {
    match to.checked_sub(from) {
        Some(0) => String::new(),
        Some(right) => step(right, 'C'),
        None if from - to <= 3 => "\x08".repeat(usize::from(from - to)),
        None => step(from - to, 'D'),
    }
}

fn step(count: u16, letter: char) -> String {
    let mut text = String::from("\x1b[");
    if count > 1 {
        // Writing to a String cannot fail.
        let _ = write!(text, "{count}");
    }
    text.push(letter);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn way(from: Spot, x: u16, y: u16) -> String {
        let mut out = String::new();
        travel(from, x, y, &mut out);
        out
    }

    #[test]
    fn short_ways_are_taken() {
        assert_eq!(way(Spot::At { x: 5, y: 5 }, 5, 5), "");
        assert_eq!(way(Spot::At { x: 5, y: 5 }, 6, 5), "\x1b[C");
        assert_eq!(way(Spot::At { x: 5, y: 5 }, 3, 5), "\x08\x08");
        assert_eq!(way(Spot::At { x: 5, y: 5 }, 0, 6), "\n\r");
        assert_eq!(way(Spot::Edge { y: 5 }, 0, 6), "\r\n");
        assert_eq!(way(Spot::Unknown, 0, 0), "\x1b[H");
        assert_eq!(way(Spot::Unknown, 9, 0), "\x1b[;10H");
        assert_eq!(way(Spot::Unknown, 65535, 65535), "\x1b[65536;65536H");
    }

    proptest! {
        #[test]
        fn every_way_arrives(a in 0u16..80, b in 0u16..24, x in 0u16..80, y in 0u16..24, edge: bool) {
            let mut seen = vt100::Parser::new(24, 80, 0);
            seen.process(way(Spot::Unknown, a, b).as_bytes());
            let from = if edge { Spot::Edge { y: b } } else { Spot::At { x: a, y: b } };
            if edge {
                seen.process(way(Spot::Unknown, 79, b).as_bytes());
                seen.process(b"x");
            }
            seen.process(way(from, x, y).as_bytes());
            prop_assert_eq!(seen.screen().cursor_position(), (y, x));
        }
    }
}
