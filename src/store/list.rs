//! A list of words in a file of the user's own, which is no part of a study.

use std::{fs, path::Path};

use super::texts;

const LARGEST: u64 = 1 << 20;

/// Its text, in whatever encoding.
///
/// # Errors
/// In words: the disk's, or that it is no list of words.
pub fn read_list(path: &Path) -> Result<String, String> {
    let found = fs::metadata(path).map_err(|error| format!("it cannot be read: {error}"))?;
    match found.len() {
        _ if !found.is_file() => Err("it is not a file".into()),
        long if long > LARGEST => Err(format!("it is larger than {} MB: no list of words", LARGEST >> 20)),
        _ => {
            let bytes = fs::read(path).map_err(|error| format!("it cannot be read: {error}"))?;
            Ok(texts::decode(&bytes).words.into_owned())
        }
    }
}
