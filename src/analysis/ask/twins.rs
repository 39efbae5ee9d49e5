//! Every operator against a twin that works on arrays of characters and tries all pairs.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Grain, How, Query, Scope, ask};
use crate::study::{About, Code, CodeId, Codebook, Coder, Coding, Layer, Shelved, Study, TranscriptId, When};
use crate::text::{Span, Transcript, Unit};

/// A question as it is built, to be written down for the one and tried out by the other.
#[derive(Clone, Debug)]
enum Asked {
    Code(&'static str),
    Word(&'static str),
    By(&'static str),
    Layer(&'static str),
    Said(&'static str),
    Not(Box<Asked>),
    And(Vec<Asked>),
    Or(Vec<Asked>),
    AtLeast(u32, Vec<Asked>),
    Beside(Box<Asked>, String, Box<Asked>),
}

impl Asked {
    fn written(&self) -> String {
        let list = |parts: &[Asked], between: &str| {
            parts.iter().map(|part| format!("({})", part.written())).collect::<Vec<_>>().join(between)
        };
        match self {
            Asked::Code(code) => (*code).to_string(),
            Asked::Word(word) => format!("text:{word}"),
            Asked::By(coder) => format!("coder={coder}"),
            Asked::Layer(coder) => format!("layer={coder}"),
            Asked::Said(speaker) => format!("speaker={speaker}"),
            Asked::Not(part) => format!("not ({})", part.written()),
            Asked::And(parts) => list(parts, " and "),
            Asked::Or(parts) => list(parts, " or "),
            Asked::AtLeast(wanted, parts) => format!("atleast({wanted}; {})", list(parts, ", ")),
            Asked::Beside(left, relation, right) => {
                format!("({}) {relation} ({})", left.written(), right.written())
            }
        }
    }

    fn is_found(&self) -> bool {
        !matches!(self, Asked::By(_) | Asked::Layer(_) | Asked::Said(_))
    }

    fn is_of_codings(&self) -> bool {
        match self {
            Asked::Code(_) | Asked::By(_) | Asked::Layer(_) => true,
            Asked::And(parts) | Asked::Or(parts) | Asked::AtLeast(_, parts) => {
                parts.iter().any(Asked::is_of_codings)
            }
            Asked::Beside(left, ..) => left.is_of_codings(),
            _ => false,
        }
    }
}

type Whole = (Span, Option<(String, String)>);

/// Whole things, or a set of characters or units.
#[derive(Clone, Debug)]
enum Thing {
    Whole(Vec<Whole>),
    Set(Vec<bool>),
}

#[derive(Clone, Default)]
struct Narrowed {
    coders: Vec<&'static str>,
    layers: Vec<&'static str>,
}

struct Twin<'a> {
    text: &'a Transcript,
    codings: &'a [(&'static str, Coding)],
    how: How,
    /// Of what sets are made: single characters, or the units asked for.
    cells: Vec<Span>,
}

impl Twin<'_> {
    fn new<'a>(text: &'a Transcript, codings: &'a [(&'static str, Coding)], how: How) -> Twin<'a> {
        let cells = match how.by {
            None => (0..text.len()).map(|at| Span::new(at, at + 1)).collect(),
            Some(grain) => units(text, grain),
        };
        Twin { text, codings, how, cells }
    }

    fn answer(&self, asked: &Asked) -> Vec<Span> {
        let thing = self.thing(asked, &Narrowed::default());
        let thing = if self.how.by.is_some() { Thing::Set(self.set(&thing)) } else { thing };
        let mut spans = self.spans(&thing);
        spans.sort_unstable();
        spans
    }

    fn thing(&self, asked: &Asked, narrowed: &Narrowed) -> Thing {
        match asked {
            Asked::Code(code) => self.codings(|known| known == *code, narrowed),
            Asked::Word(word) => {
                let letters: Vec<char> = self.text.text().to_lowercase().chars().collect();
                let word: Vec<char> = word.chars().collect();
                let places = (0..letters.len()).filter(|at| letters[*at..].starts_with(&word));
                let hit = |at: usize| (Span::new(at as u32, (at + word.len()) as u32), None);
                Thing::Whole(places.map(hit).collect())
            }
            Asked::By(coder) => {
                let coders = [narrowed.coders.as_slice(), &[coder]].concat();
                self.codings(|_| true, &Narrowed { coders, ..narrowed.clone() })
            }
            Asked::Layer(coder) => {
                let layers = [narrowed.layers.as_slice(), &[coder]].concat();
                self.codings(|_| true, &Narrowed { layers, ..narrowed.clone() })
            }
            Asked::Said(speaker) => self.in_turns(|at| self.text.speaker(at) == Some(speaker)),
            Asked::Not(part) => {
                let less = self.set(&self.thing(part, &narrowed.aside()));
                let all = self.set(&self.speech());
                Thing::Set(pairs(&all, &less, |all, less| all && !less))
            }
            Asked::And(parts) => self.all(parts, narrowed),
            Asked::Or(parts) if self.how.separate && self.how.by.is_none() => {
                let spans = |part| self.whole(&self.thing(part, narrowed));
                let mut all: Vec<Whole> = parts.iter().flat_map(spans).collect();
                all.sort_unstable();
                all.dedup();
                Thing::Whole(all)
            }
            Asked::Or(parts) => self.counted(parts, narrowed, 1),
            Asked::AtLeast(wanted, parts) => self.counted(parts, narrowed, *wanted as usize),
            Asked::Beside(left, relation, right) => self.beside(left, relation, right, narrowed),
        }
    }

    fn codings(&self, is_it: impl Fn(&str) -> bool, narrowed: &Narrowed) -> Thing {
        let by = |coder: &str, wanted: &[&str]| wanted.iter().all(|wanted| *wanted == coder);
        let let_in = |(coder, coding): &&(&str, Coding)| {
            is_it(coding.code.as_str()) && by(coder, &narrowed.coders) && by(coder, &narrowed.layers)
        };
        let whole = |(coder, coding): &(&str, Coding)| {
            (coding.span, Some((coding.code.to_string(), (*coder).to_string())))
        };
        Thing::Whole(self.codings.iter().filter(let_in).map(whole).collect())
    }

    fn in_turns(&self, is_it: impl Fn(usize) -> bool) -> Thing {
        let turns = self.text.turns().iter().enumerate().filter(|(at, _)| is_it(*at));
        let words: Vec<Whole> = turns.map(|(_, turn)| (turn.words, None)).collect();
        Thing::Set(self.set(&Thing::Whole(words)))
    }

    fn speech(&self) -> Thing {
        self.in_turns(|at| self.text.speaker(at) != Some("I"))
    }

    fn all(&self, parts: &[Asked], narrowed: &Narrowed) -> Thing {
        let mut inner = narrowed.clone();
        let mut said = Vec::new();
        for part in parts {
            match part {
                Asked::By(coder) => inner.coders.push(coder),
                Asked::Layer(coder) => inner.layers.push(coder),
                Asked::Said(speaker) => said.push(*speaker),
                _ => {}
            }
        }
        let is_less = |part: &&Asked| matches!(part, Asked::Not(_));
        let found: Vec<&Asked> = parts.iter().filter(|part| part.is_found() && !is_less(part)).collect();
        let less: Vec<&Asked> = parts.iter().filter(is_less).collect();
        let mut things: Vec<Thing> = found.iter().map(|part| self.thing(part, &inner)).collect();
        let by = parts.iter().any(|part| matches!(part, Asked::By(_)));
        let only_conditions = found.is_empty() && less.is_empty();
        if (by && !found.iter().any(|part| part.is_of_codings())) || (only_conditions && said.is_empty()) {
            things.push(self.codings(|_| true, &inner));
        }
        if only_conditions && things.is_empty() && inner.layers.len() > narrowed.layers.len() {
            things.push(self.codings(|_| true, &inner));
        }
        if only_conditions && things.is_empty() {
            let all = |at: usize| said.iter().all(|speaker| self.text.speaker(at) == Some(speaker));
            return self.in_turns(all);
        }
        let mut thing = match (things.as_slice(), less.is_empty()) {
            ([only], true) => only.clone(),
            _ => {
                let sets = things.iter().map(|thing| self.set(thing));
                let set = sets.reduce(|a, b| pairs(&a, &b, |a, b| a && b));
                Thing::Set(set.unwrap_or_else(|| self.set(&self.speech())))
            }
        };
        for part in less {
            let Asked::Not(part) = part else { continue };
            let less = self.set(&self.thing(part, &inner.aside()));
            thing = Thing::Set(pairs(&self.set(&thing), &less, |all, less| all && !less));
        }
        said.into_iter().fold(thing, |thing, speaker| self.said(thing, speaker))
    }

    fn said(&self, thing: Thing, speaker: &str) -> Thing {
        let there = |at: u32| self.text.turn_at(at).and_then(|turn| self.text.speaker(turn)) == Some(speaker);
        match thing {
            Thing::Whole(spans) => {
                Thing::Whole(spans.into_iter().filter(|(span, _)| there(self.stands(*span))).collect())
            }
            Thing::Set(set) => {
                let is_in_turn = |at: u32| self.text.turns().iter().any(|turn| turn.whole.contains(at));
                let here =
                    |cell: &Span| there(cell.start) && (self.how.by.is_some() || is_in_turn(cell.start));
                let here: Vec<bool> = self.cells.iter().map(here).collect();
                Thing::Set(pairs(&set, &here, |set, here| set && here))
            }
        }
    }

    /// Where the first participant's words in it begin, letter by letter.
    fn stands(&self, span: Span) -> u32 {
        let speaker = |at: u32| self.text.turn_at(at).and_then(|turn| self.text.speaker(turn));
        let is_theirs = |at: &u32| speaker(*at).is_none_or(|name| !About::default().is_interviewer(name));
        (span.start..span.end).find(is_theirs).unwrap_or(span.start)
    }

    fn counted(&self, parts: &[Asked], narrowed: &Narrowed, wanted: usize) -> Thing {
        let sets: Vec<Vec<bool>> = parts.iter().map(|part| self.set(&self.thing(part, narrowed))).collect();
        let enough = |at: usize| sets.iter().filter(|set| set[at]).count() >= wanted;
        Thing::Set((0..self.cells.len()).map(enough).collect())
    }

    fn beside(&self, left: &Asked, relation: &str, right: &Asked, narrowed: &Narrowed) -> Thing {
        let thing = self.thing(left, narrowed);
        let others = self.spans(&self.thing(right, &narrowed.aside()));
        let stands = |span: Span| others.iter().any(|other| self.stand(span, relation, *other));
        match thing {
            Thing::Whole(spans) => {
                Thing::Whole(spans.into_iter().filter(|(span, _)| stands(*span)).collect())
            }
            set => {
                let kept = self.whole(&set).into_iter().filter(|(span, _)| stands(*span)).collect();
                Thing::Set(self.set(&Thing::Whole(kept)))
            }
        }
    }

    fn stand(&self, one: Span, relation: &str, other: Span) -> bool {
        let (name, distance) = relation.split_once('/').unwrap_or((relation, ""));
        let steps = |from: u32, to: u32| {
            let Some((most, grain)) = distance.split_once(' ') else { return true };
            self.steps(from, to, Grain::named(grain).unwrap()) <= most.parse().unwrap()
        };
        let before = one.end <= other.start && steps(one.end - 1, other.start);
        let after = other.end <= one.start && steps(other.end - 1, one.start);
        match name {
            "overlaps" => one.overlaps(other),
            "inside" => other.covers(one),
            "around" => one.covers(other),
            "equals" => one == other,
            "before" => before,
            "after" => after,
            _ => one.overlaps(other) || before || after,
        }
    }

    fn steps(&self, from: u32, to: u32, grain: Grain) -> u32 {
        let begin: Vec<u32> = match grain {
            Grain::Turn => self.text.turns().iter().skip(1).map(|turn| turn.whole.start).collect(),
            _ => units(self.text, grain).iter().map(|unit| unit.start).collect(),
        };
        begin.iter().filter(|start| from < **start && **start <= to).count() as u32
    }

    fn set(&self, thing: &Thing) -> Vec<bool> {
        match thing {
            Thing::Set(set) => set.clone(),
            Thing::Whole(spans) => {
                let held = |cell: &Span| spans.iter().any(|(span, _)| span.overlaps(*cell));
                self.cells.iter().map(held).collect()
            }
        }
    }

    fn whole(&self, thing: &Thing) -> Vec<Whole> {
        match thing {
            Thing::Whole(spans) => spans.clone(),
            Thing::Set(_) => self.spans(thing).into_iter().map(|span| (span, None)).collect(),
        }
    }

    /// Characters in a row are one span, units are themselves.
    fn spans(&self, thing: &Thing) -> Vec<Span> {
        let set = match thing {
            Thing::Whole(spans) => return spans.iter().map(|(span, _)| *span).collect(),
            Thing::Set(set) => set,
        };
        let mut spans: Vec<Span> = Vec::new();
        for (cell, _) in self.cells.iter().zip(set).filter(|(_, is_in)| **is_in) {
            match spans.last_mut() {
                Some(last) if self.how.by.is_none() && last.end == cell.start => last.end = cell.end,
                _ => spans.push(*cell),
            }
        }
        spans
    }
}

