//! Searching all transcripts, beside the desk: the keys go on working, Esc stops it, and the list appears when it is
//! filled. What is found is found in the whole study; the filter over all views is laid over the list.

use super::searching::pattern;
use super::{Done, lists};
use crate::ui::app::App;
use crate::ui::list::rows::{self, MOST_HITS};
use crate::ui::list::{Entry, Topic};
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
    let pattern = pattern(typed)?;
    app.search = Some(pattern.clone());
    let (study, typed) = (app.study.clone(), typed.to_string());
    work::begin(app, "searching", move |going| {
        let hits = rows::hits(&study, &pattern, going).map_err(|stopped| stopped.to_string())?;
        Ok(Box::new(move |app: &mut App| show(app, Topic::Hits { typed, here: None }, hits)) as Finish)
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
