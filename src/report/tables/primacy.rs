//! What people say first, and how many of them say it: a row a code for every question that was asked.

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::primacy::{Listing, Primacy, Talks, primacies};
use crate::report::figures::{Point, Scatter};
use crate::report::{Cell, Column, Table};
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
/// When a question is not in the guide, or themes are asked for and no code is one.
pub fn primacy(asked: &Asked, first: &First) -> Result<Table, String> {
    let (talks, codes) = (Talks::new(&asked.ground), codes(asked, first)?);
    let parts = parts(asked, first, &talks, &codes)?;
    let is_whole = parts.iter().all(|part| part.question.is_none());
    let mut table = asked.table(&title(first), heads(first, is_whole));
    table.notes.extend(notes(asked, first, &talks, &parts));
    for (at, part) in parts.iter().enumerate() {
        let before = before(&parts, at);
        for place in listed(part) {
            table.rows.push(row(asked, first, &codes, part, before, place, is_whole));
            table.leads.push(leads(asked, first, &codes, part, place, is_whole));
        }
        if part.asked == 0 {
            table.rows.push(nobody(first, part, is_whole));
            table.leads.push(Vec::new());
        }
    }
    table.notes.extend(weights(asked, codes.iter().copied()));
    Ok(table)
}

/// The same as points: how many cases mention a code, and how many of them before all others.
///
/// # Errors
/// As [`primacy`].
pub fn primacy_pictures(asked: &Asked, first: &First) -> Result<Vec<Scatter>, String> {
    let (talks, codes) = (Talks::new(&asked.ground), codes(asked, first)?);
    let parts = parts(asked, first, &talks, &codes)?;
    let told = |part: &Part| {
        let points = listed(part).into_iter().filter_map(|place| {
            let (figures, code) = (part.figures.get(place)?, codes.get(place)?);
            let at = [figures.cases, figures.first].map(|cases| cases as f64 / figures.asked.max(1) as f64);
            Some(Point { name: asked.ground.path(*code), at })
        });
        scatter(asked, first, part, points.collect())
    };
    Ok(parts.iter().map(told).collect())
}

fn scatter(asked: &Asked, first: &First, part: &Part, points: Vec<Point>) -> Scatter {
    let mean = |axis: usize| {
        let sum: f64 = points.iter().filter_map(|point| point.at.get(axis)).sum();
        sum / points.len().max(1) as f64
    };
    let cross = [mean(0), mean(1)];
    let [x, y] = cross.map(|share| Cell::decimal(share, 2).shown());
    let question = part.question.as_ref().map_or("whole interviews".into(), |id| format!("answers to {id}"));
    let wave = part.wave.map(|wave| format!(", wave {wave}")).unwrap_or_default();
    let spontaneous = if first.spontaneous { ", spontaneous only" } else { "" };
    Scatter {
        title: format!(
            "{}: {question}{wave}{spontaneous}; cases asked: {} · {}",
            title(first),
            part.asked,
            asked.called
        ),
        names: [
            format!("cases that mention it, of those asked (line: mean {x})"),
            format!("cases that mention it first (line: mean {y})"),
        ],
        cross,
        quadrants: ["rare but first", "often and first", "rare and late", "often but late"].map(String::from),
        points,
    }
}

fn codes(asked: &Asked, first: &First) -> Result<Vec<usize>, String> {
    let book = &asked.ground.study.codebook;
    let is_theme = |id: &str| book.get(id).is_some_and(|code| code.kind == Kind::Theme);
    let all = asked.ground.codes.iter().enumerate();
    let wanted = all.filter(|(_, id)| !first.themes || is_theme(id.as_str()));
    let wanted: Vec<usize> = wanted.map(|(number, _)| number).collect();
    if first.themes && wanted.is_empty() {
        return Err("No code of this study is a theme: without --themes all codes are listed".into());
    }
    Ok(wanted)
}