impl Narrowed {
    fn aside(&self) -> Narrowed {
        Narrowed { coders: Vec::new(), layers: self.layers.clone() }
    }
}

fn pairs(a: &[bool], b: &[bool], both: impl Fn(bool, bool) -> bool) -> Vec<bool> {
    a.iter().zip(b).map(|(a, b)| both(*a, *b)).collect()
}

fn units(text: &Transcript, grain: Grain) -> Vec<Span> {
    match grain {
        Grain::Character => (0..text.len()).map(|at| Span::new(at, at + 1)).collect(),
        Grain::Word => text.units_in(Unit::Word, text.whole()),
        Grain::Sentence => text.units_in(Unit::Sentence, text.whole()),
        Grain::Turn => text.turns().iter().map(|turn| turn.words).filter(|words| !words.is_empty()).collect(),
        Grain::Answer => vec![text.whole()],
    }
}

const CODES: [&str; 3] = ["hope", "role", "trust"];
const CODERS: [&str; 2] = ["jk", "ms"];
/// "I" asks; "Bo" may speak only once.
const TURNS: [&str; 6] = [
    "I: Why was it so?\n\n",
    "Ann: It was hard. Very hard, we hoped.\n\n",
    "Ann: Yes.\n\nNo one hoped.\n\n",
    "Bo: 慢慢来 👍🏽, slowly. So.\n\n",
    "I: And then?\n",
    "Ann:\n\n",
];

