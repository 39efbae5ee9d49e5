//! The waves of a study: their labels, and when they were planned.

use super::asking::put_about;
use super::writing::ask_line;
use super::{Done, assigning, grids};
use crate::study::{About, Wave};
use crate::ui::app::App;
use crate::ui::grid::{Of, Topic};
use crate::ui::overlay::{Asked, Writing};

pub(super) fn show(app: &mut App) -> Done {
    grids::show(app, Topic::Waves);
    Ok(())
}

fn here(app: &App) -> Result<(u16, Of), String> {
    match grids::here(app)? {
        (Of::Numbered(wave), column) => Ok((wave, column)),
        _ => Err("There is no wave here: a adds one".into()),
    }
}

fn planned(app: &App, wave: u16) -> Option<&Wave> {
    app.study.about.waves.iter().find(|known| known.number == wave)
}

pub(super) fn edit(app: &mut App) -> Done {
    let (wave, column) = here(app)?;
    let now = planned(app, wave).cloned().unwrap_or_default();
    match column {
        Of::Label => ask_line(
            app,
            format!("Label of wave {wave}"),
            &now.label,
            Writing::People(Asked::WaveLabel(wave)),
        ),
        Of::Month => {
            let title = format!("Month for which wave {wave} is planned, such as 2019-08");
            ask_line(app, title, &now.month, Writing::People(Asked::WaveMonth(wave)))
        }
        _ => Err("Labels and months are written here; a transcript's wave on its case's sheet".into()),
    }
}

pub(super) fn clear(app: &mut App) -> Done {
    match here(app)? {
        (wave, Of::Label) => put_label(app, wave, ""),
        (wave, Of::Month) => put_month(app, wave, ""),
        _ => Err("Only a label or a month can be missing".into()),
    }
}

pub(super) fn put_label(app: &mut App, wave: u16, label: &str) -> Done {
    let words = format!("Wave {wave}: {}", if label.is_empty() { "no label" } else { label });
    change(app, wave, words, |wave| wave.label = label.to_string())
}

pub(super) fn put_month(app: &mut App, wave: u16, month: &str) -> Done {
    let words = match month {
        "" => format!("When wave {wave} is planned is missing now"),
        month => format!("Wave {wave} is planned for {month}"),
    };
    change(app, wave, words, |wave| wave.month = month.to_string())
}

/// Changes a wave, which only transcripts may have told of until now.
fn change(app: &mut App, number: u16, words: String, deed: impl Fn(&mut Wave)) -> Done {
    let mut about = About::clone(&app.study.about);
    if !about.waves.iter().any(|wave| wave.number == number) {
        let at = about.waves.partition_point(|wave| wave.number < number);
        about.waves.insert(at, Wave { number, ..Wave::default() });
    }
    about.waves.iter_mut().filter(|wave| wave.number == number).for_each(deed);
    put_about(app, about, words)
}

pub(super) fn add(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let next =
        app.study.about.waves.iter().map(|wave| wave.number).max().map_or(1, |last| last.saturating_add(1));
    match argument {
        Some(number) => add_numbered(app, number),
        None => ask_line(app, "Number of the new wave", &next.to_string(), Writing::People(Asked::NewWave)),
    }
}

pub(super) fn add_numbered(app: &mut App, typed: &str) -> Done {
    let number = assigning::wave(typed)?.ok_or("A wave needs a number")?;
    if planned(app, number).is_some() {
        return Err(format!("There is a wave {number} already"));
    }
    change(app, number, format!("Added wave {number}"), |_| {})?;
    grids::land(app, &Of::Numbered(number), &Of::Label);
    Ok(())
}

/// Its label and month go; transcripts stay in their wave.
pub(super) fn drop(app: &mut App) -> Done {
    let (number, _) = here(app)?;
    planned(app, number).ok_or("Only transcripts tell of this wave: it goes when none is of it")?;
    let mut about = About::clone(&app.study.about);
    about.waves.retain(|wave| wave.number != number);
    put_about(app, about, format!("Deleted what was said of wave {number}"))
}
