//! The filter over all views: what of the study is listed and counted. What is read stays whole.
//!
//! It is worked out when it is put on, and follows a change transcript by transcript. What may have changed it
//! everywhere (cases, attributes, the codebook) marks it as behind; [`freshen`] then works it out anew, once for each
//! message, and beside the desk where that would be felt.

use std::sync::Arc;

use super::app::{App, Tone};
use super::does::{self, Done};
use super::numbers::many;
use super::work::{self, Finish};
use crate::analysis::Tally;
use crate::analysis::ask::{Query, Scope};
use crate::study::{CaseId, CaseKind, Sitting, Study, Touched, TranscriptId};
use crate::text::{clip, safe};

/// From so many transcripts on it is worked out beside the desk.
const MANY: usize = 200;
const WORK: &str = "looking for what the filter lets through";
/// Cells that a filter takes beside other words.
const WIDEST: usize = 40;

pub struct Only {
    pub query: Query,
    /// Shared with what is worked out beside the desk.
    pub scope: Arc<Scope>,
    /// The study as far as it is let through.
    pub study: Study,
    /// The study has changed since in a way that may have changed everything.
    pub behind: bool,
    /// At which state of the study it was last tried to catch up.
    tried: Option<Stamp>,
}

/// Two studies of one stamp are the same.
type Stamp = (u64, usize);

fn stamp(app: &App) -> Stamp {
    (app.keeping.made, app.keeping.read)
}

impl Only {
    fn new(query: Query, study: &Study) -> Only {
        let scope = Scope::of(&query, study);
        let study = scope.narrowed(study);
        Only { query, scope: Arc::new(scope), study, behind: false, tried: None }
    }

    pub fn name(&self) -> String {
        clip(&safe(&self.query.to_string()), WIDEST).into_owned()
    }

    /// The codebook matters only to who asks for codes.
    fn heed(&mut self, study: &Study, touched: &Touched) {
        let shelf = std::mem::take(&mut self.study.shelf);
        self.study = Study { shelf, ..study.clone() };
        let asks_codes = !self.query.is_about_places() || !self.query.is_local();
        self.behind |= touched.about || touched.cases || (touched.codebook && asks_codes);
        self.behind |= touched.transcripts().next().is_some() && !self.query.is_local();
    }

    fn follow(&mut self, study: &Study, transcript: &TranscriptId) {
        if self.query.is_local() {
            Arc::make_mut(&mut self.scope).look_again(&self.query, study, transcript);
            self.scope.narrow(study, transcript, &mut self.study);
        } else {
            self.behind = true;
        }
    }
}

impl App {
    /// The study as the views show it.
    pub fn seen(&self) -> &Study {
        self.only.as_ref().map_or(&self.study, |only| &only.study)
    }

    pub fn scope(&self) -> Option<&Arc<Scope>> {
        self.only.as_ref().map(|only| &only.scope)
    }

    /// To stand behind whatever is narrowed: ` · of what wave=2 lets through`.
    pub fn through(&self) -> String {
        let told = |only: &Only| format!(" · of what {} lets through", only.name());
        self.only.as_ref().map(told).unwrap_or_default()
    }

    /// Counts one transcript again, after something in it has changed or it has been read.
    pub fn recount(&mut self, transcript: &TranscriptId) {
        self.suggests.heed(transcript);
        let App { study, only, tally, .. } = self;
        if let Some(only) = only {
            only.follow(study, transcript);
        }
        tally.recount(only.as_ref().map_or(study, |only| &only.study), transcript);
    }

    pub fn recount_all(&mut self) {
        self.tally = Tally::new(self.seen(), self.shown_coder().cloned());
    }

    /// After a change, before its transcripts are counted again.
    pub fn heed(&mut self, touched: &Touched) {
        if let Some(only) = &mut self.only {
            only.heed(&self.study, touched);
        }
    }
}

