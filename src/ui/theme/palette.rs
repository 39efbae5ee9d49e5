//! The colours behind the roles.
//!
//! The twelve code colours were searched for from the seven of Okabe and Ito (2008): shifted until each can be
//! read as text on the theme's backgrounds, in the 256-colour palette too, with five more added, so that all
//! stay apart to readers with protanopia and deuteranopia. Twelve is more than colour alone can carry, most of
//! all on a light ground: each code also has its letter.

use ratatui::style::Color;

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
    pub codes: [Color; 12],
}

const fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
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
    codes: [
        rgb(0xff9316),
        rgb(0x33bbf9),
        rgb(0x33bc6e),
        rgb(0xf0e442),
        rgb(0x419dcc),
        rgb(0xd08322),
        rgb(0xca7d9e),
        rgb(0xa8f0f0),
        rgb(0x48d8a8),
        rgb(0x60d8f0),
        rgb(0xa8f0a8),
        rgb(0xf0c060),
    ],
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
    codes: [
        rgb(0x754806),
        rgb(0x4b4989),
        rgb(0x064751),
        rgb(0x767300),
        rgb(0x0a68c9),
        rgb(0x6c140c),
        rgb(0x9b5c7f),
        rgb(0x000000),
        rgb(0x300060),
        rgb(0x1800a8),
        rgb(0x0018f0),
        rgb(0x000030),
    ],
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
