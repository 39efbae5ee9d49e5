//! What each part of a question finds in one transcript.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::answer::Behind;
use super::condition::{Spot, Verdict, verdict};
use super::evaluate::Peoples;
use super::field::Field;
use super::place::Place;
use super::query::{About, Codes, Grain, How, Part, Relation, Says};
use super::relations::Others;
use super::ruler::{Ruler, turns_of};
use super::spans;
use crate::study::{CaseId, CodeId, Coder, Coding, Layer};
use crate::text::{Pattern, Span};

/// Something found: a coding, or text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    pub span: Span,
    /// The number of the layer, and of the coding in it.
    pub of: Option<(usize, usize)>,
}

/// Pieces by their starts.
#[derive(Clone, Debug, Default)]
struct Value {
    pieces: Vec<Piece>,
    /// Codings and hits are kept or left as wholes; other text may be cut.
    is_whole: bool,
}

/// What the conditions around a part narrow it to.
#[derive(Clone, Default)]
struct Narrowed<'q> {
    codings: Vec<&'q Part>,
    layers: Vec<&'q Part>,
    /// Held against the answer, not part of it.
    is_aside: bool,
}

pub(super) struct Reading<'a> {
    pub place: Place<'a>,
    ruler: Ruler<'a>,
    how: How,
    people: &'a Peoples,
    layers: Vec<(&'a Coder, &'a Layer)>,
    /// The codings of which the answer is made.
    used: RefCell<Vec<Piece>>,
}

