//! Letters of symbol fonts, which have no place in Unicode: the few that people type into interviews.

/// What a symbol stands for; `None` for what only its font can show. Word writes smileys and arrows this way when it
/// corrects `:-)` and `-->` by itself.
pub(super) fn meant(font: &str, code: u32) -> Option<char> {
    if !(0xF000..=0xF0FF).contains(&code) {
        return char::from_u32(code).filter(|letter| !is_private(*letter));
    }
    let code = code - 0xF000;
    match font.to_lowercase().as_str() {
        "wingdings" => wingdings(code),
        "symbol" => symbol(code),
        _ if (0x20..0x7F).contains(&code) => char::from_u32(code),
        _ => None,
    }
}

fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}')
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x4A => '☺',
        0x4B => '😐',
        0x4C => '☹',
        0x6C => '●',
        0x6E => '■',
        0x71 => '❑',
        0x6F | 0xA8 => '□',
        0x9F => '•',
        0xA7 => '▪',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE7 => '⇦',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

/// Adobe's Symbol: digits and signs are where ASCII has them.
fn symbol(code: u32) -> Option<char> {
    Some(match code {
        0x20..=0x40 => return char::from_u32(code),
        0x61 => 'α',
        0x62 => 'β',
        0x67 => 'γ',
        0x64 => 'δ',
        0x6D => 'μ',
        0x70 => 'π',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB9 => '≠',
        0xBB => '≈',
        0xBC => '…',
        0xDE => '⇒',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smileys_and_arrows_are_known_and_nothing_is_made_up() {
        assert_eq!(meant("Wingdings", 0xF04A), Some('☺'));
        assert_eq!(meant("Symbol", 0xF0B7), Some('•'));
        assert_eq!(meant("Arial", 0x2192), Some('→'));
        assert_eq!(meant("Webdings", 0xF0FF), None);
        assert_eq!(meant("Arial", 0xE123), None);
    }
}