/// Puts a filter on.
///
/// # Errors
/// When other slow work is going on.
pub fn narrow(app: &mut App, query: Query) -> Done {
    if app.study.shelf.len() >= MANY {
        return beside(app, query, true);
    }
    let only = Only::new(query, &app.study);
    put(app, Some(only));
    tell(app);
    Ok(())
}

/// Takes the filter off, also one that is still being worked out.
pub fn widen(app: &mut App) -> Done {
    let comes = app.underway.as_ref().is_some_and(|underway| underway.what == WORK) && work::stop(app);
    if app.only.is_none() && !comes {
        return Err("Everything is shown already".into());
    }
    put(app, None);
    app.say("Everything is shown again");
    Ok(())
}

fn put(app: &mut App, only: Option<Only>) {
    app.only = only;
    app.recount_all();
    does::refill_all(app);
}

fn beside(app: &mut App, query: Query, is_new: bool) -> Done {
    let (study, before) = (app.study.clone(), stamp(app));
    work::begin(app, WORK, move |_| {
        let only = Only::new(query, &study);
        let finish = move |app: &mut App| {
            let behind = stamp(app) != before;
            put(app, Some(Only { behind, ..only }));
            if is_new {
                tell(app);
            }
            Ok(())
        };
        Ok(Box::new(finish) as Finish)
    })
}

/// How much of the study is let through.
fn tell(app: &mut App) {
    let Some(only) = &app.only else { return };
    let part = |some: usize, all: usize, one: &str| format!("{some} of {}", many(all, one));
    let cases = app.study.sittings();
    let shown = cases.iter().filter(|(id, sittings)| shows_case(&app.study, &only.scope, id, sittings));
    let parts = [
        part(only.study.shelf.len(), app.study.shelf.len(), "transcript"),
        part(only.study.codings().count(), app.study.codings().count(), "coding"),
        part(shown.count(), cases.len(), "case"),
    ];
    let words = format!("Only {}: {}", only.name(), parts.join(", "));
    if only.study.shelf.is_empty() { app.warn(words) } else { app.say(words) }
}

/// Whoever is let through; and a group or a site where any of what was said there is.
pub fn shows_case(study: &Study, scope: &Scope, case: &CaseId, sittings: &[Sitting]) -> bool {
    let is_place = study.case(case.as_str()).is_some_and(|case| case.kind != CaseKind::Participant);
    let is_in = |sitting: &Sitting| scope.admits_transcript(&sitting.transcript);
    scope.admits_case(case) || (is_place && sittings.iter().any(is_in))
}

/// Works the filter out anew where it is behind the study. One that can no longer be understood is taken off.
pub(super) fn freshen(app: &mut App) {
    let here = stamp(app);
    let Some(only) = app.only.as_mut().filter(|only| only.behind && only.tried != Some(here)) else { return };
    if app.underway.is_some() || app.keeping.read < app.keeping.to_read {
        return;
    }
    only.tried = Some(here);
    match Query::read(&only.query.to_string(), &app.study) {
        Err(fault) => {
            let name = only.name();
            put(app, None);
            add_warning(app, &format!("the filter {name} is off: {fault}"));
        }
        Ok(query) if app.study.shelf.len() < MANY => {
            let only = Only::new(query, &app.study);
            put(app, Some(only));
        }
        // Nothing else is going on, so it begins.
        Ok(query) => _ = beside(app, query, false),
    }
}

fn add_warning(app: &mut App, words: &str) {
    let said = app.notice.take().filter(|notice| notice.tone == Tone::Said).map(|notice| notice.words + "; ");
    app.warn(said.unwrap_or_default() + words);
}

/// For the status line: the filter, and whether what is read is left out by it.
pub fn standing(app: &App) -> Option<String> {
    let only = app.only.as_ref()?;
    let is_out = app.pane().is_some_and(|pane| !only.scope.admits_transcript(&pane.transcript));
    let name = only.name();
    Some(match (only.behind, is_out) {
        (true, _) => format!("only {name}, not up to date"),
        (false, true) => format!("left out by {name}"),
        (false, false) => format!("only {name}"),
    })
}
