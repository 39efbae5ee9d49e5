//! Each transcript as strips: where in it each code stands, and where interviewers speak.

use std::collections::BTreeSet;

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::ground::{Page, merged};
use crate::report::figures::{Portrait, Strip};
use crate::report::{Cell, Column, Heat, Lead, Table};
use crate::study::{Coder, Kind};

/// What is to be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// By the numbers of their pages; empty takes all.
    pub pages: Vec<usize>,
    /// By their numbers; empty takes all that stand in a transcript.
    pub codes: Vec<usize>,
    /// Themes, each with all codes below it.
    pub themes: bool,
    pub by_coder: bool,
    /// Stretches of the table.
    pub parts: usize,
}

/// A strip before it is drawn: of which code, and whose.
struct Row {
    code: usize,
    coder: Option<Coder>,
    strip: Strip,
}

/// # Errors
/// When themes are asked for and no code is one.
pub fn portraits(asked: &Asked, looked: &Looked) -> Result<Vec<Portrait>, String> {
    let codes = wanted(asked, looked)?;
    Ok(pages(asked, looked).map(|page| drawn(page, &rows(asked, looked, &codes, page))).collect())
}

/// What the portraits show, cut into a few stretches.
///
/// # Errors
/// As [`portraits`].
pub fn portrait(asked: &Asked, looked: &Looked) -> Result<Table, String> {
    let codes = wanted(asked, looked)?;
    let parts = (1..=looked.parts).map(|part| Column::numbers(&format!("{part} of {}", looked.parts)));
    let ends =
        [Column::numbers("code points"), Column::numbers("% of transcript"), Column::words("transcript")];
    let heads = [Column::words(what(looked))].into_iter().chain(parts).chain(ends);
    let title = format!("Where each {} stands in each transcript, in % of each stretch", what(looked));
    let mut table = asked.table(&title, heads);
    table.notes.extend(notes(looked));
    for page in pages(asked, looked) {
        let rows = rows(asked, looked, &codes, page);
        let whole = drawn(page, &[]);
        table.rows.push(cells(&whole, &asking(page), looked.parts));
        table.rows.extend(rows.iter().map(|row| cells(&whole, &row.strip, looked.parts)));
        table.leads.push(Vec::new());
        rows.iter().for_each(|row| table.leads.push(leads(asked, looked, page, row)));
    }
    table.heat = Heat::Block { rows: table.rows.len(), columns: looked.parts };
    Ok(table)
}

fn what(looked: &Looked) -> &'static str {
    if looked.themes { "theme" } else { "code" }
}

fn notes(looked: &Looked) -> Vec<String> {
    let mut notes = vec![
        "Unit: code points of the whole transcript, interviewers' words and names of speakers among them; a stretch \
         is as long as any other of its transcript."
            .to_string(),
    ];
    notes.push(match (looked.themes, looked.codes.is_empty()) {
        (true, _) => "Each theme with all codes below it, as a union.".into(),
        (false, true) => {
            "Each code alone, without the codes below it; codes that do not stand there are left out.".into()
        }
        (false, false) => "Each code alone, without the codes below it.".into(),
    });
    notes
}

fn pages<'a>(asked: &'a Asked, looked: &'a Looked) -> impl Iterator<Item = &'a Page<'a>> {
    let all = &asked.ground.pages;
    let is_wanted = |at: usize| looked.pages.is_empty() || looked.pages.contains(&at);
    all.iter().enumerate().filter(move |(at, _)| is_wanted(*at)).map(|(_, page)| page)
}

