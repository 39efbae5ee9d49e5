//! The nearest right word to a wrong one.

/// Of `words`, the one that takes the fewest changed letters to reach; none when all are too far to be meant.
pub fn nearest<'a>(wrong: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let allowed = 1 + wrong.len() / 3;
    words
        .into_iter()
        .map(|word| (distance(&wrong, word), word))
        .min_by_key(|(changes, _)| *changes)
        .filter(|(changes, _)| *changes <= allowed)
        .map(|(_, word)| word)
}

/// How many letters to insert, drop or change make one word of the other, whatever their case.
pub fn changes(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let other: String = other.chars().take(LONGEST).collect();
    distance(&one, &other)
}

/// Longer than any name: a hostile file must not buy quadratic time.
const LONGEST: usize = 64;

/// Letters to insert, drop or change (Levenshtein), comparing without case.
fn distance(wrong: &[char], word: &str) -> usize {
    let first_row = (0..=wrong.len()).collect();
    let letters = word.chars().flat_map(char::to_lowercase);
    let last_row: Vec<usize> = letters.fold(first_row, |row, letter| next_row(&row, wrong, letter));
    last_row.last().copied().unwrap_or_default()
}

fn next_row(above: &[usize], wrong: &[char], letter: char) -> Vec<usize> {
    let mut row: Vec<usize> = above.first().map(|first| first + 1).into_iter().collect();
    for (corner, other) in above.windows(2).zip(wrong) {
        if let (&[diagonal, over], Some(&left)) = (corner, row.last()) {
            row.push((diagonal + usize::from(*other != letter)).min(over + 1).min(left + 1));
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_counted_by_letters() {
        assert_eq!(changes("next-unit", "next-unit"), 0);
        assert_eq!(changes("next-unt", "next-unit"), 1);
        assert_eq!(changes("kitten", "sitting"), 3);
        assert_eq!(changes("", "tag"), 3);
        assert_eq!(changes("tag", ""), 3);
    }

    #[test]
    fn a_word_too_far_from_all_has_no_nearest() {
        assert_eq!(nearest("untga", ["tag", "untag", "quit"]), Some("untag"));
        assert_eq!(nearest("Espace", ["Enter", "Space", "Esc"]), Some("Space"));
        assert_eq!(nearest("zzzzzz", ["tag", "untag", "quit"]), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), ["tag"]), None);
    }
}
