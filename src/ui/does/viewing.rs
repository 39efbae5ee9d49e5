//! Panes, looks and leaving.

use super::{Done, open};
use crate::text::safe;
use crate::ui::app::{App, Editing, Effect, Focus};
use crate::ui::draw::layout::plan;
use crate::ui::list::Topic;
use crate::ui::overlay::{Answer, Overlay, Question, Writing};
use crate::ui::start::ON_REQUEST;
use crate::ui::suggest;
use crate::ui::theme::Lines;

/// More reading panes than this would be too narrow to read.
const MOST_PANES: usize = 3;

/// Closes what is in front: a list, a passage gone to from a list, a pane; the last one leaves.
pub(super) fn quit(app: &mut App) -> Done {
    if app.tutor.is_some() {
        app.tutor = None;
    }
    if app.view().is_some() {
        return super::lists::back(app);
    }
    if app.desk.aside && !app.desk.views.is_empty() {
        app.desk.aside = false;
        super::lists::refresh(app);
        return Ok(());
    }
    if app.desk.panes.len() > 1 {
        return close_pane(app);
    }
    quit_all(app)
}

/// Leaves; but not while something is only in memory, unless the user says so.
pub(super) fn quit_all(app: &mut App) -> Done {
    open::remember_place(app);
    if app.proposal.as_ref().is_some_and(|waiting| waiting.is_edited) {
        app.desk.overlays.push(Overlay::Question(Box::new(Question {
            title: "What you changed of an import is not in yet".into(),
            words: Vec::new(),
            answers: vec![
                ('b', "back to it", Answer::ComeBack),
                ('l', "leave without it", Answer::LeaveWithout),
            ],
            default: 0,
        })));
        return Ok(());
    }
    let Some(why) = app.keeping.unsaved.clone() else {
        app.effects.push(Effect::Quit);
        return Ok(());
    };
    let waiting = app.keeping.made - app.keeping.saved;
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Not everything is on disk".into(),
        words: vec![
            format!("{waiting} changes are only in memory: {why}"),
            "Gloss keeps trying while it is open.".into(),
        ],
        answers: vec![('s', "stay", Answer::Nothing), ('l', "leave and lose them", Answer::Leave)],
        default: 0,
    })));
    Ok(())
}

pub(super) fn is_saved(app: &mut App) -> Done {
    match (app.keeping.unsaved.clone(), app.keeping.made - app.keeping.saved) {
        (Some(why), waiting) => app.warn(format!("{waiting} changes are not on disk yet: {why}")),
        (None, 0) => app.say("Everything is on disk; there is nothing to save by hand"),
        (None, waiting) => app.say(format!("{waiting} changes are on their way to the disk")),
    }
    Ok(())
}

/// Another Gloss holds the study: it may be taken over when that one is gone, or cannot be seen from here.
pub(super) fn take_over(app: &mut App) -> Done {
    let why = app.keeping.read_only.clone().ok_or("The study is yours to change already")?;
    if why == ON_REQUEST {
        return Err(format!("It cannot be taken over: {why}"));
    }
    if !app.keeping.stale_lock {
        // Whoever held it may be gone by now: the lock itself knows, and a living holder keeps it.
        app.effects.push(Effect::TakeLock);
        return Ok(());
    }
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Take the study over?".into(),
        words: vec![
            format!("Read-only because {why}."),
            "Only do this when you are sure that nobody works there.".into(),
        ],
        answers: vec![('t', "take it over", Answer::TakeLock), ('n', "leave it", Answer::Nothing)],
        default: 1,
    })));
    Ok(())
}

pub(super) fn suspend(app: &mut App) -> Done {
    app.effects.push(Effect::Suspend);
    Ok(())
}

pub(super) fn redraw(app: &mut App) -> Done {
    app.effects.push(Effect::Redraw);
    Ok(())
}

pub(super) fn focus(app: &mut App, focus: Focus) -> Done {
    app.desk.focus = focus;
    if !app.desk.views.is_empty() && focus == Focus::Tree {
        app.desk.aside = true;
    }
    Ok(())
}

/// Reading panes from left to right, then the tree.
pub(super) fn turn_pane(app: &mut App, by: isize) -> Done {
    let stops = app.desk.panes.len().max(1) + 1;
    let in_tree = app.desk.focus == Focus::Tree && app.view().is_none();
    let here = if in_tree { stops - 1 } else { app.desk.pane };
    let there = (here as isize + by).rem_euclid(stops as isize) as usize;
    if there == stops - 1 {
        app.desk.focus = Focus::Tree;
    } else {
        app.desk.focus = Focus::Reading;
        app.desk.pane = there;
    }
    if !app.desk.views.is_empty() {
        app.desk.aside = app.desk.focus == Focus::Tree;
    }
    Ok(())
}

