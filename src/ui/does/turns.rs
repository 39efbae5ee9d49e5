//! Going to a turn by its number, or by the time at which it was spoken.

use super::Done;
use super::moving::{text_here, with_pane};
use super::writing::ask_line;
use crate::text::moment;
use crate::ui::app::App;
use crate::ui::overlay::Writing;

pub(super) fn to_turn(app: &mut App, argument: Option<&str>) -> Done {
    let Some(number) = argument.and_then(|n| n.parse::<usize>().ok()) else {
        return ask_line(app, "Go to turn number", "", Writing::Turn);
    };
    let text = text_here(app)?;
    let turns = text.turns().len();
    let turn = number.checked_sub(1).and_then(|n| text.turns().get(n)).copied();
    let turn = turn.ok_or_else(|| format!("There is no turn {number}: this transcript has {turns}"))?;
    with_pane(
        app,
        |pane, text, _| {
            pane.land(text, turn.words.start);
            true
        },
        "",
    )
}

/// The turn that is being spoken at a time, as the transcript's own time stamps have it.
pub(super) fn to_time(app: &mut App, argument: Option<&str>) -> Done {
    let Some(typed) = argument else {
        return ask_line(app, "Go to time, such as 12:30", "", Writing::Time);
    };
    let text = text_here(app)?;
    let time = moment(typed).ok_or_else(|| {
        format!("“{typed}” is no time: minutes and seconds such as 12:30 are wanted, or 1:02:30")
    })?;
    let turn = text.turn_at_time(time).ok_or("This transcript has no times in it, such as [00:12:33]")?;
    let words = text.turns().get(turn).map_or(0, |turn| turn.words.start);
    with_pane(
        app,
        |pane, text, _| {
            pane.land(text, words);
            true
        },
        "",
    )
}
