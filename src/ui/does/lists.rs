//! Lists: quotes, hits, memos and the rest; moving in them, marking, filtering, and going to a passage and back.

use super::Done;
use crate::study::CodeId;
use crate::ui::app::{App, Focus};
use crate::ui::list::{Entry, List, Standing, Topic, rows};
use crate::ui::overlay::{Picker, Purpose, Writing};
use crate::ui::view::View;

/// Puts a list on the desk, filled for the study as it is now.
pub(super) fn show(app: &mut App, topic: Topic) {
    show_among(app, topic, Vec::new());
}

/// The same where it is known already what the list has when nothing is filtered.
pub(super) fn show_among(app: &mut App, topic: Topic, all: Vec<Entry>) {
    let mut list = List { all, ..List::new(topic, Vec::new()) };
    list.entries = entries(app, &list);
    list.seen = app.keeping.made;
    list.settle();
    app.desk.aside = false;
    app.desk.views.push(View::List(list));
}

/// What a list has in it now.
pub fn entries(app: &App, list: &List) -> Vec<Entry> {
    rows::arrange(&app.study, list, unarranged(app, list))
}

/// The same before its rows are filtered and sorted.
pub(super) fn unarranged(app: &App, list: &List) -> Vec<Entry> {
    let (study, seen) = (&app.study, app.seen());
    match &list.topic {
        Topic::Quotes { code, below } => {
            rows::quotes(seen, code, *below, app.shown_coder()).into_iter().map(Entry::Quote).collect()
        }
        Topic::Hits { .. } | Topic::Asking { .. } | Topic::Answer { .. } => list.all.clone(),
        Topic::Asked { question } => rows::asked(study, question),
        Topic::Memos { kind } => rows::memos(study, app.scope().map(AsRef::as_ref), *kind),
        Topic::History => rows::steps(&app.past, crate::ui::time::in_words),
        Topic::Review => rows::doubts(seen, app.shown_coder()).into_iter().map(Entry::Doubt).collect(),
        Topic::Findings { .. } => rows::findings(&app.keeping.findings, &list.all),
        Topic::Links(square) => super::framework::entries(app, square),
        Topic::About { .. } => Vec::new(),
    }
}

/// Fills the list in front again, after something has changed.
pub fn refresh(app: &mut App) {
    // To search all words again after every change would be felt.
    let are_hits = |view: &View| {
        let View::List(list) = view else { return false };
        matches!(list.topic, Topic::Hits { .. } | Topic::Asking { .. })
    };
    if !app.desk.views.last().is_none_or(are_hits) {
        refill(app, app.desk.views.len() - 1);
    }
}

/// Fills every list and grid again, after another part of the study is to be seen. What was searched for has to be
/// searched anew, beside the desk, when it is in front.
pub fn refill_all(app: &mut App) {
    for at in 0..app.desk.views.len() {
        match app.desk.views.get_mut(at) {
            Some(View::List(list)) if list.topic.is_searched() => list.standing = Standing::Behind,
            _ => refill(app, at),
        }
    }
}

/// Fills one list or grid again.
pub fn refill(app: &mut App, at: usize) {
    let list = match app.desk.views.get(at) {
        Some(View::Grid(_)) => return super::grids::refill(app, at),
        Some(View::List(list)) if !matches!(list.topic, Topic::About { .. }) => list,
        _ => return,
    };
    let rows = unarranged(app, list);
    if super::filling::is_felt(list, rows.len()) && app.underway.is_none() && at + 1 == app.desk.views.len() {
        return super::filling::again(app, rows);
    }
    let (entries, made) = (rows::arrange(&app.study, list, rows), app.keeping.made);
    if let Some(View::List(list)) = app.desk.views.get_mut(at) {
        list.seen = made;
        list.refill(entries);
    }
}

/// Fills the list in front again when a change was made since it was filled.
pub fn refresh_if_changed(app: &mut App) {
    if app.desk.views.last().is_some_and(|view| view.seen() != app.keeping.made) {
        refresh(app);
    }
}

pub(super) fn quotes_of(app: &mut App, argument: Option<&str>) -> Done {
    match argument {
        Some(words) => {
            let code = super::coding::code_named(app, words)?;
            show_quotes(app, &code)
        }
        None => {
            super::picking::pick(app, Picker::new("All quotes of", Purpose::QuotesOf, Vec::new()));
            Ok(())
        }
    }
}

pub(super) fn show_quotes(app: &mut App, code: &CodeId) -> Done {
    show_quotes_of(app, code, true)
}

/// With those of the codes below it, or of the code alone.
pub(super) fn show_quotes_of(app: &mut App, code: &CodeId, below: bool) -> Done {
    show(app, Topic::Quotes { code: code.clone(), below });
    let list = app.list().map_or(0, |list| list.entries.len());
    if list == 0 {
        app.desk.views.pop();
        let name = app.study.codebook.name(code);
        return Err(format!("Nothing is tagged with {name} yet{}", app.through()));
    }
    if !app.is_read() {
        app.warn(format!("Still reading the study ({} of {})", app.keeping.read, app.keeping.to_read));
    }
    Ok(())
}

