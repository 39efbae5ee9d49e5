//! Tagging many hits at once, or the sentences or turns they stand in. Where that would be felt it is prepared beside
//! the desk; it is one step in any case.

use std::collections::HashSet;

use super::choosing::choice;
use super::coding::{self, tag_by, targets};
use super::{Done, picking};
use crate::exchange::Going;
use crate::study::{CodeId, Study, TranscriptId, deeds};
use crate::text::{Span, Unit};
use crate::ui::app::App;
use crate::ui::numbers::many;
use crate::ui::overlay::{Picker, Purpose, Value};
use crate::ui::work::{self, Finish};

/// From so many passages on it is prepared beside the desk.
pub(super) const MANY: usize = 2_000;
/// After so many passages one looks whether to stop.
const STEP: usize = 512;

type Passage = (TranscriptId, Span);

/// Asks how much of each hit, then for the code.
pub(super) fn tag_around(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let targets = targets(app)?;
    match argument {
        Some("hit") => pick(app, targets, "passage"),
        Some("sentence") => grow(app, targets, Unit::Sentence),
        Some("turn") => grow(app, targets, Unit::Turn),
        Some(other) => Err(format!("“{other}” is nothing to tag: hit, sentence or turn")),
        None => {
            let count = many(targets.len(), "hit");
            let kinds = [
                ("sentence", "all of each sentence with a hit"),
                ("turn", "all that is said at once"),
                ("hit", "the words that were found alone"),
            ];
            let all = kinds.map(|(kind, about)| choice(Value::Words(kind.into()), kind, about)).into();
            picking::pick(app, Picker::new(format!("Tag what of {count}?"), Purpose::TagAround, all));
            Ok(())
        }
    }
}

fn pick(app: &mut App, targets: Vec<Passage>, what: &str) -> Done {
    let title = format!("Tag {}", many(targets.len(), what));
    picking::pick(app, Picker::new(title, Purpose::Tag(targets), Vec::new()));
    Ok(())
}

fn grow(app: &mut App, targets: Vec<Passage>, unit: Unit) -> Done {
    if targets.len() < MANY {
        let grown = grown(&app.study, &targets, unit, &Going::quietly())?;
        return pick(app, grown, unit.name());
    }
    let study = app.study.clone();
    work::begin(app, &format!("looking for the {}s", unit.name()), move |going| {
        let grown = grown(&study, &targets, unit, going)?;
        Ok(Box::new(move |app: &mut App| pick(app, grown, unit.name())) as Finish)
    })
}

/// Each sentence or turn once, though several hits stand in it.
fn grown(study: &Study, targets: &[Passage], unit: Unit, going: &Going) -> Result<Vec<Passage>, String> {
    let (mut seen, mut grown) = (HashSet::new(), Vec::new());
    for (n, (id, span)) in targets.iter().enumerate() {
        if n % STEP == 0 {
            let what = format!("looking for the {}s", unit.name());
            going.on(n, targets.len(), &what).map_err(|stopped| stopped.to_string())?;
        }
        let Some(text) = study.text(id) else { continue };
        let passage = (id.clone(), text.grown(unit, *span));
        if seen.insert(passage.clone()) {
            grown.push(passage);
        }
    }
    Ok(grown)
}

/// Which of the passages do not carry the code yet is found out beside the desk.
pub(super) fn tag_many(app: &mut App, targets: Vec<Passage>, code: &CodeId) -> Done {
    let (study, me, code, at) = (app.study.clone(), app.me.clone(), code.clone(), (app.clock)());
    let made = app.keeping.made;
    work::begin(app, "tagging", move |_| {
        let edit = deeds::tag_many(&study, &me, &code, &targets, at);
        Ok(Box::new(move |app: &mut App| {
            // What was coded meanwhile must not be coded twice.
            let is_as_it_was = app.keeping.made == made;
            let edit =
                if is_as_it_was { edit } else { deeds::tag_many(&app.study, &me, &code, &targets, at) };
            tag_by(app, &targets, std::slice::from_ref(&code), Vec::new(), edit)
        }) as Finish)
    })
}

/// Puts a code on targets, however many.
pub(super) fn tag(app: &mut App, targets: Vec<Passage>, code: &CodeId) -> Done {
    if targets.len() < MANY { coding::tag_with(app, targets, code) } else { tag_many(app, targets, code) }
}
