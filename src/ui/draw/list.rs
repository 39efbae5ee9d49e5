//! Drawing a list: where each row comes from, its words, and enough around them to judge.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::aligned;
use super::canvas::Canvas;
use super::reading::marks;
use crate::study::deeds::Spot;
use crate::study::{Memo, Subject, TranscriptId};
use crate::text::{Span, Transcript};
use crate::ui::answering::is_behind;
use crate::ui::app::App;
use crate::ui::list::{Entry, List, Order, Standing, Topic};
use crate::ui::numbers::many;
use crate::ui::theme::Role;
use crate::ui::time::in_words;

/// Words before a quote that are shown with it, in code points for each row of text.
const AROUND: u32 = 40;

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect, list: &List) -> Option<(u16, u16)> {
    canvas.put_role(area.x, area.y, area.width, &title(app, list), Role::TitleFocus);
    if let Topic::About { lines, .. } = &list.topic {
        about(canvas, area, lines.get(list.top..).unwrap_or_default());
        return None;
    }
    if list.entries.is_empty() {
        canvas.put_role(area.x + 1, area.y + 2, area.width, "Nothing here", Role::Faint);
        return None;
    }
    let mut cursor = None;
    for (n, entry) in list.entries.iter().enumerate().skip(list.top).take(list.visible()) {
        let y = area.y + 1 + (n - list.top) as u16 * list.tall;
        let row = Rect { x: area.x, y, width: area.width, height: list.tall };
        let here = n == list.cursor;
        if here {
            cursor = Some((row.x, row.y));
        }
        draw_entry(app, canvas, row, entry, list.is_aligned, (here, list.marked.contains(&n)));
    }
    cursor
}

fn title(app: &App, list: &List) -> String {
    let count = list.entries.len();
    let what = match &list.topic {
        Topic::Quotes { code, .. } => {
            format!("Quotes of {} ({count})", app.study.codebook.path(code.as_str()))
        }
        Topic::Hits { typed, here: None } => format!("“{typed}” in all transcripts ({count})"),
        Topic::Hits { typed, here: Some(id) } => format!("“{typed}” in {id} ({count})"),
        Topic::Asking { typed } => format!("Who asks “{typed}” ({count})"),
        Topic::Asked { question } => {
            let words = app.study.about.asks(question).map_or("", |question| question.text.as_str());
            format!("Turns that ask {question}: {words} ({count})")
        }
        Topic::Memos { kind } => {
            format!("Memos{} ({count})", kind.map(|kind| format!(": {}", kind.name())).unwrap_or_default())
        }
        Topic::History => format!("What was done ({})", many(count, "step")),
        Topic::Review => format!("Codings in doubt ({count})"),
        Topic::Findings { .. } => {
            format!("Findings ({count}){}", if is_behind(app) { " · not up to date" } else { "" })
        }
        Topic::Links(square) => {
            let name = app.study.codebook.name(&square.code);
            format!("What the summaries of {} × {name} rest on ({count})", square.row.name())
        }
        Topic::Answer { sentence, .. } => {
            let behind = if is_behind(app) { "not up to date · " } else { "" };
            // The sentence is often longer than the line; how many there are must be seen.
            format!("{count} · {behind}{sentence}")
        }
        Topic::About { title, lines } if list.top > 0 => {
            format!("{title} · from line {} of {}", list.top + 1, lines.len())
        }
        Topic::About { title, .. } => title.clone(),
    };
    let place = if count > 0 { format!(" · {} of {count}", list.cursor + 1) } else { String::new() };
    let marked =
        if list.marked.is_empty() { String::new() } else { format!(" · {} marked", list.marked.len()) };
    let filter =
        if list.filter.is_empty() { String::new() } else { format!(" · only “{}”", list.filter) };
    let order = if list.order == Order::Text { String::new() } else { format!(" · {}", list.order.told()) };
    let through = if is_narrowed(&list.topic) { app.through() } else { String::new() };
    let behind = if list.standing == Standing::Fresh { "" } else { "not up to date · " };
    format!("{behind}{what}{place}{marked}{filter}{order}{through}")
}

