//! Memos on everything, and the memo browser.

use super::Done;
use super::writing::ask;
use crate::command::Command;
use crate::study::deeds::Spot;
use crate::study::{Edit, Memo, MemoId, MemoKind, Subject};
use crate::ui::app::{App, Focus};
use crate::ui::list::{Entry, Topic};
use crate::ui::overlay::{Form, Picker, Purpose, Writing};

const KINDS: &[&str] = &["note", "reflexive", "method", "theory", "field note", "ask next time"];

/// A memo on the coding at the caret, or on the selected words where nothing is coded.
pub(super) fn here(app: &mut App) -> Done {
    app.may_change()?;
    let mine = super::coding::spots_here(app).iter().any(|spot| spot.coder == app.me);
    if mine || app.list().is_some() {
        let Some(spots) = super::coding::which(app, Command::Memo, None)? else { return Ok(()) };
        return match spots.as_slice() {
            [spot] => on_coding(app, spot),
            _ => Err("A memo goes on one coding at a time: take the marks off first".into()),
        };
    }
    let span = super::moving::text_here(app)?
        .snap(app.pane().ok_or("There is no transcript open")?.caret.selection());
    let transcript = app.pane().ok_or("There is no transcript open")?.transcript.clone();
    let words = super::coding::quote(app, &(transcript.clone(), span), 40);
    let text = super::moving::text_here(app)?;
    let about = Subject::span(transcript, &text, span);
    write(app, format!("Memo on “{words}”"), about, MemoKind::Note)
}

pub(super) fn on_coding(app: &mut App, spot: &Spot) -> Done {
    let coding = spot.find(&app.study).ok_or("That coding is gone")?;
    let text = coding.marks.memo.clone().unwrap_or_default();
    let title = format!("Memo on this coding as {}", app.study.codebook.name(&spot.code));
    ask(app, Form::page(title, &text, Writing::CodingMemo(spot.clone())));
    Ok(())
}

/// A new memo; when I have one on the same thing already, that one is opened.
fn write(app: &mut App, title: String, about: Subject, kind: MemoKind) -> Done {
    app.may_change()?;
    let known = app.study.memos.iter().rev().find(|memo| memo.coder == app.me && memo.about == about);
    if let (Subject::Span { .. } | Subject::Code(_), Some(memo)) = (&about, known.cloned()) {
        return change(app, &memo);
    }
    let mut form = Form::page(title, "", Writing::NewMemo(about));
    form.choice = Some((KINDS, position(kind)));
    ask(app, form);
    Ok(())
}

fn position(kind: MemoKind) -> usize {
    KINDS.iter().position(|name| *name == kind.name()).unwrap_or(0)
}

fn change(app: &mut App, memo: &Memo) -> Done {
    if memo.coder != app.me {
        return Err(format!("This memo is {}'s; it is theirs to change", memo.coder));
    }
    let mut form = Form::page("Memo", &memo.text, Writing::ChangeMemo(memo.id.clone()));
    form.choice = Some((KINDS, position(memo.kind)));
    ask(app, form);
    Ok(())
}

pub(super) fn on_study(app: &mut App) -> Done {
    write(app, "Memo on the study".into(), Subject::Study, MemoKind::Note)
}

pub(super) fn on_transcript(app: &mut App) -> Done {
    let transcript = app.pane().ok_or("There is no transcript open")?.transcript.clone();
    write(app, format!("Memo on {transcript}"), Subject::Transcript(transcript), MemoKind::FieldNote)
}

pub(super) fn on_case(app: &mut App) -> Done {
    let case = match super::people::case_here(app) {
        Ok(case) => case,
        Err(_) => {
            let transcript = &app.pane().ok_or("There is no transcript open")?.transcript;
            app.study.case_of(transcript).0
        }
    };
    write(app, format!("Memo on case {case}"), Subject::Case(case), MemoKind::Note)
}

pub(super) fn on_code(app: &mut App, argument: Option<&str>) -> Done {
    let code = match argument {
        Some(words) => super::coding::code_named(app, words)?,
        None if app.desk.focus == Focus::Tree => super::codebook::here(app)?.id,
        None => {
            super::picking::pick(app, Picker::new("Memo on the code", Purpose::MemoOf, Vec::new()));
            return Ok(());
        }
    };
    write_on_code(app, code)
}

pub(super) fn write_on_code(app: &mut App, code: crate::study::CodeId) -> Done {
    let title = format!("Memo on the code {}", app.study.codebook.name(&code));
    write(app, title, Subject::Code(code), MemoKind::Theory)
}

/// The text of a new memo is there; an empty one is not kept.
pub(super) fn save_new(app: &mut App, about: Subject, kind: &str, text: String) -> Done {
    if text.trim().is_empty() {
        app.say("An empty memo is not kept");
        return Ok(());
    }
    let at = (app.clock)();
    let id = free_id(app, at.0);
    let kind = MemoKind::named(kind).unwrap_or_default();
    let memo = Memo { id, coder: app.me.clone(), at, kind, about, text };
    app.change(format!("Wrote a {} memo", kind.name()), Edit::AddMemo { memo })?;
    app.say("Memo kept");
    Ok(())
}

