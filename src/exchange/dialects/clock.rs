//! Times as transcribers and programs write them, in milliseconds; without brackets too, where the place tells that
//! a time is meant.

use crate::text::stamp;

/// `00:01:02.500`, `1:02`, and plain numbers as seconds: `62.5`.
pub fn time(written: &str) -> Option<u32> {
    let bare = written.trim().trim_matches(['[', ']', '(', ')', '#']);
    seconds(bare).or_else(|| stamp::time(short(bare)))
}

/// A stretch: `0:00.0 - 0:12.3`, `00:01 --> 00:04`. The end may be missing.
pub fn stretch(written: &str) -> (Option<u32>, Option<u32>) {
    let parting = ["-->", " - ", " – ", " — ", "–", "—"];
    match parting.iter().find_map(|parting| written.split_once(parting)) {
        Some((start, end)) => (time(start), time(end)),
        None => (time(written), None),
    }
}

/// Seconds with or without a fraction: `62.5`.
pub fn seconds(written: &str) -> Option<u32> {
    milliseconds(written.trim().replacen(',', ".", 1).parse::<f64>().ok()? * 1000.0)
}

/// A number of milliseconds, if it is one that a recording could have.
pub fn milliseconds(number: f64) -> Option<u32> {
    let whole = number.round();
    (0.0..=f64::from(u32::MAX)).contains(&whole).then_some(whole as u32)
}

/// The stamp a line begins with, bracketed or bare, and what follows it.
pub fn in_front(line: &str) -> Option<(u32, &str)> {
    if let Some(stamp) = stamp::in_front(line) {
        return Some((stamp.time, line.get(stamp.end..)?));
    }
    let (bare, rest) = line.split_at_checked(bare_length(line))?;
    Some((stamp::time(bare)?, rest.trim_start()))
}

/// The time of a line that is nothing but a stamp.
pub fn alone(line: &str) -> Option<u32> {
    in_front(line.trim()).and_then(|(time, rest)| rest.is_empty().then_some(time))
}

/// How many bytes a bare stamp takes: digits, colons, and a fraction behind them.
fn bare_length(line: &str) -> usize {
    let is_clock = |letter: char| letter.is_ascii_digit() || letter == ':';
    let clock = line.find(|letter| !is_clock(letter)).unwrap_or(line.len());
    let (head, rest) = line.split_at_checked(clock).unwrap_or((line, ""));
    if !head.contains(':') || head.ends_with(':') {
        return 0;
    }
    let fraction = rest.strip_prefix(['.', ',']).unwrap_or_default();
    let digits = fraction.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(fraction.len());
    if (1..=3).contains(&digits) { clock + 1 + digits } else { clock }
}

/// Without what is finer than a millisecond: `00:00:01.250000`.
fn short(clock: &str) -> &str {
    match clock.rsplit_once('.') {
        Some((whole, fraction)) if whole.contains(':') && fraction.len() > 3 => {
            clock.get(..whole.len() + 4).unwrap_or(clock)
        }
        _ => clock,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_brackets() {
        assert_eq!(time("00:01:02,500"), Some(62_500));
        assert_eq!(time("#00:00:10-2#"), Some(10_200));
        assert_eq!(time("00:00:01.250000"), Some(1_250));
        assert_eq!(time("62.5"), Some(62_500));
        assert_eq!(time("noon"), None);
        assert_eq!(time("-4"), None);
        assert_eq!(stretch("0:00.0 - 0:12.3"), (Some(0), Some(12_300)));
        assert_eq!(stretch("01:10:00"), (Some(4_200_000), None));
    }

    #[test]
    fn a_line_may_begin_with_a_stamp() {
        assert_eq!(in_front("00:03:40.5Zack: hi"), Some((220_500, "Zack: hi")));
        assert_eq!(in_front("[00:19] hi"), Some((19_000, "hi")));
        assert_eq!(in_front("At 12:30 we met"), None);
        assert_eq!(alone("00:19   "), Some(19_000));
        assert_eq!(alone("00:19 so"), None);
    }
}
