//! Bringing files in: they are read beside the desk, what would come of them is shown and can be changed, and then it
//! is brought in as one step.

use std::path::{Path, PathBuf};

use super::{Done, grids};
use crate::exchange::bring::{Bringing, look, refusal};
use crate::exchange::settle::{Choices, Settled, settle};
use crate::exchange::wished::{self, Wished};
use crate::exchange::{Borrowed, Going};
use crate::store::{self, Newcomers, Page, Survey};
use crate::study::{Coder, Edit, Study, TranscriptId};
use crate::ui::app::App;
use crate::ui::arrivals::follow_words;
use crate::ui::grid::{Shown, Topic};
use crate::ui::overlay::{Answer, Overlay, Question, Writing};
use crate::ui::paths::at_home;
use crate::ui::view::View;
use crate::ui::work::{self, Finish};

/// What would come in, and from where.
#[derive(Clone)]
pub struct Proposal {
    pub bringing: Bringing,
    pub choices: Choices,
    /// The names of the files, for the history.
    pub names: String,
    /// Somebody has changed something in it, which must not be lost to one key.
    pub is_edited: bool,
}

pub(super) fn import(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let Some(typed) = argument.map(str::trim).filter(|typed| !typed.is_empty()) else {
        if app.proposal.is_some() {
            return come_back(app);
        }
        let title = "Bring in: a file, a folder, or several with blanks between";
        return super::writing::ask_line(app, title, "", Writing::Import);
    };
    if !app.is_read() {
        return Err("The study is still being read: try again in a moment".into());
    }
    if app.proposal.as_ref().is_some_and(|waiting| waiting.is_edited) {
        ask_which(app, typed);
        return Ok(());
    }
    read(app, typed)
}

/// What was changed before and not brought in is still there.
pub(super) fn come_back(app: &mut App) -> Done {
    if let Some(underway) = &app.underway {
        return Err(format!("Still {}; Esc stops it", underway.what));
    }
    grids::show(app, Topic::Arrivals);
    app.say("Back at what you had not brought in: b brings it in, q leaves");
    Ok(())
}

fn ask_which(app: &mut App, typed: &str) {
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "What you changed of another import is not in yet".into(),
        words: vec!["Reading other files puts it away.".into()],
        answers: vec![
            ('b', "back to it", Answer::ComeBack),
            ('p', "put it away, read these", Answer::PutAway(Some(typed.to_string()))),
        ],
        default: 0,
    })));
}

/// Throws the proposal away, and reads other files if that was why.
pub(super) fn put_away(app: &mut App, then: Option<&str>) -> Done {
    app.proposal = None;
    close(app);
    match then {
        Some(typed) => read(app, typed),
        None => {
            app.say("Nothing was brought in");
            Ok(())
        }
    }
}

/// Leaves the proposal for later.
pub(super) fn keep(app: &mut App) -> Done {
    close(app);
    app.say("Nothing is in yet; what you changed is kept until you leave Gloss: import comes back to it");
    Ok(())
}

fn close(app: &mut App) {
    app.desk.views.retain(|view| !matches!(view, View::Grid(grid) if grid.topic == Topic::Arrivals));
    super::lists::refresh(app);
}

/// Leaving what is to be brought in: at once if it is as it was read, else only when asked.
pub(super) fn leave(app: &mut App) -> Done {
    if !app.proposal.as_ref().is_some_and(|proposal| proposal.is_edited) {
        return put_away(app, None);
    }
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Nothing of this is in yet. Keep what you changed?".into(),
        words: Vec::new(),
        answers: vec![
            ('y', "keep it for later", Answer::KeepProposal),
            ('n', "throw it away", Answer::PutAway(None)),
        ],
        default: 0,
    })));
    Ok(())
}

