//! Searching the words of this transcript.

use super::Done;
use super::moving::with_pane;
use crate::text::{Pattern, Reading, Span, safe};
use crate::ui::app::App;
use crate::ui::overlay::Writing;

/// Code points of a transcript in which the hits are counted at every step.
const LONGEST_COUNTED: u32 = 200_000;

/// Code points that counting may look at: a pattern may look from each hit to the end of the text.
const MOST_STEPS: usize = 200_000_000;

/// What is typed is a regular expression when it reads as one that says more than its letters; else plain words.
pub(super) fn pattern(typed: &str) -> Result<Pattern, String> {
    let plain = !typed.contains(['\\', '[', ']', '(', ')', '|', '*', '+', '^', '$', '{', '}', '.', '?']);
    if plain {
        return Pattern::new(typed, Reading::Words).map_err(|error| error.to_string());
    }
    let as_regex = Pattern::new(typed, Reading::Regex);
    match as_regex {
        Ok(pattern) => Ok(pattern),
        Err(reason) => Err(reason.to_string()),
    }
}

pub(super) fn search(app: &mut App, argument: Option<&str>) -> Done {
    let Some(typed) = argument else {
        let last = app.search.as_ref().map(|pattern| pattern.source().to_string()).unwrap_or_default();
        return super::writing::ask_line(app, "Search this transcript", &last, Writing::Search);
    };
    if typed.is_empty() {
        app.search = None;
        return Ok(());
    }
    app.search = Some(pattern(typed)?);
    let from = app.pane().map_or(0, |pane| pane.caret.selection().start);
    seek(app, from, true, true)
}

pub(super) fn hit(app: &mut App, forward: bool) -> Done {
    let selection = app.pane().ok_or("There is no transcript open")?.caret.selection();
    let from = if forward { selection.start + 1 } else { selection.start };
    seek(app, from, forward, false)
}

/// The next hit from an offset, around the end of the transcript when there is none.
fn seek(app: &mut App, from: u32, forward: bool, first: bool) -> Done {
    let pattern = app.search.clone().ok_or("Nothing is searched for: / searches this transcript")?;
    let mut around = false;
    let missing = format!("“{}” does not occur in this transcript; Space / searches all", pattern.source());
    with_pane(
        app,
        |pane, text, _| {
            let next = |from| {
                if forward { pattern.first_after(text, from) } else { pattern.last_before(text, from) }
            };
            let found = next(from).or_else(|| {
                around = true;
                next(if forward { 0 } else { text.len() })
            });
            found.map(|span| pane.caret.select(span)).is_some()
        },
        &missing,
    )?;
    let place = hit_of_hits(app, &pattern).unwrap_or_default();
    match (around && !first, forward) {
        (true, true) => app.say(format!("From the beginning again{place}")),
        (true, false) => app.say(format!("From the end again{place}")),
        (false, _) => app.say(place.trim_start_matches(": ")),
    }
    Ok(())
}

/// `: “lunch” 2 of 3`. In a very long transcript, or of very many hits, counting would be felt in every step, and is left
/// out.
fn hit_of_hits(app: &App, pattern: &Pattern) -> Option<String> {
    let pane = app.pane()?;
    let text = app.study.text(&pane.transcript).filter(|text| text.len() <= LONGEST_COUNTED)?;
    let here = pane.caret.selection().start;
    let most = MOST_STEPS / (text.len() as usize).max(1);
    let (mut before, mut all) = (0, 0);
    for hit in pattern.hits(text) {
        before += usize::from(hit.start <= here);
        all += 1;
        if all > most {
            return None;
        }
    }
    Some(format!(": “{}” {before} of {all}", safe(pattern.source())))
}

/// Hits within a stretch of the text, for drawing.
pub fn hits_in(pattern: &Pattern, text: &crate::text::Transcript, within: Span) -> Vec<Span> {
    let mut hits = Vec::new();
    let mut from = within.start.saturating_sub(200);
    while let Some(hit) = pattern.first_after(text, from) {
        if hit.start >= within.end || hits.len() > 500 {
            break;
        }
        from = hit.end.max(from + 1);
        hits.push(hit);
    }
    hits
}
