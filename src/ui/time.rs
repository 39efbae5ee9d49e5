//! The clock, and moments in words.

use jiff::{Timestamp, tz::TimeZone};

use crate::study::When;

pub fn now() -> When {
    When(Timestamp::now().as_millisecond())
}

/// `2026-11-22 14:05`, in the time zone of this machine.
pub fn in_words(when: When) -> String {
    match Timestamp::from_millisecond(when.0) {
        Ok(moment) => moment.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => "at an unknown time".to_string(),
    }
}