fn read(app: &mut App, typed: &str) -> Done {
    let (paths, wished) = asked(typed)?;
    let choices = wished.choices(our_coder).map_err(|refused| refused.to_string())?;
    let study = app.study.clone();
    work::begin(app, "reading", move |going| {
        let looked = look(&paths, &wished.wishes(), &study, going);
        let mut bringing = looked.map_err(|refused| refused.to_string())?;
        wished.obey(&mut bringing).map_err(|refused| refused.to_string())?;
        let names: Vec<String> = paths.iter().map(|path| file_name(path)).collect();
        let proposal = Proposal { bringing, choices, names: names.join(", "), is_edited: false };
        Ok(Box::new(move |app: &mut App| propose(app, proposal)) as Finish)
    })
}

fn our_coder(name: &str) -> Result<Coder, String> {
    let coder = store::coder(name).filter(|coder| coder.as_str() == name);
    coder.ok_or_else(|| format!("“{name}” cannot be a coder's name: use letters, digits, - and _, as in jk"))
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
fn asked(typed: &str) -> Result<(Vec<PathBuf>, Wished), String> {
    let whole = at_home(Path::new(typed));
    if whole.exists() {
        return Ok((vec![whole], Wished::default()));
    }
    let (files, wished) = wished::of_line(typed).map_err(|refused| refused.to_string())?;
    let paths: Vec<PathBuf> = files.iter().map(|file| at_home(file)).collect();
    match paths.iter().find(|path| !path.exists()) {
        Some(missing) => Err(format!("There is no {}", missing.display())),
        None => Ok((paths, wished)),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Everything that is shown, as it is by now. What somebody has changed stays until it is in: the work may be stopped.
pub(super) fn bring_in(app: &mut App) -> Done {
    app.may_change()?;
    if app.underway.is_some() {
        return Err("Something else is still going on; Esc stops it".into());
    }
    let proposal = app.proposal.take().ok_or("Nothing is to be brought in")?;
    close(app);
    if proposal.bringing.is_empty() {
        return Err("None of these files can come in".into());
    }
    app.proposal = proposal.is_edited.then(|| proposal.clone());
    let (study, root) = (app.study.clone(), app.root.clone());
    let kept = if proposal.is_edited { "; import comes back to what you changed" } else { "" };
    work::begin(app, "bringing in", move |going| {
        let Proposal { bringing, choices, names, .. } = proposal;
        let arrived = arrive(&study, &root, bringing.borrowed(), &choices, going);
        let arrived = arrived.map_err(|why| format!("{why}{kept}"))?;
        Ok(Box::new(move |app: &mut App| take_in(app, arrived, &names)) as Finish)
    })
}

/// What was written already; it goes again unless the step that stands on it is made.
struct Arrived {
    newcomers: Newcomers,
    settled: Settled,
    pages: Vec<Page>,
}

fn arrive(
    study: &Study,
    root: &Path,
    borrowed: Vec<Borrowed>,
    choices: &Choices,
    going: &Going,
) -> Result<Arrived, String> {
    let settled = settle(study, borrowed, choices);
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
    let words = settled.summary(&format!("Imported {}", crate::text::clip(names, 60)));
    if let Err(why) = make(app, &words, settled.edits, &ids) {
        ids.iter().for_each(|id| _ = app.study.shelf.remove(id));
        return Err(why);
    }
    app.proposal = None;
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

/// The step itself; where a newer text took the place of ours, panes keep their place by its words.
fn make(app: &mut App, words: &str, edits: Vec<Edit>, texts: &[TranscriptId]) -> Done {
    if edits.is_empty() {
        return Ok(());
    }
    let (before, edit) = (app.study.clone(), Edit::Together(edits));
    let renewed = edit.touches(&before).texts;
    app.change_with(words, edit, texts.to_vec())?;
    renewed.iter().for_each(|id| follow_words(app, &before, id));
    Ok(())
}

/// The loss report, in front.
pub(super) fn show_losses(app: &mut App, table: crate::report::Table) {
    grids::show(app, Topic::Table(Shown::told(table)));
}
