//! The ink in the pen: which colours and attributes the terminal writes with now, and the shortest sequence
//! (SGR, ECMA-48 §8.3.117) that changes it to what the next cell needs.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::ui::terminal::colour::Depth;

/// What a blank shows although it has no glyph.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Attribute, the number that switches it on, the number that switches it off.
const MARKS: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    pub fg: Color,
    pub bg: Color,
    pub marks: Modifier,
}

impl Ink {
    pub const DEFAULT: Ink = Ink { fg: Color::Reset, bg: Color::Reset, marks: Modifier::empty() };

    /// The ink of `cell`, in colours the terminal has.
    pub fn of(cell: &Cell, depth: Depth) -> Ink {
        Ink { fg: depth.fit(cell.fg), bg: depth.fit(cell.bg), marks: cell.modifier }
    }

    /// This ink as `cell` needs it when `held` is in the pen. A blank has no glyph, so whatever would only
    /// change the glyph stays as it is: words in many colours cost no sequence for the gaps between them.
    pub fn sparing(self, cell: &Cell, held: Ink) -> Ink {
        if !is_blank(cell) || (self.marks | held.marks).intersects(SEEN_ON_BLANKS) {
            return self;
        }
        Ink { bg: self.bg, ..held }
    }

    /// Appends what turns `held` (or an unknown ink) into this one.
    pub fn take_up(self, held: Option<Ink>, out: &mut String) {
        let afresh = self.afresh();
        let change = held.map(|held| self.change(held)).filter(|change| change.len() <= afresh.len());
        let sequence = change.unwrap_or(afresh);
        out.push_str(&sequence);
    }

    /// Everything off, then what is wanted.
    fn afresh(self) -> String {
        let mut numbers = self.numbers_from(Ink::DEFAULT);
        if !numbers.is_empty() {
            numbers.insert(0, "0".into());
        }
        format!("\x1b[{}m", numbers.join(";"))
    }

    fn change(self, held: Ink) -> String {
        let numbers = self.numbers_from(held);
        if numbers.is_empty() { String::new() } else { format!("\x1b[{}m", numbers.join(";")) }
    }

    fn numbers_from(self, held: Ink) -> Vec<String> {
        let mut numbers = marks_between(held.marks, self.marks);
        if self.fg != held.fg {
            numbers.push(colour_number(self.fg, 30));
        }
        if self.bg != held.bg {
            numbers.push(colour_number(self.bg, 40));
        }
        numbers
    }
}

pub fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

/// Whether erasing shows the same as writing this cell: a blank of the terminal's own background. Other
/// backgrounds are written out, because terminals do not agree on the colour of erased cells.
pub fn is_erasable(cell: &Cell) -> bool {
    is_blank(cell) && cell.bg == Color::Reset && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// Whether two cells look the same on the screen.
pub fn looks_like(one: &Cell, other: &Cell) -> bool {
    if is_erasable(one) && is_erasable(other) {
        return true;
    }
    one.symbol() == other.symbol()
        && one.fg == other.fg
        && one.bg == other.bg
        && one.modifier == other.modifier
}

fn marks_between(held: Modifier, wanted: Modifier) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut on = held;
    for (mark, _, off) in MARKS {
        if held.contains(mark) && !wanted.contains(mark) && on.contains(mark) {
            numbers.push(off.into());
            // One number switches a pair off: bold with dim, both speeds of blinking.
            on -= MARKS.iter().filter(|row| row.2 == off).fold(Modifier::empty(), |all, row| all | row.0);
        }
    }
    numbers.extend(MARKS.iter().filter(|row| (wanted - on).contains(row.0)).map(|row| row.1.into()));
    numbers
}

/// The SGR number of a colour; `base` is 30 for the glyph, 40 for what is behind it.
fn colour_number(colour: Color, base: u8) -> String {
    if let Some(index) = basic_index(colour) {
        let first = if index < 8 { base } else { base + 52 };
        return (first + index).to_string();
    }
    match colour {
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        _ => (base + 9).to_string(),
    }
}

fn basic_index(colour: Color) -> Option<u8> {
    let index = match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => return None,
    };
    Some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(ink: Ink, held: Option<Ink>) -> String {
        let mut out = String::new();
        ink.take_up(held, &mut out);
        out
    }

    #[test]
    fn only_what_changed_is_written() {
        let bold = Ink { marks: Modifier::BOLD, ..Ink::DEFAULT };
        let red = Ink { fg: Color::Red, ..bold };
        assert_eq!(written(bold, Some(bold)), "");
        assert_eq!(written(red, Some(bold)), "\x1b[31m");
        assert_eq!(written(Ink { fg: Color::LightRed, ..red }, Some(red)), "\x1b[91m");
        assert_eq!(written(Ink { bg: Color::White, ..red }, Some(red)), "\x1b[107m");
        assert_eq!(written(Ink { bg: Color::Rgb(1, 2, 3), ..red }, Some(red)), "\x1b[48;2;1;2;3m");
    }

    #[test]
    fn a_reset_is_used_where_it_is_shorter() {
        let loud = Ink { fg: Color::Red, bg: Color::Blue, marks: Modifier::BOLD | Modifier::REVERSED };
        assert_eq!(written(Ink::DEFAULT, Some(loud)), "\x1b[m");
        assert_eq!(written(Ink::DEFAULT, None), "\x1b[m");
    }

    #[test]
    fn leaving_bold_for_dim_switches_the_pair_off_first() {
        let bold = Ink { marks: Modifier::BOLD, fg: Color::Rgb(10, 20, 30), ..Ink::DEFAULT };
        let dim = Ink { marks: Modifier::DIM, ..bold };
        assert_eq!(written(dim, Some(bold)), "\x1b[22;2m");
        let both = Ink { marks: Modifier::BOLD | Modifier::DIM, ..bold };
        assert_eq!(written(dim, Some(both)), "\x1b[22;2m");
    }

    #[test]
    fn gaps_between_coloured_words_cost_nothing() {
        let held = Ink { fg: Color::Red, ..Ink::DEFAULT };
        let gap = Cell::default();
        assert_eq!(Ink::of(&gap, Depth::True).sparing(&gap, held), held);
    }
}