impl<'a> Reading<'a> {
    pub fn new(place: Place<'a>, how: How, people: &'a Peoples, grains: &[Grain]) -> Reading<'a> {
        let layers = place.shelved.layers.iter().map(|(coder, layer)| (coder, layer.as_ref())).collect();
        let ruler = Ruler::new(place.text, place.blocks.clone()).for_grains(grains);
        Reading { place, ruler, how, people, layers, used: RefCell::default() }
    }

    pub fn whole_answer(&self, root: &Part) -> Vec<Piece> {
        let value = self.value(root, &Narrowed::default());
        if self.how.by.is_some() { text(self.lifted(&value)).pieces } else { value.pieces }
    }

    fn value(&self, part: &Part, narrowed: &Narrowed) -> Value {
        match (part.about(), &part.says) {
            (Some(About::Places), _) => self.places(part),
            (Some(about), _) => self.codings(&Codes::Every, &narrowed.and(part, about)),
            (None, Says::Codes(codes)) => self.codings(codes, narrowed),
            (None, Says::Words(pattern)) => self.hits(pattern),
            (None, Says::And(parts)) => self.all(parts, narrowed),
            (None, Says::Or(parts)) => self.any(parts, narrowed),
            (None, Says::AtLeast(wanted, parts)) => self.at_least(*wanted, parts, narrowed),
            (None, Says::Not(part)) => {
                text(spans::without(&self.speech(), &self.lifted(&self.value(part, &narrowed.aside()))))
            }
            (None, Says::Beside(left, relation, right)) => self.beside(left, *relation, right, narrowed),
            (None, Says::Field(_) | Says::Cases(_)) => Value::default(),
        }
    }

    fn codings(&self, codes: &Codes, narrowed: &Narrowed) -> Value {
        let mut pieces = Vec::new();
        for (number, (coder, layer)) in self.layers.iter().enumerate() {
            for (at, coding) in layer.codings().iter().enumerate() {
                if codes.hold(&coding.code) && self.let_in(coder, coding, narrowed) {
                    pieces.push(Piece { span: coding.span, of: Some((number, at)) });
                }
            }
        }
        pieces.sort_unstable();
        if !narrowed.is_aside {
            self.used.borrow_mut().extend(&pieces);
        }
        Value { pieces, is_whole: true }
    }

    fn let_in(&self, coder: &Coder, coding: &Coding, narrowed: &Narrowed) -> bool {
        let mut conditions = narrowed.layers.iter().chain(&narrowed.codings);
        conditions.all(|part| self.holds(part, Spot::Coding(coder, coding)))
    }

    fn holds(&self, part: &Part, spot: Spot) -> bool {
        verdict(part, &self.place, spot, self.people) == Verdict::Yes
    }

    fn hits(&self, pattern: &Pattern) -> Value {
        let piece = |text: &crate::text::Transcript, hit| Piece { span: text.snap(hit), of: None };
        let hits = self.place.text.map(|words| pattern.hits(words).map(|hit| piece(words, hit)).collect());
        Value { pieces: hits.unwrap_or_default(), is_whole: true }
    }

    /// What is said where a condition holds; by interviewers only when it asks who speaks.
    fn places(&self, part: &Part) -> Value {
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default();
        let asks = |part: &Part| matches!(&part.says, Says::Field(test) if test.field == Field::Speaker);
        let is_of_speakers = part.walk().into_iter().any(asks);
        let counts = |turn: usize| is_of_speakers || !self.place.is_interviewer(turn);
        let holds = |turn: usize| counts(turn) && self.holds(part, Spot::Turn(Some(turn)));
        let words = turns.iter().enumerate().filter(|(turn, _)| holds(*turn)).map(|(_, turn)| turn.words);
        text(words.filter(|words| !words.is_empty()).collect())
    }

    /// What participants say.
    fn speech(&self) -> Vec<Span> {
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default().iter().enumerate();
        let theirs = turns.filter(|(turn, _)| !self.place.is_interviewer(*turn)).map(|(_, turn)| turn.words);
        let words: Vec<Span> = theirs.filter(|words| !words.is_empty()).collect();
        self.lifted(&text(words))
    }

    /// As a set of text, or of units where those are asked for.
    fn lifted(&self, value: &Value) -> Vec<Span> {
        let spans = value.pieces.iter().map(|piece| piece.span);
        match self.how.by {
            Some(grain) => self.ruler.units(grain, spans),
            None => spans::merged(spans),
        }
    }

    fn all(&self, parts: &[Part], narrowed: &Narrowed) -> Value {
        let about = |wanted| parts.iter().filter(move |part| part.about() == Some(wanted));
        let places: Vec<&Part> = about(About::Places).collect();
        if self.is_refused(&places) {
            return Value::default();
        }
        let mut inner = narrowed.clone();
        inner.layers.extend(about(About::Layers));
        inner.codings.extend(about(About::Codings));
        let found = parts.iter().filter(|part| part.about().is_none() && !part.is_negated());
        let found: Vec<&Part> = found.collect();
        let mut values: Vec<Value> = found.iter().map(|part| self.value(part, &inner)).collect();
        if about(About::Codings).next().is_some() && !found.iter().any(|part| part.is_of_codings()) {
            values.push(self.codings(&Codes::Every, &inner));
        }
        let less = parts.iter().filter(|part| part.is_negated());
        let together = self.together(values, less.collect(), &inner);
        self.at_places(together, &places)
    }

    /// The text common to all of them, less what is negated. One alone stays as it is.
    fn together(&self, mut values: Vec<Value>, less: Vec<&Part>, narrowed: &Narrowed) -> Value {
        if let ([_], []) = (values.as_slice(), less.as_slice()) {
            return values.pop().unwrap_or_default();
        }
        let sets = values.iter().map(|value| self.lifted(value));
        let mut left = sets.reduce(|a, b| spans::common(&a, &b)).unwrap_or_else(|| self.speech());
        for part in less {
            if let (Says::Not(part), false) = (&part.says, left.is_empty()) {
                left = spans::without(&left, &self.lifted(&self.value(part, &narrowed.aside())));
            }
        }
        text(left)
    }

    fn is_refused(&self, places: &[&Part]) -> bool {
        let verdict = |part: &&Part| verdict(part, &self.place, Spot::Transcript, self.people);
        places.iter().any(|part| verdict(part) < Verdict::Open)
    }

    fn at_places(&self, mut value: Value, places: &[&Part]) -> Value {
        let hold = |spot| places.iter().all(|part| self.holds(part, spot));
        if hold(Spot::Transcript) {
            return value;
        }
        if value.is_whole || self.how.by.is_some() {
            value.pieces.retain(|piece| hold(Spot::Turn(self.place.turn_at(piece.span.start))));
            return value;
        }
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default().iter().enumerate();
        let theirs = turns.filter(|(turn, _)| hold(Spot::Turn(Some(*turn)))).map(|(_, turn)| turn.whole);
        text(spans::common(&self.lifted(&value), &theirs.collect::<Vec<_>>()))
    }

    fn any(&self, parts: &[Part], narrowed: &Narrowed) -> Value {
        let values = parts.iter().map(|part| self.value(part, narrowed));
        match self.how {
            How { by: None, separate: true } => {
                let mut pieces: Vec<Piece> = values.flat_map(|value| value.pieces).collect();
                pieces.sort_unstable();
                pieces.dedup();
                Value { pieces, is_whole: true }
            }
            How { by: None, .. } => {
                text(spans::union(&values.map(|value| self.lifted(&value)).collect::<Vec<_>>()))
            }
            _ => text(spans::units_in_at_least(
                1,
                &values.map(|value| self.lifted(&value)).collect::<Vec<_>>(),
            )),
        }
    }

    fn at_least(&self, wanted: u32, parts: &[Part], narrowed: &Narrowed) -> Value {
        let sets: Vec<_> = parts.iter().map(|part| self.lifted(&self.value(part, narrowed))).collect();
        text(match self.how.by {
            None => spans::in_at_least(wanted, &sets),
            Some(_) => spans::units_in_at_least(wanted, &sets),
        })
    }

    fn beside(&self, left: &Part, relation: Relation, right: &Part, narrowed: &Narrowed) -> Value {
        let mut value = self.value(left, narrowed);
        if value.pieces.is_empty() {
            return value;
        }
        let right = self.value(right, &narrowed.aside());
        let others = Others::new(right.pieces.iter().map(|piece| piece.span).collect());
        value.pieces.retain(|piece| others.stand(piece.span, relation, &self.ruler));
        value
    }

    fn coding(&self, piece: &Piece) -> Option<(&'a Coder, &'a Coding)> {
        let (layer, at) = piece.of?;
        let (coder, layer) = self.layers.get(layer)?;
        Some((coder, layer.codings().get(at)?))
    }

    pub fn name(&self, piece: &Piece) -> Option<(Coder, CodeId)> {
        self.coding(piece).map(|(coder, coding)| (coder.clone(), coding.code.clone()))
    }

    pub fn order(&self, piece: &Piece) -> (Span, Option<(&'a CodeId, &'a Coder)>) {
        (piece.span, self.coding(piece).map(|(coder, coding)| (&coding.code, coder)))
    }

    /// The case of a coding is that of whoever speaks where it begins, as everywhere; behind other text stand all
    /// participants whose words it holds.
    pub fn whose(&self, piece: &Piece, cases: &mut BTreeMap<CaseId, usize>) {
        let place = &self.place;
        let whose: BTreeSet<&CaseId> = match (piece.of, place.text) {
            (None, Some(text)) => {
                let theirs = turns_of(text, piece.span).filter(|turn| !place.is_interviewer(*turn));
                theirs.map(|turn| place.case(Some(turn))).collect()
            }
            _ => [place.case(place.turn_at(piece.span.start))].into(),
        };
        for case in whose {
            match cases.get_mut(case) {
                Some(stretches) => *stretches += 1,
                None => _ = cases.insert(case.clone(), 1),
            }
        }
    }

    /// The codings behind text that is none by itself.
    pub fn behind(&self, found: &[Piece]) -> Vec<Behind> {
        if found.iter().all(|piece| piece.of.is_some()) {
            return Vec::new();
        }
        let mut used = self.used.take();
        used.sort_unstable();
        used.dedup();
        let set = spans::merged(found.iter().map(|piece| piece.span));
        let behind = used.iter().filter(|piece| spans::touches(&set, piece.span));
        let named = behind.filter_map(|piece| Some((piece.span, self.name(piece)?)));
        named.map(|(span, (coder, code))| Behind { span, coder, code }).collect()
    }
}

impl<'q> Narrowed<'q> {
    fn and(&self, part: &'q Part, about: About) -> Narrowed<'q> {
        let mut narrowed = self.clone();
        match about {
            About::Layers => narrowed.layers.push(part),
            _ => narrowed.codings.push(part),
        }
        narrowed
    }

    /// For what an answer is held against: whoever coded it, but within the layers that are asked about.
    fn aside(&self) -> Narrowed<'q> {
        Narrowed { codings: Vec::new(), layers: self.layers.clone(), is_aside: true }
    }
}

fn text(spans: Vec<Span>) -> Value {
    let pieces = spans.into_iter().map(|span| Piece { span, of: None }).collect();
    Value { pieces, is_whole: false }
}
