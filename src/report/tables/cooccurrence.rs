//! Which codes stand together: every pair that does, the closest first, or half a matrix.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Asked;
use super::primacy::weights;
use crate::analysis::cooccur::{By, Cooccurrence, Together, cooccurrence as counted};
use crate::analysis::relations::{Reach, Relations, relations};
use crate::each::each;
use crate::report::{self, Cell, Column, Heat, Leads, Pairs as Paired, Table, Which};
use crate::study::Kind;

/// What of the pairs is to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pub by: By,
    /// Takes every code's branch as one code.
    pub with_below: bool,
    /// Only among these, by number; `None` is all.
    pub codes: Option<Vec<usize>>,
    /// How the codings of a pair lie to each other; and how near it is that one follows the other.
    pub relations: Option<Reach>,
}

pub fn cooccurrence(asked: &Asked, pairs: &Pairs) -> Table {
    listed(asked, pairs, "Codes that stand together", |_, _| true)
}

/// The same of themes, each with all below it and held against those of its own level.
///
/// # Errors
/// When no code is a theme.
pub fn themes(asked: &Asked, by: By) -> Result<Table, String> {
    let book = &asked.ground.study.codebook;
    let codes = known_themes(asked)?;
    let depth = |code: usize| asked.ground.codes.get(code).map(|id| book.depth(id.as_str()));
    let pairs = Pairs { by, with_below: true, codes: Some(codes.clone()), relations: None };
    let mut table = listed(asked, &pairs, "Themes of one level that overlap", |a, b| depth(a) == depth(b));
    table.notes.extend(weights(asked, codes.into_iter()));
    Ok(table)
}

/// Their numbers, in the order of the codebook.
///
/// # Errors
/// When no code is a theme.
pub fn known_themes(asked: &Asked) -> Result<Vec<usize>, String> {
    let codes = asked.ground.study.codebook.codes().iter().enumerate();
    let themes: Vec<usize> =
        codes.filter(|(_, code)| code.kind == Kind::Theme).map(|(number, _)| number).collect();
    if themes.is_empty() { Err("No code of this study is a theme".into()) } else { Ok(themes) }
}

/// Half of all pairs as counts, or as c: on the diagonal each code's own count.
pub fn half_matrix(asked: &Asked, pairs: &Pairs, as_c: bool) -> Table {
    let found = found(asked, pairs);
    let names = || found.codes.iter().map(|&code| asked.ground.path(code));
    let heads = [Column::words("code")].into_iter().chain(names().map(|name| Column::numbers(&name)));
    let mut table = asked.table(&what("Codes that stand together", pairs.by), heads);
    table.notes.extend(notes(pairs));
    table.notes.push(format!("Cells: {}; on the diagonal n.", if as_c { "c" } else { "n₁₂" }));
    let is_over = |(_, _, together): (usize, usize, Together)| together.c().is_some_and(|c| c > 1.0);
    table.notes.extend((as_c && found.pairs().any(is_over)).then(|| format!("{OVER}.")));
    for (row, &code) in found.codes.iter().enumerate() {
        let cells = (0..found.codes.len()).map(|column| cell(&found, row, column, as_c));
        table.rows.push([Cell::words(asked.name(code))].into_iter().chain(cells).collect());
    }
    table.leads = leads(asked, pairs, &found, Paired::Half);
    table.heat = Heat::BelowDiagonal;
    table
}

fn cell(found: &Cooccurrence, row: usize, column: usize, as_c: bool) -> Cell {
    if column > row {
        return Cell::words("");
    }
    if column == row {
        return Cell::Number(found.alone(row));
    }
    match found.of(column, row) {
        None => Cell::Because(
            "a code and one below it always stand together: they are not held against each other".into(),
        ),
        Some(together) if as_c => coefficient(together),
        Some(together) => Cell::Number(together.both),
    }
}

/// Of the codes that are asked for those that stand anywhere.
fn found(asked: &Asked, pairs: &Pairs) -> Cooccurrence {
    let all: Vec<usize> = (0..asked.ground.codes.len()).collect();
    let codes = pairs.codes.clone().unwrap_or(all);
    let found = counted(&asked.ground, &codes, pairs.by, pairs.with_below);
    if pairs.codes.is_some() { found } else { found.used() }
}

