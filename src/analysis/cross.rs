//! Two ways of sorting the codings, crossed: codes by cases, cases by waves, codes by coders.
//!
//! A coding may stand under several headings of one side (all codes above it, each of several answers), or under
//! none: then it stands under [`NONE`], so that nothing is lost. Totals are counted anew and are never sums of cells:
//! what stands under two headings counts once in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

mod share;

pub use share::{Shares, shares};

use super::ask::Place;
use super::frequency::{length, touched};
use super::ground::{Ground, Page, common, merged};
use super::joined::joined;
use super::set::Set;
use crate::each::each;
use crate::study::AttributeKind;
use crate::text::{Span, Unit};

/// By what codings are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// With everything below it, or alone.
    Code {
        with_below: bool,
    },
    Case,
    Wave,
    Transcript,
    Speaker,
    Coder,
    Group,
    /// Of the guide, as the turns are marked that ask them.
    Question,
    Attribute(String, AttributeKind),
}

/// What stands under no heading of an axis.
pub const NONE: &str = "(none)";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Every coding counts, whoever made it.
    pub codings: u64,
    /// Of what participants say, a unit once.
    pub units: u64,
    /// Code points of what participants say.
    pub characters: u64,
    /// The numbers of the cases.
    pub cases: Set,
}

/// A heading, and who speaks under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// As the study names it: a slug, an id, a value, a number.
    pub name: String,
    pub cases: BTreeSet<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct Crossed {
    pub rows: Vec<Heading>,
    pub columns: Vec<Heading>,
    /// By row, that of all rows last; in each the figures by column.
    cells: Vec<Vec<(Side, Figure)>>,
}

/// A heading's number; `None` is all of that side, and stands first.
type Side = Option<usize>;

impl Crossed {
    /// `None` is all of that side. Where nothing stands there is no figure.
    pub fn at(&self, row: Option<usize>, column: Option<usize>) -> Option<&Figure> {
        let here = self.cells.get(row.unwrap_or(self.rows.len()))?;
        here.binary_search_by_key(&column, |(known, _)| *known).ok().and_then(|at| here.get(at)).map(|(_, it)| it)
    }
}

pub fn cross(ground: &Ground, rows: &Axis, columns: &Axis, unit: Unit) -> Crossed {
    let (rows, columns) = (Sorter::new(ground, rows), Sorter::new(ground, columns));
    let pages: Vec<usize> = (0..ground.pages.len()).collect();
    let counted = each(&pages, |number| of_page(ground, *number, &rows, &columns, unit));
    let mut cells: Vec<Vec<(Side, Figure)>> = vec![Vec::new(); rows.headings.len() + 1];
    for ((row, column), figure) in counted.into_iter().flatten() {
        if let Some(row) = cells.get_mut(row.unwrap_or(rows.headings.len())) {
            row.push((column, figure));
        }
    }
    let cells = cells.into_iter().map(|row| joined(row, Figure::join)).collect();
    Crossed { rows: rows.headings, columns: columns.headings, cells }
}

impl Figure {
    fn join(&mut self, other: Figure) {
        self.codings += other.codings;
        self.units += other.units;
        self.characters += other.characters;
        self.cases.join(&other.cases);
    }
}

type Key = (Side, Side);