pub(super) fn split(app: &mut App) -> Done {
    if app.desk.panes.len() >= MOST_PANES {
        return Err(format!("{MOST_PANES} panes are as many as can be read"));
    }
    let pane = app.pane().cloned().ok_or("There is no transcript open")?;
    let at = app.desk.pane + 1;
    app.desk.panes.insert(at, pane);
    app.desk.pane = at;
    app.desk.focus = Focus::Reading;
    if plan(app).panes.iter().any(Option::is_none) {
        app.say("Too narrow to show every pane: Tab turns from pane to pane");
    }
    Ok(())
}

pub(super) fn close_pane(app: &mut App) -> Done {
    if app.desk.panes.len() < 2 {
        return Err("This is the only pane".into());
    }
    open::remember_place(app);
    app.desk.panes.remove(app.desk.pane);
    app.desk.pane = app.desk.pane.min(app.desk.panes.len() - 1);
    Ok(())
}

pub(super) fn only_pane(app: &mut App) -> Done {
    open::remember_place(app);
    let pane = app.pane().cloned().ok_or("There is no transcript open")?;
    app.desk.panes = vec![pane];
    app.desk.pane = 0;
    Ok(())
}

pub(super) fn copy(app: &mut App) -> Done {
    let spots: Vec<(crate::study::TranscriptId, crate::text::Span)> = match app.list() {
        Some(list) => list.chosen_spots().into_iter().map(|spot| (spot.transcript, spot.span)).collect(),
        None => {
            let pane = app.pane().ok_or("There is no transcript open")?;
            vec![(pane.transcript.clone(), pane.caret.selection())]
        }
    };
    let quotes: Vec<String> = spots.iter().filter_map(|(id, span)| sourced(app, id, *span)).collect();
    if quotes.is_empty() {
        return Err("There are no words here to copy".into());
    }
    app.say(if quotes.len() == 1 {
        "Copied the quote with its source".into()
    } else {
        format!("Copied {} quotes", quotes.len())
    });
    app.effects.push(Effect::Copy(quotes.join("\n\n")));
    Ok(())
}

/// “The words” (50001_2, wave 2, 50001, turn 14). A speaker by whose name the transcript goes is named once.
fn sourced(app: &App, id: &crate::study::TranscriptId, span: crate::text::Span) -> Option<String> {
    let text = app.study.text(id)?;
    let turn = text.turn_at(span.start);
    let wave = app.study.wave_said(id).map(|wave| format!(", wave {wave}")).unwrap_or_default();
    let speaker = turn.and_then(|turn| text.speaker(turn)).filter(|who| *who != id.stem());
    let speaker = speaker.map(|who| format!(", {who}")).unwrap_or_default();
    let number = turn.map(|turn| format!(", turn {}", turn + 1)).unwrap_or_default();
    let words = text.slice(span).trim();
    (!words.is_empty()).then(|| format!("“{words}” ({}{wave}{speaker}{number})", id.stem()))
}

pub(super) fn copy_path(app: &mut App) -> Done {
    let pane = app.pane().ok_or("There is no transcript open")?;
    let path = app.root.join(pane.transcript.as_str()).display().to_string();
    app.say(format!("Copied {}", safe(&path)));
    app.effects.push(Effect::Copy(path));
    Ok(())
}

/// Opens the transcript in the user's editor; when it comes back the codings follow.
pub(super) fn edit(app: &mut App) -> Done {
    app.may_change()?;
    let text = super::moving::text_here(app)?;
    let transcript = app.pane().ok_or("There is no transcript open")?.transcript.clone();
    app.effects.push(Effect::Editor(Editing::Transcript(transcript), text.text().to_string()));
    Ok(())
}

pub(super) fn coder(app: &mut App, argument: Option<&str>) -> Done {
    match argument {
        Some(name) => code_as(app, name),
        None => super::writing::ask_line(
            app,
            "Who is coding? (initials, or a name)",
            app.me.clone().as_str(),
            Writing::Coder,
        ),
    }
}

/// From now on codings are this coder's. Only before anything was done: one history is one coder's.
pub(super) fn code_as(app: &mut App, name: &str) -> Done {
    let name = if name.trim().is_empty() { app.me.as_str() } else { name };
    let coder = crate::store::coder(name).ok_or("A coder's name has letters or digits: jk, or marie")?;
    if coder != app.me && app.keeping.made > 0 {
        return Err(format!("You have coded as {} already: leave, and start with --as {coder}", app.me));
    }
    app.me = coder;
    app.effects.push(Effect::BeCoder(app.me.clone()));
    app.say(format!("You code as {}", app.me));
    Ok(())
}

