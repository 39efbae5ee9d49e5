//! Counts as they are said: `1 coding`, `2 codings`.

use std::fmt::Display;

/// How many of a thing; `one` is its name in the singular, whose plural takes an s.
pub fn many<N: Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let s = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!(many(1_usize, "coding"), "1 coding");
        assert_eq!([many(0_u32, "case"), many(2_u32, "case")], ["0 cases", "2 cases"]);
    }
}
