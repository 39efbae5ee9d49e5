//! Drawing what stands under the field of a question.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::text::safe;
use crate::ui::overlay::{Below, Going, under};
use crate::ui::theme::Role;

/// `column` is where the cursor stands in the field above.
pub fn draw(canvas: &mut Canvas, area: Rect, below: &Below, column: u16) {
    match below {
        Below::Nothing => {}
        Below::Fault(fault) => {
            let (back, cells) = under(fault);
            let x = column.saturating_sub(back).max(area.x);
            let cells = cells.min((area.x + area.width).saturating_sub(x));
            canvas.put_role(x, area.y, cells, &"^".repeat(usize::from(cells)), Role::Warning);
            let words = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
            let style = canvas.style(Role::Warning);
            canvas.flow(words, &[(&safe(&fault.to_string()), style)]);
        }
        Below::Offer(going) => offer(canvas, area, going),
    }
}

/// The one that was put in, then those that Tab would put in next.
fn offer(canvas: &mut Canvas, area: Rect, going: &Going) {
    let (mut x, end) = (area.x, area.x + area.width);
    for (n, candidate) in going.candidates.iter().skip(going.at).enumerate() {
        let role = if n == 0 { Role::HintKey } else { Role::Faint };
        x += canvas.put_role(x, area.y, end.saturating_sub(x), &safe(&candidate.text), role) + 2;
    }
}
