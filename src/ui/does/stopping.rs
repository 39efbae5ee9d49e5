//! The study's own stop words: said once, a word is left out of the table of words; said again, it is counted.

use super::asking::put_about;
use super::{Done, grids};
use crate::report::Cell;
use crate::text::plain;
use crate::ui::answering::Line;
use crate::ui::app::App;
use crate::ui::grid::{Of, Shown, Topic};

/// Of the words typed, or of the row of a table of words; else tells which are left out.
pub(super) fn turn(app: &mut App, argument: Option<&str>) -> Done {
    let typed = argument.into_iter().flat_map(str::split_whitespace).map(|word| plain(word).into_owned());
    let mut words: Vec<String> = typed.collect();
    words.extend(word_here(app).filter(|_| words.is_empty()));
    words.sort();
    words.dedup();
    if words.is_empty() {
        app.say(told(&app.study.about.stop_words));
        return Ok(());
    }
    app.may_change()?;
    let mut about = (*app.study.about).clone();
    let is_known =
        |word: &String| app.study.about.stop_words.iter().any(|known| plain(known) == word.as_str());
    let (again, out): (Vec<String>, Vec<String>) = words.into_iter().partition(is_known);
    about.stop_words.retain(|known| !again.iter().any(|word| plain(known) == word.as_str()));
    about.stop_words.extend(out.iter().cloned());
    let said = [("Left out of the table of words", out), ("Counted again", again)];
    let said = said.iter().filter(|(_, words)| !words.is_empty());
    let said: Vec<String> = said.map(|(what, words)| format!("{what}: {}", words.join(", "))).collect();
    put_about(app, about, said.join("; "))
}

fn word_here(app: &App) -> Option<String> {
    let grid = app.grid()?;
    let Topic::Table(Shown { line: Some(Line::Table(line)), table, .. }) = &grid.topic else { return None };
    if line.split_whitespace().next() != Some("words") {
        return None;
    }
    let (Of::Nth(row), _) = grids::here(app).ok()? else { return None };
    match table.rows.get(row)?.first()? {
        Cell::Words(word) => Some(word.clone()),
        _ => None,
    }
}

fn told(words: &[String]) -> String {
    match words {
        [] => "This study has no stop words of its own: stop-words WORD leaves one out".into(),
        words => format!("Left out of the table of words in this study: {}", words.join(", ")),
    }
}