fn free_id(app: &App, at: i64) -> MemoId {
    let mut ids = (0..).map(|n| MemoId::new(format!("{}-{:x}", app.me, at + n)));
    let free = ids.find(|id| !app.study.memos.iter().any(|memo| &memo.id == id));
    free.unwrap_or_else(|| MemoId::new(format!("{}-{at:x}", app.me)))
}

pub(super) fn save_changed(app: &mut App, id: &MemoId, kind: &str, text: String) -> Done {
    let mut memo = find(app, id)?;
    if text.trim().is_empty() {
        return drop_memo(app, id);
    }
    let kind = MemoKind::named(kind).unwrap_or_default();
    if memo.text == text && memo.kind == kind {
        return Ok(());
    }
    (memo.text, memo.kind) = (text, kind);
    app.change("Changed a memo", Edit::ChangeMemo { memo })?;
    app.say("Memo kept");
    Ok(())
}

pub(super) fn save_coding_memo(app: &mut App, spot: &Spot, text: String) -> Done {
    let memo = Some(text.trim()).filter(|text| !text.is_empty()).map(Box::from);
    if spot.find(&app.study).is_some_and(|coding| coding.marks.memo == memo) {
        return Ok(());
    }
    let gone = memo.is_none();
    let edit = spot.remark(&app.study, |marks| marks.memo = memo).ok_or("That coding is gone")?;
    let name = app.study.codebook.name(&spot.code).to_string();
    app.change(format!("{} on a coding as {name}", if gone { "Dropped the memo" } else { "Memo" }), edit)?;
    app.say(if gone { "Memo dropped" } else { "Memo kept" });
    Ok(())
}

fn find(app: &App, id: &MemoId) -> Result<Memo, String> {
    app.study.memos.iter().find(|memo| &memo.id == id).cloned().ok_or_else(|| "That memo is gone".to_string())
}

/// Only memos of one kind; without a name of the next kind, and after the last of all kinds again.
pub(super) fn of_kind(app: &mut App, name: Option<&str>) -> Done {
    let now = match app.list().map(|list| &list.topic) {
        Some(Topic::Memos { kind }) => *kind,
        _ => None,
    };
    let next = now.map_or(0, |now| MemoKind::ALL.iter().position(|kind| *kind == now).map_or(0, |at| at + 1));
    match name {
        Some(name) => browse(app, MemoKind::named(&name.replace('-', " "))),
        None => browse(app, MemoKind::ALL.get(next).copied()),
    }
}

pub(super) fn browse(app: &mut App, kind: Option<MemoKind>) -> Done {
    if matches!(app.list().map(|list| &list.topic), Some(Topic::Memos { .. })) {
        app.desk.views.pop();
    }
    super::lists::show(app, Topic::Memos { kind });
    if app.list().is_some_and(|list| list.entries.is_empty()) {
        app.say("No memos here yet: m writes one on the words, Space m shows all kinds");
    }
    Ok(())
}

fn memo_here(app: &App) -> Result<Entry, String> {
    app.list().and_then(|list| list.entry()).cloned().ok_or_else(|| "There is no memo here".to_string())
}

pub(super) fn edit(app: &mut App) -> Done {
    app.may_change()?;
    match memo_here(app)? {
        Entry::Memo(id) => {
            let memo = find(app, &id)?;
            change(app, &memo)
        }
        Entry::CodingMemo(spot) if spot.coder == app.me => on_coding(app, &spot),
        _ => Err("This memo is another coder's; it is theirs to change".into()),
    }
}

pub(super) fn delete(app: &mut App) -> Done {
    match memo_here(app)? {
        Entry::Memo(id) => {
            let memo = find(app, &id)?;
            if memo.coder != app.me {
                return Err(format!("This memo is {}'s; it is theirs to delete", memo.coder));
            }
            drop_memo(app, &id)
        }
        Entry::CodingMemo(spot) if spot.coder == app.me => save_coding_memo(app, &spot, String::new()),
        _ => Err("This memo is another coder's; it is theirs to delete".into()),
    }
}

fn drop_memo(app: &mut App, id: &MemoId) -> Done {
    app.change("Deleted a memo", Edit::DropMemo { memo: id.clone() })?;
    app.say("Memo deleted; u brings it back");
    Ok(())
}

/// To what a memo is about.
pub(super) fn go(app: &mut App, id: &MemoId) -> Done {
    let memo = find(app, id)?;
    match memo.about {
        Subject::Span { transcript, span, .. } => super::moving::land_at(app, &transcript, span)?,
        Subject::Transcript(transcript) => super::open::show(app, &transcript)?,
        Subject::Code(code) => {
            app.desk.tree.reveal(&app.study.codebook.clone(), &code);
            app.desk.aside = true;
            app.desk.focus = Focus::Tree;
            return Ok(());
        }
        Subject::Case(_) | Subject::Study => return edit(app),
    }
    app.desk.aside = true;
    app.desk.focus = Focus::Reading;
    Ok(())
}
