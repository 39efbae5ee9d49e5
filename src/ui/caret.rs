//! The caret: it always stands on a unit, and the unit is the selection.

use crate::text::{Span, Transcript, Unit};

/// The selection runs from the front of one unit to the back of another; most often they are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The unit that stays when the selection is extended.
    pub fixed: Span,
    /// The unit that moves.
    pub moving: Span,
    /// While anchored, every move extends.
    pub anchored: bool,
}

impl Caret {
    pub fn on(unit: Span) -> Caret {
        Caret { fixed: unit, moving: unit, anchored: false }
    }

    pub fn selection(&self) -> Span {
        self.fixed.hull(self.moving)
    }

    /// Where the terminal's cursor stands: the end of the selection that moves.
    pub fn head(&self) -> u32 {
        let backwards = self.moving.start < self.fixed.start;
        if backwards || self.fixed == self.moving {
            self.moving.start
        } else {
            self.moving.end.saturating_sub(1)
        }
    }

    pub fn is_grown(&self) -> bool {
        self.fixed != self.moving
    }

    /// To a unit: extends when anchored, else stands on it alone.
    pub fn go(&mut self, unit: Span) {
        self.moving = unit;
        if !self.anchored {
            self.fixed = unit;
        }
    }

    /// Selects the span exactly as it is.
    pub fn select(&mut self, span: Span) {
        *self = Caret::on(span);
    }

    fn from(&self) -> Span {
        if self.anchored { self.moving } else { self.selection() }
    }

    /// Each of these says whether there was anywhere to go.
    pub fn next(&mut self, text: &Transcript, unit: Unit) -> bool {
        text.unit_after(unit, self.from()).map(|next| self.go(next)).is_some()
    }

    pub fn previous(&mut self, text: &Transcript, unit: Unit) -> bool {
        text.unit_before(unit, self.from()).map(|previous| self.go(previous)).is_some()
    }

    pub fn grow(&mut self, text: &Transcript, unit: Unit) -> bool {
        self.face_forward();
        text.unit_after(unit, self.moving).map(|next| self.moving = next).is_some()
    }

    pub fn grow_back(&mut self, text: &Transcript, unit: Unit) -> bool {
        self.face_forward();
        text.unit_before(unit, self.fixed).map(|previous| self.fixed = previous).is_some()
    }

    pub fn shrink(&mut self, text: &Transcript, unit: Unit) -> bool {
        self.face_forward();
        let shorter =
            text.unit_before(unit, self.last(text, unit)).filter(|unit| unit.start >= self.fixed.start);
        shorter.map(|back| self.moving = back).is_some()
    }

    pub fn shrink_front(&mut self, text: &Transcript, unit: Unit) -> bool {
        self.face_forward();
        let first = text.unit_at(unit, self.fixed.start);
        let shorter = text.unit_after(unit, first).filter(|unit| unit.end <= self.moving.end);
        shorter.map(|front| self.fixed = front).is_some()
    }

    /// The caret on units of another size: a single unit becomes the one at the selection's beginning.
    pub fn resize(&mut self, text: &Transcript, unit: Unit) {
        let start = self.selection().start;
        if self.anchored {
            self.moving = text.unit_at(unit, self.moving.start);
        } else {
            *self = Caret::on(text.unit_at(unit, start));
        }
    }

    fn last(&self, text: &Transcript, unit: Unit) -> Span {
        text.unit_at(unit, self.moving.end.saturating_sub(1))
    }

    fn face_forward(&mut self) {
        if self.moving.start < self.fixed.start {
            std::mem::swap(&mut self.moving, &mut self.fixed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "Interviewer: And then?\n\nNoor: I laughed. I cried. I went home.\n\nNoor: Yes.\n";

    fn start() -> (Transcript, Caret) {
        let text = Transcript::new(TALK);
        let caret = Caret::on(text.unit_at(Unit::Sentence, 0));
        (text, caret)
    }

    fn words<'a>(text: &'a Transcript, caret: &Caret) -> &'a str {
        text.slice(caret.selection())
    }

    #[test]
    fn one_key_selects_the_next_sentence() {
        let (text, mut caret) = start();
        assert_eq!(words(&text, &caret), "And then?");
        assert!(caret.next(&text, Unit::Sentence));
        assert_eq!(words(&text, &caret), "I laughed.");
        assert!(caret.previous(&text, Unit::Sentence));
        assert!(!caret.previous(&text, Unit::Sentence));
    }

    #[test]
    fn growing_and_shrinking_at_both_ends() {
        let (text, mut caret) = start();
        caret.next(&text, Unit::Sentence);
        caret.grow(&text, Unit::Sentence);
        caret.grow(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I laughed. I cried. I went home.");
        caret.shrink_front(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I cried. I went home.");
        caret.shrink(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I cried.");
        assert!(!caret.shrink(&text, Unit::Sentence));
        caret.grow_back(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I laughed. I cried.");
        caret.next(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I went home.", "moving leaves a grown selection behind");
    }

    #[test]
    fn an_anchor_makes_moving_extend_both_ways() {
        let (text, mut caret) = start();
        caret.next(&text, Unit::Sentence);
        caret.next(&text, Unit::Sentence);
        caret.anchored = true;
        caret.next(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I cried. I went home.");
        caret.previous(&text, Unit::Sentence);
        caret.previous(&text, Unit::Sentence);
        assert_eq!(words(&text, &caret), "I laughed. I cried.");
    }
}