fn listed(asked: &Asked, pairs: &Pairs, title: &str, is_wanted: impl Fn(usize, usize) -> bool) -> Table {
    let found = found(asked, pairs);
    let lies = |reach| relations(&asked.ground, &found.codes, pairs.with_below, reach);
    let relations = pairs.relations.map(lies).unwrap_or_default();
    let mut table = asked.table(&what(title, pairs.by), heads(pairs));
    table.notes.extend(notes(pairs));
    let paths: Vec<String> = found.codes.iter().map(|&code| asked.ground.path(code)).collect();
    let code = |place: usize| found.codes.get(place).copied().unwrap_or(usize::MAX);
    let mut met = sorted(&found, &relations);
    met.retain(|(a, b, _)| is_wanted(code(*a), code(*b)));
    let row = |&(a, b, together): &(usize, usize, Together)| {
        let names = [a, b].map(|place| Cell::maybe(paths.get(place)));
        let lies = relations.get(&(a, b)).copied().unwrap_or_default();
        let lies = pairs.relations.map(|_| related(lies)).into_iter().flatten();
        names.into_iter().chain(told(together)).chain(lies).collect::<Vec<Cell>>()
    };
    let lots: Vec<_> = met.chunks(LOT).collect();
    table.rows = each(&lots, |lot| lot.iter().map(row).collect::<Vec<_>>()).into_iter().flatten().collect();
    let listed = met.iter().map(|(a, b, _)| [*a, *b]).collect();
    let columns = &[Which::First, Which::Second, Which::Both, Which::First, Which::Second];
    table.leads = leads(asked, pairs, &found, Paired::Listed(listed, columns));
    if table.rows.is_empty() {
        table.notes.push("No two of these codes stand together here.".into());
    }
    table
}

/// So many rows are made by one thread at a time.
const LOT: usize = 1024;

/// The closest first; what is as close, by how often, then as the codebook has it.
fn sorted(
    found: &Cooccurrence,
    relations: &BTreeMap<(usize, usize), Relations>,
) -> Vec<(usize, usize, Together)> {
    let met = found.pairs().map(|(a, b, _)| (a, b)).chain(relations.keys().copied());
    let mut met: Vec<(usize, usize)> = met.collect();
    met.sort_unstable();
    met.dedup();
    let pairs = met.into_iter().filter_map(|(a, b)| Some((a, b, found.of(a, b)?)));
    let mut pairs: Vec<(usize, usize, Together)> = pairs.collect();
    let close = |together: &Together| together.c().unwrap_or(f64::INFINITY);
    // All of these are positive, and their bits are in the order of their size.
    pairs.sort_by_cached_key(|(_, _, together)| Reverse((close(together).to_bits(), together.both)));
    pairs
}

fn what(title: &str, by: By) -> String {
    format!("{title}, counted by {}", by.name())
}

fn heads(pairs: &Pairs) -> impl Iterator<Item = Column> {
    let numbers = ["n₁₂", "n₁", "n₂", "c", "n₁₂/n₁", "n₁₂/n₂"].map(Column::numbers);
    let lies = pairs.relations.map(|_| LIES.map(Column::numbers)).into_iter().flatten();
    let names = ["code 1", "code 2"].map(Column::words);
    names.into_iter().chain(numbers).chain([Column::words("marks")]).chain(lies)
}

const LIES: [&str; 9] = [
    "equal",
    "contains",
    "inside",
    "overlaps left",
    "overlaps right",
    "before",
    "after",
    "same turn",
    "same answer",
];

fn told(together: Together) -> [Cell; 7] {
    let Together { first, second, both } = together;
    let of = |n: u64| {
        if n == 0 { Cell::Because(NOWHERE.into()) } else { Cell::decimal(both as f64 / n as f64, 3) }
    };
    [
        Cell::Number(both),
        Cell::Number(first),
        Cell::Number(second),
        coefficient(together),
        of(first),
        of(second),
        Cell::words(marks(together)),
    ]
}

/// What is to be known before c is believed.
fn marks(together: Together) -> String {
    let is_over = together.c().is_some_and(|c| c > 1.0);
    let marks = [(together.is_unequal(), "unequal"), (is_over, OVER)];
    marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect::<Vec<_>>().join("; ")
}

const OVER: &str = ">1: counts overlap pairs";

const NOWHERE: &str = "the code stands in no such unit";

