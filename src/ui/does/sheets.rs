//! The sheet of one case: when its interviews were, what holds for one of them only, and the way to its words.

use super::writing::ask_line;
use super::{Done, asking, assigning, grids, open, people};
use crate::study::people::entry;
use crate::study::{Attribute, AttributeKind, Case, CaseId, Sitting, Study, TranscriptId};
use crate::ui::app::App;
use crate::ui::grid::Of;
use crate::ui::overlay::{Asked, Slot, Writing};

/// The case with an entry for this interview, which its file's name alone may have told until now.
pub(super) fn attending(study: &Study, id: &CaseId, transcript: &TranscriptId) -> Case {
    let mut case = entry(study, id);
    if !case.sittings.iter().any(|sitting| &sitting.transcript == transcript) {
        case.sittings.push(Sitting::new(transcript.clone(), study.case_of(transcript).1));
    }
    case
}

fn sitting(study: &Study, id: &CaseId, transcript: &TranscriptId) -> Option<Sitting> {
    attending(study, id, transcript).sittings.into_iter().find(|sitting| &sitting.transcript == transcript)
}

fn transcript_here(app: &App) -> Result<TranscriptId, String> {
    match grids::here(app)?.1 {
        Of::Transcript(transcript) => Ok(transcript),
        _ => Err("Each column is a transcript: go to one with l".into()),
    }
}

pub(super) fn go(app: &mut App) -> Done {
    let transcript = transcript_here(app)?;
    open::show(app, &transcript)?;
    app.desk.aside = true;
    app.say("q goes back to the sheet");
    Ok(())
}

pub(super) fn edit(app: &mut App, case: &CaseId) -> Done {
    let transcript = transcript_here(app)?;
    let now = sitting(&app.study, case, &transcript).ok_or("That interview is gone")?;
    let name = transcript.stem().to_string();
    match grids::here(app)?.0 {
        Of::Wave => {
            let wave = now.wave.map(|wave| wave.to_string()).unwrap_or_default();
            let asked = Asked::WaveOf(case.clone(), transcript);
            ask_line(app, format!("Wave of {name} (a number; empty: missing)"), &wave, Writing::People(asked))
        }
        Of::Date => {
            let asked = Asked::DateOf(case.clone(), transcript);
            let title = format!("Date of {name} (2019-04-17, 2019-04 or 2019; empty: missing)");
            ask_line(app, title, &now.date, Writing::People(asked))
        }
        Of::Attribute(attribute) => {
            asking::value(app, Slot { case: case.clone(), transcript: Some(transcript), attribute })
        }
        _ => Err("This is counted, not written".into()),
    }
}

pub(super) fn clear(app: &mut App, case: &CaseId) -> Done {
    let transcript = transcript_here(app)?;
    match grids::here(app)?.0 {
        Of::Wave => put_wave(app, case, &transcript, ""),
        Of::Date => put_date(app, case, &transcript, ""),
        Of::Attribute(attribute) => {
            asking::put_value(app, &Slot { case: case.clone(), transcript: Some(transcript), attribute }, "")
        }
        _ => Err("This is counted, not written".into()),
    }
}

pub(super) fn put_wave(app: &mut App, case: &CaseId, transcript: &TranscriptId, typed: &str) -> Done {
    let wave = assigning::wave(typed)?;
    let name = transcript.stem();
    let words = match wave {
        Some(wave) => format!("{name} is of wave {wave} now"),
        None => format!("{name} is of no wave now"),
    };
    change(app, case, transcript, words, |sitting| sitting.wave = wave)
}

pub(super) fn put_date(app: &mut App, case: &CaseId, transcript: &TranscriptId, typed: &str) -> Done {
    let date = Attribute::new("date", AttributeKind::Date).accept(typed)?.unwrap_or_default();
    let name = transcript.stem();
    let words = match date.as_str() {
        "" => format!("The date of {name} is missing now"),
        date => format!("{name} took place {date}"),
    };
    change(app, case, transcript, words, |sitting| sitting.date = date.clone())
}

fn change(
    app: &mut App,
    case: &CaseId,
    transcript: &TranscriptId,
    words: String,
    deed: impl Fn(&mut Sitting),
) -> Done {
    let mut case = attending(&app.study, case, transcript);
    case.sittings.iter_mut().filter(|sitting| &sitting.transcript == transcript).for_each(deed);
    people::put(app, case, words)
}
