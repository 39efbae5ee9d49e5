//! Moments: `2026-01-05T09:00:00Z`, whole seconds in UTC, the only form that every reader takes.

use jiff::{Timestamp, civil, tz::TimeZone};

use crate::study::When;

/// The first and the last moment the format can hold, in seconds since 1970: the years 1 and 9999.
const FIRST: i64 = -62_135_596_800;
const LAST: i64 = 253_402_207_200;

/// A moment and whether it said where on earth it was; without a zone it is taken for UTC.
pub fn read(words: &str) -> Option<(When, bool)> {
    let words = words.trim();
    if let Ok(moment) = words.parse::<Timestamp>() {
        return Some((When(moment.as_millisecond()), true));
    }
    let local: civil::DateTime = words.parse().ok()?;
    let moment = local.to_zoned(TimeZone::UTC).ok()?;
    Some((When(moment.timestamp().as_millisecond()), false))
}

pub fn write(when: When) -> String {
    let seconds = seconds(when).clamp(FIRST, LAST);
    let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

pub fn seconds(when: When) -> i64 {
    when.0.div_euclid(1000)
}

/// Whether it comes back as it is.
pub fn is_whole(when: When) -> bool {
    when.0.rem_euclid(1000) == 0 && (FIRST..=LAST).contains(&seconds(when))
}

/// To the millisecond, for descriptions, where words are free.
pub fn exact(when: When) -> String {
    let nearest = if when.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(when.0).unwrap_or(nearest).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_every_manner_and_written_in_one() {
        let told = |words| read(words).map(|(when, zoned)| (write(when), zoned));
        assert_eq!(told("2018-03-27T17:46:39Z"), Some(("2018-03-27T17:46:39Z".into(), true)));
        assert_eq!(told("2018-03-27T19:46:39.250+02:00"), Some(("2018-03-27T17:46:39Z".into(), true)));
        assert_eq!(told("2018-03-27 17:46:39"), Some(("2018-03-27T17:46:39Z".into(), false)));
        assert_eq!(told("last spring"), None);
    }

    #[test]
    fn what_no_calendar_has_is_written_as_the_nearest_it_has() {
        assert_eq!(write(When(i64::MIN)), "0001-01-01T00:00:00Z");
        assert!(write(When(i64::MAX)).starts_with("9999-12-"));
        assert!(!is_whole(When(i64::MAX)) && !is_whole(When(1)) && is_whole(When(-5000)));
        assert_eq!(read(&exact(When(1234))), Some((When(1234), true)));
    }
}
