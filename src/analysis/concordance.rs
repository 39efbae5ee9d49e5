//! Hits beneath each other, in the order of the words around them: what is said alike comes to stand together.

use unicode_segmentation::UnicodeSegmentation;

use super::context::around;
use crate::text::{Span, Transcript, fold};

/// By what hits are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the study.
    #[default]
    Place,
    /// By the word before the hit, then the one before that.
    Left,
    /// By the words behind it.
    Right,
    /// By its own words.
    Hit,
}

/// So many words of the context tell hits apart.
const TELLING: usize = 6;

/// What a hit is put in order by; accents and capitals make no difference. Hits that are equal stay as they are.
pub fn key(order: Order, text: &Transcript, hit: Span) -> String {
    let key: Vec<String> = match order {
        Order::Place => Vec::new(),
        Order::Left => around(text, hit, TELLING).0.unicode_words().rev().map(fold).collect(),
        Order::Right => around(text, hit, TELLING).1.unicode_words().map(fold).collect(),
        Order::Hit => text.slice(hit).unicode_words().map(fold).collect(),
    };
    // Lower than any letter, so that a shorter word comes before a longer one.
    key.join("\u{0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Pattern, Reading};

    #[test]
    fn hits_are_put_in_order_by_the_nearest_words_first() {
        let text = Transcript::new("A: no hope here. my Hope zoo. Öl hope alone. HOPES.");
        let pattern = Pattern::new("hopes?", Reading::Regex).unwrap();
        let told = |order| {
            let mut hits: Vec<Span> = pattern.hits(&text).collect();
            hits.sort_by_cached_key(|hit| key(order, &text, *hit));
            hits.iter().map(|hit| around(&text, *hit, 1).1.trim().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(told(Order::Place), ["here", "zoo", "alone", ""]);
        assert_eq!(told(Order::Left), ["", "zoo", "here", "alone"], "alone, my, no, Öl");
        assert_eq!(told(Order::Right), ["", "alone", "here", "zoo"]);
        assert_eq!(told(Order::Hit), ["here", "zoo", "alone", ""]);
    }
}
