//! Moments as other programs read them.

use jiff::Timestamp;

use crate::study::When;

/// RFC 3339 in UTC, with milliseconds only where there are some; `None` for what no calendar holds.
pub fn moment(when: When) -> Option<String> {
    Timestamp::from_millisecond(when.0).ok().map(|moment| moment.to_string())
}

/// `00:12:33`, or `00:12:33.500`: milliseconds into a recording.
pub fn clock(time: u32) -> String {
    let (seconds, rest) = (time / 1000, time % 1000);
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { clock } else { format!("{clock}.{rest:03}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_world_reads_them() {
        assert_eq!(moment(When(0)).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(moment(When(1_773_065_100_250)).as_deref(), Some("2026-03-09T14:05:00.25Z"));
        assert_eq!(moment(When(i64::MAX)), None);
        assert_eq!((clock(753_500).as_str(), clock(3_723_000).as_str()), ("00:12:33.500", "01:02:03"));
    }
}