fn parts(asked: &Asked, first: &First, talks: &Talks, codes: &[usize]) -> Result<Vec<Part>, String> {
    first.questions.iter().try_for_each(|id| known(asked, talks, id))?;
    let mut questions: Vec<Option<String>> = match first.questions.as_slice() {
        [] => talks.questions().into_iter().map(Some).collect(),
        some => some.iter().cloned().map(Some).collect(),
    };
    if questions.is_empty() {
        questions.push(None);
    }
    let mut parts = Vec::new();
    for question in questions {
        let waves = talks.waves(question.as_deref()).into_iter().map(Some).collect::<Vec<_>>();
        let waves = if first.by_wave && !waves.is_empty() { waves } else { vec![None] };
        for wave in waves {
            let listing = Listing {
                codes: codes.to_vec(),
                with_below: first.themes,
                spontaneous: first.spontaneous,
                sentences: first.sentences,
                wave,
            };
            let answers = talks.answers(question.as_deref(), &listing);
            let figures = primacies(&answers, codes.len());
            parts.push(Part { question: question.clone(), wave, figures, asked: answers.len() });
        }
    }
    Ok(parts)
}

fn known(asked: &Asked, talks: &Talks, id: &str) -> Result<(), String> {
    let guide = &asked.ground.study.about.guide;
    let marked = talks.questions();
    let ids = || guide.iter().map(|question| question.id.as_str()).chain(marked.iter().map(String::as_str));
    if ids().any(|known| known == id) {
        return Ok(());
    }
    if guide.is_empty() && marked.is_empty() {
        return Err(format!("There is no question “{id}”: the guide of this study has no questions yet"));
    }
    let near = nearest(id, ids()).map(|near| format!(" (did you mean {near}?)")).unwrap_or_default();
    let all: Vec<&str> = guide.iter().map(|question| question.id.as_str()).collect();
    Err(format!("There is no question “{id}” in the guide{near}: it has {}", all.join(", ")))
}

/// The codes somebody mentions, by S; what is equal, by cases and as the codebook has it.
fn listed(part: &Part) -> Vec<usize> {
    let figures = part.figures.iter().enumerate().filter(|(_, figures)| figures.cases > 0);
    let mut listed: Vec<(usize, &Primacy)> = figures.collect();
    let smith = |figures: &Primacy| figures.smith.unwrap_or(0.0);
    listed.sort_by(|(_, a), (_, b)| smith(b).total_cmp(&smith(a)).then(b.cases.cmp(&a.cases)));
    listed.into_iter().map(|(place, _)| place).collect()
}

/// The same question in the wave before.
fn before(parts: &[Part], at: usize) -> Option<&Part> {
    let (now, before) = (parts.get(at)?, parts.get(at.checked_sub(1)?)?);
    (now.wave.is_some() && now.question == before.question).then_some(before)
}

fn title(first: &First) -> String {
    let what = if first.themes { "Themes" } else { "Codes" };
    format!("{what} by primacy and frequency")
}

fn heads(first: &First, is_whole: bool) -> impl Iterator<Item = Column> {
    let question = (!is_whole).then(|| Column::words("question"));
    let wave = first.by_wave.then(|| Column::numbers("wave"));
    let code = Column::words(if first.themes { "theme" } else { "code" });
    let beginning = match first.sentences {
        1 => "in the first sentence".to_string(),
        n => format!("in the first {n} sentences"),
    };
    let numbers =
        ["cases", "first", &beginning, "mean rank", "median rank", "words before", "position", "S", "CSI"];
    let numbers = numbers.map(Column::numbers);
    let change = ["change of first", "change of S"].map(Column::numbers);
    let change = first.by_wave.then_some(change).into_iter().flatten();
    let weight = [Column::numbers("weight")];
    question.into_iter().chain(wave).chain([code]).chain(numbers).chain(change).chain(weight)
}

