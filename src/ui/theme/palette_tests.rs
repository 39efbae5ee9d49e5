//! What the colours promise: contrast by WCAG 2.1, and distance as colour-blind readers see it.

use ratatui::style::{Color, Modifier};

use crate::ui::terminal::Depth;
use crate::ui::terminal::colour::{Rgb, palette};
use crate::ui::theme::{Name, Role, Theme};

/// Backgrounds of well-known terminals, from the deepest to the palest of each kind.
const DARK_GROUNDS: [Rgb; 4] = [(0, 0, 0), (0, 43, 54), (30, 30, 46), (40, 44, 52)];
const LIGHT_GROUNDS: [Rgb; 3] = [(255, 255, 255), (250, 250, 250), (253, 246, 227)];

fn roles() -> Vec<Role> {
    let mut roles = vec![
        Role::Faint,
        Role::Interviewer,
        Role::Selection,
        Role::SelectionHead,
        Role::CursorRow,
        Role::Hit,
        Role::CurrentHit,
        Role::CodeOther,
        Role::TitleFocus,
        Role::Border,
        Role::BorderFocus,
        Role::Status,
        Role::StatusSaved,
        Role::StatusWarning,
        Role::StatusError,
        Role::Hint,
        Role::HintKey,
        Role::PickerSelected,
        Role::PickerMatch,
        Role::Field,
        Role::Warning,
        Role::Error,
        Role::Good,
    ];
    roles.extend((0..6).map(Role::Speaker));
    roles.extend((0..12).map(Role::Code));
    roles
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn linears((red, green, blue): Rgb) -> [f64; 3] {
    [linear(red), linear(green), linear(blue)]
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linears(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// What is seen, given what the terminal shows where a style leaves the choice to it.
fn seen(colour: Option<Color>, own: Rgb) -> Rgb {
    match colour {
        Some(Color::Rgb(red, green, blue)) => (red, green, blue),
        Some(Color::Indexed(index)) => palette(index),
        _ => own,
    }
}

#[test]
fn every_text_is_readable_on_dark_and_light_terminals() {
    let kinds: [(Name, &[Rgb], Rgb); 2] =
        [(Name::Dark, &DARK_GROUNDS, (255, 255, 255)), (Name::Light, &LIGHT_GROUNDS, (0, 0, 0))];
    for (name, grounds, ink) in kinds {
        for depth in [Depth::True, Depth::Palette] {
            for (role, ground) in roles().into_iter().flat_map(|role| grounds.iter().map(move |g| (role, *g)))
            {
                let style = Theme { name, depth }.style(role);
                let contrast = contrast(seen(style.fg, ink), seen(style.bg, ground));
                assert!(contrast >= 4.5, "{role:?} in {name:?} {depth:?} on {ground:?}: {contrast:.2}");
            }
        }
    }
}

/// Machado, Oliveira and Fernandes (2009), severity 1, on linear colours.
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const TRICHROMACY: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

fn through(matrix: [[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(colour).map(|(weight, value)| weight * value).sum::<f64>().max(0.0))
}

/// Ottosson's OKLab (2020), in which distances are about as large as they look.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    let cones = through(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        linear,
    );
    let [long, middle, short] = cones.map(f64::cbrt);
    [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]
}

fn apart(one: Rgb, other: Rgb, eye: [[f64; 3]; 3]) -> f64 {
    let [one, other] = [one, other].map(|colour| oklab(through(eye, linears(colour))));
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn code_colours_stay_apart_for_colour_blind_readers() {
    for theme in [Theme::dark(), Theme::light()] {
        let colours: Vec<Rgb> =
            (0..12).map(|number| seen(theme.style(Role::Code(number)).fg, (0, 0, 0))).collect();
        for eye in [TRICHROMACY, DEUTERANOPIA, PROTANOPIA] {
            for (place, one) in colours.iter().enumerate() {
                for other in &colours[..place] {
                    let distance = apart(*one, *other, eye);
                    assert!(distance > 0.07, "{one:?} and {other:?}: {distance:.3}");
                }
            }
        }
    }
}

#[test]
fn sixteen_colours_tell_all_twelve_codes_apart() {
    let mut colours: Vec<String> =
        (0..12).map(|number| format!("{:?}", Theme::sixteen().style(Role::Code(number)).fg)).collect();
    colours.sort();
    colours.dedup();
    assert_eq!(colours.len(), 12);
    let marks = Theme::sixteen().style(Role::CursorRow).add_modifier;
    assert!(marks.contains(Modifier::BOLD | Modifier::UNDERLINED));
}
