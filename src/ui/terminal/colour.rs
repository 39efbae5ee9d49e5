//! How many colours the terminal has, and the nearest of them to a wished one.

use ratatui::style::Color;

/// The colours a terminal is trusted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Any red, green and blue.
    True,
    /// The 6×6×6 cube and the 24 greys of the 256-colour palette. Its first 16 are left alone: users
    /// redefine them.
    Palette,
    /// The sixteen names.
    Sixteen,
    /// None: not one colour sequence is written.
    Plain,
}

impl Depth {
    /// The colour nearest to `colour` that a terminal of this depth can show.
    pub fn fit(self, colour: Color) -> Color {
        match (self, colour) {
            (Depth::Plain, _) => Color::Reset,
            (Depth::Palette, Color::Rgb(red, green, blue)) => Color::Indexed(nearest((red, green, blue))),
            (Depth::Sixteen, Color::Rgb(red, green, blue)) => named((red, green, blue)),
            (Depth::Sixteen, Color::Indexed(index)) => named(palette(index)),
            _ => colour,
        }
    }
}

/// Red, green and blue, 0 to 255 each.
pub type Rgb = (u8, u8, u8);

const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

const NAMED: [(Color, Rgb); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// What number `index` of the 256-colour palette looks like (xterm's values).
pub fn palette(index: u8) -> Rgb {
    match index {
        0..=15 => NAMED.get(usize::from(index)).map_or((0, 0, 0), |row| row.1),
        16..=231 => {
            let cube = index - 16;
            (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

fn step(index: u8) -> u8 {
    STEPS.get(usize::from(index)).copied().unwrap_or(255)
}

/// The nearest of the cube is found channel by channel; then the greys compete. Every cell drawn asks this.
fn nearest(wished: Rgb) -> u8 {
    let channel = |wished: u8| (0..6).min_by_key(|&index| step(index).abs_diff(wished)).unwrap_or(0);
    let cube = 16 + 36 * channel(wished.0) + 6 * channel(wished.1) + channel(wished.2);
    std::iter::once(cube)
        .chain(232..=255)
        .min_by_key(|index| distance(palette(*index), wished))
        .unwrap_or(cube)
}

fn named(wished: Rgb) -> Color {
    NAMED.iter().min_by_key(|row| distance(row.1, wished)).map_or(Color::Reset, |row| row.0)
}

fn distance(one: Rgb, other: Rgb) -> u32 {
    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    apart(one.0, other.0) + apart(one.1, other.1) + apart(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_find_their_nearest_neighbour() {
        assert_eq!(Depth::Palette.fit(Color::Rgb(0, 0, 0)), Color::Indexed(16));
        assert_eq!(Depth::Palette.fit(Color::Rgb(255, 0, 0)), Color::Indexed(196));
        assert_eq!(Depth::Palette.fit(Color::Rgb(128, 128, 128)), Color::Indexed(244));
        assert_eq!(Depth::Sixteen.fit(Color::Rgb(250, 10, 10)), Color::LightRed);
        assert_eq!(Depth::Sixteen.fit(Color::Indexed(16)), Color::Black);
        assert_eq!(Depth::True.fit(Color::Rgb(1, 2, 3)), Color::Rgb(1, 2, 3));
    }

    #[test]
    fn the_nearest_colour_is_the_nearest_of_all() {
        for wished in (0..4096u32).map(|n| ((n >> 8 << 4) as u8, (n >> 4 << 4) as u8, (n << 4) as u8)) {
            let best = (16..=255).map(|index| distance(palette(index), wished)).min().unwrap();
            assert_eq!(distance(palette(nearest(wished)), wished), best, "{wished:?}");
        }
    }

    #[test]
    fn a_plain_terminal_gets_no_colour_at_all() {
        for colour in [Color::Red, Color::Rgb(1, 2, 3), Color::Indexed(40), Color::Reset] {
            assert_eq!(Depth::Plain.fit(colour), Color::Reset);
        }
    }
}
