//! What each part of a question finds in one transcript.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Behind;
use super::condition::{Spot, Verdict, verdict};
use super::evaluate::Peoples;
use super::field::Field;
use super::place::Place;
use super::query::{About, Codes, Grain, How, Part, Relation, Says};
use super::relations::Others;
use super::ruler::Ruler;
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
    /// The codings of which text was made that is none itself.
    made_of: Vec<Piece>,
    /// Codings and hits are kept or left as wholes; other text may be cut.
    is_whole: bool,
}

/// What the conditions around a part narrow it to.
#[derive(Clone, Default)]
struct Narrowed<'q> {
    codings: Vec<&'q Part>,
    layers: Vec<&'q Part>,
}

pub(super) struct Reading<'a> {
    pub place: Place<'a>,
    ruler: Ruler<'a>,
    how: How,
    people: &'a Peoples,
    layers: Vec<(&'a Coder, &'a Layer)>,
}

impl<'a> Reading<'a> {
    pub fn new(place: Place<'a>, how: How, people: &'a Peoples, grains: &[Grain]) -> Reading<'a> {
        let layers = place.shelved.layers.iter().map(|(coder, layer)| (coder, layer.as_ref())).collect();
        let ruler = Ruler::new(place.text, place.blocks.clone()).for_grains(grains);
        Reading { place, ruler, how, people, layers }
    }

    /// What is found, and the codings behind what is none itself.
    pub fn answer(&self, root: &Part) -> (Vec<Piece>, Vec<Piece>) {
        let mut value = self.value(root, &Narrowed::default());
        if self.how.by.is_some() {
            value = text(self.lifted(&value), &[value]);
        }
        value.pieces.sort_by(|a, b| self.order(a).cmp(&self.order(b)));
        let is_of_codings = value.pieces.iter().all(|piece| piece.of.is_some());
        let behind = if is_of_codings { Vec::new() } else { value.codings() };
        (value.pieces, behind)
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
                let less = self.lifted(&self.value(part, &narrowed.aside()));
                text(spans::without(&self.speech(), &less), &[])
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
        Value { pieces, is_whole: true, ..Value::default() }
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
        Value { pieces: hits.unwrap_or_default(), is_whole: true, ..Value::default() }
    }

    /// What is said where a condition holds; by interviewers only when it asks who speaks.
    fn places(&self, part: &Part) -> Value {
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default();
        let asks = |part: &Part| matches!(&part.says, Says::Field(test) if test.field == Field::Speaker);
        let is_of_speakers = part.walk().into_iter().any(asks);
        let counts = |turn: usize| is_of_speakers || !self.place.voices.asks(turn);
        let holds = |turn: usize| counts(turn) && self.holds(part, Spot::Turn(Some(turn)));
        let words = turns.iter().enumerate().filter(|(turn, _)| holds(*turn)).map(|(_, turn)| turn.words);
        text(words.filter(|words| !words.is_empty()).collect(), &[])
    }

    /// What participants say.
    fn speech(&self) -> Vec<Span> {
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default().iter().enumerate();
        let theirs = turns.filter(|(turn, _)| !self.place.voices.asks(*turn)).map(|(_, turn)| turn.words);
        let words: Vec<Span> = theirs.filter(|words| !words.is_empty()).collect();
        self.lifted(&text(words, &[]))
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
        let mut values = Vec::new();
        for part in &found {
            values.push(self.value(part, &inner));
            if values.last().is_some_and(|value| value.pieces.is_empty()) {
                return Value::default();
            }
        }
        if about(About::Codings).next().is_some() && !found.iter().any(|part| part.is_of_codings()) {
            values.push(self.codings(&Codes::Every, &inner));
        }
        let less: Vec<&Part> = parts.iter().filter(|part| part.is_negated()).collect();
        let together = match (values.as_slice(), less.as_slice()) {
            ([_], []) => values.pop().unwrap_or_default(),
            _ => self.together(&values, &less, &inner),
        };
        self.at_places(together, &places)
    }

    /// The text common to all of them, less what is negated.
    fn together(&self, values: &[Value], less: &[&Part], narrowed: &Narrowed) -> Value {
        let sets = values.iter().map(|value| self.lifted(value));
        let mut left = sets.reduce(|a, b| spans::common(&a, &b)).unwrap_or_else(|| self.speech());
        for part in less {
            if let (Says::Not(part), false) = (&part.says, left.is_empty()) {
                left = spans::without(&left, &self.lifted(&self.value(part, &narrowed.aside())));
            }
        }
        text(left, values)
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
            value.pieces.retain(|piece| hold(Spot::Turn(self.place.turn_at(self.stand(piece)))));
            value.forget_others();
            return value;
        }
        let turns = self.place.text.map(|text| text.turns()).unwrap_or_default().iter().enumerate();
        let theirs = turns.filter(|(turn, _)| hold(Spot::Turn(Some(*turn)))).map(|(_, turn)| turn.whole);
        text(spans::common(&self.lifted(&value), &theirs.collect::<Vec<_>>()), &[value])
    }

    /// A coding stands with the first participant, a unit where it begins.
    fn stand(&self, piece: &Piece) -> u32 {
        if piece.of.is_some() { self.place.voices.stand(piece.span) } else { piece.span.start }
    }

    fn any(&self, parts: &[Part], narrowed: &Narrowed) -> Value {
        if self.how.separate && self.how.by.is_none() {
            return self.each(parts, narrowed);
        }
        self.at_least(1, parts, narrowed)
    }

    /// Everything by itself, once.
    fn each(&self, parts: &[Part], narrowed: &Narrowed) -> Value {
        let mut each = Value { is_whole: true, ..Value::default() };
        for value in parts.iter().map(|part| self.value(part, narrowed)) {
            each.pieces.extend(value.pieces);
            each.made_of.extend(value.made_of);
        }
        each.pieces.sort_unstable();
        each.pieces.dedup();
        each
    }

    fn at_least(&self, wanted: u32, parts: &[Part], narrowed: &Narrowed) -> Value {
        let values: Vec<Value> = parts.iter().map(|part| self.value(part, narrowed)).collect();
        let sets: Vec<_> = values.iter().map(|value| self.lifted(value)).collect();
        let found = match self.how.by {
            None => spans::in_at_least(wanted, &sets),
            Some(_) => spans::units_in_at_least(wanted, &sets),
        };
        text(found, &values)
    }

    fn beside(&self, left: &Part, relation: Relation, right: &Part, narrowed: &Narrowed) -> Value {
        let mut value = self.value(left, narrowed);
        if value.pieces.is_empty() {
            return value;
        }
        let right = self.value(right, &narrowed.aside());
        let others = Others::new(right.pieces.iter().map(|piece| piece.span).collect());
        value.pieces.retain(|piece| others.stand(piece.span, relation, &self.ruler));
        value.forget_others();
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

    /// The case of a coding is that of the first participant whose words it holds, as everywhere; behind other text
    /// stand all participants whose words it holds.
    pub fn whose(&self, piece: &Piece, cases: &mut BTreeMap<CaseId, usize>) {
        let place = &self.place;
        let whose: BTreeSet<&CaseId> = match (piece.of, place.text) {
            (None, Some(text)) => {
                let theirs = text.turns_of(piece.span).filter(|turn| !place.voices.asks(*turn));
                theirs.map(|turn| place.case(Some(turn))).collect()
            }
            _ => place.voices.whose(piece.span).into_iter().collect(),
        };
        for case in whose {
            match cases.get_mut(case) {
                Some(stretches) => *stretches += 1,
                None => _ = cases.insert(case.clone(), 1),
            }
        }
    }

    pub fn behind(&self, codings: &[Piece]) -> Vec<Behind> {
        let named = codings.iter().filter_map(|piece| Some((piece.span, self.name(piece)?)));
        named.map(|(span, (coder, code))| Behind { span, coder, code }).collect()
    }
}

impl Value {
    fn codings(&self) -> Vec<Piece> {
        let found = self.pieces.iter().filter(|piece| piece.of.is_some());
        let mut codings: Vec<Piece> = found.chain(&self.made_of).copied().collect();
        codings.sort_unstable();
        codings.dedup();
        codings
    }

    /// The codings that gave nothing to what is left.
    fn forget_others(&mut self) {
        let left = spans::merged(self.pieces.iter().map(|piece| piece.span));
        self.made_of.retain(|piece| spans::touches(&left, piece.span));
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
        Narrowed { codings: Vec::new(), layers: self.layers.clone() }
    }
}

/// Text, and the values it was made from.
fn text(spans: Vec<Span>, from: &[Value]) -> Value {
    let pieces = spans.into_iter().map(|span| Piece { span, of: None }).collect();
    let made_of = from.iter().flat_map(Value::codings).collect();
    let mut text = Value { pieces, made_of, is_whole: false };
    text.forget_others();
    text
}
