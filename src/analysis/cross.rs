//! Two ways of sorting the codings, crossed: codes by cases, cases by waves, codes by coders.
//!
//! A coding may stand under several headings of one side (all codes above it, each of several answers), or under
//! none: then it stands under [`NONE`], so that nothing is lost. Totals are counted anew and are never sums of cells:
//! what stands under two headings counts once in them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

mod share;

pub use share::{Shares, shares};

use super::ask::Place;
use super::frequency::touched;
use super::ground::{Ground, Page, Placed};
use super::hold::{Held, Hold, holds};
use super::set::Set;
use super::sorted::{Mark, Under, everything, lines, lists};
use crate::each::each;
use crate::study::AttributeKind;
use crate::text::Unit;

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
    pub cases: Set,
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
        here.binary_search_by_key(&column, |(known, _)| *known)
            .ok()
            .and_then(|at| here.get(at))
            .map(|(_, it)| it)
    }
}

/// The headings alone, without any figure.
pub fn headings_of(ground: &Ground, rows: &Axis, columns: &Axis) -> Crossed {
    let [rows, columns] = [rows, columns].map(|axis| Sorter::new(ground, axis).headings);
    Crossed { rows, columns, cells: Vec::new() }
}

pub fn cross(ground: &Ground, rows: &Axis, columns: &Axis, unit: Unit) -> Crossed {
    let (rows, columns) = (Sorter::new(ground, rows), Sorter::new(ground, columns));
    let holds = each(&ground.pages, |page| holds(page, unit));
    let (under, beside) = (rows.sorted(ground), columns.sorted(ground));
    let rows_of: Vec<Vec<Mark>> =
        lists(&under, rows.headings.len()).into_iter().chain([everything(ground)]).collect();
    let cells = each(&rows_of, |codings| row(ground, codings, &holds, &beside, columns.headings.len()));
    Crossed { rows: rows.headings, columns: columns.headings, cells }
}

/// The cells of one row, by column, of all its codings; where nothing stands there is none.
fn row(
    ground: &Ground,
    codings: &[Mark],
    holds: &[Vec<Hold>],
    beside: &[Under],
    columns: usize,
) -> Vec<(Side, Figure)> {
    // What is of all columns stands before that of the first.
    let mut cells: Vec<(Held, Set)> = vec![Default::default(); columns + 1];
    for &(page, at) in codings {
        let (page, at) = (page as usize, at as usize);
        let case =
            ground.pages.get(page).and_then(|page| page.codings.get(at)).and_then(|placed| placed.case);
        let Some(hold) = holds.get(page).and_then(|holds| holds.get(at)) else { continue };
        let columns = beside.get(page).into_iter().flat_map(|beside| beside.of(at)).map(|column| column + 1);
        for column in columns.chain([0]) {
            let Some((held, cases)) = cells.get_mut(column) else { continue };
            held.add(page, hold);
            cases.extend(case);
        }
    }
    let told = cells.into_iter().enumerate().filter(|(_, (held, _))| held.codings > 0);
    told.map(|(column, (held, cases))| (column.checked_sub(1), Figure::new(held, cases))).collect()
}

