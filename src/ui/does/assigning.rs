//! Which transcripts and which speakers are a case's.

use super::writing::ask_line;
use super::{Done, choosing, people};
use crate::study::people::{entry, participants};
use crate::study::{Case, CaseId, Edit, Sitting, TranscriptId};
use crate::text::safe;
use crate::ui::app::App;
use crate::ui::numbers::many;
use crate::ui::overlay::{Asked, Choice, Choosing, Value, Writing};

pub(super) fn transcripts(app: &mut App) -> Done {
    app.may_change()?;
    let case = people::case_here(app)?;
    let all: Vec<Choice> = app.study.shelf.keys().map(|id| transcript(app, id)).collect();
    if all.is_empty() {
        return Err("There are no transcripts (.txt or .md) in this folder".into());
    }
    let sittings = app.study.sittings().remove(&case).unwrap_or_default();
    let given = sittings.iter().map(|sitting| transcript(app, &sitting.transcript)).collect();
    let title = format!("Transcripts of {case}: Tab takes one or lets it go");
    choosing::ask(app, title, Choosing::Transcripts(case), all, given)
}

fn transcript(app: &App, id: &TranscriptId) -> Choice {
    let (case, wave) = app.study.case_of(id);
    let wave = wave.map(|wave| format!(", wave {wave}")).unwrap_or_default();
    choosing::choice(Value::Transcript(id.clone()), safe(id.as_str()), format!("now {case}{wave}"))
}

/// The case gets these transcripts and no others. The waves of those that are new are asked next.
pub(super) fn put_transcripts(app: &mut App, id: &CaseId, wanted: &[TranscriptId]) -> Done {
    let new = new_ones(app, id, wanted);
    if new.is_empty() {
        return keep_transcripts(app, id, wanted, &[]);
    }
    let told: Vec<String> = new.iter().map(|transcript| shown(app.study.case_of(transcript).1)).collect();
    let names: Vec<&str> = new.iter().map(|transcript| transcript.stem()).collect();
    let title = match names.as_slice() {
        [one] => format!("Wave of {one} (a number; empty: none)"),
        names => format!("Waves of {}, in this order (- for none)", names.join(", ")),
    };
    let told = if told == ["-"] { String::new() } else { told.join(" ") };
    let asked = Asked::WavesOf { case: id.clone(), transcripts: wanted.to_vec() };
    ask_line(app, title, &told, Writing::People(asked))
}

fn shown(wave: Option<u16>) -> String {
    wave.map_or("-".to_string(), |wave| wave.to_string())
}

fn new_ones(app: &App, id: &CaseId, wanted: &[TranscriptId]) -> Vec<TranscriptId> {
    let sittings = app.study.sittings().remove(id).unwrap_or_default();
    let known = |transcript: &TranscriptId| sittings.iter().any(|sitting| sitting.transcript == *transcript);
    wanted.iter().filter(|transcript| !known(transcript)).cloned().collect()
}

pub(super) fn with_waves(app: &mut App, id: &CaseId, wanted: &[TranscriptId], typed: &str) -> Done {
    let new = new_ones(app, id, wanted);
    let mut waves =
        typed.split([' ', ',']).filter(|word| !word.is_empty()).map(wave).collect::<Result<Vec<_>, _>>()?;
    if waves.is_empty() {
        waves = vec![None; new.len()];
    }
    if waves.len() != new.len() {
        return Err(format!(
            "{} wanted, one for each transcript: - where there is none",
            many(new.len(), "number")
        ));
    }
    let new: Vec<Sitting> = new.into_iter().zip(waves).map(|(id, wave)| Sitting::new(id, wave)).collect();
    keep_transcripts(app, id, wanted, &new)
}

/// A wave as it is typed; `-` is none.
///
/// # Errors
/// In words, when it is no number from 1.
pub(super) fn wave(typed: &str) -> Result<Option<u16>, String> {
    match typed {
        "" | "-" => Ok(None),
        typed => match typed.parse() {
            Ok(wave) if wave > 0 => Ok(Some(wave)),
            _ => Err(format!("“{typed}” is no wave: a whole number from 1 is wanted")),
        },
    }
}

fn keep_transcripts(app: &mut App, id: &CaseId, wanted: &[TranscriptId], new: &[Sitting]) -> Done {
    let mut case = entry(&app.study, id);
    let told = app.study.sittings().remove(id).unwrap_or_default();
    case.sittings =
        told.iter().chain(new).filter(|sitting| wanted.contains(&sitting.transcript)).cloned().collect();
    let words = format!("Case {id} has {} now", many(case.sittings.len(), "transcript"));
    people::put(app, case, words)?;
    let back = app.study.sittings().remove(id).unwrap_or_default();
    if let Some(back) = back.iter().find(|sitting| !wanted.contains(&sitting.transcript)) {
        let name = back.transcript.stem();
        app.warn(format!("{name} is still theirs by its file's name, until it is given to another case"));
    }
    Ok(())
}

pub(super) fn speakers(app: &mut App) -> Done {
    app.may_change()?;
    let case = entry(&app.study, &people::case_here(app)?);
    let heard = heard(app, &case);
    if heard.is_empty() {
        return Err(format!("Nobody but interviewers is heard in the transcripts of {}", case.id));
    }
    let told = |name: &str| {
        let other =
            other_owner(app, &case, name).map(|other| format!("now {}", other.id)).unwrap_or_default();
        choosing::choice(Value::Words(name.to_string()), safe(name), other)
    };
    let all = heard.iter().map(|name| told(name)).collect();
    let given = case.speakers.iter().map(|name| told(name)).collect();
    let title = format!("Who is {}? Tab takes one or lets it go", case.id);
    choosing::ask(app, title, Choosing::Speakers(case.id), all, given)
}

/// Everyone heard in a case's transcripts who does not ask, each once.
fn heard(app: &App, case: &Case) -> Vec<String> {
    let mut heard: Vec<String> = Vec::new();
    for text in case.sittings.iter().filter_map(|sitting| app.study.text(&sitting.transcript)) {
        for name in participants(&app.study, text) {
            if !heard.iter().any(|known| known == name) {
                heard.push(name.to_string());
            }
        }
    }
    heard
}

/// Another case that has this speaker in one of the same transcripts.
fn other_owner<'a>(app: &'a App, case: &Case, name: &str) -> Option<&'a Case> {
    let together = |other: &&Case| {
        let sits = |sitting: &Sitting| case.sittings.iter().any(|own| own.transcript == sitting.transcript);
        other.id != case.id && other.sittings.iter().any(sits)
    };
    app.study.cases.iter().filter(together).find(|other| other.speakers.iter().any(|known| known == name))
}

/// A speaker is one case's: who gets them takes them from who had them.
pub(super) fn put_speakers(app: &mut App, id: &CaseId, names: &[&str]) -> Done {
    let mut case = entry(&app.study, id);
    case.speakers = names.iter().map(|name| name.to_string()).collect();
    if app.study.case(id.as_str()) == Some(&case) {
        return Ok(());
    }
    let mut edits = Vec::new();
    for name in names {
        if let Some(other) = other_owner(app, &case, name) {
            let mut other = other.clone();
            other.speakers.retain(|known| !names.contains(&known.as_str()));
            edits.push(Edit::PutCase { case: other });
        }
    }
    let words = match names {
        [] => format!("Nobody speaks as {id} in particular now"),
        names => format!("{} {} {id} now", names.join(", "), if names.len() == 1 { "is" } else { "are" }),
    };
    edits.push(Edit::PutCase { case });
    app.change(words.clone(), Edit::Together(edits))?;
    app.say(words);
    Ok(())
}
