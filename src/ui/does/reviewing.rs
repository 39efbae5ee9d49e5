//! The review list: codings whose words were not surely found again after their transcript changed.

use super::Done;
use crate::study::deeds::Spot;
use crate::study::{Coding, Edit};
use crate::ui::app::App;
use crate::ui::list::{Entry, Topic, rows};
use crate::ui::numbers::many;
use crate::ui::view::View;

pub(super) fn list(app: &mut App) -> Done {
    let doubts = rows::doubts(app.seen(), app.shown_coder()).len();
    if doubts == 0 {
        return Err(format!("No coding is in doubt{}", app.through()));
    }
    super::lists::show(app, Topic::Review);
    app.say(format!("{doubts} in doubt: Enter shows, y confirms, m moves to the selection, x drops"));
    Ok(())
}

/// The doubtful coding in front: in the list, or the one gone to from it.
fn spots(app: &App) -> Result<Vec<Spot>, String> {
    let list = match app.desk.views.last() {
        Some(View::List(list)) if list.topic == Topic::Review => list,
        _ => return Err("There is no review list open".into()),
    };
    let spots: Vec<Spot> = list.chosen().into_iter().filter_map(Entry::into_spot).collect();
    if spots.iter().any(|spot| spot.coder != app.me) {
        return Err("This coding is another coder's; it is theirs to settle".into());
    }
    if spots.is_empty() { Err("No coding is in doubt any more".into()) } else { Ok(spots) }
}

/// The same coding without its doubt, where it stands.
fn settled(app: &App, spot: &Spot) -> Option<Edit> {
    let coding = Coding { doubt: None, ..spot.find(&app.study)?.clone() };
    let tag = Edit::Tag { transcript: spot.transcript.clone(), coder: spot.coder.clone(), coding };
    Some(Edit::Together(vec![spot.untag(), tag]))
}

pub(super) fn confirm(app: &mut App) -> Done {
    let spots = spots(app)?;
    let edits = spots.iter().filter_map(|spot| settled(app, spot)).collect();
    let words = format!("Confirmed {}", many(spots.len(), "coding"));
    app.change(words.clone(), Edit::Together(edits))?;
    app.say(words);
    Ok(())
}

pub(super) fn reanchor(app: &mut App) -> Done {
    let spots = spots(app)?;
    let [spot] = spots.as_slice() else { return Err("One coding at a time can be moved".into()) };
    let pane = app.pane().ok_or("There is no transcript open")?;
    if pane.transcript != spot.transcript {
        return Err(format!("Select the right words in {} first: Enter goes there", spot.transcript));
    }
    let span = super::moving::text_here(app)?.snap(pane.caret.selection());
    let edit = spot.reshape(&app.study, span, &spot.code).ok_or("That coding is gone")?;
    let words = format!("Moved {} to the right words", app.study.codebook.name(&spot.code));
    app.change(words.clone(), edit)?;
    app.say(words);
    Ok(())
}

pub(super) fn drop(app: &mut App) -> Done {
    let spots = spots(app)?;
    let words = format!("Dropped {}", many(spots.len(), "doubtful coding"));
    app.change(words.clone(), Edit::Together(spots.iter().map(Spot::untag).collect()))?;
    app.say(words);
    Ok(())
}
