//! Which theme suits this terminal, as far as the environment and the terminal's background tell.

use super::{Name, Theme};
use crate::ui::terminal::Depth;
use crate::ui::terminal::colour::Rgb;

impl Theme {
    /// The theme to use. An explicit wish beats everything but a terminal that cannot; `NO_COLOR` (no-color.org)
    /// beats the rest. `background` is the terminal's own, when it has said so.
    pub fn choose(
        env: &dyn Fn(&str) -> Option<String>,
        wanted: Option<Name>,
        background: Option<Rgb>,
    ) -> Theme {
        let depth = depth(env);
        let name = wanted.unwrap_or_else(|| suited(env, depth, background));
        match (name, depth) {
            (Name::Plain, _) | (_, Depth::Plain) => Theme::plain(),
            (Name::Sixteen, _) | (_, Depth::Sixteen) => Theme::sixteen(),
            (name, depth) => Theme { name, depth },
        }
    }
}

fn suited(env: &dyn Fn(&str) -> Option<String>, depth: Depth, background: Option<Rgb>) -> Name {
    let no_colour = env("NO_COLOR").is_some_and(|value| !value.is_empty());
    match depth {
        _ if no_colour => Name::Plain,
        Depth::Plain => Name::Plain,
        Depth::Sixteen => Name::Sixteen,
        _ if background.map_or_else(|| says_light(env), is_light) => Name::Light,
        _ => Name::Dark,
    }
}

fn depth(env: &dyn Fn(&str) -> Option<String>) -> Depth {
    let term = env("TERM").unwrap_or_default();
    let colours = env("COLORTERM").unwrap_or_default().to_lowercase();
    match term.as_str() {
        "" | "dumb" | "vt100" | "vt102" | "vt220" => Depth::Plain,
        "linux" | "ansi" | "cons25" => Depth::Sixteen,
        _ if colours == "truecolor" || colours == "24bit" || term.ends_with("-direct") => Depth::True,
        _ => Depth::Palette,
    }
}

/// rxvt's and Konsole's hint, as `foreground;background`: 7 and 15 are the whites.
fn says_light(env: &dyn Fn(&str) -> Option<String>) -> bool {
    let hint = env("COLORFGBG").unwrap_or_default();
    matches!(hint.rsplit(';').next(), Some("7" | "15"))
}

/// Brighter than the middle, as the eye weighs the three (ITU-R BT.601).
fn is_light((red, green, blue): Rgb) -> bool {
    299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) > 127_500
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(environment: &[(&str, &str)], wanted: Option<Name>, background: Option<Rgb>) -> Theme {
        let env = |asked: &str| {
            environment.iter().find(|(name, _)| *name == asked).map(|(_, value)| (*value).to_string())
        };
        Theme::choose(&env, wanted, background)
    }

    const XTERM: (&str, &str) = ("TERM", "xterm-256color");

    #[test]
    fn the_terminal_decides_how_many_colours_there_are() {
        assert_eq!(chosen(&[XTERM, ("COLORTERM", "truecolor")], None, None), Theme::dark());
        assert_eq!(chosen(&[XTERM], None, None).depth, Depth::Palette);
        assert_eq!(chosen(&[("TERM", "linux")], None, None), Theme::sixteen());
        assert_eq!(chosen(&[("TERM", "dumb")], Some(Name::Dark), None), Theme::plain());
    }

    #[test]
    fn the_background_decides_between_dark_and_light() {
        assert_eq!(chosen(&[XTERM], None, Some((253, 246, 227))).name, Name::Light);
        assert_eq!(chosen(&[XTERM], None, Some((0, 43, 54))).name, Name::Dark);
        assert_eq!(chosen(&[XTERM, ("COLORFGBG", "0;15")], None, None).name, Name::Light);
        assert_eq!(chosen(&[XTERM, ("COLORFGBG", "0;15")], None, Some((0, 0, 0))).name, Name::Dark);
    }

    #[test]
    fn no_color_is_obeyed_unless_the_user_names_a_theme() {
        assert_eq!(chosen(&[XTERM, ("NO_COLOR", "1")], None, None), Theme::plain());
        assert_eq!(chosen(&[XTERM, ("NO_COLOR", "")], None, None).name, Name::Dark);
        assert_eq!(chosen(&[XTERM, ("NO_COLOR", "1")], Some(Name::Light), None).name, Name::Light);
    }
}
