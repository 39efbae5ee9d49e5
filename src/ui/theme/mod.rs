//! How things look: every pane names a role, a theme says what the role looks like on this terminal.
//!
//! Colour is never the only sign. The selection is reversed, whatever the theme; a code has its letter; a
//! warning has its words. The terminal's own background is kept: it is what the user can read on, and blanks
//! of it cost nothing to erase.

mod choose;
mod lines;
mod palette;

use ratatui::style::{Color, Modifier, Style};

use crate::ui::terminal::Depth;
pub use lines::Lines;
use palette::Palette;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Text,
    Faint,
    Interviewer,
    /// Speakers by number, counted from 0; the colours repeat after six.
    Speaker(u8),
    Selection,
    /// The end of the selection that moves; the terminal's cursor stands there.
    SelectionHead,
    CursorRow,
    Anchor,
    Hit,
    CurrentHit,
    /// Codes by number, counted from 0; the colours repeat after twelve.
    Code(u8),
    /// A code that another coder put there.
    CodeOther,
    Title,
    TitleFocus,
    Border,
    BorderFocus,
    Status,
    StatusSaved,
    StatusWarning,
    StatusError,
    Hint,
    HintKey,
    PickerSelected,
    PickerMatch,
    Field,
    Warning,
    Error,
    Good,
    Overlay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Dark,
    Light,
    Sixteen,
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub name: Name,
    /// The colours the terminal has; the pen is opened with it.
    pub depth: Depth,
}

impl Theme {
    pub const fn dark() -> Theme {
        Theme { name: Name::Dark, depth: Depth::True }
    }

    pub const fn light() -> Theme {
        Theme { name: Name::Light, depth: Depth::True }
    }

    pub const fn sixteen() -> Theme {
        Theme { name: Name::Sixteen, depth: Depth::Sixteen }
    }

    /// No colour: reverse, bold, underline, italic and dim only.
    pub const fn plain() -> Theme {
        Theme { name: Name::Plain, depth: Depth::Plain }
    }

    /// What `role` looks like, in colours the terminal has.
    pub fn style(&self, role: Role) -> Style {
        let style = match self.name {
            Name::Dark => coloured(role, &palette::DARK),
            Name::Light => coloured(role, &palette::LIGHT),
            Name::Sixteen => coloured(role, &palette::SIXTEEN),
            // Without colour nothing else would tell which pane the keys go to.
            Name::Plain if role == Role::TitleFocus => Style::new().add_modifier(Modifier::UNDERLINED),
            Name::Plain => Style::new(),
        };
        let style = style.add_modifier(marks(role));
        Style {
            fg: style.fg.map(|fg| self.depth.fit(fg)),
            bg: style.bg.map(|bg| self.depth.fit(bg)),
            ..style
        }
    }
}

/// The signs that need no colour; every theme has them.
fn marks(role: Role) -> Modifier {
    match role {
        Role::Selection | Role::PickerSelected => Modifier::REVERSED,
        Role::SelectionHead => Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED,
        Role::CurrentHit | Role::StatusError => Modifier::REVERSED | Modifier::BOLD,
        Role::CursorRow => Modifier::BOLD | Modifier::UNDERLINED,
        Role::Anchor | Role::PickerMatch => Modifier::BOLD | Modifier::UNDERLINED,
        Role::Hit | Role::Field => Modifier::UNDERLINED,
        Role::Speaker(_) | Role::Title | Role::TitleFocus | Role::BorderFocus => Modifier::BOLD,
        Role::StatusWarning | Role::HintKey | Role::Warning | Role::Error => Modifier::BOLD,
        Role::CodeOther => Modifier::ITALIC,
        _ => Modifier::empty(),
    }
}

fn coloured(role: Role, palette: &Palette) -> Style {
    let fg = |colour: Color| Style::new().fg(colour);
    match role {
        Role::Text => Style::new(),
        Role::Overlay => fg(Color::Reset).bg(Color::Reset),
        Role::Faint | Role::Border | Role::Hint | Role::CodeOther => fg(palette.faint),
        Role::Interviewer => fg(palette.interviewer),
        Role::Speaker(number) => fg(one_of(&palette.codes, number % 6)),
        Role::Code(number) => fg(one_of(&palette.codes, number)),
        Role::Selection | Role::SelectionHead | Role::PickerSelected => fg(palette.selection),
        Role::CursorRow | Role::Field | Role::Status => Style::new().bg(palette.panel),
        Role::Anchor | Role::Title => Style::new(),
        Role::Hit | Role::CurrentHit => fg(palette.hit),
        Role::TitleFocus | Role::BorderFocus | Role::HintKey | Role::PickerMatch => fg(palette.accent),
        Role::StatusSaved => fg(palette.good).bg(palette.panel),
        Role::StatusWarning => fg(palette.warning).bg(palette.panel),
        Role::StatusError | Role::Error => fg(palette.error),
        Role::Warning => fg(palette.warning),
        Role::Good => fg(palette.good),
    }
}

fn one_of(colours: &[Color; 12], number: u8) -> Color {
    colours.get(usize::from(number) % colours.len()).copied().unwrap_or(Color::Reset)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 4] = [Theme::dark(), Theme::light(), Theme::sixteen(), Theme::plain()];

    #[test]
    fn the_selection_is_seen_without_colour_in_every_theme() {
        for theme in THEMES {
            for role in [Role::Selection, Role::SelectionHead, Role::PickerSelected, Role::CurrentHit] {
                let style = theme.style(role);
                assert!(style.add_modifier.contains(Modifier::REVERSED), "{role:?} in {theme:?}");
            }
        }
    }

    #[test]
    fn the_colourless_theme_has_no_colour() {
        for role in [Role::Code(3), Role::Selection, Role::Error, Role::Status, Role::Overlay] {
            let style = Theme::plain().style(role);
            assert!(style.fg.is_none() && style.bg.is_none(), "{role:?}");
        }
    }

    #[test]
    fn code_colours_repeat_after_twelve() {
        let theme = Theme::dark();
        assert_eq!(theme.style(Role::Code(12)), theme.style(Role::Code(0)));
        assert_ne!(theme.style(Role::Code(11)), theme.style(Role::Code(0)));
    }
}
