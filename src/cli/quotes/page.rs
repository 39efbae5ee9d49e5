//! Passages for people: on a terminal, and for a manuscript.

use super::told::Told;
use crate::report::escaped;
use crate::text::safe;

pub fn text(title: &str, told: &[Told]) -> String {
    safe(title).into_owned() + "\n" + &told.iter().map(block).collect::<String>()
}

fn block(told: &Told) -> String {
    let memo = told.memo().map(|memo| format!("  memo: {}", one_line(memo)));
    let judged = told.judged().map(|judged| format!("  {judged}"));
    let lines = [told.source()].into_iter().chain(judged).chain([format!("  {}", shown(told))]);
    let safe: Vec<String> = lines.chain(memo).map(|line| safe(&line).into_owned()).collect();
    format!("\n{}\n", safe.join("\n"))
}

/// Where words stand around it, the passage is bracketed.
fn shown(told: &Told) -> String {
    let words = told.passage.words();
    match (told.before, told.after) {
        ("", "") => format!("“{}”", one_line(words)),
        (before, after) => one_line(&format!("{before}[{}]{after}", words.trim())),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each passage as a quotation in Markdown, its source under it.
pub fn notes(title: &str, told: &[Told]) -> String {
    format!("# {}\n{}", escaped(title), told.iter().map(note).collect::<String>())
}

fn note(told: &Told) -> String {
    let [words, source] = [told.passage.words(), &told.source()].map(escaped);
    let judged = told.judged().map(|judged| format!(" · {}", escaped(&judged))).unwrap_or_default();
    let memo = told.memo().map(|memo| format!(">\n> Memo: {}\n", escaped(memo))).unwrap_or_default();
    format!("\n> {words}\n>\n> — {source}{judged}\n{memo}")
}
