//! Tables as pictures: switching between the two, the portrait of a transcript, and the way from it to the words.

use super::{Done, grids, tables};
use crate::report::again::quoted;
use crate::study::TranscriptId;
use crate::text::{Span, Unit};
use crate::ui::answering::{self, Line};
use crate::ui::app::App;
use crate::ui::grid::{Drawing, Of, Shown, Topic};

pub(super) fn switch(app: &mut App) -> Done {
    let Topic::Table(Shown { picture, .. }) = grids::grid(app)?.topic.clone() else {
        return Err("There is no table in front".into());
    };
    let picture = picture.ok_or("This was told, not counted: nothing is drawn of it")?;
    if let Some(grid) = app.grid_mut() {
        let at = grid.drawing.as_ref().and_then(Drawing::mark).map(|mark| mark.of);
        let is_drawn = grid.drawing.is_some();
        grid.draw_it((!is_drawn).then_some(picture));
        // The caret of the table comes to the figure that was looked at.
        if let Some([row, column]) = at {
            grid.put_caret(&Of::Nth(row), &Of::Nth(column));
            grid.settle();
        }
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

/// What is behind the mark at the caret is what is behind its figure in the table. In a portrait, to the words at the caret.
pub(super) fn go(app: &mut App) -> Done {
    let grid = grids::grid(app)?;
    match (grid.drawing.as_ref().and_then(Drawing::mark), &grid.topic) {
        (Some(mark), Topic::Table(shown)) => {
            let ([row, column], shown) = (mark.of, shown.clone());
            tables::behind(app, &shown, row, leading(&shown, row, column))
        }
        _ => to_words(app),
    }
}

/// The column of the figure, or where nothing is behind it, as on a curve, the one that leads to all of its row.
fn leading(shown: &Shown, row: usize, column: usize) -> usize {
    let leads = |column: &usize| shown.table.lead(row, *column).is_some();
    let all = || (0..shown.table.columns.len()).find(leads);
    if leads(&column) { column } else { all().unwrap_or(column) }
}

/// Where the code of the strip begins in that stretch, else where the stretch does.
fn to_words(app: &mut App) -> Done {
    let drawing = grids::grid(app)?.drawing.as_ref().ok_or("There is no picture in front")?;
    let looking = drawing.looking().ok_or("Nothing is drawn here that quotes could stand behind")?;
    let at = looking.strip.first_in(looking.stretch).unwrap_or(looking.stretch).start;
    let transcript = TranscriptId::new(looking.portrait.name.as_str());
    let text = app.study.text(&transcript).ok_or("The words of this transcript could not be read")?;
    let span: Span = text.unit_at(Unit::Sentence, at);
    super::moving::land_at(app, &transcript, span)?;
    app.desk.aside = true;
    app.say("q goes back to the portrait");
    Ok(())
}
