//! A foreign colour as one of the twelve that codes may have here.

/// As they stand on a dark ground.
const TWELVE: [u32; 12] = [
    0xff9316, 0x33bbf9, 0x33bc6e, 0xf0e442, 0x419dcc, 0xd08322, 0xca7d9e, 0xa8f0f0, 0x48d8a8, 0x60d8f0,
    0xa8f0a8, 0xf0c060,
];

/// The nearest one to `#rrggbb`, counted from 0. `None` for what is no such colour.
pub(super) fn nearest(colour: &str) -> Option<u8> {
    let digits = colour.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let wanted = bright(u32::from_str_radix(digits, 16).ok()?);
    let far = |known: &u32| -> i64 {
        let known = bright(*known);
        wanted.iter().zip(known).map(|(one, other)| (one - other).pow(2)).sum()
    };
    let (at, _) = TWELVE.iter().enumerate().min_by_key(|(_, known)| far(known))?;
    u8::try_from(at).ok()
}

/// Red, green and blue as light as they can be: it is the hue by which a code is known again.
fn bright(colour: u32) -> [i64; 3] {
    let channels = [colour >> 16, colour >> 8, colour].map(|channel| i64::from(channel & 0xff));
    let most = channels.into_iter().max().unwrap_or_default().max(1);
    channels.map(|channel| channel * 255 / most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_known_by_its_hue() {
        assert_eq!(nearest("#33BC6E"), Some(2));
        assert_eq!(nearest("#665f10"), Some(3));
        assert_eq!(nearest("#F781BE"), Some(6));
        assert_eq!(nearest("#000000").map(|colour| colour < 12), Some(true));
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for words in ["", "red", "#12", "#gggggg", "#1234567", "#ééé"] {
            assert_eq!(nearest(words), None, "{words}");
        }
    }
}
