//! What an import would bring, changed cell by cell before anything comes in.

use super::{Done, grids};
use crate::exchange::bring::Bringing;
use crate::exchange::dialects::{Place, Role};
use crate::exchange::settle::Namesake;
use crate::ui::app::App;
use crate::ui::grid::Of;
use crate::ui::overlay::Writing;

/// The cell at the caret: a speaker's name or role, a transcript's case or wave.
pub(super) fn edit(app: &mut App) -> Done {
    match grids::here(app)? {
        (Of::Voice(n), Of::Role) => turn_role(app, n),
        (Of::Voice(n), _) => {
            let title = "What this speaker is called here; two with one name become one";
            super::writing::ask_line(app, title, &now_called(app, n), Writing::Called(n))
        }
        (Of::Like(_) | Of::Alike(_), _) => namesake(app),
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
    proposal.is_edited = true;
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

/// What becomes of a text that has the name and half of the words of another: turned with each key.
pub(super) fn namesake(app: &mut App) -> Done {
    let at = grids::here(app)?.0;
    let proposal = app.proposal.as_mut().ok_or("Nothing is to be brought in")?;
    let namesake =
        alike(&mut proposal.bringing, &at).ok_or("No text here has its name and half of its words")?;
    *namesake = namesake.turned();
    let words = format!("Two texts of one name: {}", namesake.in_words());
    proposal.is_edited = true;
    grids::refresh(app);
    app.say(words);
    Ok(())
}

fn alike<'a>(bringing: &'a mut Bringing, at: &Of) -> Option<&'a mut Namesake> {
    match at {
        Of::Sheaf(n) | Of::Like(n) => {
            let sheaf = bringing.sheaves.get_mut(*n).filter(|sheaf| sheaf.like.is_some());
            sheaf.map(|sheaf| &mut sheaf.namesake)
        }
        Of::Project(n) | Of::Alike(n) => {
            let project = bringing.projects.get_mut(*n).filter(|project| project.alike > 0);
            project.map(|project| &mut project.namesake)
        }
        _ => None,
    }
}