impl Figure {
    fn new(held: Held, cases: Set) -> Figure {
        Figure { codings: held.codings, units: held.units, characters: held.characters, cases }
    }
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
                let own =
                    |(case, heading): (usize, &mut Heading)| heading.cases = [case].into_iter().collect();
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
        let mut names: BTreeMap<Order, Set> = BTreeMap::new();
        for (name, cases) in heard.into_iter().flatten() {
            names.entry(self.order(ground, name)).or_default().join(&cases);
        }
        self.headings = names.into_iter().map(|(order, cases)| Heading { name: order.name, cases }).collect();
        self.by_name =
            self.headings.iter().enumerate().map(|(at, heading)| (heading.name.clone(), at)).collect();
    }

    /// Who speaks under which names on a page, and who was coded under them.
    fn heard(&self, ground: &Ground, number: usize) -> BTreeMap<String, Set> {
        let mut heard: BTreeMap<String, Set> = BTreeMap::new();
        let Some(page) = ground.pages.get(number) else { return heard };
        let place = self.place(ground, page);
        let hear = |spot: Spot, heard: &mut BTreeMap<String, Set>| {
            for name in self.names(&spot, place.as_ref()) {
                match heard.get_mut(&*name) {
                    Some(cases) => cases.extend(spot.case),
                    None => _ = heard.insert(name.into_owned(), spot.case.into_iter().collect()),
                }
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
            hear(self.spot(number, page, placed), &mut heard);
        }
        heard
    }

    /// Under which headings the codings of each page stand.
    fn sorted(&self, ground: &Ground) -> Vec<Under> {
        let pages: Vec<usize> = (0..ground.pages.len()).collect();
        each(&pages, |number| {
            let Some(page) = ground.pages.get(*number) else { return Under::default() };
            let place = self.place(ground, page);
            let headings = |placed| self.of(&self.spot(*number, page, placed), place.as_ref());
            Under::new(page.codings.iter().map(headings))
        })
    }

    fn spot<'a>(&self, number: usize, page: &Page, placed: &Placed<'a>) -> Spot<'a> {
        let spot = Spot {
            page: number,
            wave: page.wave,
            at: placed.coding.span.start,
            turn: None,
            case: placed.case,
            code: Some(placed.code),
            coder: Some(placed.coder.as_str()),
        };
        if !self.looks_closely() {
            return spot;
        }
        let Spot { at, turn, .. } = Spot::of(number, page, page.stand(placed.coding.span), placed.case);
        Spot { at, turn, ..spot }
    }

    fn place<'a>(&self, ground: &Ground<'a>, page: &Page<'a>) -> Option<Place<'a>> {
        self.looks_closely().then(|| place(ground, page)).flatten()
    }

    /// Whether more than numbers decides where something stands.
    fn looks_closely(&self) -> bool {
        !matches!(self.axis, Axis::Code { .. } | Axis::Case | Axis::Transcript | Axis::Wave | Axis::Coder)
    }

    /// The numbers of the headings under which something stands.
    fn of(&self, spot: &Spot, place: Option<&Place>) -> Vec<usize> {
        match &self.axis {
            Axis::Code { .. } => spot.code.and_then(|code| self.lines.get(code)).cloned().unwrap_or_default(),
            Axis::Case => vec![spot.case.unwrap_or(self.nobody)],
            Axis::Transcript => vec![spot.page],
            _ => {
                self.names(spot, place).iter().filter_map(|name| self.by_name.get(&**name).copied()).collect()
            }
        }
    }

    /// What it is called where it stands; each name once.
    fn names<'s>(&self, spot: &Spot<'s>, place: Option<&'s Place>) -> Vec<Cow<'s, str>> {
        let one = |name: Option<&'s str>| name.map(Cow::Borrowed).into_iter().collect();
        let mut names: Vec<Cow<str>> = match (&self.axis, place) {
            (Axis::Wave, _) => spot.wave.map(|wave| Cow::Owned(wave.to_string())).into_iter().collect(),
            (Axis::Coder, _) => one(spot.coder),
            (Axis::Speaker, Some(place)) => one(place.speaker(spot.turn)),
            (Axis::Group, Some(place)) => place.groups().into_iter().map(Cow::Borrowed).collect(),
            (Axis::Question, Some(place)) => {
                place.questions(spot.at).into_iter().map(Cow::Borrowed).collect()
            }
            (Axis::Attribute(name, kind), Some(place)) => {
                place.attribute(spot.turn, name, *kind).into_iter().map(Cow::Borrowed).collect()
            }
            _ => Vec::new(),
        };
        names.sort_unstable();
        names.dedup();
        if names.is_empty() { vec![Cow::Borrowed(NONE)] } else { names }
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
    names.map(|name| Heading { name: name.into(), ..Heading::default() }).collect()
}

#[cfg(test)]
#[path = "cross_tests.rs"]
mod tests;
