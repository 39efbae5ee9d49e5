//! The colours behind the roles.
//! The twelve of the codes are the study's own.

use ratatui::style::Color;

use crate::study::colour::{COLOURS, ON_DARK, ON_LIGHT};

#[derive(Debug)]
pub struct Palette {
    /// Behind the status line, fields and the cursor's row.
    pub panel: Color,
    /// Behind the selection. It is the foreground of a reversed style: the words show in the colour of the
    /// terminal's own background, and reversing alone shows it where there is no colour.
    pub selection: Color,
    pub faint: Color,
    pub interviewer: Color,
    pub accent: Color,
    pub hit: Color,
    pub warning: Color,
    pub error: Color,
    pub good: Color,
    pub codes: [Color; COLOURS],
}

const fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

const fn shades(hex: [u32; COLOURS]) -> [Color; COLOURS] {
    let mut shades = [Color::Reset; COLOURS];
    let mut at = 0;
    while at < COLOURS {
        shades[at] = rgb(hex[at]);
        at += 1;
    }
    shades
}

pub const DARK: Palette = Palette {
    panel: rgb(0x262626),
    selection: rgb(0x9ecbff),
    faint: rgb(0xa0a0a0),
    interviewer: rgb(0xa8b4c4),
    accent: rgb(0x7cc4ff),
    hit: rgb(0xf0e442),
    warning: rgb(0xffb454),
    error: rgb(0xff8f80),
    good: rgb(0x6fd49a),
    codes: shades(ON_DARK),
};

pub const LIGHT: Palette = Palette {
    panel: rgb(0xeeeeee),
    selection: rgb(0x004f9e),
    faint: rgb(0x626262),
    interviewer: rgb(0x4e5a6a),
    accent: rgb(0x0058a8),
    hit: rgb(0x7a4f00),
    warning: rgb(0x8a4500),
    error: rgb(0xb00020),
    good: rgb(0x006640),
    codes: shades(ON_LIGHT),
};

/// The sixteen names, whose colours are the user's own; selection and panel keep to reversing and underlining.
/// Blue is left out: on a black ground it cannot be read on many consoles.
pub const SIXTEEN: Palette = Palette {
    panel: Color::Reset,
    selection: Color::Reset,
    faint: Color::DarkGray,
    interviewer: Color::Cyan,
    accent: Color::LightCyan,
    hit: Color::Yellow,
    warning: Color::Yellow,
    error: Color::LightRed,
    good: Color::Green,
    codes: [
        Color::Yellow,
        Color::LightCyan,
        Color::Green,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightRed,
        Color::LightMagenta,
        Color::Cyan,
        Color::LightGreen,
        Color::Magenta,
        Color::Red,
        Color::Gray,
    ],
};

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
