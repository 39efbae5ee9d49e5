//! Tagging and untagging: what most keys are for.

use super::{Done, moving::text_here, tagging};
use crate::command::{Command, Context, Said};
use crate::study::deeds::{self, Spot};
use crate::study::{CodeId, Coding, Edit, Made, Marks, Origin, TranscriptId};
use crate::text::{Span, clip};
use crate::ui::app::{App, Focus};
use crate::ui::list::Entry;
use crate::ui::overlay::{Answer, Choice, Overlay, Picker, Purpose, Question, Value, Writing};

/// So many recent codes are remembered.
const RECENT: usize = 20;

pub(super) fn made(app: &App) -> Made {
    Made { by: app.me.clone(), at: (app.clock)() }
}

/// What a tag would go to: the marked hits of a list, else the selection.
pub(super) fn targets(app: &App) -> Result<Vec<(TranscriptId, Span)>, String> {
    if let Some(list) = app.list().filter(|list| list.context() == Context::Hits) {
        return Ok(list.chosen().iter().filter_map(Entry::place).collect());
    }
    let text = text_here(app)?;
    let pane = app.pane().ok_or("There is no transcript open")?;
    let span = text.snap(pane.caret.selection());
    if span.is_empty() {
        return Err("There are no words here to tag".into());
    }
    Ok(vec![(pane.transcript.clone(), span)])
}

pub(super) fn tag(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let targets = targets(app)?;
    if let Some(words) = argument {
        let code = code_named(app, words)?;
        return tagging::tag(app, targets, &[Value::Code(code)]);
    }
    if app.desk.focus == Focus::Tree && app.view().is_none() {
        let code = app.desk.tree.cursor.clone().ok_or("There is no code here")?;
        return tag_with(app, targets, &code);
    }
    let title = match targets.as_slice() {
        [one] => format!("Tag “{}”", quote(app, one, 30)),
        many => format!("Tag {} passages", many.len()),
    };
    super::picking::pick(app, Picker::new(title, Purpose::Tag(targets), Vec::new()));
    Ok(())
}

pub(super) fn code_named(app: &App, words: &str) -> Result<CodeId, String> {
    let found = app.study.codebook.find(words).map(|code| code.id.clone());
    found.ok_or_else(|| format!("There is no code “{words}”: press t and type its name to make one"))
}

/// The words of a target, shortened for a message.
pub(super) fn quote(app: &App, (transcript, span): &(TranscriptId, Span), cells: usize) -> String {
    let words =
        app.study.text(transcript).map(|text| text.slice(*span).replace('\n', " ")).unwrap_or_default();
    clip(&words, cells).into_owned()
}

/// Puts a code on targets: says when it stands there already, offers to extend when it overlaps.
pub(super) fn tag_with(app: &mut App, targets: Vec<(TranscriptId, Span)>, code: &CodeId) -> Done {
    if let [target] = targets.as_slice()
        && let Some(spot) = overlapped(app, target, code)
    {
        remember(app, code);
        return offer_to_extend(app, spot, target);
    }
    let edit = deeds::tag_many(&app.study, &app.me, code, &targets, (app.clock)());
    tag_by(app, &targets, std::slice::from_ref(code), Vec::new(), edit)
}

/// The edits that make new codes and the tagging itself, as one step.
pub(super) fn tag_by(
    app: &mut App,
    targets: &[(TranscriptId, Span)],
    codes: &[CodeId],
    before: Vec<Edit>,
    edit: Edit,
) -> Done {
    let count = if let Edit::Together(edits) = &edit { edits.len().min(targets.len()) } else { 1 };
    let name = |code| new_name(&before, code).unwrap_or_else(|| app.study.codebook.name(code).to_string());
    let name = codes.iter().map(name).collect::<Vec<_>>().join(" and ");
    if count == 0 {
        return Err(format!("These words carry “{name}” already"));
    }
    let words = match targets {
        [one] => format!("Tagged “{}” as {name}", quote(app, one, 40)),
        _ => format!("Tagged {count} passages as {name}"),
    };
    let mut edits = before;
    match edit {
        Edit::Together(more) => edits.extend(more),
        one => edits.push(one),
    }
    app.change(words.clone(), Edit::Together(edits))?;
    codes.iter().for_each(|code| remember(app, code));
    app.say(words);
    Ok(())
}

fn new_name(before: &[Edit], id: &CodeId) -> Option<String> {
    before.iter().find_map(|edit| match edit {
        Edit::AddCode { code, .. } if &code.id == id => Some(code.name.clone()),
        _ => None,
    })
}

/// My coding of the same code that overlaps the target without being the same.
fn overlapped(app: &App, (transcript, span): &(TranscriptId, Span), code: &CodeId) -> Option<Spot> {
    let layer = app.study.layer(transcript, &app.me)?;
    layer.find(*span, code.as_str()).is_none().then_some(())?;
    let coding = layer.touching(*span).find(|coding| &coding.code == code)?;
    Some(Spot {
        transcript: transcript.clone(),
        coder: app.me.clone(),
        span: coding.span,
        code: code.clone(),
    })
}

