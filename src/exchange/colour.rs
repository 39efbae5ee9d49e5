//! Colours of codes in other programs' words: our twelve as `#RRGGBB`, and the nearest of them to whatever is shown there.

use super::Told;
use crate::study::colour::ON_DARK;

const NEAREST: &str = "there are twelve here: the nearest stands for it";
const UNREADABLE: &str = "they cannot be read as a colour";

const NAMES: [(&str, u32); 18] = [
    ("black", 0x000000),
    ("silver", 0xc0c0c0),
    ("gray", 0x808080),
    ("grey", 0x808080),
    ("white", 0xffffff),
    ("maroon", 0x800000),
    ("red", 0xff0000),
    ("purple", 0x800080),
    ("fuchsia", 0xff00ff),
    ("green", 0x008000),
    ("lime", 0x00ff00),
    ("olive", 0x808000),
    ("yellow", 0xffff00),
    ("navy", 0x000080),
    ("blue", 0x0000ff),
    ("teal", 0x008080),
    ("aqua", 0x00ffff),
    ("orange", 0xffa500),
];

/// `None` for a number that is none of the twelve.
pub fn write(colour: u8) -> Option<String> {
    ON_DARK.get(usize::from(colour)).map(|rgb| format!("#{rgb:06X}"))
}

/// One of ours for a code's. What it was instead is told.
pub fn take(words: &str, code: &str, told: &mut Told) -> Option<u8> {
    let words = words.trim();
    match read(words) {
        Some((colour, true)) => Some(colour),
        Some((colour, false)) => {
            told.changed("colours", NEAREST, code);
            Some(colour)
        }
        None if words.is_empty() => None,
        None => {
            told.dropped("colours", UNREADABLE, format!("{code}: {words}"));
            None
        }
    }
}

/// The nearest of ours, and whether it is the very same. `#RGB`, `#RRGGBB` with or without an alpha, `rgb(…)` and
/// `rgba(…)` are understood, as are six digits without `#` and the plainest names.
pub fn read(words: &str) -> Option<(u8, bool)> {
    let wanted = rgb(words.trim())?;
    let far = |ours: &(u8, u32)| {
        let ours = channels(ours.1);
        (distance(bright(ours), bright(wanted)), distance(ours, wanted))
    };
    let same = (0u8..).zip(ON_DARK).find(|(_, ours)| channels(*ours) == wanted);
    let nearest = same.or_else(|| (0u8..).zip(ON_DARK).min_by_key(far))?;
    Some((nearest.0, same.is_some()))
}

fn channels(rgb: u32) -> [u8; 3] {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

fn rgb(words: &str) -> Option<[u8; 3]> {
    match words.strip_prefix('#') {
        Some(hex) => from_hex(hex),
        None if words.len() == 6 => from_hex(words).or_else(|| from_name(words)),
        None => from_numbers(words).or_else(|| from_name(words)),
    }
}

fn from_hex(hex: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> =
        hex.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    match *digits.as_slice() {
        [r, g, b] | [r, g, b, _] => Some([r, g, b].map(|digit| digit * 17)),
        [r, s, g, h, b, c] | [r, s, g, h, b, c, _, _] => Some([r * 16 + s, g * 16 + h, b * 16 + c]),
        _ => None,
    }
}

/// The names of CSS 2.1.
fn from_name(name: &str) -> Option<[u8; 3]> {
    let name = name.to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, rgb)| channels(*rgb))
}

fn from_numbers(words: &str) -> Option<[u8; 3]> {
    let (name, rest) = words.split_once('(')?;
    let known = matches!(name.trim().to_lowercase().as_str(), "rgb" | "rgba");
    let mut numbers = rest.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.trim().parse::<u8>().ok();
    let all = [next()?, next()?, next()?];
    known.then_some(all)
}

/// As light as it can be: it is the hue by which a code is known again, and ours are all light.
fn bright(rgb: [u8; 3]) -> [u8; 3] {
    let most = u32::from(rgb.into_iter().max().unwrap_or_default().max(1));
    rgb.map(|channel| u8::try_from(u32::from(channel) * 255 / most).unwrap_or(u8::MAX))
}

/// Weighed as eyes do, roughly: the more so the redder.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    let [red, green, blue] = [0, 1, 2].map(|at: usize| {
        let channel = |rgb: [u8; 3]| rgb.get(at).copied().unwrap_or(0);
        u32::from(channel(a).abs_diff(channel(b))).pow(2)
    });
    let redness = (u32::from(a[0]) + u32::from(b[0])) / 2;
    (512 + redness) * red / 256 + 4 * green + (767 - redness) * blue / 256
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_known_by_its_hue() {
        let nearest = |words| read(words).map(|(colour, _)| colour);
        assert_eq!(["#665f10", "#F781BE", "#0a5c30", "#0b3d52"].map(nearest), [3, 6, 2, 1].map(Some));
    }

    #[test]
    fn ours_come_back_and_others_go_to_the_nearest() {
        for colour in 0..12 {
            assert_eq!(read(&write(colour).unwrap()), Some((colour, true)));
        }
        assert_eq!(read("#ff9000"), Some((0, false)));
        assert_eq!(read("rgba(51, 187, 249, 0.5)"), Some((1, true)));
        assert_eq!(read("#F00"), read("#ff0000ff"));
        assert_eq!([read("FF0000"), read("Red")], [read("#F00"), read("#F00")]);
        for nothing in ["", "#12", "rgb(300,0,0)", "sea", "#ééé", "hsl(1,2,3)"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }
}
