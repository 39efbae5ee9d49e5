//! Where everything stands: the window cut into panes, tree, status and hint line.

use ratatui::layout::Rect;

use crate::ui::app::{App, Focus};

/// Narrower windows show one pane at a time.
pub const ONE_PANE: u16 = 70;
/// A reading pane narrower than this is not worth reading beside another.
const NARROWEST: u16 = 44;
/// Rows of a reading pane that are not text: its title and the codes under the caret.
pub const PANE_LINES: u16 = 2;
/// In lower windows a list or grid has all the room.
const LOWEST_WITH_SQUARE: u16 = 15;
/// Smaller windows only say that they are too small.
pub const SMALLEST: (u16, u16) = (24, 5);

#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// For each reading pane of the desk, where it stands, if it can be seen.
    pub panes: Vec<Option<Rect>>,
    /// All reading panes together.
    pub reading: Rect,
    pub tree: Option<Rect>,
    /// A list covers the reading panes, and in a narrow window the tree too.
    pub list: Rect,
    /// What stands in the square of the framework matrix at the caret, under its list or grid.
    pub square: Option<Rect>,
    pub status: Rect,
    pub hint: Rect,
    pub too_small: bool,
}

pub fn plan(app: &App) -> Plan {
    let (width, height) = app.desk.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Plan { too_small: true, panes: vec![None; app.desk.panes.len()], ..Plan::default() };
    }
    let body = height - 2;
    let tree_width = tree_width(width);
    let (reading, tree) = if width < ONE_PANE {
        let whole = Rect::new(0, 0, width, body);
        (whole, (app.desk.focus == Focus::Tree).then_some(whole))
    } else {
        let left = width - tree_width - 1;
        (Rect::new(0, 0, left, body), Some(Rect::new(left + 1, 0, tree_width, body)))
    };
    let list = if width < 100 { Rect::new(0, 0, width, body) } else { reading };
    let (list, square) = with_square(app, list);
    Plan {
        panes: split(reading, app.desk.panes.len(), app.desk.pane),
        reading,
        tree,
        list,
        square,
        status: Rect::new(0, body, width, 1),
        hint: Rect::new(0, body + 1, width, 1),
        too_small: false,
    }
}

/// A third of the room for the square, where there is enough for both.
fn with_square(app: &App, area: Rect) -> (Rect, Option<Rect>) {
    if area.height < LOWEST_WITH_SQUARE || app.square().is_none() {
        return (area, None);
    }
    let height = area.height / 3;
    let rest = area.height - height;
    (Rect { height: rest, ..area }, Some(Rect { y: area.y + rest, height, ..area }))
}

fn tree_width(width: u16) -> u16 {
    (width / 4).clamp(25, 46)
}

/// As many panes side by side as can be read, the one in front among them.
fn split(area: Rect, panes: usize, front: usize) -> Vec<Option<Rect>> {
    let fit = usize::from((area.width / NARROWEST).max(1)).min(panes.max(1));
    let first = front.saturating_sub(fit - 1).min(panes.saturating_sub(fit));
    let each = area.width / fit as u16;
    (0..panes)
        .map(|n| {
            let place = n.checked_sub(first).filter(|place| *place < fit)? as u16;
            let gap = u16::from(place + 1 < fit as u16);
            let width = if usize::from(place) + 1 == fit { area.width - each * place } else { each - gap };
            Some(Rect { x: area.x + each * place, width, ..area })
        })
        .collect()
}
