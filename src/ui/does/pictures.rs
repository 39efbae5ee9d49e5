//! Tables as pictures: switching between the two, the portrait of a transcript, and the way from it to the words.

use super::{Done, grids};
use crate::report::again::quoted;
use crate::study::TranscriptId;
use crate::text::{Span, Unit};
use crate::ui::answering::{self, Line};
use crate::ui::app::App;
use crate::ui::grid::{Shown, Topic};

pub(super) fn switch(app: &mut App) -> Done {
    let Topic::Table(Shown { picture, .. }) = grids::grid(app)?.topic.clone() else {
        return Err("There is no table in front".into());
    };
    let picture = picture.ok_or("This was told, not counted: nothing is drawn of it")?;
    if let Some(grid) = app.grid_mut() {
        let is_drawn = grid.drawing.is_some();
        grid.draw_it((!is_drawn).then_some(picture));
    }
    Ok(())
}

/// Of the transcript in front, unless another is named.
pub(super) fn portrait(app: &mut App, argument: Option<&str>) -> Done {
    let words = argument.unwrap_or_default().trim();
    let here = app.pane().map(|pane| pane.transcript.clone()).ok_or("There is no transcript open")?;
    let of = match words.contains("--transcript") {
        true => String::new(),
        false => format!(" --transcript {}", quoted(here.as_str())),
    };
    answering::put_on_desk(app, Line::Table(format!("portrait{of} {words}").trim_end().to_string()))
}

/// To the words at the caret: where the code of the strip begins in that stretch, else where the stretch does.
pub(super) fn go(app: &mut App) -> Done {
    let drawing = grids::grid(app)?.drawing.as_ref().ok_or("There is no picture in front")?;
    let looking = drawing.looking().ok_or("p shows the figures, and Enter there the quotes behind them")?;
    let at = looking.strip.first_in(looking.stretch).unwrap_or(looking.stretch).start;
    let transcript = TranscriptId::new(looking.portrait.name.as_str());
    let text = app.study.text(&transcript).ok_or("The words of this transcript could not be read")?;
    let span: Span = text.unit_at(Unit::Sentence, at);
    super::moving::land_at(app, &transcript, span)?;
    app.desk.aside = true;
    app.say("q goes back to the portrait");
    Ok(())
}
