//! Bringing files in: they are read beside the desk, what would come of them is shown and can be changed, and then it
//! is brought in as one step.

use std::path::{Path, PathBuf};

use super::{Done, grids};
use crate::exchange::bring::{Bringing, Wishes, look, refusal};
use crate::exchange::dialects::{Place, Role};
use crate::exchange::settle::{Choices, Settled, settle};
use crate::exchange::{Borrowed, Going};
use crate::store::{self, Newcomers, Page, Survey};
use crate::study::{Edit, Study, TranscriptId};
use crate::ui::app::App;
use crate::ui::grid::{Of, Shown, Topic};
use crate::ui::overlay::Writing;
use crate::ui::work::{self, Finish};

/// What would come in, and from where.
pub struct Proposal {
    pub bringing: Bringing,
    /// The names of the files, for the history.
    pub names: String,
}

pub(super) fn import(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let Some(typed) = argument.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let title = "Bring in: a file, a folder, or several with blanks between";
        return super::writing::ask_line(app, title, "", Writing::Import);
    };
    if !app.is_read() {
        return Err("The study is still being read: try again in a moment".into());
    }
    let paths = paths(typed)?;
    let study = app.study.clone();
    work::begin(app, "reading", move |going| {
        let bringing =
            look(&paths, &Wishes::default(), &study, going).map_err(|refused| refused.to_string())?;
        let names: Vec<String> = paths.iter().map(|path| file_name(path)).collect();
        let proposal = Proposal { bringing, names: names.join(", ") };
        Ok(Box::new(move |app: &mut App| propose(app, proposal)) as Finish)
    })
}

fn propose(app: &mut App, proposal: Proposal) -> Done {
    let Bringing { refused, .. } = &proposal.bringing;
    if proposal.bringing.is_empty()
        && let [(path, why)] = refused.as_slice()
    {
        return Err(refusal(&file_name(path), why));
    }
    let empty = proposal.bringing.is_empty();
    app.proposal = Some(proposal);
    grids::show(app, Topic::Arrivals);
    if empty {
        return Err("None of these files can come in".into());
    }
    app.say("Nothing is in yet: Enter edits, b brings in, q leaves");
    Ok(())
}

/// As a shell would read it, so that what a terminal pastes for a dragged file is understood; but a path with blanks
/// that is there is that path.
fn paths(typed: &str) -> Result<Vec<PathBuf>, String> {
    let whole = at_home(typed);
    if whole.exists() {
        return Ok(vec![whole]);
    }
    let parts = shlex::split(typed).ok_or("A quotation mark is never closed")?;
    let paths: Vec<PathBuf> = parts.iter().map(|part| at_home(part)).collect();
    match paths.iter().find(|path| !path.exists()) {
        Some(missing) => Err(format!("There is no {}", missing.display())),
        None => Ok(paths),
    }
}

