//! What words are known by without being kept: a summary must notice that they changed, and must not be one more place
//! where a name stands that was taken out of the transcript.

use std::fmt;

use sha2::{Digest, Sha256};

/// The first eight bytes of the SHA-256 of the words, written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording(pub u64);

impl Wording {
    pub fn of(words: &str) -> Wording {
        Wording(Sha256::digest(words).iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    /// As [`fmt::Display`] writes it.
    pub fn read(hex: &str) -> Option<Wording> {
        (hex.len() == 16).then(|| u64::from_str_radix(hex, 16).ok()).flatten().map(Wording)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