fn row(
    asked: &Asked,
    first: &First,
    codes: &[usize],
    part: &Part,
    before: Option<&Part>,
    place: usize,
    is_whole: bool,
) -> Vec<Cell> {
    let unknown = Primacy::default();
    let figures = part.figures.get(place).unwrap_or(&unknown);
    let code = codes.get(place).copied().unwrap_or(usize::MAX);
    let decimal =
        |value: Option<f64>, places| value.map_or(Cell::Undefined, |value| Cell::decimal(value, places));
    let numbers = [
        Cell::share(figures.cases, figures.asked),
        Cell::share(figures.first, figures.asked),
        Cell::share(figures.early, figures.asked),
        decimal(figures.ranks.map(|ranks| ranks.mean), 3),
        decimal(figures.ranks.map(|ranks| ranks.median), 1),
        decimal(figures.lag, 1),
        decimal(figures.position, 3),
        decimal(figures.smith, 4),
        decimal(figures.sutrop, 4),
    ];
    let change = first.by_wave.then(|| changes(figures, before.and_then(|part| part.figures.get(place))));
    let weight = known_code(asked, code).and_then(|code| code.weight.as_ref());
    let weight = weight.map_or(Cell::Undefined, |weight| Cell::Number(weight.of_100.into()));
    let ahead = ahead(first, part, is_whole).into_iter().chain([Cell::words(asked.ground.path(code))]);
    ahead.chain(numbers).chain(change.into_iter().flatten()).chain([weight]).collect()
}

/// What stands before the code.
fn ahead(first: &First, part: &Part, is_whole: bool) -> Vec<Cell> {
    let question = (!is_whole).then(|| Cell::maybe(part.question.as_deref()));
    let wave = first.by_wave.then(|| part.wave.map_or(Cell::Undefined, |wave| Cell::Number(wave.into())));
    question.into_iter().chain(wave).collect()
}

fn changes(now: &Primacy, before: Option<&Primacy>) -> [Cell; 2] {
    let Some(before) = before else { return [FIRST_WAVE, FIRST_WAVE].map(|why| Cell::Because(why.into())) };
    let share = |figures: &Primacy| (figures.asked > 0).then(|| figures.first as f64 / figures.asked as f64);
    let change = |now: Option<f64>, before: Option<f64>, places| match now.zip(before) {
        Some((now, before)) => Cell::decimal(now - before, places),
        None => Cell::Because("nobody was asked in one of the two waves".into()),
    };
    [change(share(now), share(before), 3), change(now.smith, before.smith, 4)]
}

const FIRST_WAVE: &str = "there is no earlier wave to compare with";

/// A question that nobody was asked: everything about it is undefined.
fn nobody(first: &First, part: &Part, is_whole: bool) -> Vec<Cell> {
    let id = part.question.as_deref();
    let why = id.map_or("nobody says anything in scope".into(), |id| {
        format!("nobody in scope was asked {id}: no turn is marked as asking it")
    });
    let width = 11 + if first.by_wave { 2 } else { 0 };
    let blank = std::iter::repeat_n(Cell::Because(why), width);
    ahead(first, part, is_whole).into_iter().chain(blank).collect()
}

/// The figures about cases lead to the code's quotes in these answers; a query cannot ask for the first of each.
fn leads(
    asked: &Asked,
    first: &First,
    codes: &[usize],
    part: &Part,
    place: usize,
    is_whole: bool,
) -> Vec<Option<String>> {
    let code = codes.get(place).map(|code| asked.asked_for(*code, first.themes)).unwrap_or_default();
    let in_guide = |id: &&String| asked.ground.study.about.asks(id).is_some();
    let is_askable = part.question.as_ref().is_none_or(|id| in_guide(&id));
    let question = part.question.as_ref().map(|id| format!(" question={}", written(id))).unwrap_or_default();
    let wave = part.wave.map(|wave| format!(" wave={wave}")).unwrap_or_default();
    let lead = asked.lead(&format!("{code}{question}{wave}")).filter(|_| is_askable);
    let ahead = usize::from(!is_whole) + usize::from(first.by_wave);
    let behind = 9 + if first.by_wave { 2 } else { 0 };
    std::iter::repeat_n(None, ahead).chain(std::iter::repeat_n(lead, 1 + behind)).collect()
}