fn offer_to_extend(app: &mut App, spot: Spot, (transcript, span): &(TranscriptId, Span)) -> Done {
    let name = app.study.codebook.name(&spot.code).to_string();
    let wide = spot.span.hull(*span);
    let extend = spot.reshape(&app.study, wide, &spot.code).ok_or("The coding is gone")?;
    let coding = Coding::new(*span, spot.code.clone(), (app.clock)());
    let second = Edit::Tag { transcript: transcript.clone(), coder: app.me.clone(), coding };
    let words = quote(app, &(transcript.clone(), wide), 30);
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: format!("“{name}” stands on overlapping words already"),
        words: vec!["One coding over both stretches, or two codings?".into()],
        answers: vec![
            ('e', "extend it", Answer::Change(format!("Extended {name} to “{words}”"), Box::new(extend))),
            ('b', "both", Answer::Change(format!("Tagged a second passage as {name}"), Box::new(second))),
            ('n', "neither", Answer::Nothing),
        ],
        default: 0,
    })));
    Ok(())
}

/// The code last used comes first among the recent ones.
pub(super) fn remember(app: &mut App, code: &CodeId) {
    app.habits.recent.retain(|recent| recent != code);
    app.habits.recent.insert(0, code.clone());
    app.habits.recent.truncate(RECENT);
}

pub(super) fn again(app: &mut App) -> Done {
    let last = app.habits.recent.iter().find(|code| app.study.codebook.contains(code.as_str())).cloned();
    let code = last.ok_or("No code has been used yet: press t to tag")?;
    let targets = targets(app)?;
    tag_with(app, targets, &code)
}

/// The selected words become a code and are tagged with it.
pub(super) fn in_vivo(app: &mut App) -> Done {
    app.may_change()?;
    let targets = targets(app)?;
    let words: String = targets.first().map(|target| quote(app, target, 60)).unwrap_or_default();
    let name =
        words.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']).replace('/', " ").trim().to_string();
    let (code, mut edits) = deeds::found(&app.study, &name, None, made(app));
    for edit in &mut edits {
        if let Edit::AddCode { code, .. } = edit {
            code.origin = Origin::InVivo;
            code.example = words.clone();
        }
    }
    let tag = deeds::tag_many(&app.study, &app.me, &code, &targets, (app.clock)());
    tag_by(app, &targets, &[code], edits, tag)
}

/// The codings under the caret that can be changed: mine.
pub(super) fn spots_here(app: &App) -> Vec<Spot> {
    if let Some(list) = app.list() {
        return list.chosen_spots();
    }
    let Some(pane) = app.pane() else { return Vec::new() };
    let selection = pane.caret.selection();
    let Some(layer) = app.study.layer(&pane.transcript, &app.me) else { return Vec::new() };
    let spot = |coding: &Coding| Spot {
        transcript: pane.transcript.clone(),
        coder: app.me.clone(),
        span: coding.span,
        code: coding.code.clone(),
    };
    let exact: Vec<Spot> =
        layer.touching(selection).filter(|coding| coding.span == selection).map(spot).collect();
    if exact.is_empty() { layer.touching(selection).map(spot).collect() } else { exact }
}

/// The codings a command is for: all that are marked in a list, the only one at the caret, or the one of the code
/// named. Where several stand at the caret a picker asks which, and the command comes back with the answer.
pub(super) fn which(
    app: &mut App,
    command: Command,
    argument: Option<&str>,
) -> Result<Option<Vec<Spot>>, String> {
    app.may_change()?;
    let mut spots = spots_here(app);
    spots.retain(|spot| spot.coder == app.me);
    if app.list().is_some() {
        return match spots.is_empty() {
            true => Err("This coding is another coder's; it is theirs to change".into()),
            false => Ok(Some(spots)),
        };
    }
    if let Some(code) = argument.and_then(|words| app.study.codebook.find(words)) {
        spots.retain(|spot| spot.code == code.id);
    }
    match spots.len() {
        0 => Err("You have no coding here".into()),
        1 => Ok(Some(spots)),
        _ => {
            let choices = spots.iter().map(|spot| choice(app, spot)).collect();
            let then = Said { command, argument: argument.map(str::to_string) };
            let title = format!("{}: which coding?", command.card().title);
            super::picking::pick(app, Picker::new(title, Purpose::Which { spots, then }, choices));
            Ok(None)
        }
    }
}

fn choice(app: &App, spot: &Spot) -> Choice {
    let target = (spot.transcript.clone(), spot.span);
    Choice {
        label: app.study.codebook.path(spot.code.as_str()),
        detail: quote(app, &target, 40),
        value: Value::Spot(spot.clone()),
        blocked: None,
    }
}

pub(super) fn untag(app: &mut App, argument: Option<&str>) -> Done {
    let Some(spots) = which(app, Command::Untag, argument)? else { return Ok(()) };
    untag_spots(app, &spots)
}

