//! What a file's content is known by: the first 16 bytes of its SHA-256, written as 32 hexadecimal digits.

use std::fmt;

use sha2::{Digest as _, Sha256};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u128);

impl Digest {
    pub fn of(bytes: &[u8]) -> Digest {
        let whole = Sha256::digest(bytes);
        Digest(whole.iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte)))
    }

    /// As [`fmt::Display`] writes it.
    pub fn read(hex: &str) -> Option<Digest> {
        (hex.len() == 32).then(|| u128::from_str_radix(hex, 16).ok()).flatten().map(Digest)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