/// `None` takes whatever stands in a transcript.
fn wanted(asked: &Asked, looked: &Looked) -> Result<Option<Vec<usize>>, String> {
    let is_theme =
        |id: &str| asked.ground.study.codebook.get(id).is_some_and(|code| code.kind == Kind::Theme);
    let all = asked.ground.codes.iter().enumerate();
    let themes: Vec<usize> = all.filter(|(_, id)| is_theme(id.as_str())).map(|(code, _)| code).collect();
    match (looked.themes, looked.codes.is_empty()) {
        (_, false) => Ok(Some(looked.codes.clone())),
        (true, _) if themes.is_empty() => {
            Err("No code of this study is a theme: without --themes all codes are shown".into())
        }
        (true, _) => Ok(Some(themes)),
        (false, true) => Ok(None),
    }
}

fn rows(asked: &Asked, looked: &Looked, codes: &Option<Vec<usize>>, page: &Page) -> Vec<Row> {
    let used: BTreeSet<usize> = page.codings.iter().map(|placed| placed.code).collect();
    let codes = codes.clone().unwrap_or_else(|| used.into_iter().collect());
    let coders: BTreeSet<&Coder> = page.codings.iter().map(|placed| placed.coder).collect();
    let coders: Vec<Option<&Coder>> = match looked.by_coder {
        true => coders.into_iter().map(Some).collect(),
        false => vec![None],
    };
    let of_code = |code: usize| coders.iter().map(move |coder| (code, *coder)).collect::<Vec<_>>();
    codes.into_iter().flat_map(of_code).map(|(code, coder)| row(asked, looked, page, code, coder)).collect()
}

fn row(asked: &Asked, looked: &Looked, page: &Page, code: usize, coder: Option<&Coder>) -> Row {
    let branch = if looked.themes { asked.ground.branch(code) } else { code..code + 1 };
    let is_meant = |coded: usize, by: &Coder| branch.contains(&coded) && coder.is_none_or(|only| only == by);
    let placed = page.codings.iter().filter(|placed| is_meant(placed.code, placed.coder));
    // In front, for what is cut is cut at the end.
    let by = coder.map(|coder| format!("{coder} · ")).unwrap_or_default();
    let strip = Strip {
        name: format!("{by}{}", asked.short(code)),
        spans: merged(placed.map(|placed| placed.coding.span)),
        colour: asked.colour(code),
    };
    Row { code, coder: coder.cloned(), strip }
}

fn asking(page: &Page) -> Strip {
    let turns = page.text.map(|text| text.turns()).unwrap_or_default().iter().zip(&page.turns);
    let spans = merged(turns.filter(|(_, voice)| voice.asks).map(|(turn, _)| turn.whole));
    Strip { name: "(interviewers)".into(), spans, colour: None }
}

fn drawn(page: &Page, rows: &[Row]) -> Portrait {
    let strips: Vec<Strip> = rows.iter().map(|row| row.strip.clone()).collect();
    let (length, turns) = page.text.map_or((0, 0), |text| (text.len(), text.turns().len()));
    Portrait::new(page.id.as_str(), length, turns, asking(page), &strips)
}

fn cells(whole: &Portrait, strip: &Strip, parts: usize) -> Vec<Cell> {
    const WHY: &str = "there are no words there";
    let part = |part| {
        let stretch = whole.stretch(part, parts);
        Cell::percent(strip.covered(stretch).into(), stretch.len().into(), WHY)
    };
    let covered = strip.covered(crate::text::Span::new(0, whole.length));
    let ends = [
        Cell::Number(covered.into()),
        Cell::percent(covered.into(), whole.length.into(), WHY),
        Cell::words(&whole.name),
    ];
    [Cell::words(&strip.name)].into_iter().chain((0..parts).map(part)).chain(ends).collect()
}

fn leads(asked: &Asked, looked: &Looked, page: &Page, row: &Row) -> Vec<Lead> {
    let code = asked.asked_for(row.code, looked.themes);
    let layer = row.coder.as_ref().map(|coder| format!(" layer={}", written(coder.as_str())));
    let query = format!("{code} transcript={}{}", written(page.id.as_str()), layer.unwrap_or_default());
    vec![asked.lead(&query); looked.parts + 3]
}