fn texts() -> impl Strategy<Value = String> {
    // Ann and Bo each stand twice, so that both are known for speakers.
    let turns = proptest::collection::vec(proptest::sample::select(TURNS.to_vec()), 0..5);
    turns.prop_map(|turns| turns.concat() + TURNS[1] + TURNS[3] + TURNS[0] + TURNS[3] + TURNS[2])
}

fn codings() -> impl Strategy<Value = Vec<(u32, u32, usize, usize)>> {
    proptest::collection::vec((0..260u32, 1..60u32, 0..CODES.len(), 0..CODERS.len()), 0..14)
}

fn relations() -> impl Strategy<Value = String> {
    let plain = proptest::sample::select(vec!["overlaps", "inside", "around", "equals", "before", "after"]);
    let names = proptest::sample::select(vec!["near", "before", "after"]);
    let units = proptest::sample::select(vec!["char", "word", "sentence", "turn"]);
    let far = (names, 0..12u32, units).prop_map(|(name, most, unit)| format!("{name}/{most} {unit}"));
    prop_oneof![plain.prop_map(str::to_string), far]
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![
        6 => proptest::sample::select(CODES.to_vec()).prop_map(Asked::Code),
        1 => proptest::sample::select(vec!["hard", "hoped", "so"]).prop_map(Asked::Word),
        1 => proptest::sample::select(CODERS.to_vec()).prop_map(Asked::By),
        1 => proptest::sample::select(CODERS.to_vec()).prop_map(Asked::Layer),
        1 => proptest::sample::select(vec!["Ann", "Bo"]).prop_map(Asked::Said),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let found = inner.clone().prop_filter("a condition is negated as one", Asked::is_found);
        let not = found.clone().prop_map(|part| Asked::Not(Box::new(part)));
        let parts = || proptest::collection::vec(inner.clone(), 2..4);
        let mixed = proptest::collection::vec(prop_oneof![3 => inner.clone(), 1 => not.clone()], 2..4);
        // Conditions among themselves are one condition; the stories tell what these mean.
        let is_mixed = |parts: &Vec<Asked>| parts.iter().any(Asked::is_found);
        prop_oneof![
            mixed.prop_filter("something is found", is_mixed).prop_map(Asked::And),
            parts().prop_filter("something is found", is_mixed).prop_map(Asked::Or),
            (1..4u32, parts()).prop_map(|(wanted, parts)| Asked::AtLeast(wanted, parts)),
            (found.clone(), relations(), found).prop_map(|(left, relation, right)| Asked::Beside(
                Box::new(left),
                relation,
                Box::new(right)
            )),
            not,
        ]
    })
}