fn of_page(
    ground: &Ground,
    number: usize,
    rows: &Sorter,
    columns: &Sorter,
    unit: Unit,
) -> Vec<(Key, Figure)> {
    let Some(page) = ground.pages.get(number) else { return Vec::new() };
    let place = place(ground, page);
    let mut marks: Vec<(Key, Span, Option<usize>)> = Vec::new();
    for placed in &page.codings {
        let spot = Spot::of(number, page, page.stand(placed.coding.span), placed.case);
        let spot = Spot { code: Some(placed.code), coder: Some(placed.coder.as_str()), ..spot };
        let (under, beside) = (rows.of(&spot, place.as_ref()), columns.of(&spot, place.as_ref()));
        for row in under.iter().copied().map(Some).chain([None]) {
            for column in beside.iter().copied().map(Some).chain([None]) {
                marks.push(((row, column), placed.coding.span, placed.case));
            }
        }
    }
    let (units, spoken) = (page.units(unit), page.spoken());
    // Stable: within a cell the spans stay in the order of their starts.
    marks.sort_by_key(|(key, ..)| *key);
    let figure = |here: &[(Key, Span, Option<usize>)]| {
        let stretches = merged(here.iter().map(|(_, span, _)| *span));
        let (units, characters) = (touched(&units, &stretches), length(&common(&stretches, spoken)));
        let cases = here.iter().filter_map(|(.., case)| *case).collect();
        Figure { codings: here.len() as u64, units, characters, cases }
    };
    let cells = marks.chunk_by(|a, b| a.0 == b.0);
    cells.filter_map(|here| Some((here.first()?.0, figure(here)))).collect()
}

fn place<'a>(ground: &Ground<'a>, page: &Page<'a>) -> Option<Place<'a>> {
    let shelved = ground.study.shelf.get(page.id)?;
    Some(Place::new(ground.study, page.id, shelved))
}

/// Where something is said, and of a coding also what and by whom.
struct Spot<'a> {
    page: usize,
    wave: Option<u16>,
    at: u32,
    turn: Option<usize>,
    case: Option<usize>,
    code: Option<usize>,
    coder: Option<&'a str>,
}

impl Spot<'_> {
    fn of<'a>(number: usize, page: &Page, at: u32, case: Option<usize>) -> Spot<'a> {
        let turn = page.text.and_then(|text| text.turn_at(at));
        Spot { page: number, wave: page.wave, at, turn, case, code: None, coder: None }
    }
}

/// Knows the headings of an axis, and under which of them something stands.
struct Sorter {
    axis: Axis,
    headings: Vec<Heading>,
    by_name: HashMap<String, usize>,
    /// Each code with those it counts for.
    lines: Vec<Vec<usize>>,
    /// The heading of what is no case's.
    nobody: usize,
}

impl Sorter {
    fn new(ground: &Ground, axis: &Axis) -> Sorter {
        let mut sorter = Sorter {
            axis: axis.clone(),
            headings: Vec::new(),
            by_name: HashMap::new(),
            lines: Vec::new(),
            nobody: ground.cases.len(),
        };
        match axis {
            Axis::Code { with_below } => {
                sorter.lines = lines(ground, *with_below);
                sorter.headings = headings(ground.codes.iter().map(|code| code.as_str()));
            }
            Axis::Case => {
                sorter.headings = headings(ground.cases.iter().map(|case| case.as_str()));
                let own = |(case, heading): (usize, &mut Heading)| heading.cases = [case].into();
                sorter.headings.iter_mut().enumerate().for_each(own);
                if ground.pages.iter().flat_map(|page| &page.codings).any(|placed| placed.case.is_none()) {
                    sorter.headings.extend(headings([NONE].into_iter()));
                }
            }
            Axis::Transcript => sorter.headings = headings(ground.pages.iter().map(|page| page.id.as_str())),
            _ => sorter.look_around(ground),
        }
        sorter
    }

    /// Headings that only the material itself tells.
    fn look_around(&mut self, ground: &Ground) {
        let pages: Vec<usize> = (0..ground.pages.len()).collect();
        let heard = each(&pages, |number| self.heard(ground, *number));
        let mut names: BTreeMap<Order, BTreeSet<usize>> = BTreeMap::new();
        for (name, cases) in heard.into_iter().flatten() {
            names.entry(self.order(ground, name)).or_default().extend(cases);
        }
        self.headings = names.into_iter().map(|(order, cases)| Heading { name: order.name, cases }).collect();
        self.by_name =
            self.headings.iter().enumerate().map(|(at, heading)| (heading.name.clone(), at)).collect();
    }

