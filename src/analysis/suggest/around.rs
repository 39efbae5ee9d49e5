//! The codes that one coder has put around a passage: before it, and on words that it shares.

use crate::study::{CodeId, Coding};
use crate::text::Span;

/// So many codings are looked at on either side, in reading order.
pub(super) const REACH: usize = 16;

/// A coding that ended longer ago, in code points, has nothing to do with what follows.
const NEARBY: u32 = 2_000;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Around<'a> {
    /// The code of the last coding that ends before the passage.
    pub after: Option<&'a CodeId>,
    /// The codes that stand on some of its words, each once.
    pub beside: Vec<&'a CodeId>,
}

/// Around a passage that stands, or would stand, between these codings of the layer.
fn between<'a>(before: &'a [Coding], behind: &'a [Coding], span: Span) -> Around<'a> {
    let mut around = Around::default();
    for coding in before.iter().rev().take(REACH) {
        if coding.span.overlaps(span) {
            around.stands_beside(&coding.code);
        } else if around.after.is_none() && span.start.saturating_sub(coding.span.end) <= NEARBY {
            around.after = Some(&coding.code);
        }
    }
    let beside = behind.iter().take(REACH).filter(|coding| coding.span.overlaps(span));
    beside.for_each(|coding| around.stands_beside(&coding.code));
    around
}

impl<'a> Around<'a> {
    fn stands_beside(&mut self, code: &'a CodeId) {
        if !self.beside.contains(&code) {
            self.beside.push(code);
        }
    }

    /// Around one of the codings. Its own code tells nothing about itself.
    pub fn coding(codings: &'a [Coding], at: usize) -> Around<'a> {
        let Some((before, [coding, behind @ ..])) = codings.split_at_checked(at) else {
            return Around::default();
        };
        let mut around = between(before, behind, coding.span);
        around.beside.retain(|code| **code != coding.code);
        around
    }

    /// Around a passage that is to be coded.
    pub fn passage(codings: &'a [Coding], span: Span) -> Around<'a> {
        let order = (span.start, std::cmp::Reverse(span.end), "");
        let (before, behind) = codings.split_at(codings.partition_point(|coding| coding.order() < order));
        between(before, behind, span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Layer, When};

    fn layer(codings: &[(u32, u32, &str)]) -> Layer {
        let coding = |&(start, end, code)| Coding::new(Span::new(start, end), CodeId::new(code), When(0));
        Layer::new(codings.iter().map(coding).collect())
    }

    #[test]
    fn a_passage_knows_the_code_before_it_and_those_on_its_words() {
        let layer = layer(&[(0, 10, "hope"), (20, 30, "pay"), (32, 60, "role"), (50, 55, "pay")]);
        let around = Around::passage(layer.codings(), Span::new(40, 52));
        assert_eq!(around.after.map(CodeId::as_str), Some("pay"));
        assert_eq!(around.beside.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["role", "pay"]);
    }

    #[test]
    fn what_was_said_long_ago_does_not_count() {
        let layer = layer(&[(0, 10, "hope")]);
        assert_eq!(
            Around::passage(layer.codings(), Span::new(2_010, 2_020)).after,
            layer.codings().first().map(|coding| &coding.code)
        );
        assert_eq!(Around::passage(layer.codings(), Span::new(2_011, 2_020)), Around::default());
    }
}