/// Quotes of the code at the caret: in the tree the code itself, in the text the narrowest coding there.
pub(super) fn quotes_here(app: &mut App) -> Done {
    if app.desk.focus == Focus::Tree {
        let code = super::codebook::here(app)?;
        return show_quotes(app, &code.id);
    }
    let pane = app.pane().ok_or("There is no transcript open")?;
    let selection = pane.caret.selection();
    let shelved = app.study.shelf.get(&pane.transcript).ok_or("There is no transcript open")?;
    let mine = |coder: &crate::study::Coder| app.shown_coder().is_none_or(|only| only == coder);
    let layers = shelved.layers.iter().filter(|(coder, _)| mine(coder));
    let here = layers.flat_map(|(_, layer)| layer.touching(selection)).min_by_key(|coding| coding.span.len());
    let code = here
        .map(|coding| coding.code.clone())
        .ok_or("Nothing is coded here: a lists the quotes of any code")?;
    show_quotes(app, &code)
}

fn in_list(app: &mut App, deed: impl FnOnce(&mut List)) -> Done {
    let list = app.list_mut().ok_or("There is no list open")?;
    deed(list);
    Ok(())
}

pub(super) fn step(app: &mut App, by: isize) -> Done {
    match app.grid_mut() {
        Some(grid) => {
            grid.step(by, 0);
            Ok(())
        }
        None => in_list(app, |list| list.step(by)),
    }
}

/// Opens the passage a row speaks of; the list waits aside for the way back.
pub(super) fn go(app: &mut App) -> Done {
    if app.grid().is_some() {
        return super::grids::go(app);
    }
    let list = app.list().ok_or("There is no list open")?;
    match list.entry().cloned().ok_or("There is nothing in this list")? {
        Entry::Quote(spot) | Entry::Doubt(spot) | Entry::CodingMemo(spot) => {
            super::moving::land_at(app, &spot.transcript, spot.span)?;
        }
        Entry::Hit(transcript, span) => super::moving::land_at(app, &transcript, span)?,
        Entry::Memo(id) => return super::memos::go(app, &id),
        Entry::Step { .. } => return super::undoing::go_back(app),
        Entry::Finding(finding) => return super::attention::go_to_finding(app, &finding),
        Entry::Remark(remark) => return super::attention::go_to_remark(app, &remark),
        Entry::Link(linked) => {
            let spot = linked.spot.ok_or("Its coding is gone; x takes the link off")?;
            super::moving::land_at(app, &spot.transcript, spot.span)?;
        }
    }
    app.desk.aside = true;
    app.desk.focus = Focus::Reading;
    app.say("q goes back to the list");
    Ok(())
}

pub(super) fn back(app: &mut App) -> Done {
    if app.arrives() {
        return super::borrowing::leave(app);
    }
    if app.desk.views.pop().is_none() {
        return Err("There is no list open".into());
    }
    app.desk.aside = false;
    refresh(app);
    Ok(())
}

pub(super) fn mark(app: &mut App) -> Done {
    in_list(app, |list| {
        let at = list.cursor;
        if !list.marked.remove(&at) {
            list.marked.insert(at);
        }
        list.step(1);
    })
}

pub(super) fn mark_all(app: &mut App) -> Done {
    in_list(app, |list| {
        let all = 0..list.entries.len();
        list.marked =
            if list.marked.len() == list.entries.len() { Default::default() } else { all.collect() };
    })
}

pub(super) fn filter(app: &mut App, argument: Option<&str>) -> Done {
    super::grids::may_be_arranged(app)?;
    let filter = app.list().map(|list| &list.filter).or(app.grid().map(|grid| &grid.filter));
    let (title, now, writing) = match filter {
        Some(filter) => ("Show only rows with", filter.clone(), Writing::FilterList),
        None => ("Show only codes with", app.desk.tree.filter.clone(), Writing::FilterTree),
    };
    match argument {
        Some(words) => {
            filter_by(app, words);
            Ok(())
        }
        None => super::writing::ask_line(app, title, &now, writing),
    }
}

pub(super) fn filter_by(app: &mut App, words: &str) {
    if app.grid().is_some() {
        return super::grids::filter_by(app, words);
    }
    if app.list().is_none() {
        app.desk.tree.filter = words.to_string();
        return;
    }
    // There is a list; where other slow work is going on, that is told.
    if let Err(why) = super::filling::filter(app, words) {
        app.warn(why);
    }
}

pub(super) fn sort(app: &mut App) -> Done {
    if app.grid().is_some() {
        return super::grids::sort(app);
    }
    let list = app.list().ok_or("There is no list open")?;
    let orders = list.orders();
    let now = orders.iter().position(|order| *order == list.order).unwrap_or_default();
    let next = orders.get((now + 1) % orders.len().max(1)).copied();
    let order = next.ok_or("This list has one order only")?;
    super::filling::sort(app, order)
}

/// Hits beneath each other, one row each, or as quotes again.
pub(super) fn align(app: &mut App) -> Done {
    in_list(app, |list| {
        list.is_aligned = !list.is_aligned;
        list.tall = if list.is_aligned { 1 } else { list.usual_height() };
        list.settle();
    })
}

/// More or fewer rows for each quote.
pub(super) fn context(app: &mut App, by: i16) -> Done {
    in_list(app, |list| {
        list.tall = list.tall.saturating_add_signed(by * 2).clamp(2, 12);
        list.settle();
    })
}
