//! Asking for words, and what is done with them once they are written.

use super::{
    Done, asking, asks, borrowing, codebook, coding, finding, framework, lending, lists, memos, only,
    proposing, querying, reshaping, saving, searching, turns, viewing, weighing,
};
use crate::study::CodeId;
use crate::ui::app::App;
use crate::ui::overlay::{Form, Overlay, Writing};

pub(super) fn ask(app: &mut App, form: Form) {
    app.desk.overlays.push(Overlay::Form(Box::new(form)));
}

pub(super) fn ask_line(app: &mut App, title: impl Into<String>, text: &str, writing: Writing) -> Done {
    ask(app, Form::line(title, text, writing));
    Ok(())
}

/// The form was accepted.
pub(super) fn written(app: &mut App, form: Form) -> Done {
    let text = form.text();
    let kind = form.chosen().unwrap_or("note");
    match form.writing.clone() {
        Writing::Coder => viewing::code_as(app, &text),
        Writing::AddCode { below, after } => {
            named(&text).and_then(|name| codebook::add_named(app, &name, below, after))
        }
        Writing::RenameCode(code) => codebook::rename_to(app, &code, &text),
        Writing::DefineCode(code) => define(app, &code, &form),
        Writing::SplitCode(code) => reshaping::split_off(app, &code, &text),
        Writing::NewMemo(about) => memos::save_new(app, about, kind, text),
        Writing::ChangeMemo(memo) => memos::save_changed(app, &memo, kind, text),
        Writing::CodingMemo(spot) => memos::save_coding_memo(app, &spot, text),
        Writing::Search => searching::search(app, Some(&text)),
        Writing::SearchAll => finding::search_all(app, Some(&text)),
        Writing::FilterTree | Writing::FilterList => {
            lists::filter_by(app, text.trim());
            Ok(())
        }
        Writing::Only => only::narrow_by(app, &text),
        Writing::Query => querying::ask(app, &text),
        Writing::SaveQuery => querying::save_as(app, &text),
        Writing::Turn => turns::to_turn(app, Some(text.trim())),
        Writing::Time => turns::to_time(app, Some(text.trim())),
        Writing::People(asked) => asking::written(app, asked, text.trim()),
        Writing::Import => borrowing::import(app, Some(&text)),
        Writing::Export => lending::export(app, Some(&text)),
        Writing::ThemeWeight(code) => weigh(app, &code, &form),
        Writing::AskAll => asks::ask_all(app, Some(&text)),
        Writing::SaveTable => saving::save_table(app, Some(&text)),
        Writing::Called(voice) => proposing::call(app, voice, &text),
        Writing::ArrivalCase(sheaf) => proposing::put_case(app, sheaf, &text),
        Writing::ArrivalWave(sheaf) => proposing::put_wave(app, sheaf, &text),
        Writing::Summary { square, seen } => framework::save(app, square, seen, &text),
        Writing::Weight(spots) => coding::weigh(app, &spots, &text),
    }
}

fn named(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("A code needs a name".into()) } else { Ok(name.to_string()) }
}

fn define(app: &mut App, code: &CodeId, form: &Form) -> Done {
    let texts: Vec<String> = form.pages.iter().map(|page| page.field.text()).collect();
    codebook::define_as(app, code, &texts)
}

fn weigh(app: &mut App, code: &CodeId, form: &Form) -> Done {
    let reason = form.pages.get(1).map(|page| page.field.text()).unwrap_or_default();
    weighing::weigh(app, code, &form.text(), &reason)
}
