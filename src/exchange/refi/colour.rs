//! Colours: our twelve code colours as `#RRGGBB`, and the nearest of them to whatever another program shows.

/// As the window's dark palette has them, in its order.
const OURS: [u32; 12] = [
    0xff9316, 0x33bbf9, 0x33bc6e, 0xf0e442, 0x419dcc, 0xd08322, 0xca7d9e, 0xa8f0f0, 0x48d8a8, 0x60d8f0,
    0xa8f0a8, 0xf0c060,
];

/// `None` for a number that is none of the twelve.
pub fn write(colour: u8) -> Option<String> {
    OURS.get(usize::from(colour)).map(|rgb| format!("#{rgb:06X}"))
}

/// The nearest of ours, and whether it is the very same. `#RGB`, `#RRGGBB` with or without an alpha, `rgb(…)` and
/// `rgba(…)` are understood.
pub fn read(words: &str) -> Option<(u8, bool)> {
    let wanted = rgb(words.trim())?;
    let nearest = (0u8..).zip(OURS).min_by_key(|(_, ours)| distance(channels(*ours), wanted))?;
    Some((nearest.0, channels(nearest.1) == wanted))
}

fn channels(rgb: u32) -> [u8; 3] {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

fn rgb(words: &str) -> Option<[u8; 3]> {
    match words.strip_prefix('#') {
        Some(hex) => from_hex(hex),
        None => from_numbers(words),
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

fn from_numbers(words: &str) -> Option<[u8; 3]> {
    let (name, rest) = words.split_once('(')?;
    let known = matches!(name.trim().to_lowercase().as_str(), "rgb" | "rgba");
    let mut numbers = rest.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.trim().parse::<u8>().ok();
    let all = [next()?, next()?, next()?];
    known.then_some(all)
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

    /// Read as words, for this room does not know the window.
    const PALETTE: &str = include_str!("../../ui/theme/palette.rs");

    #[test]
    fn these_are_the_colours_of_the_window() {
        let dark = PALETTE.split("DARK: Palette").nth(1).and_then(|rest| rest.split("codes: [").nth(1));
        let window: Vec<u32> = dark
            .and_then(|rest| rest.split(']').next())
            .into_iter()
            .flat_map(|codes| codes.split("rgb(0x").skip(1))
            .map(|hex| u32::from_str_radix(&hex[..6], 16).unwrap())
            .collect();
        assert_eq!(window, OURS);
    }

    #[test]
    fn ours_come_back_and_others_go_to_the_nearest() {
        for colour in 0..12 {
            assert_eq!(read(&write(colour).unwrap()), Some((colour, true)));
        }
        assert_eq!(read("#ff9000"), Some((0, false)));
        assert_eq!(read("rgba(51, 187, 249, 0.5)"), Some((1, true)));
        assert_eq!(read("#F00"), read("#ff0000ff"));
        for nothing in ["", "#12", "rgb(300,0,0)", "sea", "#ééé", "hsl(1,2,3)"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }
}