pub(super) fn untag_spots(app: &mut App, spots: &[Spot]) -> Done {
    let words = match spots {
        [one] => {
            let name = app.study.codebook.name(&one.code);
            format!("Untagged “{}” as {name}", quote(app, &(one.transcript.clone(), one.span), 40))
        }
        many => format!("Untagged {} passages", many.len()),
    };
    app.change(words.clone(), Edit::Together(spots.iter().map(Spot::untag).collect()))?;
    app.say(words);
    Ok(())
}

pub(super) fn retag(app: &mut App, argument: Option<&str>) -> Done {
    let Some(spots) = which(app, Command::Retag, None)? else { return Ok(()) };
    match argument {
        Some(words) => {
            let code = code_named(app, words)?;
            retag_spots(app, &spots, &code, Vec::new())
        }
        None => {
            let title = match spots.as_slice() {
                [one] => format!("Instead of “{}”", app.study.codebook.name(&one.code)),
                many => format!("Another code for {} passages", many.len()),
            };
            super::picking::pick(app, Picker::new(title, Purpose::Retag(spots), Vec::new()));
            Ok(())
        }
    }
}

pub(super) fn retag_spots(app: &mut App, spots: &[Spot], code: &CodeId, before: Vec<Edit>) -> Done {
    let name = new_name(&before, code).unwrap_or_else(|| app.study.codebook.name(code).to_string());
    let words = match spots {
        [one] => {
            let old = app.study.codebook.name(&one.code);
            format!("Retagged “{}” from {old} to {name}", quote(app, &(one.transcript.clone(), one.span), 30))
        }
        many => format!("Retagged {} passages as {name}", many.len()),
    };
    let mut edits = before;
    edits.push(deeds::recode(&app.study, spots, code));
    app.change(words.clone(), Edit::Together(edits))?;
    remember(app, code);
    app.say(words);
    Ok(())
}

/// The coding at the caret gets the selection as its extent.
pub(super) fn extend(app: &mut App, argument: Option<&str>) -> Done {
    let Some(spots) = which(app, Command::Extend, argument)? else { return Ok(()) };
    let span = text_here(app)?.snap(app.pane().ok_or("There is no transcript open")?.caret.selection());
    let spot = spots.first().ok_or("You have no coding here")?;
    if spot.span == span {
        return Err("The coding covers just these words already; grow the selection first".into());
    }
    let edit = spot.reshape(&app.study, span, &spot.code).ok_or("The coding is gone")?;
    let name = app.study.codebook.name(&spot.code).to_string();
    let words = format!("{name} now covers “{}”", quote(app, &(spot.transcript.clone(), span), 40));
    app.change(words.clone(), edit)?;
    app.say(words);
    Ok(())
}

fn remark(app: &mut App, spots: &[Spot], words: String, change: impl Fn(&mut Marks)) -> Done {
    let edits: Vec<Edit> = spots.iter().filter_map(|spot| spot.remark(&app.study, &change)).collect();
    app.change(words.clone(), Edit::Together(edits))?;
    app.say(words);
    Ok(())
}

/// Golden or counter, on or off; off only when all of them have it.
pub(super) fn mark(app: &mut App, command: Command) -> Done {
    let Some(spots) = which(app, command, None)? else { return Ok(()) };
    mark_spots(app, command, &spots)
}

pub(super) fn mark_spots(app: &mut App, command: Command, spots: &[Spot]) -> Done {
    let golden = command == Command::Golden;
    let has = |marks: &Marks| if golden { marks.golden } else { marks.counter };
    let on = !spots.iter().filter_map(|spot| spot.find(&app.study)).all(|coding| has(&coding.marks));
    let name = spots.first().map(|spot| app.study.codebook.name(&spot.code).to_string()).unwrap_or_default();
    let mark = if golden { "golden" } else { "counter" };
    let words = format!("{} {mark}: {name}", if on { "Marked" } else { "No longer" });
    remark(app, spots, words, |marks| if golden { marks.golden = on } else { marks.counter = on })
}

pub(super) fn weight(app: &mut App, argument: Option<&str>) -> Done {
    let Some(spots) = which(app, Command::Weight, None)? else { return Ok(()) };
    match argument {
        Some(number) => weigh(app, &spots, number),
        None => {
            super::writing::ask_line(app, "Weight, 0 to 100 (empty takes it off)", "", Writing::Weight(spots))
        }
    }
}

pub(super) fn weigh(app: &mut App, spots: &[Spot], number: &str) -> Done {
    let weight = match number.trim() {
        "" => None,
        number => Some(number.parse::<u8>().ok().filter(|weight| *weight <= 100)),
    };
    if weight == Some(None) {
        return Err(format!("A weight is a whole number from 0 to 100, not “{}”", number.trim()));
    }
    let weight = weight.flatten();
    let words = match weight {
        Some(weight) => format!("Weight {weight}"),
        None => "Weight taken off".to_string(),
    };
    remark(app, spots, words, |marks| marks.weight = weight)
}
