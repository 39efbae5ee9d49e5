//! Under which headings of an axis a coding stands, or what is said at some place.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::{Axis, Heading, NONE};
use crate::analysis::ask::Place;
use crate::analysis::frequency::touched;
use crate::analysis::ground::{Ground, Page, Placed};
use crate::analysis::set::Set;
use crate::analysis::sorted::{Under, lines};
use crate::each::each;

pub(super) fn place<'a>(ground: &Ground<'a>, page: &Page<'a>) -> Option<Place<'a>> {
    let shelved = ground.study.shelf.get(page.id)?;
    Some(Place::new(ground.study, page.id, shelved))
}

/// Where something is said, and of a coding also what and by whom.
pub(super) struct Spot<'a> {
    page: usize,
    wave: Option<u16>,
    at: u32,
    turn: Option<usize>,
    case: Option<usize>,
    code: Option<usize>,
    coder: Option<&'a str>,
}

impl Spot<'_> {
    pub fn of<'a>(number: usize, page: &Page, at: u32, case: Option<usize>) -> Spot<'a> {
        let turn = page.text.and_then(|text| text.turn_at(at));
        Spot { page: number, wave: page.wave, at, turn, case, code: None, coder: None }
    }
}

/// Knows the headings of an axis, and under which of them something stands.
pub(super) struct Sorter {
    axis: Axis,
    pub headings: Vec<Heading>,
    by_name: HashMap<String, usize>,
    /// Each code with those it counts for.
    lines: Vec<Vec<usize>>,
    /// The heading of what is no case's.
    nobody: usize,
    /// Every heading's number: a place in it is a list of one.
    numbers: Vec<usize>,
}

impl Sorter {
    pub fn new(ground: &Ground, axis: &Axis) -> Sorter {
        let mut sorter = Sorter {
            axis: axis.clone(),
            headings: Vec::new(),
            by_name: HashMap::new(),
            lines: Vec::new(),
            nobody: ground.cases.len(),
            numbers: Vec::new(),
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
        sorter.numbers = (0..sorter.headings.len()).collect();
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
        let spoken = page.spoken();
        let turns = page.text.map(|text| text.turns()).unwrap_or_default().iter().zip(&page.turns);
        let said = turns.filter(|(turn, voice)| {
            self.axis != Axis::Coder && !voice.asks && touched(spoken, &[turn.words]) > 0
        });
        let said = said.map(|(turn, voice)| Spot::of(number, page, turn.words.start, Some(voice.case)));
        let mut spots = said.chain(page.codings.iter().map(|placed| self.spot(number, page, placed)));
        while let Some(spot) = spots.next() {
            let names = self.names(&spot, place.as_ref());
            let mut cases: Set = spot.case.into_iter().collect();
            // What is the same all over the page is looked up but once.
            if self.is_of_page() {
                cases.extend(spots.by_ref().filter_map(|spot| spot.case));
            }
            for name in names {
                match heard.get_mut(&*name) {
                    Some(known) => known.join(&cases),
                    None => _ = heard.insert(name.into_owned(), cases.clone()),
                }
            }
        }
        heard
    }

    fn is_of_page(&self) -> bool {
        matches!(self.axis, Axis::Wave | Axis::Group | Axis::Transcript)
    }

    /// Under which headings the codings of each page stand.
    pub fn sorted(&self, ground: &Ground) -> Vec<Under> {
        let pages: Vec<usize> = (0..ground.pages.len()).collect();
        each(&pages, |number| {
            let Some(page) = ground.pages.get(*number) else { return Under::default() };
            let place = self.place(ground, page);
            let mut under = Under::default();
            let headings = |placed| self.of(&self.spot(*number, page, placed), place.as_ref());
            let of_page = page.codings.first().filter(|_| self.is_of_page()).map(headings);
            for placed in &page.codings {
                match &of_page {
                    Some(headings) => under.push(headings),
                    None => under.push(&headings(placed)),
                }
            }
            under
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
    pub fn of(&self, spot: &Spot, place: Option<&Place>) -> Cow<'_, [usize]> {
        match &self.axis {
            Axis::Code { .. } => {
                let line = spot.code.and_then(|code| self.lines.get(code));
                Cow::Borrowed(line.map(Vec::as_slice).unwrap_or_default())
            }
            Axis::Case => self.one(spot.case.unwrap_or(self.nobody)),
            Axis::Transcript => self.one(spot.page),
            _ => {
                let names = self.names(spot, place);
                let mut known = names.iter().filter_map(|name| self.by_name.get(&**name).copied());
                match (known.next(), names.len()) {
                    (Some(one), 1) => self.one(one),
                    (first, _) => Cow::Owned(first.into_iter().chain(known).collect()),
                }
            }
        }
    }

    fn one(&self, heading: usize) -> Cow<'_, [usize]> {
        Cow::Borrowed(self.numbers.get(heading..=heading).unwrap_or_default())
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
