//! Searching all transcripts, beside the desk: the keys go on working, Esc stops it, and the list appears when it is
//! filled. What the filter over all views leaves out is not looked at, so that it does not crowd out the rest.

use super::searching::pattern;
use super::{Done, lists};
use crate::ui::app::App;
use crate::ui::list::rows::{self, MOST_HITS};
use crate::ui::list::{Entry, Standing, Topic};
use crate::ui::numbers::many;
use crate::ui::overlay::Writing;
use crate::ui::work::{self, Finish};

pub(super) fn search_all(app: &mut App, argument: Option<&str>) -> Done {
    let Some(typed) = argument.map(str::trim) else {
        let last = app.search.as_ref().map(|pattern| pattern.source().to_string()).unwrap_or_default();
        return super::writing::ask_line(app, "Search all transcripts", &last, Writing::SearchAll);
    };
    if typed.is_empty() {
        return Err("Nothing to search for".into());
    }
    app.search = Some(pattern(typed)?);
    let topic = Topic::Hits { typed: typed.to_string(), here: None };
    look(app, topic.clone(), move |app, hits| show(app, topic, hits))
}

/// Searches all transcripts for what a list is to show, as far as the filter lets it through, and does something with
/// what is found.
///
/// # Errors
/// When it cannot be searched for, or other slow work is going on.
pub(super) fn look(
    app: &mut App,
    topic: Topic,
    then: impl FnOnce(&mut App, Vec<Entry>) -> Done + Send + 'static,
) -> Done {
    let (Topic::Hits { typed, .. } | Topic::Asking { typed }) = &topic else { return Ok(()) };
    let pattern = pattern(typed)?;
    let (study, scope, seen) = (app.study.clone(), app.scope().cloned(), app.through());
    work::begin(app, "searching", move |going| {
        let found = match topic {
            Topic::Asking { .. } => rows::asking(&study, &pattern, scope.as_deref(), going),
            _ => rows::hits(&study, &pattern, scope.as_deref(), going),
        };
        let found = found.map_err(|stopped| stopped.to_string())?;
        Ok(Box::new(move |app: &mut App| {
            then(app, found)?;
            let is_behind = app.through() != seen;
            if let Some(list) = app.list_mut().filter(|list| is_behind && list.topic.is_searched()) {
                list.standing = Standing::Behind;
            }
            Ok(())
        }) as Finish)
    })
}

/// The hits of the last search, in this transcript.
pub(super) fn list(app: &mut App) -> Done {
    let pattern = app.search.clone().ok_or("Nothing is searched for: / searches this transcript")?;
    let pane = app.pane().ok_or("There is no transcript open")?;
    let here = pane.transcript.clone();
    let hits = app.study.text(&here).map(|text| rows::hits_in(&here, text, &pattern)).unwrap_or_default();
    show(app, Topic::Hits { typed: pattern.source().to_string(), here: Some(here) }, hits)
}

fn show(app: &mut App, topic: Topic, hits: Vec<Entry>) -> Done {
    let Topic::Hits { typed, here } = topic.clone() else { return Ok(()) };
    let is_all_of_them = hits.len() < MOST_HITS;
    lists::show_among(app, topic, hits);
    let shown = app.list().map_or(0, |list| list.entries.len());
    if shown == 0 {
        app.desk.views.pop();
        let through = if here.is_none() { app.through() } else { String::new() };
        return Err(format!("“{typed}” does not occur{through}"));
    }
    if !app.is_read() {
        let (read, of) = (app.keeping.read, app.keeping.to_read);
        app.warn(format!("Only {read} of {of} transcripts have been read so far"));
    } else if !is_all_of_them {
        app.warn(format!("The first {MOST_HITS} hits; search for something rarer to see the rest"));
    } else {
        app.say(format!("{}; v marks, t tags, c aligns", many(shown, "hit")));
    }
    Ok(())
}