fn hows() -> impl Strategy<Value = How> {
    let grains = [Grain::Word, Grain::Sentence, Grain::Turn, Grain::Answer];
    let by = proptest::option::of(proptest::sample::select(grains.to_vec()));
    (by, any::<bool>()).prop_map(|(by, separate)| How { by, separate })
}

type Coded = Vec<(&'static str, Coding)>;

fn study(text: &str, codings: &[(u32, u32, usize, usize)]) -> (Study, Coded) {
    let text = Transcript::new(text);
    let placed = codings.iter().filter_map(|&(start, length, code, coder)| {
        let span = Span::new(start.min(text.len()), (start + length).min(text.len()));
        let coding = Coding::new(span, CodeId::new(CODES[code]), When(0));
        (!span.is_empty()).then_some((CODERS[coder], coding))
    });
    let placed: Coded = placed.collect();
    let layer = |coder: &str| {
        let theirs = placed.iter().filter(|(by, _)| *by == coder).map(|(_, coding)| coding.clone());
        Arc::new(Layer::new(theirs.collect()))
    };
    let layers = CODERS.map(|coder| (Coder::new(coder), layer(coder)));
    let kept = layers.iter().zip(CODERS).flat_map(|((_, layer), coder)| {
        layer.codings().iter().map(move |coding| (coder, coding.clone())).collect::<Coded>()
    });
    let kept = kept.collect();
    let codes = CODES.map(|code| Code::new(CodeId::new(code), code));
    let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes.to_vec()).0), ..Study::default() };
    study.put(
        TranscriptId::new("p1.txt"),
        Shelved { text: Some(Arc::new(text)), layers: layers.into(), ..Shelved::default() },
    );
    (study, kept)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_question_is_answered_as_by_hand(
        text in texts(), codings in codings(), asked in asked(), how in hows(),
    ) {
        let (study, codings) = study(&text, &codings);
        let query = Query::read(&asked.written(), &study).map_err(|fault| fault.pointed()).unwrap();
        let answer = ask(&query, &study, how);
        let found: Vec<Span> = answer.found().map(|(_, found)| found.span).collect();
        let text = study.text(&TranscriptId::new("p1.txt")).unwrap();
        prop_assert_eq!(found, Twin::new(text, &codings, how).answer(&asked), "{}", asked.written());
    }

    #[test]
    fn looking_again_where_something_changed_is_as_good_as_looking_anew(
        text in texts(), before in codings(), after in codings(), asked in asked(),
    ) {
        let other = TranscriptId::new("p2.txt");
        let beside = |(mut study, _): (Study, Coded)| {
            let same = study.shelf[&TranscriptId::new("p1.txt")].as_ref().clone();
            study.put(other.clone(), same);
            study
        };
        let before = beside(study(&text, &before));
        let query = Query::read(&asked.written(), &before).unwrap();
        let (mut scope, mut after) = (Scope::of(&query, &before), beside(study(&text, &after)));
        let mut narrowed = scope.narrowed(&before);
        after.put(other.clone(), before.shelf[&other].as_ref().clone());
        let changed = TranscriptId::new("p1.txt");
        scope.look_again(&query, &after, &changed);
        scope.narrow(&after, &changed, &mut narrowed);
        let anew = Scope::of(&query, &after);
        prop_assert_eq!(&scope, &anew, "{}", asked.written());
        let admitted = after.codings().filter(|(id, coder, coding)| anew.admits_coding(id, coder, coding));
        prop_assert!(narrowed.codings().eq(admitted), "{}", asked.written());
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_with_its_place(
        line in "[(),;=~:!<>/\"*. 2a]{0,30}|((not|and|or|near/2|hope|\\(|\\)|case=|text:/|\"|attr\\.|in|x,) ){0,12}|\\PC{0,40}",
        caret in 0..50u32,
    ) {
        let (study, _) = study(TURNS[1], &[]);
        if let Err(fault) = Query::read(&line, &study) {
            let length = u32::try_from(line.chars().count()).unwrap();
            prop_assert!(fault.at.start <= length && fault.at.end <= length + 1, "{:?}", fault);
            prop_assert_eq!(fault.pointed().lines().count(), 3);
        }
        let offer = super::complete(&line, caret, &study);
        prop_assert!(offer.replaces.end <= u32::try_from(line.chars().count()).unwrap());
    }
}