    /// Who speaks under which names on a page, and who was coded under them.
    fn heard(&self, ground: &Ground, number: usize) -> BTreeMap<String, BTreeSet<usize>> {
        let mut heard: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let Some(page) = ground.pages.get(number) else { return heard };
        let place = place(ground, page);
        let hear = |spot: Spot, heard: &mut BTreeMap<String, BTreeSet<usize>>| {
            for name in self.names(&spot, place.as_ref()) {
                heard.entry(name).or_default().extend(spot.case);
            }
        };
        let spoken = page.spoken();
        let turns = page.text.map(|text| text.turns()).unwrap_or_default().iter().zip(&page.turns);
        if self.axis != Axis::Coder {
            let said = turns.filter(|(turn, voice)| !voice.asks && touched(spoken, &[turn.words]) > 0);
            said.for_each(|(turn, voice)| {
                hear(Spot::of(number, page, turn.words.start, Some(voice.case)), &mut heard)
            });
        }
        for placed in &page.codings {
            let spot = Spot::of(number, page, page.stand(placed.coding.span), placed.case);
            hear(Spot { coder: Some(placed.coder.as_str()), ..spot }, &mut heard);
        }
        heard
    }

    /// The numbers of the headings under which something stands.
    fn of(&self, spot: &Spot, place: Option<&Place>) -> Vec<usize> {
        match &self.axis {
            Axis::Code { .. } => spot.code.and_then(|code| self.lines.get(code)).cloned().unwrap_or_default(),
            Axis::Case => vec![spot.case.unwrap_or(self.nobody)],
            Axis::Transcript => vec![spot.page],
            _ => self.names(spot, place).iter().filter_map(|name| self.by_name.get(name).copied()).collect(),
        }
    }

    /// What it is called where it stands; each name once.
    fn names(&self, spot: &Spot, place: Option<&Place>) -> BTreeSet<String> {
        let text = |name: &str| vec![name.to_string()];
        let names = match (&self.axis, place) {
            (Axis::Wave, _) => spot.wave.map(|wave| vec![wave.to_string()]),
            (Axis::Coder, _) => spot.coder.map(text),
            (Axis::Speaker, Some(place)) => place.speaker(spot.turn).map(text),
            (Axis::Group, Some(place)) => Some(place.groups().into_iter().map(str::to_string).collect()),
            (Axis::Question, Some(place)) => {
                Some(place.questions(spot.at).into_iter().map(str::to_string).collect())
            }
            (Axis::Attribute(name, kind), Some(place)) => {
                Some(place.attribute(spot.turn, name, *kind).into_iter().map(str::to_string).collect())
            }
            _ => None,
        };
        let names: BTreeSet<String> = names.unwrap_or_default().into_iter().collect();
        if names.is_empty() { [NONE.to_string()].into() } else { names }
    }

    /// As the guide and the attributes put them, numbers by size, names by name, and what has none last.
    fn order(&self, ground: &Ground, name: String) -> Order {
        let about = &ground.study.about;
        let declared = match &self.axis {
            Axis::Question => about.guide.iter().position(|question| question.id == name),
            Axis::Attribute(asked, _) => {
                let values =
                    about.attributes.iter().find(|known| known.name == *asked).map(|known| &known.values);
                values.and_then(|values| values.iter().position(|value| *value == name))
            }
            _ => None,
        };
        let number = name.parse::<i64>().ok();
        Order { is_none: name == NONE, declared: declared.unwrap_or(usize::MAX), number, name }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    is_none: bool,
    declared: usize,
    number: Option<i64>,
    name: String,
}

fn headings<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Heading> {
    names.map(|name| Heading { name: name.into(), cases: BTreeSet::new() }).collect()
}

fn lines(ground: &Ground, with_below: bool) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = (0..ground.codes.len()).map(|code| vec![code]).collect();
    if with_below {
        for code in 0..ground.codes.len() {
            let below = ground.branch(code).filter(|&below| below != code);
            for below in below.collect::<Vec<_>>() {
                if let Some(line) = lines.get_mut(below) {
                    line.push(code);
                }
            }
        }
    }
    lines
}

#[cfg(test)]
#[path = "cross_tests.rs"]
mod tests;