pub(super) fn at_home(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The cell at the caret: a speaker's name or role, a transcript's case or wave.
pub(super) fn edit(app: &mut App) -> Done {
    match grids::here(app)? {
        (Of::Voice(n), Of::Role) => turn_role(app, n),
        (Of::Voice(n), _) => {
            let title = "What this speaker is called here; two with one name become one";
            super::writing::ask_line(app, title, &now_called(app, n), Writing::Called(n))
        }
        (Of::Sheaf(n), Of::Role) => {
            let wave = place(app, n).wave.map_or(String::new(), |wave| wave.to_string());
            super::writing::ask_line(app, "Wave (empty: none)", &wave, Writing::ArrivalWave(n))
        }
        (Of::Sheaf(n), _) => {
            let case = place(app, n).case;
            super::writing::ask_line(app, "Whose interview this is: the case", &case, Writing::ArrivalCase(n))
        }
        _ => Err("There is nothing to change in this row".into()),
    }
}

fn now_called(app: &App, n: usize) -> String {
    let voice = app.proposal.as_ref().and_then(|proposal| proposal.bringing.cast.get(n));
    voice.map(|voice| voice.as_name.clone()).unwrap_or_default()
}

/// As it is by now; the cell at the caret may show something else of the transcript.
fn place(app: &App, n: usize) -> Place {
    let sheaf = app.proposal.as_ref().and_then(|proposal| proposal.bringing.sheaves.get(n));
    sheaf.map(|sheaf| sheaf.place.clone()).unwrap_or_default()
}

fn turn_role(app: &mut App, n: usize) -> Done {
    change(app, |bringing| {
        if let Some(voice) = bringing.cast.get_mut(n) {
            voice.role = match voice.role {
                Role::Speaker => Role::Interviewer,
                Role::Interviewer => Role::Nobody,
                Role::Nobody => Role::Speaker,
            };
        }
    })
}

fn change(app: &mut App, change: impl FnOnce(&mut Bringing)) -> Done {
    let proposal = app.proposal.as_mut().ok_or("Nothing is to be brought in")?;
    change(&mut proposal.bringing);
    grids::refresh(app);
    Ok(())
}

fn voice_here(app: &App) -> Result<usize, String> {
    match grids::here(app)? {
        (Of::Voice(n), _) => Ok(n),
        _ => Err("There is no speaker in this row".into()),
    }
}

/// Asks, or is studied after all.
pub(super) fn asks(app: &mut App) -> Done {
    let n = voice_here(app)?;
    let to = |role| if role == Role::Interviewer { Role::Speaker } else { Role::Interviewer };
    change(app, |bringing| bringing.cast.get_mut(n).into_iter().for_each(|voice| voice.role = to(voice.role)))
}

/// No speaker, or one after all.
pub(super) fn no_speaker(app: &mut App) -> Done {
    let n = voice_here(app)?;
    let to = |role| if role == Role::Nobody { Role::Speaker } else { Role::Nobody };
    change(app, |bringing| bringing.cast.get_mut(n).into_iter().for_each(|voice| voice.role = to(voice.role)))
}

pub(super) fn call(app: &mut App, n: usize, name: &str) -> Done {
    if name.trim().is_empty() {
        return Err("A speaker needs a name; x says that this is none".into());
    }
    let name = name.trim().to_string();
    change(app, |bringing| {
        if let Some(voice) = bringing.cast.get_mut(n) {
            (voice.as_name, voice.why) = (name, "as you said".into());
        }
    })
}

pub(super) fn put_case(app: &mut App, n: usize, case: &str) -> Done {
    if case.trim().is_empty() {
        return Err("A case needs a name".into());
    }
    let case = case.trim().to_string();
    change(app, |bringing| {
        if let Some(sheaf) = bringing.sheaves.get_mut(n) {
            (sheaf.place.case, sheaf.place.why) = (case, "as you said".into());
        }
    })
}

pub(super) fn put_wave(app: &mut App, n: usize, wave: &str) -> Done {
    let wave = match wave.trim() {
        "" => None,
        number => Some(number.parse().map_err(|_| format!("“{number}” is no number of a wave"))?),
    };
    change(app, |bringing| {
        if let Some(sheaf) = bringing.sheaves.get_mut(n) {
            (sheaf.place.wave, sheaf.place.why) = (wave, "as you said".into());
        }
    })
}

/// Everything that is shown, as it is by now.
pub(super) fn bring_in(app: &mut App) -> Done {
    app.may_change()?;
    if app.underway.is_some() {
        return Err("Something else is still going on; Esc stops it".into());
    }
    let proposal = app.proposal.take().ok_or("Nothing is to be brought in")?;
    if proposal.bringing.is_empty() {
        app.desk.views.pop();
        return Err("None of these files can come in".into());
    }
    app.desk.views.pop();
    let (study, root) = (app.study.clone(), app.root.clone());
    work::begin(app, "bringing in", move |going| {
        let Proposal { bringing, names } = proposal;
        let arrived = arrive(&study, &root, bringing.borrowed(), going)?;
        Ok(Box::new(move |app: &mut App| take_in(app, arrived, &names)) as Finish)
    })
}

/// What was written already; it goes again unless the step that stands on it is made.
struct Arrived {
    newcomers: Newcomers,
    settled: Settled,
    pages: Vec<Page>,
}

fn arrive(study: &Study, root: &Path, borrowed: Vec<Borrowed>, going: &Going) -> Result<Arrived, String> {
    let settled = settle(study, borrowed, &Choices::default());
    going.check().map_err(|stopped| stopped.to_string())?;
    let texts = settled.texts.iter().map(|(id, text)| (id, text.text()));
    let originals =
        settled.originals.iter().map(|original| (original.name.as_str(), original.bytes.as_slice()));
    let newcomers = Newcomers::write(root, texts, originals).map_err(|error| error.to_string())?;
    going.check().map_err(|stopped| stopped.to_string())?;
    let new = settled.texts.iter().map(|(id, _)| (id.clone(), Default::default()));
    let survey = Survey { root: root.to_path_buf(), transcripts: new.collect(), ..Survey::default() };
    let pages = survey.transcripts.keys().flat_map(|id| store::read_transcript(&survey, id, study)).collect();
    Ok(Arrived { newcomers, settled, pages })
}

fn take_in(app: &mut App, arrived: Arrived, names: &str) -> Done {
    let Arrived { newcomers, settled, pages } = arrived;
    let ids: Vec<TranscriptId> = settled.texts.iter().map(|(id, _)| id.clone()).collect();
    let findings = store::shelve(&mut app.study, &app.kept, pages);
    app.keeping.findings.extend(findings);
    let words = settled.told.summary(&format!("Imported {}", crate::text::clip(names, 60)));
    if !settled.edits.is_empty()
        && let Err(why) = app.change(words.clone(), Edit::Together(settled.edits))
    {
        ids.iter().for_each(|id| _ = app.study.shelf.remove(id));
        return Err(why);
    }
    newcomers.keep();
    ids.iter().for_each(|id| app.recount(id));
    if app.desk.panes.is_empty()
        && let Some(first) = ids.first()
    {
        super::open::show(app, first)?;
    }
    show_losses(app, settled.told.table(&words));
    app.say(format!("{words}; q closes this report"));
    Ok(())
}

/// The loss report, in front.
pub(super) fn show_losses(app: &mut App, table: crate::report::Table) {
    grids::show(app, Topic::Table(Shown::told(table)));
}