fn notes(asked: &Asked, first: &First, talks: &Talks, parts: &[Part]) -> Vec<String> {
    let mut notes = vec![
        "Unit: a case counts once for a code, by its first mention in the answer; who mentions nothing counts too."
            .into(),
        ANSWER.into(),
        "first: it begins before all others (two that begin at once are both first). Ranks are among those who \
         mention it, and codes that begin at once share the mean of theirs. words before, position (in all that \
         participants say in that interview, 0 to 1): medians."
            .into(),
        "S (Smith) = Σ (L − r + 1)/L / N, CSI (Sutrop) = F/(N·mean rank): L codes mentioned by a case, r the rank, F \
         cases that mention it, N cases asked."
            .into(),
    ];
    let what = if first.themes {
        "Themes with all below them are listed."
    } else {
        "Each code is listed alone, without those below it."
    };
    notes.push(what.into());
    if first.spontaneous {
        notes.push(SPONTANEOUS.into());
    }
    notes.extend(parts.iter().map(|part| told(asked, part)));
    notes.extend(left_out(asked, talks, parts));
    notes
}

const ANSWER: &str = "Answer: what participants say from a turn marked as asking the question to the next marked turn, \
    probes between them included. A group answers as one. Who was asked more than once has one answer, by wave.";

const SPONTANEOUS: &str = "Spontaneous only: left out is what the question names, and what begins after an interviewer \
    has said the name or an alias of the code in the same answer.";

/// What was asked, how many were, and what nobody mentions.
fn told(asked: &Asked, part: &Part) -> String {
    let wave = part.wave.map(|wave| format!(" in wave {wave}")).unwrap_or_default();
    let silent = part.figures.iter().filter(|figures| figures.cases == 0).count();
    let silent = format!("; codes that nobody mentions, and that have no row: {silent}");
    let Some(id) = &part.question else {
        return format!("Cases{wave}: {}{silent}.", part.asked);
    };
    let words = match asked.ground.study.about.asks(id) {
        Some(question) => format!("“{}”", question.text),
        None => "it is not in the guide".into(),
    };
    format!("{id}{wave}: {words}; cases asked: {}{silent}.", part.asked)
}

fn left_out(asked: &Asked, talks: &Talks, parts: &[Part]) -> Option<String> {
    if parts.iter().all(|part| part.question.is_none()) {
        let guide = &asked.ground.study.about.guide;
        let why = if guide.is_empty() {
            "The guide has no questions yet"
        } else {
            "No turn is marked as asking a question"
        };
        return Some(format!(
            "{why}, so each whole interview counts as one answer (:guide and :ask at the desk)."
        ));
    }
    let unmarked: Vec<&str> = talks.unmarked().into_iter().map(|id| id.as_str()).collect();
    let told = || {
        format!("Left out, for no turn of theirs is marked as asking a question: {}.", unmarked.join(", "))
    };
    (!unmarked.is_empty()).then(told)
}

fn known_code<'a>(asked: &Asked<'a>, code: usize) -> Option<&'a Code> {
    asked.ground.study.codebook.get(asked.ground.codes.get(code)?.as_str())
}

/// A sentence for each of these codes that a researcher has weighed.
pub(super) fn weights(asked: &Asked, codes: impl Iterator<Item = usize>) -> Vec<String> {
    let weighed = |code: usize| {
        let weight = known_code(asked, code)?.weight.as_ref()?;
        let by = weight.made.as_ref().map(|made| format!(", {}", made.by)).unwrap_or_default();
        let path = asked.ground.path(code);
        Some(format!(
            "Weight of {path}: {} of 100 ({}{by}).",
            weight.of_100,
            weight.reason.trim_end_matches('.')
        ))
    };
    let mut told: Vec<String> = codes.filter_map(weighed).collect();
    if !told.is_empty() {
        told.insert(
            0,
            "Weights are the researchers' judgement, set by hand; nothing here is counted with them.".into(),
        );
    }
    told
}