fn coefficient(together: Together) -> Cell {
    match together.c() {
        Some(c) => Cell::decimal(c, 3),
        None if together.first + together.second == 0 => {
            Cell::Because("c is undefined where n₁ + n₂ = 0".into())
        }
        None => Cell::Because("c is undefined where the pairs are as many as the codings".into()),
    }
}

fn related(lies: Relations) -> [Cell; 9] {
    let Relations { equal, contains, inside, overlaps_left, overlaps_right, .. } = lies;
    let Relations { before, after, same_turn, same_answer, .. } = lies;
    let all = [equal, contains, inside, overlaps_left, overlaps_right, before, after, same_turn, same_answer];
    all.map(Cell::Number)
}

fn notes(pairs: &Pairs) -> Vec<String> {
    let unit = match pairs.by {
        By::Segment => {
            "Unit: n are codings, n₁₂ pairs of overlapping codings, as ATLAS.ti counts; where c is more than 1 it is marked \
             “>1: counts overlap pairs”."
        }
        By::Case => "Unit: a case counts once for a code, wherever it was coded.",
        By::Transcript => "Unit: a transcript counts once for a code.",
        By::Character => "Unit: code points of what participants say.",
        By::Turn => "Unit: a turn of a participant counts once for a code.",
        By::Sentence => "Unit: a sentence of what participants say counts once for a code.",
    };
    let mut notes = vec![
        unit.to_string(),
        "c = n₁₂ / (n₁ + n₂ − n₁₂); “unequal”: one code is more than five times as frequent, and c says little.".into(),
    ];
    if pairs.with_below {
        notes.push(
            "Each code with all codes below it, as a union; a code and one below it are no pair.".into(),
        );
    }
    notes.extend(pairs.relations.map(lies));
    notes
}

fn lies(Reach { units, of }: Reach) -> String {
    let unit = of.name();
    format!(
        "Relations: pairs of codings, each in one way, the first that holds: code 1 equals, contains or lies inside \
         code 2; overlaps left: it begins first and ends in code 2, overlaps right: it begins in code 2 and ends \
         later; before and after: at most {units} {unit}s of participants on; same turn and same answer: further \
         apart. Where no turn is marked as asking a question of the guide, a transcript is one answer."
    )
}

/// For programs that draw networks: an edge for each pair that stands together at all.
pub fn edges(asked: &Asked, pairs: &Pairs) -> Table {
    let found = found(asked, pairs);
    let heads = ["Source", "Target", "Type"].map(Column::words).into_iter();
    let heads = heads.chain(["Weight", "c"].map(Column::numbers));
    let mut table = asked.table(&what("Edges between codes that stand together", pairs.by), heads);
    table.notes.extend(notes(pairs));
    table.notes.push(
        "Weight: n₁₂. The columns are those that Gephi, igraph and others read as a list of edges.".into(),
    );
    let mut listed = Vec::new();
    for (a, b, together) in sorted(&found, &BTreeMap::new()) {
        let [Some(&one), Some(&other)] = [found.codes.get(a), found.codes.get(b)] else { continue };
        let [from, to] = [one, other].map(|code| Cell::words(asked.ground.path(code)));
        let ends = [from, to, Cell::words("Undirected")];
        table
            .rows
            .push(ends.into_iter().chain([Cell::Number(together.both), coefficient(together)]).collect());
        listed.push([a, b]);
    }
    let columns = &[Which::Nothing, Which::Nothing, Which::Nothing, Which::Both];
    table.leads = leads(asked, pairs, &found, Paired::Listed(listed, columns));
    table
}

/// The language asks of text and of people: which transcripts share two codes it cannot ask.
fn leads(asked: &Asked, pairs: &Pairs, found: &Cooccurrence, paired: Paired) -> Leads {
    let both = match pairs.by {
        By::Sentence => Some([" near/0 sentence ", ""]),
        By::Turn => Some([" near/0 turn ", ""]),
        By::Character => Some([" and ", ""]),
        By::Segment => Some([" overlaps ", ""]),
        By::Case => Some([" and cases(", ")"]),
        By::Transcript => None,
    };
    let codes = found.codes.iter().map(|&code| asked.asked_for(code, pairs.with_below)).collect();
    Leads::Paired(Box::new(report::Paired { codes, both, pairs: paired, narrowed: asked.narrowing() }))
}
