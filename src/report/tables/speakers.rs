//! Who speaks how much in each transcript, and who follows whom.

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::ground::Page;
use crate::analysis::talk::{Speaker, Talk, talk};
use crate::report::{Cell, Column, Lead, Table};

pub fn speakers(asked: &Asked) -> Table {
    let words = ["transcript", "speaker", "role", "case"].map(Column::words);
    let numbers = ["turns", "words", "% of words", "% of participants' words", "words per turn"];
    let heads = words.into_iter().chain(numbers.map(Column::numbers));
    let heads = heads.chain(["largest", "follows"].map(Column::words));
    let mut table = asked.table_of_words("Who speaks how much in each transcript, in turns and words", heads);
    table.notes.extend(notes().map(str::to_string));
    for (page, talk) in asked.ground.pages.iter().zip(talk(&asked.ground)) {
        for (at, speaker) in talk.speakers.iter().enumerate() {
            table.rows.push(row(asked, page, &talk, at, speaker));
            table.leads.push(vec![None, lead(asked, page, speaker)]);
        }
    }
    table
}

fn notes() -> [&'static str; 2] {
    [
        "“largest”: the participant with the most words, where there are several.",
        "follows: after whom they speak directly, and how often.",
    ]
}

/// One row for each two who speak one directly after the other.
pub fn follows(asked: &Asked) -> Table {
    let heads = ["transcript", "speaker", "follows"].map(Column::words);
    let heads =
        heads.into_iter().chain([Column::numbers("times"), Column::numbers("% of the speaker's turns")]);
    let mut table = asked.table_of_words("Who speaks directly after whom, in turns", heads);
    table.notes.push("The first turn of a transcript follows nobody.".into());
    for (page, talk) in asked.ground.pages.iter().zip(talk(&asked.ground)) {
        for (&(before, after), &times) in &talk.follows {
            let [Some(before), Some(after)] = [before, after].map(|at| talk.speakers.get(at)) else {
                continue;
            };
            let names = [page.id.to_string(), name(after), name(before)].map(Cell::words);
            let share = Cell::percent(times, after.turns, "no turn is in scope");
            table.rows.push(names.into_iter().chain([Cell::Number(times), share]).collect());
            table.leads.push(vec![None, lead(asked, page, after), lead(asked, page, before)]);
        }
    }
    table
}

fn row(asked: &Asked, page: &Page, talk: &Talk, at: usize, speaker: &Speaker) -> Vec<Cell> {
    let Speaker { asks, case, turns, words, .. } = speaker;
    let of_participants = match asks {
        true => Cell::Because("interviewers' words are no participants' words".into()),
        false => Cell::percent(*words, talk.words(true), NO_WORDS),
    };
    let case = asked.ground.cases.get(*case).filter(|_| !asks).map(|case| case.to_string());
    vec![
        Cell::words(page.id.to_string()),
        Cell::words(name(speaker)),
        Cell::words(if *asks { "interviewer" } else { "participant" }),
        Cell::maybe(case),
        Cell::Number(*turns),
        Cell::Number(*words),
        Cell::percent(*words, talk.words(false), NO_WORDS),
        of_participants,
        Cell::decimal(*words as f64 / *turns as f64, 1),
        Cell::words(if talk.largest() == Some(at) { "largest" } else { "" }),
        Cell::words(followed(talk, at)),
    ]
}

const NO_WORDS: &str = "no word is in scope";

fn name(speaker: &Speaker) -> String {
    speaker.name.clone().unwrap_or_else(|| "(nobody named)".into())
}

/// The most followed first: `Anna 3, Bo 1`.
fn followed(talk: &Talk, at: usize) -> String {
    let before = talk.follows.iter().filter(|((_, after), _)| *after == at);
    let mut before: Vec<(u64, String)> =
        before.filter_map(|((before, _), times)| Some((*times, name(talk.speakers.get(*before)?)))).collect();
    before.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    before.iter().map(|(times, name)| format!("{name} {times}")).collect::<Vec<_>>().join(", ")
}

fn lead(asked: &Asked, page: &Page, speaker: &Speaker) -> Lead {
    let name = written(speaker.name.as_deref()?);
    asked.lead(&format!("speaker={name} transcript={}", written(page.id.as_str())))
}
