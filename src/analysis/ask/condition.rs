//! Whether a condition holds: of a transcript, of a turn, of a coding.

use super::evaluate::Peoples;
use super::field::{Field, Test};
use super::place::Place;
use super::query::{Part, Says};
use super::values::Wanted;
use super::words::Sign;
use crate::study::{Coder, Coding};
use crate::text::Unit;

/// What a condition is held against.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'a> {
    Transcript,
    Turn(Option<usize>),
    Coding(&'a Coder, &'a Coding),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    No,
    /// Nobody said; it meets nothing, and its opposite neither.
    Missing,
    /// That depends on the turn or the coding.
    Open,
    Yes,
}

/// What a field is somewhere.
enum Told<'a> {
    Missing,
    Open,
    One(&'a str),
    Each(Vec<&'a str>),
    Number(f64),
}

pub(super) fn verdict(part: &Part, place: &Place, spot: Spot, people: &Peoples) -> Verdict {
    let each = |parts: &[Part]| -> Vec<Verdict> {
        parts.iter().map(|part| verdict(part, place, spot, people)).collect()
    };
    match &part.says {
        Says::Field(test) => met(test, &told(test, place, spot)),
        Says::Cases(_) => among(people.get(&part.at), place, spot),
        Says::Not(part) => verdict(part, place, spot, people).opposite(),
        Says::And(parts) => all(&each(parts), Verdict::No),
        Says::Or(parts) => all(&each(parts), Verdict::Yes),
        _ => Verdict::Open,
    }
}

impl Verdict {
    fn opposite(self) -> Verdict {
        match self {
            Verdict::Yes => Verdict::No,
            Verdict::No => Verdict::Yes,
            open => open,
        }
    }

    fn of(holds: bool) -> Verdict {
        if holds { Verdict::Yes } else { Verdict::No }
    }
}

/// One `strongest` decides; else what is open leaves it open.
fn all(each: &[Verdict], strongest: Verdict) -> Verdict {
    let has = |verdict| each.contains(&verdict);
    match strongest {
        strongest if has(strongest) => strongest,
        _ if has(Verdict::Open) => Verdict::Open,
        _ if has(Verdict::Missing) => Verdict::Missing,
        strongest => strongest.opposite(),
    }
}

fn met(test: &Test, told: &Told) -> Verdict {
    let holds = match told {
        Told::Open => return Verdict::Open,
        Told::Missing if matches!(test.wanted, Wanted::Missing) => true,
        Told::Missing => return Verdict::Missing,
        Told::One(name) => test.wanted.takes(name),
        Told::Each(names) => names.iter().any(|name| test.wanted.takes(name)),
        Told::Number(number) => test.wanted.takes_number(*number),
    };
    Verdict::of(holds != (test.sign == Sign::IsNot))
}

fn among(
    people: Option<&std::collections::BTreeSet<crate::study::CaseId>>,
    place: &Place,
    spot: Spot,
) -> Verdict {
    let Some(people) = people else { return Verdict::No };
    match turn(place, spot) {
        None if place.voices.is_shared() => Verdict::Open,
        turn => Verdict::of(people.contains(place.case(turn.flatten()))),
    }
}

/// `None` where the turn is not known yet; `Some(None)` where there is none.
fn turn(place: &Place, spot: Spot) -> Option<Option<usize>> {
    match spot {
        Spot::Transcript => None,
        Spot::Turn(turn) => Some(turn),
        Spot::Coding(_, coding) => Some(place.turn_at(place.voices.stand(coding.span))),
    }
}

fn told<'a>(test: &Test, place: &'a Place, spot: Spot<'a>) -> Told<'a> {
    match &test.field {
        Field::Transcript => Told::Each(super::roster::names_of(place.id).to_vec()),
        Field::Wave => place.voices.wave().map_or(Told::Missing, |wave| Told::Number(f64::from(wave))),
        Field::Group => Told::some(place.groups()),
        Field::Case | Field::Speaker | Field::Question | Field::Attribute(..) => of_turn(test, place, spot),
        _ => match spot {
            Spot::Coding(coder, coding) => of_coding(test, place, coder, coding),
            _ => Told::Open,
        },
    }
}

fn of_turn<'a>(test: &Test, place: &'a Place, spot: Spot) -> Told<'a> {
    let known = turn(place, spot);
    let by_owner = !place.voices.is_shared();
    match (&test.field, known) {
        (Field::Case, None) if !by_owner => Told::Open,
        (Field::Case, turn) => {
            Told::Each(vec![place.voices.owner().as_str(), place.case(turn.flatten()).as_str()])
        }
        (Field::Attribute(..), None) if !by_owner => Told::Open,
        (Field::Attribute(name, kind), turn) => Told::some(place.attribute(turn.flatten(), name, *kind)),
        (_, None) => Told::Open,
        (Field::Speaker, Some(turn)) => place.speaker(turn).map_or(Told::Missing, Told::One),
        (_, Some(turn)) => {
            let start = turn.and_then(|turn| Some(place.text?.turns().get(turn)?.whole.start));
            start.map_or(Told::Missing, |start| Told::some(place.questions(start)))
        }
    }
}

fn of_coding<'a>(test: &Test, place: &'a Place, coder: &'a Coder, coding: &'a Coding) -> Told<'a> {
    let book = &place.study.codebook;
    let yes = |is: bool| Told::One(if is { "yes" } else { "no" });
    match test.field {
        Field::Coder | Field::Layer => Told::One(coder.as_str()),
        Field::Code => match &test.wanted {
            Wanted::Like(_) => Told::One(book.name(&coding.code)),
            _ => Told::One(coding.code.as_str()),
        },
        Field::Kind => {
            book.get(coding.code.as_str()).map_or(Told::Missing, |code| Told::One(code.kind.name()))
        }
        Field::Weight => coding.marks.weight.map_or(Told::Missing, |weight| Told::Number(f64::from(weight))),
        Field::Memo => coding.marks.memo.as_deref().map_or(Told::Missing, Told::One),
        Field::Golden => yes(coding.marks.golden),
        Field::Counter => yes(coding.marks.counter),
        Field::Words => words(test, place, coding),
        // Of no set is no answer that is missing.
        _ if !matches!(test.wanted, Wanted::Missing) => Told::Each(sets(place, coding)),
        _ => Told::some(sets(place, coding)),
    }
}

/// How many words a passage has, or which.
fn words<'a>(test: &Test, place: &'a Place, coding: &Coding) -> Told<'a> {
    let Some(text) = place.text else { return Told::Missing };
    match test.wanted {
        Wanted::Like(_) => Told::One(text.slice(coding.span)),
        _ if coding.span.is_empty() => Told::Number(0.0),
        _ => Told::Number(text.units_in(Unit::Word, coding.span).len() as f64),
    }
}

/// The sets that hold the code or the transcript.
fn sets<'a>(place: &Place<'a>, coding: &Coding) -> Vec<&'a str> {
    let sets = place.study.about.sets.iter();
    let hold = sets.filter(|set| set.codes.contains(&coding.code) || set.transcripts.contains(place.id));
    hold.map(|set| set.name.as_str()).collect()
}

impl<'a> Told<'a> {
    fn some(names: Vec<&'a str>) -> Told<'a> {
        if names.is_empty() { Told::Missing } else { Told::Each(names) }
    }
}
