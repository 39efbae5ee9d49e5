//! Moments as other programs write them.

use jiff::{Timestamp, civil, fmt::strtime, tz::TimeZone};

use crate::study::When;

/// A moment, and whether it said in which time zone. What says none was written by a clock on somebody's wall, and is
/// read as the time of this machine: that is how it is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub when: When,
    pub zoned: bool,
}

/// `2024-01-15 10:00:00`, the same with `T`, fractions and a zone, `2024-01-15`, or as R and C write it:
/// `Sat May  2 16:24:45 2015`.
pub(super) fn moment(words: &str) -> Option<Moment> {
    let words = words.trim();
    if let Ok(moment) = words.parse::<Timestamp>() {
        return Some(Moment { when: When(moment.as_millisecond()), zoned: true });
    }
    let wall = words
        .parse::<civil::DateTime>()
        .or_else(|_| words.parse::<civil::Date>().map(civil::DateTime::from))
        .or_else(|_| strtime::parse("%a %b %e %H:%M:%S %Y", words).and_then(|time| time.to_datetime()))
        .ok()?;
    let there = wall.to_zoned(TimeZone::system()).ok()?;
    Some(Moment { when: When(there.timestamp().as_millisecond()), zoned: false })
}

/// The same, where a program is known to write UTC without saying so.
pub(super) fn utc(words: &str) -> Option<When> {
    let wall = words.trim().parse::<civil::DateTime>().ok()?;
    Some(When(wall.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_programs_write_them() {
        let same = |one: &str, other: &str| assert_eq!(moment(one), moment(other), "{one}");
        same("Sat May  2 16:24:45 2015", "2015-05-02 16:24:45");
        same("2015-05-02T16:24:45", "2015-05-02 16:24:45");
        same("2015-05-02", "2015-05-02 00:00:00");
        assert!(moment("2015-05-02 16:24:45").is_some_and(|moment| !moment.zoned));
        let zoned = Moment { when: When(1_430_583_885_000), zoned: true };
        assert_eq!(moment("2015-05-02T16:24:45Z"), Some(zoned));
        assert_eq!(moment("2015-05-02T18:24:45+02:00"), Some(zoned));
        assert_eq!(utc("2015-05-02 16:24:45.250000"), Some(When(1_430_583_885_250)));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        assert_eq!(moment(""), None);
        assert_eq!(moment("yesterday"), None);
        assert_eq!(moment("2015-13-40 99:00:00"), None);
    }
}
