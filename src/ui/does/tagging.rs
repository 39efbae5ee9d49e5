//! Tagging many hits at once, or the sentences or turns they stand in. Where that would be felt it is prepared beside
//! the desk; it is one step in any case.

use std::collections::HashSet;

use super::choosing::choice;
use super::coding::{self, tag_by, targets};
use super::{Done, picking};
use crate::exchange::Going;
use crate::study::{CodeId, Edit, Made, Study, TranscriptId, deeds};
use crate::text::{Span, Unit};
use crate::ui::app::App;
use crate::ui::numbers::many;
use crate::ui::overlay::{Picker, Purpose, Value};
use crate::ui::work::{self, Finish};

/// From so many passages on what is done to them is done beside the desk.
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

/// Puts codes on targets, however many; codes that are not there yet are made in the same step.
pub(super) fn tag(app: &mut App, targets: Vec<Passage>, values: &[Value]) -> Done {
    match values {
        values if targets.len() >= MANY => tag_beside(app, targets, values.to_vec()),
        [Value::Code(code)] => coding::tag_with(app, targets, code),
        values => prepared(&app.study, coding::made(app), &targets, values)?.put(app, &targets),
    }
}

fn tag_beside(app: &mut App, targets: Vec<Passage>, values: Vec<Value>) -> Done {
    let (study, me, stand) = (app.study.clone(), coding::made(app), app.keeping.made);
    work::begin(app, "tagging", move |_| {
        let step = prepared(&study, me.clone(), &targets, &values)?;
        Ok(Box::new(move |app: &mut App| {
            // What was coded meanwhile must not be coded twice.
            let is_as_it_was = app.keeping.made == stand;
            let step = if is_as_it_was { step } else { prepared(&app.study, me, &targets, &values)? };
            step.put(app, &targets)
        }) as Finish)
    })
}

struct Step {
    codes: Vec<CodeId>,
    /// What makes those of the codes that are new.
    making: Vec<Edit>,
    tags: Vec<Edit>,
}

impl Step {
    fn put(self, app: &mut App, targets: &[Passage]) -> Done {
        tag_by(app, targets, &self.codes, self.making, Edit::Together(self.tags))
    }
}

fn prepared(study: &Study, me: Made, targets: &[Passage], values: &[Value]) -> Result<Step, String> {
    let mut draft = study.clone();
    let mut step = Step { codes: Vec::new(), making: Vec::new(), tags: Vec::new() };
    for value in values {
        let (code, making) = match value {
            Value::Code(code) => (code.clone(), Vec::new()),
            Value::NewCode(typed) => deeds::found(&draft, typed, None, me.clone()),
            _ => return Err("That is no code".into()),
        };
        for edit in &making {
            draft.apply(edit.clone()).map_err(|refusal| refusal.to_string())?;
        }
        step.making.extend(making);
        match deeds::tag_many(&draft, &me.by, &code, targets, me.at) {
            Edit::Together(tags) => step.tags.extend(tags),
            tag => step.tags.push(tag),
        }
        step.codes.push(code);
    }
    Ok(step)
}
