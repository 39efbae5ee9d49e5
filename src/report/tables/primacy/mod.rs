//! What people say first, and how many of them say it: a row a code for every question that was asked.

mod notes;
mod picture;
mod rows;

pub(super) use notes::weights;

use super::Asked;
use crate::analysis::primacy::{Listing, Primacy, Talks, primacies};
use crate::report::Table;
use crate::report::figures::Scatter;
use crate::study::{Code, Kind};
use crate::text::nearest;

/// What of the answers is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    /// By their ids; empty takes all that some turn is marked as asking.
    pub questions: Vec<String>,
    /// Themes with all below them, instead of each code alone.
    pub themes: bool,
    /// Without what the interviewer had named.
    pub spontaneous: bool,
    /// Wave by wave, with the change from one to the next.
    pub by_wave: bool,
    /// So many sentences are the beginning of an answer; at least 1.
    pub sentences: usize,
}

/// All that is to be told, before it is told.
struct Told<'s, 'a> {
    asked: &'s Asked<'a>,
    first: &'s First,
    /// The codes that may be listed, by number.
    codes: Vec<usize>,
    parts: Vec<Part>,
    /// Transcripts in which no turn is marked.
    unmarked: Vec<String>,
}

/// The answers to one question, in all waves or in one.
struct Part {
    /// `None` where no turn is marked: each interview is one answer then.
    question: Option<String>,
    wave: Option<u16>,
    /// By the places of the codes in the listing.
    figures: Vec<Primacy>,
    /// So many cases were asked.
    asked: usize,
}

/// # Errors
/// When themes are asked for and no code is one.
pub fn primacy(asked: &Asked, first: &First) -> Result<Table, String> {
    Ok(table(&Told::new(asked, first)?))
}

/// With a picture for every question, and wave where they are told apart.
///
/// # Errors
/// As [`primacy`].
pub fn primacy_drawn(asked: &Asked, first: &First) -> Result<(Table, Vec<Scatter>), String> {
    let told = Told::new(asked, first)?;
    Ok((table(&told), told.scatters()))
}

fn table(told: &Told) -> Table {
    let mut table = told.asked.table(told.title(), told.heads());
    table.notes.extend(told.notes());
    for (at, part) in told.parts.iter().enumerate() {
        for place in part.listed() {
            table.rows.push(told.row(part, told.before(at), place));
            table.leads.push(told.leads(part, place));
        }
        if part.asked == 0 {
            table.rows.push(told.nobody(part));
            table.leads.push(Vec::new());
        }
    }
    table
}

impl<'s, 'a> Told<'s, 'a> {
    fn new(asked: &'s Asked<'a>, first: &'s First) -> Result<Told<'s, 'a>, String> {
        let talks = Talks::new(&asked.ground);
        let marked = talks.questions();
        let questions = if first.questions.is_empty() { marked } else { first.questions.clone() };
        let mut questions: Vec<Option<String>> = questions.into_iter().map(Some).collect();
        if questions.is_empty() {
            questions.push(None);
        }
        let codes = codes(asked, first)?;
        let parts = questions.iter().flat_map(|question| parts(first, &talks, &codes, question.as_deref()));
        let parts = parts.collect();
        let unmarked = talks.unmarked().into_iter().map(|id| id.to_string()).collect();
        Ok(Told { asked, first, codes, parts, unmarked })
    }

    fn title(&self) -> &'static str {
        if self.first.themes { "Themes by primacy and frequency" } else { "Codes by primacy and frequency" }
    }

    /// No turn is marked: there are no questions to tell apart.
    fn is_whole(&self) -> bool {
        self.parts.iter().all(|part| part.question.is_none())
    }

    /// The same question in the wave before.
    fn before(&self, at: usize) -> Option<&Part> {
        let (now, before) = (self.parts.get(at)?, self.parts.get(at.checked_sub(1)?)?);
        (now.wave.is_some() && now.question == before.question).then_some(before)
    }

    fn code(&self, place: usize) -> usize {
        self.codes.get(place).copied().unwrap_or(usize::MAX)
    }
}

impl Part {
    /// How many rows of the table tell of it.
    fn rows(&self) -> usize {
        self.listed().len() + usize::from(self.asked == 0)
    }

    /// The codes somebody mentions, by S; what is equal, by cases and as the codebook has it.
    fn listed(&self) -> Vec<usize> {
        let figures = self.figures.iter().enumerate().filter(|(_, figures)| figures.cases > 0);
        let mut listed: Vec<(usize, &Primacy)> = figures.collect();
        let smith = |figures: &Primacy| figures.smith.unwrap_or(0.0);
        listed.sort_by(|(_, a), (_, b)| smith(b).total_cmp(&smith(a)).then(b.cases.cmp(&a.cases)));
        listed.into_iter().map(|(place, _)| place).collect()
    }
}

fn parts(first: &First, talks: &Talks, codes: &[usize], question: Option<&str>) -> Vec<Part> {
    let waves: Vec<Option<u16>> = match first.by_wave {
        true => talks.waves(question).into_iter().map(Some).collect(),
        false => Vec::new(),
    };
    let waves = if waves.is_empty() { vec![None] } else { waves };
    let part = |wave: Option<u16>| {
        let listing = Listing {
            codes: codes.to_vec(),
            with_below: first.themes,
            spontaneous: first.spontaneous,
            sentences: first.sentences,
            wave,
        };
        let answers = talks.answers(question, &listing);
        let figures = primacies(&answers, codes.len());
        Part { question: question.map(str::to_string), wave, figures, asked: answers.len() }
    };
    waves.into_iter().map(part).collect()
}

fn codes(asked: &Asked, first: &First) -> Result<Vec<usize>, String> {
    let is_theme = |code: usize| known_code(asked, code).is_some_and(|code| code.kind == Kind::Theme);
    let codes: Vec<usize> =
        (0..asked.ground.codes.len()).filter(|code| !first.themes || is_theme(*code)).collect();
    if first.themes && codes.is_empty() {
        return Err("No code of this study is a theme: without --themes all codes are listed".into());
    }
    Ok(codes)
}

/// # Errors
/// When a question is neither in the guide nor marked anywhere; with those there are.
pub fn known_questions(asked: &Asked, ids: &[String]) -> Result<(), String> {
    let marked = if ids.is_empty() { Vec::new() } else { Talks::new(&asked.ground).questions() };
    ids.iter().try_for_each(|id| known(asked, &marked, id))
}

fn known(asked: &Asked, marked: &[String], id: &str) -> Result<(), String> {
    let guide = &asked.ground.study.about.guide;
    let strange = marked.iter().filter(|id| asked.ground.study.about.asks(id).is_none());
    let ids: Vec<&str> = guide.iter().map(|known| &known.id).chain(strange).map(String::as_str).collect();
    if ids.contains(&id) {
        return Ok(());
    }
    if ids.is_empty() {
        return Err(format!("There is no question “{id}”: the guide of this study has no questions yet"));
    }
    let near = nearest(id, ids.iter().copied()).map(|near| format!(" (did you mean {near}?)"));
    Err(format!(
        "There is no question “{id}” in the guide{}: it has {}",
        near.unwrap_or_default(),
        ids.join(", ")
    ))
}

fn known_code<'a>(asked: &Asked<'a>, code: usize) -> Option<&'a Code> {
    asked.ground.study.codebook.get(asked.ground.codes.get(code)?.as_str())
}