/// Everyone's codings or only mine; with a name, those of that coder in the pane in front, so that two panes can
/// show two coders side by side.
pub(super) fn show_coders(app: &mut App, argument: Option<&str>) -> Done {
    if let Some(name) = argument {
        let coder = app.study.coders().into_iter().find(|coder| coder.as_str() == name).cloned();
        let coder = coder.ok_or_else(|| format!("Nobody called “{name}” has coded anything here"))?;
        app.say(format!("This pane shows the codings of {coder}; Space C shows all again"));
        app.pane_mut().ok_or("There is no transcript open")?.coder = Some(coder);
        return Ok(());
    }
    let single = app.desk.panes.iter_mut().filter_map(|pane| pane.coder.take()).count();
    if single > 0 {
        app.look.everyone = false;
    }
    app.look.everyone = !app.look.everyone;
    app.suggests.though_blind = false;
    app.recount_all();
    super::lists::refresh(app);
    app.say(if app.look.everyone {
        "The codings of all coders are shown"
    } else {
        "Only your codings are shown"
    });
    Ok(())
}

pub(super) fn theme(app: &mut App, argument: Option<&str>) -> Done {
    const TURN: [&str; 5] = ["auto", "dark", "light", "sixteen", "plain"];
    let now = app.look.wanted.as_deref().unwrap_or("auto");
    let next = TURN.iter().position(|name| *name == now).map_or(0, |at| at + 1) % TURN.len();
    let wanted = argument.or(TURN.get(next).copied()).unwrap_or("auto").to_string();
    app.look.wanted = Some(wanted.clone());
    app.look.theme = crate::ui::start::theme_for(Some(&wanted), app.look.background);
    app.say(format!("Theme: {wanted}"));
    app.effects.push(Effect::SaveHabits);
    app.effects.push(Effect::Redraw);
    Ok(())
}

pub(super) fn borders(app: &mut App, argument: Option<&str>) -> Done {
    app.look.lines = match argument {
        Some("ascii") => Lines::Ascii,
        Some(_) => Lines::Unicode,
        None if app.look.lines == Lines::Unicode => Lines::Ascii,
        None => Lines::Unicode,
    };
    app.effects.push(Effect::SaveHabits);
    Ok(())
}

pub(super) fn suggestions(app: &mut App, argument: Option<&str>) -> Done {
    let on = argument.map_or(!suggest::is_on(app), |argument| argument == "on");
    suggest::switch(app, on);
    Ok(())
}

pub(super) fn mouse(app: &mut App) -> Done {
    app.look.mouse = !app.look.mouse;
    app.effects.push(Effect::Mouse(app.look.mouse));
    app.effects.push(Effect::SaveHabits);
    app.say(if app.look.mouse {
        "The mouse is on"
    } else {
        "The mouse is off: the terminal selects as usual"
    });
    Ok(())
}

pub(super) fn about(app: &mut App) -> Done {
    let lines = about_lines(app);
    super::lists::show(app, Topic::About { title: "This study".into(), lines });
    Ok(())
}

fn about_lines(app: &App) -> Vec<String> {
    let about = &app.study.about;
    let mut lines = Vec::new();
    let mut put = |label: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{label:<12} {text}"));
        }
    };
    put("Study", &about.title);
    put("Folder", &app.root.display().to_string());
    put("Question", &about.question);
    put("Method", &about.method);
    for person in &about.people {
        put("Person", &format!("{} ({}) {}", person.name, person.id, person.roles.join(", ")));
    }
    put("You", &format!("code as {}", app.me));
    let coders: Vec<&str> = app.study.coders().into_iter().map(|coder| coder.as_str()).collect();
    put("Coders", &coders.join(", "));
    put("Transcripts", &app.study.shelf.len().to_string());
    put("Cases", &app.study.cases.len().to_string());
    put("Codes", &app.study.codebook.len().to_string());
    put("Codings", &format!("{}{}", app.tally.total(), app.through()));
    put("Suggestions", &suggest::in_words(app));
    put("Memos", &app.study.memos.len().to_string());
    for wave in &about.waves {
        put("Wave", format!("{}: {} {}", wave.number, wave.label, wave.month).trim_end());
    }
    for question in &about.guide {
        put("Guide", &format!("{}: {}", question.id, question.text));
    }
    if let Some(why) = &app.keeping.read_only {
        put("Read-only", why);
    }
    lines
}

/// The tutor is a study of its own: it opens in its own folder, and this one is left alone.
pub(super) fn tutor(app: &mut App) -> Done {
    app.say("The tutor has a text of its own: leave with q and type gloss tutor");
    Ok(())
}
