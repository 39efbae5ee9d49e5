//! Filling a list again: its rows filtered and sorted, or searched for anew. Where that would be felt it is done beside
//! the desk; the list stays as it is meanwhile.

use super::tagging::MANY;
use super::{Done, finding, lists};
use crate::ui::app::App;
use crate::ui::list::{Entry, List, Order, Standing, rows};
use crate::ui::work::{self, Finish};

/// Whether to arrange so many rows as this list has them would be felt.
pub(super) fn is_felt(list: &List, rows: usize) -> bool {
    rows >= MANY && (!list.filter.is_empty() || list.order != Order::Text)
}

/// Only the rows that hold these words.
pub(super) fn filter(app: &mut App, words: &str) -> Done {
    let mut wanted = app.list().ok_or("There is no list open")?.bare();
    wanted.filter = words.to_string();
    arrange(app, "looking through the rows", wanted, |_| ())
}

pub(super) fn sort(app: &mut App, order: Order) -> Done {
    let mut wanted = app.list().ok_or("There is no list open")?.bare();
    wanted.order = order;
    arrange(app, "sorting", wanted, move |app| app.say(format!("Sorted {}", order.told())))
}

fn arrange(app: &mut App, what: &str, wanted: List, then: impl FnOnce(&mut App) + Send + 'static) -> Done {
    let all = app.list().map(|list| lists::unarranged(app, list)).unwrap_or_default();
    if !is_felt(&wanted, all.len()) {
        let entries = rows::arrange(&app.study, &wanted, all);
        put(app, wanted, entries)?;
        then(app);
        return Ok(());
    }
    beside(app, what, wanted, all, then)
}

/// The rows of the list in front, as they are now, in the order that it has.
pub(super) fn again(app: &mut App, all: Vec<Entry>) {
    let made = app.keeping.made;
    let Some(list) = app.list_mut() else { return };
    list.seen = made;
    let wanted = list.bare();
    // Nothing else is going on, so it begins.
    _ = beside(app, "looking through the rows", wanted, all, |_| ());
}

fn beside(
    app: &mut App,
    what: &str,
    wanted: List,
    all: Vec<Entry>,
    then: impl FnOnce(&mut App) + Send + 'static,
) -> Done {
    let study = app.study.clone();
    work::begin(app, what, move |_| {
        let entries = rows::arrange(&study, &wanted, all);
        Ok(Box::new(move |app: &mut App| {
            put(app, wanted, entries)?;
            then(app);
            Ok(())
        }) as Finish)
    })
}

fn put(app: &mut App, wanted: List, entries: Vec<Entry>) -> Done {
    let is_it = |list: &&mut List| list.topic == wanted.topic && list.seen == wanted.seen;
    let list = app.list_mut().filter(is_it).ok_or("The list has changed meanwhile: try again")?;
    if list.filter != wanted.filter {
        list.marked.clear();
    }
    (list.filter, list.order) = (wanted.filter, wanted.order);
    list.refill(entries);
    Ok(())
}

/// Searches again for what the list in front shows, when another part of the study is to be seen since.
pub fn freshen(app: &mut App) {
    if app.underway.is_some() {
        return;
    }
    let Some(list) = app.list_mut().filter(|list| list.standing == Standing::Behind) else { return };
    list.standing = Standing::LeftBehind;
    let topic = list.topic.clone();
    // Nothing else is going on, so it begins.
    _ = finding::look(app, topic.clone(), move |app, found| {
        let Some(list) = app.list_mut().filter(|list| list.topic == topic) else { return Ok(()) };
        (list.all, list.standing) = (found, Standing::Fresh);
        let wanted = list.bare();
        arrange(app, "looking through the rows", wanted, |_| ())
    });
}
