//! Time stamps between brackets: `[00:12:33]`, `(1:02:03.5)`, `#00:00:05-2#`.
use super::bytes::between;

/// A stamp at the beginning of a line.
pub struct Stamp {
    /// Milliseconds.
    pub time: u32,
    /// Bytes: where the words behind it begin.
    pub end: usize,
}

/// What opens a stamp, and what closes it.
const BRACKETS: [(char, char); 3] = [('[', ']'), ('(', ')'), ('#', '#')];

/// The longest stamp there is, in bytes: `[12:34:56.789]`.
const REACH: usize = 16;

/// The stamp that `line` begins with.
pub fn in_front(line: &str) -> Option<Stamp> {
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| line.starts_with(*open))?;
    let inner = line.strip_prefix(open)?;
    let end = inner.char_indices().take(REACH).find(|(_, letter)| *letter == close)?.0;
    let time = time(between(inner, 0..end))?;
    let behind = between(inner, end + close.len_utf8()..inner.len());
    Some(Stamp { time, end: line.len() - behind.trim_start().len() })
}

/// The words before the stamp that `line` ends with, and its time.
pub fn behind(line: &str) -> Option<(&str, u32)> {
    let last = line.chars().next_back()?;
    let (open, close) = BRACKETS.into_iter().find(|(_, close)| *close == last)?;
    let (words, stamp) = line.strip_suffix(close)?.rsplit_once(open)?;
    Some((words.trim_end(), time(stamp)?))
}

/// A time as a person types it, in milliseconds: `12:30`, `1:02:03`, in brackets or not.
pub fn moment(typed: &str) -> Option<u32> {
    time(typed.trim().trim_matches(['[', ']', '(', ')', '#']))
}

/// Milliseconds as hours, minutes and seconds: `00:12:33`.
pub fn clock(time: u32) -> String {
    let seconds = time / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// `1:02:03`, `02:03`, `00:02:03.5`, `00:02:03-5`; hours and minutes may be parted by dots.
pub fn time(stamp: &str) -> Option<u32> {
    let stamp = stamp.trim();
    let (clock, fraction) = match stamp.split_once([',', '-']) {
        Some((clock, fraction)) => (clock, fraction),
        None if stamp.contains(':') => stamp.split_once('.').unwrap_or((stamp, "")),
        None => (stamp, ""),
    };
    let parts: Vec<u32> = clock.split([':', '.']).map(number).collect::<Option<_>>()?;
    let seconds = match *parts.as_slice() {
        [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
        }
        _ => return None,
    };
    seconds.checked_mul(1000)?.checked_add(thousandths(fraction)?)
}

fn number(digits: &str) -> Option<u32> {
    let all = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if all { digits.parse().ok() } else { None }
}

fn thousandths(fraction: &str) -> Option<u32> {
    if fraction.is_empty() {
        return Some(0);
    }
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if digits { format!("{fraction:0<3}").parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u32, &str)> {
        in_front(line).map(|stamp| (stamp.time, line.get(stamp.end..).unwrap()))
    }

    #[test]
    fn stamps_in_the_common_manners_are_read() {
        assert_eq!(read("[00:12:33] Anna"), Some((753_000, "Anna")));
        assert_eq!(read("(1:02:03.5)Anna"), Some((3_723_500, "Anna")));
        assert_eq!(read("#00:00:05-2# Anna"), Some((5_200, "Anna")));
        assert_eq!(read("[45:33]"), Some((2_733_000, "")));
        assert_eq!(read("[01.23.45] so"), Some((5_025_000, "so")));
        assert_eq!(behind("Anna (00:03:32)"), Some(("Anna", 212_000)));
    }

    #[test]
    fn what_is_typed_is_shown_the_same() {
        assert_eq!(moment("12:30").map(clock), Some("00:12:30".into()));
        assert_eq!(moment(" [1:02:03] ").map(clock), Some("01:02:03".into()));
        assert_eq!((moment("12"), moment("soon"), moment("1:75")), (None, None, None));
        assert_eq!(clock(u32::MAX), "1193:02:47");
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        assert_eq!(read("[laughs] well"), None);
        assert_eq!(read("[00:72:00] no such minute"), None);
        assert_eq!(read("(2019) was hard"), None);
        assert_eq!(read("[12] a footnote"), None);
        assert_eq!(read("[00:12:33 never closed"), None);
        assert_eq!(behind("at (four)"), None);
        assert_eq!(read("[99999999:59:59] far"), None);
    }
}
