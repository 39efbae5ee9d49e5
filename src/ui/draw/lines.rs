//! The status line, and the box that shows what may follow a key.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::command::Look;
use crate::text;
use crate::ui::app::{App, Focus, Tone};
use crate::ui::numbers::many;
use crate::ui::only;
use crate::ui::suggest;
use crate::ui::theme::Role;
use crate::ui::update;
use crate::ui::work::Underway;

pub fn status(app: &App, canvas: &mut Canvas, area: Rect) {
    let base = canvas.style(Role::Status);
    canvas.fill(area, base);
    let (safe, role) = keeping(app);
    let style = canvas.style(role);
    let used = canvas.put_right(Rect { width: area.width.saturating_sub(1), ..area }, &safe, style);
    let room = area.width.saturating_sub(used + 3);
    let (words, role) = match &app.notice {
        Some(notice) => {
            let role = match notice.tone {
                Tone::Said => Role::Status,
                Tone::Warning => Role::StatusWarning,
            };
            (notice.words.clone(), role)
        }
        None if app.grid().is_some() => {
            (app.grid().map(super::grid::in_words).unwrap_or_default(), Role::Status)
        }
        None if app.desk.focus == Focus::Tree => (code_in_words(app), Role::Status),
        None => (standing(app), Role::Status),
    };
    let style = canvas.style(role);
    canvas.put(area.x + 1, area.y, room, &words, style);
}

/// Is the work safe? Only what is on disk is called saved.
fn keeping(app: &App) -> (String, Role) {
    let keeping = &app.keeping;
    if keeping.read_only.is_some() {
        return ("read-only".into(), Role::StatusWarning);
    }
    if let Some(why) = &keeping.unsaved {
        // Beside other words only the cause is told, not the file, so that both can be read.
        let cause = if app.notice.is_some() { cause(why) } else { why };
        return (format!("NOT SAVED: {cause}"), Role::StatusError);
    }
    if let Some(Underway { what, done, of, .. }) = &app.underway {
        let count = if *of > 0 { format!(" {done}/{of}") } else { String::new() };
        return (format!("{}{count} · Esc stops", text::clip(&text::safe(what), 30)), Role::StatusWarning);
    }
    if !app.is_read() {
        return (format!("reading {}/{}", keeping.read, keeping.to_read), Role::StatusWarning);
    }
    if keeping.made == 0 {
        return ("nothing changed".into(), Role::Status);
    }
    if keeping.saved < keeping.made {
        return ("saving".into(), Role::StatusWarning);
    }
    ("saved".into(), Role::StatusSaved)
}

/// Of `X cannot be written: the disk is full`, and of the same the other way round, what is not about X.
fn cause(why: &str) -> &str {
    why.split(": ").find(|part| !part.contains(" cannot be ")).unwrap_or(why)
}

/// Who codes, by which unit, and in which turn.
fn standing(app: &App) -> String {
    let mut parts = vec![app.me.to_string()];
    parts.extend(only::standing(app));
    parts.extend(suggest::standing(app));
    if let Some(pane) = app.pane() {
        let unit = pane.unit.name();
        parts.push(if pane.caret.anchored { format!("{unit}, anchored") } else { unit.to_string() });
        if let Some(text) = app.study.text(&pane.transcript)
            && let Some(turn) = text.turn_at(pane.caret.head())
        {
            let who = text.speaker(turn).map(|who| format!(" {}", text::safe(who))).unwrap_or_default();
            parts.push(format!("turn {} of {}{who}", turn + 1, text.turns().len()));
            parts.extend(text.time_of(turn).map(|(time, own)| {
                let after = if own { "" } else { "after " };
                format!("{after}{}", text::clock(time))
            }));
        }
    }
    if !app.keeping.findings.is_empty() {
        parts.push(many(app.keeping.findings.len(), "finding"));
    }
    parts.join(" · ")
}

/// The code at the tree's caret with its counts, own and with the codes below it.
fn code_in_words(app: &App) -> String {
    let found = app.desk.tree.cursor.as_ref().and_then(|code| app.study.codebook.get(code.as_str()));
    let Some(code) = found else { return standing(app) };
    let own = app.tally.own(code.id.as_str());
    let all = app.tally.with_children(&app.study, code.id.as_str());
    let below = if all == own {
        String::new()
    } else {
        format!("; with those below {} in {}", all.codings, all.cases)
    };
    let retired = if code.retired { " (retired)" } else { "" };
    let weight = code.weight.as_ref().map(|weight| format!("; weight {}: {}", weight.of_100, weight.reason));
    let weight = weight.unwrap_or_default();
    let (codings, cases) = (many(own.codings, "coding"), many(own.cases, "case"));
    format!("{}{retired}: {codings} in {cases}{below}{}{weight}", code.name, app.through())
}

/// What may follow the keys pressed so far.
pub fn which_key(app: &App, canvas: &mut Canvas, body: Rect) {
    let Look::Prefix(nexts) = app.keymap.look(update::context(app), &app.pending) else { return };
    let keys: Vec<String> = app.pending.iter().map(|key| key.to_string()).collect();
    let widest = nexts.iter().map(|next| text::width(&next.title) + 6).max().unwrap_or(10) as u16;
    let columns = (body.width.saturating_sub(4) / widest.max(1)).max(1);
    let rows = (nexts.len() as u16).div_ceil(columns);
    let height = (rows + 2).min(body.height);
    let area = Rect { y: body.height - height, height, ..body };
    let title = format!("{}  {}", keys.join(" "), app.keymap.prefix_name(&app.pending));
    let inside = canvas.frame(area, title.trim_end_matches('…').trim());
    for (n, next) in nexts.iter().enumerate() {
        let (column, row) = (n as u16 / rows.max(1), n as u16 % rows.max(1));
        if row >= inside.height {
            continue;
        }
        let (x, y) = (inside.x + column * widest, inside.y + row);
        let key = next.key.to_string();
        let used = canvas.put_role(x, y, inside.width, &key, Role::HintKey);
        let more = if next.is_prefix { " +" } else { " " };
        let room = inside.x + inside.width - (x + used).min(inside.x + inside.width);
        canvas.put_role(x + used, y, room, &format!("{more}{}", next.title), Role::Text);
    }
}
