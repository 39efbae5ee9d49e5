//! What arrives from outside: transcripts read in the background, files that others changed, a text from the editor,
//! word that the work is on disk.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::app::{App, Editing, Effect, Tone};
use super::does::{self, perform};
use super::numbers::many;
use super::overlay::Overlay;
use crate::command::{Command, Said};
use crate::store::{Finding, Page, Sheet, Weight};
use crate::study::{Edit, Reworded, Study, Touched, TranscriptId, anchor::Passage, reworded};
use crate::text::{Span, Transcript};

pub(super) fn on_read(app: &mut App, transcripts: usize, pages: Vec<Page>) {
    app.keeping.read += transcripts;
    let ids: BTreeSet<TranscriptId> = pages.iter().filter_map(transcript_of).collect();
    let findings = crate::store::shelve(&mut app.study, &app.kept, pages);
    app.keeping.findings.extend(findings);
    for id in &ids {
        app.recount(id);
        place_panes(app, id);
    }
    if app.is_read() {
        does::refresh(app);
    }
}

fn transcript_of(page: &Page) -> Option<TranscriptId> {
    match &page.sheet {
        Sheet::Text(id) | Sheet::Layer(id, _) => Some(id.clone()),
        _ => None,
    }
}

/// What of the study as a whole these pages are about.
fn touched_by(pages: &[Page]) -> Touched {
    let has = |is: fn(&Sheet) -> bool| pages.iter().any(|page| is(&page.sheet));
    Touched {
        about: has(|sheet| matches!(sheet, Sheet::About)),
        cases: has(|sheet| matches!(sheet, Sheet::Cases)),
        framework: has(|sheet| matches!(sheet, Sheet::Framework)),
        codebook: has(|sheet| matches!(sheet, Sheet::Codebook)),
        ..Touched::default()
    }
}

/// A pane whose words have just arrived gets its caret.
fn place_panes(app: &mut App, id: &TranscriptId) {
    let mut panes = std::mem::take(&mut app.desk.panes);
    for pane in panes.iter_mut().filter(|pane| &pane.transcript == id && pane.caret.selection().is_empty()) {
        does::open::place(app, pane);
    }
    app.desk.panes = panes;
}

pub(super) fn on_saved(app: &mut App, upto: u64) {
    app.keeping.saved = app.keeping.saved.max(upto);
    if app.keeping.saved >= app.keeping.made {
        app.keeping.unsaved = None;
    }
}

/// Files were changed by somebody else: their work is taken in beside ours, and carets follow their words.
pub(super) fn on_changed(app: &mut App, pages: Vec<Page>) {
    if pages.is_empty() {
        return;
    }
    let ids: BTreeSet<TranscriptId> = pages.iter().filter_map(transcript_of).collect();
    let files: BTreeSet<PathBuf> = pages.iter().map(|page| page.sheet.path()).collect();
    let is_past = |finding: &Finding| {
        finding.weight == Weight::Broken && finding.file.as_ref().is_some_and(|file| files.contains(file))
    };
    app.keeping.findings.retain(|finding| !is_past(finding));
    let before = app.study.clone();
    let changed = touched_by(&pages);
    let taken = crate::store::take_in(&mut app.study, &app.kept, pages);
    app.heed(&changed);
    for id in &ids {
        app.recount(id);
        follow_words(app, &before, id);
        place_panes(app, id);
    }
    if changed.about || changed.cases {
        app.recount_all();
    }
    app.signs = app.signs.after(&app.study.codebook);
    let doubts = taken.findings.len();
    app.keeping.findings.extend(taken.findings);
    // Also with nothing to write: the scribe holds back what was handed in before the others' work was taken in.
    app.keeping.made += 1;
    app.effects.push(Effect::Keep { records: Vec::new(), touched: taken.to_write });
    does::refresh(app);
    // What the person did last can be seen; what others did cannot. Only a warning is not talked over.
    if app.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Said) {
        let more =
            if doubts > 0 { format!("; {} (Space f)", many(doubts, "new finding")) } else { String::new() };
        app.say(format!("Taken in what changed on disk{more}"));
    }
}

/// Panes on a transcript whose words changed keep their place by its words.
pub(super) fn follow_words(app: &mut App, before: &Study, id: &TranscriptId) {
    let (Some(old), Some(new)) = (before.text(id), app.study.text(id).cloned()) else { return };
    if old.text() != new.text() {
        carry_panes(app, id, &Passage::new(old, &new));
    }
}

fn carry_panes(app: &mut App, id: &TranscriptId, passage: &Passage) {
    for pane in app.desk.panes.iter_mut().filter(|pane| &pane.transcript == id) {
        pane.caret.select(passage.follow(pane.caret.selection()).span);
        pane.top = passage.follow(Span::new(pane.top, pane.top + 1)).span.start;
    }
}

pub(super) fn on_edited(app: &mut App, what: Editing, outcome: Result<String, String>) {
    let text = match outcome {
        Ok(text) => text,
        Err(why) => return app.warn(why),
    };
    match what {
        Editing::Field => {
            if let Some(Overlay::Form(form)) = app.desk.overlays.last_mut()
                && let Some(field) = form.field_mut()
            {
                field.set(text.trim_end_matches('\n'));
            }
        }
        Editing::Transcript(id) => {
            if let Err(why) = reword(app, &id, &text, "Edited") {
                app.warn(why);
            }
        }
    }
}

/// A transcript has other words: every layer and every memo on a span follows them.
fn reword(app: &mut App, id: &TranscriptId, text: &str, verb: &str) -> Result<(), String> {
    let old = app.study.text(id).cloned().ok_or("That transcript is gone")?;
    if old.text() == text {
        app.say("Nothing was changed");
        return Ok(());
    }
    let new = Arc::new(Transcript::among(text, &app.study.about.names));
    let passage = Passage::new(&old, &new);
    let Reworded { edits, codings, doubts } = reworded(&app.study, id, &new, &passage);
    carry_panes(app, id, &passage);
    app.change(format!("{verb} the words of {id}"), Edit::Together(edits))?;
    let doubt = if doubts > 0 { format!(", {doubts} in doubt: Space r reviews them") } else { String::new() };
    app.say(format!("{} followed their words{doubt}", many(codings, "coding")));
    Ok(())
}

pub(super) fn on_lock(app: &mut App, outcome: Result<(), String>) {
    match outcome {
        Ok(()) => {
            app.keeping.read_only = None;
            app.say("The study is yours to change now");
        }
        Err(why) => app.warn(why),
    }
}

pub(super) fn on_remembered(app: &mut App, past: crate::study::Past) {
    does::take_in_past(app, past);
    let in_history = app.list().is_some_and(|list| list.topic == super::list::Topic::History);
    if in_history {
        does::refresh(app);
    } else if let Err(why) = perform(app, Said::from(Command::Undo)) {
        app.warn(why);
    }
}