/// Whether the filter over all views tells here. What was done, what is wrong and what this transcript says is whole.
fn is_narrowed(topic: &Topic) -> bool {
    let is_of_places = matches!(topic, Topic::Quotes { .. } | Topic::Memos { .. } | Topic::Review);
    is_of_places || matches!(topic, Topic::Hits { here: None, .. } | Topic::Asking { .. })
}

fn about(canvas: &mut Canvas, area: Rect, lines: &[String]) {
    let mut y = area.y + 1;
    let style = canvas.style(Role::Text);
    for line in lines {
        if y >= area.y + area.height {
            break;
        }
        let room =
            Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: area.y + area.height - y };
        y += canvas.flow(room, &[(line, style)]);
    }
}

fn draw_entry(
    app: &App,
    canvas: &mut Canvas,
    row: Rect,
    entry: &Entry,
    is_aligned: bool,
    (here, marked): (bool, bool),
) {
    let head = canvas.style(if here { Role::PickerSelected } else { Role::Faint });
    let sign = if marked {
        "*"
    } else if here {
        ">"
    } else {
        " "
    };
    let style = canvas.style(Role::HintKey);
    canvas.put(row.x, row.y, 1, sign, style);
    let first = Rect { x: row.x + 1, width: row.width.saturating_sub(1), height: 1, ..row };
    let below = Rect {
        x: row.x + 2,
        y: row.y + 1,
        width: row.width.saturating_sub(3),
        height: row.height.saturating_sub(1),
    };
    match entry {
        Entry::Quote(spot) => {
            put_head(canvas, first, &source(app, spot), head);
            quote(app, canvas, below, &spot.transcript, spot.span);
        }
        Entry::Doubt(spot) => {
            let why = spot.find(&app.study).and_then(|coding| coding.doubt.clone());
            let (was, why) = why
                .map(|doubt| (format!("{} … {}", doubt.first, doubt.last), doubt.why.to_string()))
                .unwrap_or_default();
            put_head(canvas, first, &source(app, spot), head);
            let style = canvas.style(Role::Warning);
            canvas.put(below.x, below.y, below.width, &format!("{why}; was: {was}"), style);
            let rest = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
            quote(app, canvas, rest, &spot.transcript, spot.span);
        }
        Entry::CodingMemo(spot) => {
            put_head(canvas, first, &format!("coding memo · {}", source(app, spot)), head);
            let memo = spot.find(&app.study).and_then(|coding| coding.marks.memo.clone()).unwrap_or_default();
            let style = canvas.style(Role::Text);
            canvas.flow(below, &[(&memo, style)]);
        }
        Entry::Hit(id, span) if is_aligned => {
            aligned::draw(canvas, first, id, app.study.text(id).map(AsRef::as_ref), *span, head);
        }
        Entry::Hit(id, span) => {
            put_head(canvas, first, &place(app, id, *span), head);
            quote(app, canvas, below, id, *span);
        }
        Entry::Memo(id) => {
            let Some(memo) = app.study.memos.iter().find(|memo| &memo.id == id) else { return };
            put_head(canvas, first, &memo_head(app, memo), head);
            let style = canvas.style(Role::Text);
            canvas.flow(below, &[(&memo.text, style)]);
        }
        Entry::Step { back, words, when } => {
            let style =
                if here { head } else { canvas.style(if *back < 0 { Role::Faint } else { Role::Text }) };
            let undone = if *back < 0 { "(undone) " } else { "" };
            put_head(canvas, first, &format!("{when}  {undone}{words}"), style);
        }
        Entry::Link(linked) => {
            let source = linked.spot.as_ref().map(|spot| format!(" · {}", source(app, spot)));
            let head_words = format!("{} · {}{}", linked.coder, linked.part, source.unwrap_or_default());
            put_head(canvas, first, &head_words, head);
            let style = canvas.style(Role::Warning);
            let why = linked.why.as_ref().map_or(0, |why| {
                canvas.put(below.x, below.y, below.width, why, style);
                1
            });
            let rest = Rect { y: below.y + why, height: below.height.saturating_sub(why), ..below };
            if let Some(spot) = &linked.spot {
                quote(app, canvas, rest, &spot.transcript, spot.span);
            }
        }
        Entry::Finding(finding) => {
            let file = finding.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
            let at = match (finding.line, finding.column) {
                (Some(line), Some(column)) => format!(" line {line}, column {column}"),
                _ => String::new(),
            };
            put_head(canvas, first, &format!("{file}{at}"), head);
            let style = canvas.style(Role::Text);
            canvas.flow(below, &[(&finding.words, style)]);
        }
        Entry::Remark(remark) => {
            put_head(canvas, first, &format!("{} · {}", remark.about.name(), remark.gravity.name()), head);
            let style = canvas.style(Role::Text);
            canvas.flow(below, &[(&remark.words, style)]);
        }
    }
}

