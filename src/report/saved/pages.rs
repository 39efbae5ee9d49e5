//! Saved tables that were laid out for people: Markdown, a page for a browser, columns of letters.

use scraper::{ElementRef, Html, Selector};

use super::Saved;
use crate::text::width;

pub(super) fn markdown(page: &str) -> Saved {
    let mut saved = Saved::default();
    for line in page.lines() {
        if let Some(note) = line.strip_prefix("- ") {
            saved.below.push(unescaped(note));
        } else if let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
            saved.rows.push(split(cells));
        }
    }
    if saved.rows.len() >= 2 {
        saved.heads = saved.rows.remove(0);
        // The rule under the headings.
        saved.rows.remove(0);
    }
    saved
}

/// At every bar that no backslash keeps.
fn split(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut kept = false;
    for letter in line.chars() {
        match letter {
            '|' if !kept => cells.push(String::new()),
            letter => cells.iter_mut().next_back().into_iter().for_each(|cell| cell.push(letter)),
        }
        kept = letter == '\\' && !kept;
    }
    cells.iter().map(|cell| unescaped(cell.trim())).collect()
}

fn unescaped(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars();
    while let Some(letter) = letters.next() {
        plain.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    plain
}

pub(super) fn html(page: &str) -> Saved {
    let page = Html::parse_document(page);
    let all = |within: ElementRef, tags: &[&str]| -> Vec<String> {
        let children = within.child_elements().filter(|child| tags.contains(&child.value().name()));
        children.map(|child| child.text().collect()).collect()
    };
    let found = |tag: &str| -> Vec<ElementRef> {
        Selector::parse(tag).map(|tag| page.select(&tag).collect()).unwrap_or_default()
    };
    let mut rows: Vec<Vec<String>> = found("tr").into_iter().map(|row| all(row, &["th", "td"])).collect();
    let heads = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    let below = found("ul.notes").into_iter().flat_map(|notes| all(notes, &["li"])).collect();
    Saved { heads, rows, below }
}

/// The rule under the headings says how wide each column is.
pub(super) fn text(page: &str) -> Saved {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule =
        |line: &&str| line.starts_with('─') && line.chars().all(|letter| matches!(letter, '─' | ' '));
    let Some(rule) = lines.iter().position(is_rule).filter(|at| *at > 0) else { return Saved::default() };
    let widths: Vec<usize> =
        lines.get(rule).map(|line| line.split_whitespace().map(width).collect()).unwrap_or_default();
    let heads = lines.get(rule - 1).map(|line| cut(line, &widths)).unwrap_or_default();
    let behind = || lines.iter().skip(rule + 1);
    let rows = behind().take_while(|line| !line.is_empty()).map(|line| cut(line, &widths)).collect();
    let below = behind().skip_while(|line| !line.is_empty()).skip(1).map(ToString::to_string).collect();
    Saved { heads, rows, below }
}

/// Cells as wide as they are, two blanks apart.
fn cut(line: &str, widths: &[usize]) -> Vec<String> {
    let mut rest = line;
    let mut cells = Vec::new();
    for wide in widths {
        let (cell, behind) = rest.split_at(reach(rest, *wide));
        cells.push(cell.trim().to_string());
        rest = behind.strip_prefix("  ").unwrap_or(behind);
    }
    cells
}

/// How many bytes are so wide.
fn reach(line: &str, wide: usize) -> usize {
    let ends = line.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let fits = |end: &usize| line.get(..*end).is_some_and(|head| width(head) <= wide);
    ends.take_while(fits).last().unwrap_or_default()
}