fn put_head(canvas: &mut Canvas, row: Rect, words: &str, style: Style) {
    canvas.put(row.x, row.y, row.width, words, style);
}

/// Transcript, wave, speaker and turn.
fn place(app: &App, id: &TranscriptId, span: Span) -> String {
    let (case, wave) = (app.study.case_of(id).0, app.study.wave_said(id));
    let text = app.study.text(id);
    let turn = text.and_then(|text| text.turn_at(span.start));
    let who = text.zip(turn).and_then(|(text, turn)| text.speaker(turn)).unwrap_or_default();
    let stem = id.stem();
    let named = [stem, case.as_str(), ""].contains(&who);
    let who = if named { String::new() } else { format!(" · {who}") };
    let case = if case.as_str() == stem { String::new() } else { format!(" · case {case}") };
    let wave = wave.map(|wave| format!(" · wave {wave}")).unwrap_or_default();
    let turn = turn.map(|turn| format!(" · turn {}", turn + 1)).unwrap_or_default();
    format!("{stem}{case}{wave}{who}{turn}")
}

fn source(app: &App, spot: &Spot) -> String {
    let coding = spot.find(&app.study);
    let marks = coding.map(marks).unwrap_or_default();
    let name = app.study.codebook.name(&spot.code);
    format!("{} · {name} · {}{marks}", place(app, &spot.transcript, spot.span), spot.coder)
}

fn memo_head(app: &App, memo: &Memo) -> String {
    let about = match &memo.about {
        Subject::Study => "the study".to_string(),
        Subject::Transcript(id) => id.stem().to_string(),
        Subject::Span { transcript, span, .. } => place(app, transcript, *span),
        Subject::Code(code) => format!("code {}", app.study.codebook.name(code)),
        Subject::Case(case) => format!("case {case}"),
    };
    format!("{} · {about} · {} · {}", memo.kind.name(), memo.coder, in_words(memo.at))
}

/// The words of a span in bold, between what stands before and after them.
fn quote(app: &App, canvas: &mut Canvas, area: Rect, id: &TranscriptId, span: Span) {
    if area.height == 0 {
        return;
    }
    let Some(text) = app.study.text(id) else {
        canvas.put_role(area.x, area.y, area.width, "still being read", Role::Faint);
        return;
    };
    let (before, after) = around(text, span, AROUND * u32::from(area.height));
    let (faint, bold) = (canvas.style(Role::Faint), canvas.style(Role::Text).add_modifier(Modifier::BOLD));
    let words = text.slice(span);
    canvas.flow(area, &[(before, faint), (words, bold), (after, faint)]);
}

/// What stands before and after a span, within its turn and cut at words.
pub(super) fn around(text: &Transcript, span: Span, reach: u32) -> (&str, &str) {
    let turn = text.turn_at(span.start).and_then(|turn| text.turns().get(turn)).map(|turn| turn.words);
    let start = span.start.saturating_sub(reach).max(turn.map_or(0, |turn| turn.start.min(span.start)));
    let end = span.end.saturating_add(reach * 4).min(turn.map_or(text.len(), |turn| turn.end.max(span.end)));
    let before = text.slice(Span::new(start, span.start));
    let cut = turn.is_some_and(|turn| start > turn.start);
    let before = if cut { before.split_once(' ').map_or(before, |(_, rest)| rest) } else { before };
    (before, text.slice(Span::new(span.end, end)))
}
