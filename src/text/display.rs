//! What may go to a terminal, and how wide it is there.
//!
//! Transcripts come from strangers. Whatever would move the cursor, change colours, turn the writing direction or
//! hide is shown by a sign instead. And because terminals disagree about how wide a joined emoji is, none is sent:
//! its parts go one by one, so that our columns are theirs (as xterm and tmux count them).
use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Columns between tab stops.
const TAB: u16 = 4;
/// Combining marks kept on one character: enough for any language, too few to climb over other rows.
const MOST_MARKS: usize = 4;
/// Characters with a width of their own kept in one grapheme: enough for any family.
const MOST_PARTS: usize = 8;
/// Stands for what must not be shown.
const SIGN: char = '\u{FFFD}';
/// Carries a combining mark that has no letter.
const DOTTED_CIRCLE: char = '◌';

/// How one grapheme is shown when it begins in `column`: what to draw, its width in cells, and whether it is
/// drawn as it is in the text (`false`: by a substitute). The width is never 0 except for the empty string.
///
/// A substitute may be several graphemes (`[NO]` for a flag): draw it as a string, not as one cell.
pub fn glyph(grapheme: &str, column: u16) -> (Cow<'_, str>, u16, bool) {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => return (Cow::Borrowed(grapheme), 1, true),
        [b'\t'] => return tab(column),
        _ => {}
    }
    let shown = shown(grapheme);
    let cells = shown.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    let cells = u16::try_from(cells).unwrap_or(u16::MAX);
    if shown == grapheme { (Cow::Borrowed(grapheme), cells, true) } else { (Cow::Owned(shown), cells, false) }
}

/// A line of foreign text (a name, a path, a message) as it may be shown: no controls, no line ends, nothing hidden.
pub fn safe(text: &str) -> Cow<'_, str> {
    if plain_width(text).is_some() {
        return Cow::Borrowed(text);
    }
    let mut column = 0;
    let shown: String = text.graphemes(true).map(|grapheme| next_glyph(grapheme, &mut column)).collect();
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// How many cells [`safe`] of this text takes.
pub fn width(text: &str) -> usize {
    if let Some(cells) = plain_width(text) {
        return cells;
    }
    let mut column = 0;
    text.graphemes(true).for_each(|grapheme| drop(next_glyph(grapheme, &mut column)));
    usize::from(column)
}

/// [`safe`] of a text in at most so many cells. What is cut ends in "…"; no grapheme is split.
pub fn clip(text: &str, cells: usize) -> Cow<'_, str> {
    let shown = safe(text);
    if shown.len() <= cells || width(&shown) <= cells {
        return shown;
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut used = 0;
    let kept = shown.graphemes(true).take_while(|grapheme| {
        used += width(grapheme);
        used <= room
    });
    Cow::Owned(kept.chain(["…"]).collect())
}

/// The same with the end kept: what is cut is cut in front.
pub fn clip_front(text: &str, cells: usize) -> Cow<'_, str> {
    let shown = safe(text);
    if shown.len() <= cells || width(&shown) <= cells {
        return shown;
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut used = 0;
    let kept = shown.graphemes(true).rev().take_while(|grapheme| {
        used += width(grapheme);
        used <= room
    });
    let mut kept: Vec<&str> = kept.chain(["…"]).collect();
    kept.reverse();
    Cow::Owned(kept.concat())
}

/// How many cells a text takes that is drawn as it is, a cell for each character; `None` where there may be others.
pub fn plain_width(text: &str) -> Option<usize> {
    // Without a way out in the middle all is looked at in one go.
    if text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |cells, letter| is_plain(letter).then_some(cells + 1))
}

/// Letters and signs of European languages that stand for themselves, whatever stands beside them.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '¡'..='¬' | '®'..='\u{24F}' | '\u{2010}'..='\u{2027}')
}

fn next_glyph<'a>(grapheme: &'a str, column: &mut u16) -> Cow<'a, str> {
    let (shown, cells, _) = glyph(grapheme, *column);
    *column = column.saturating_add(cells);
    shown
}

fn tab(column: u16) -> (Cow<'static, str>, u16, bool) {
    let cells = TAB - column % TAB;
    (
        Cow::Borrowed(["    ", "   ", "  ", " "].get(usize::from(TAB - cells)).copied().unwrap_or(" ")),
        cells,
        false,
    )
}

fn shown(grapheme: &str) -> String {
    let mut shown = String::with_capacity(grapheme.len());
    if grapheme.chars().all(is_flag_letter) {
        return flag(grapheme);
    }
    let (mut marks, mut parts) = (0, 0);
    for (place, c) in grapheme.chars().enumerate() {
        let (count, most) =
            if c.width() == Some(0) { (&mut marks, MOST_MARKS) } else { (&mut parts, MOST_PARTS) };
        if *count < most {
            let shows = push(&mut shown, c, place == 0);
            *count += usize::from(shows);
        }
    }
    shown
}

/// Adds one character of a grapheme, or what stands for it; says whether anything was added.
fn push(shown: &mut String, c: char, first: bool) -> bool {
    match c {
        _ if c.is_control() => shown.push(control_picture(c)),
        _ if is_hidden(c) || is_skin_tone(c) => match first {
            true => shown.push(SIGN),
            // Inside a grapheme these only say how to join or colour it, which we do not.
            false => return false,
        },
        _ if first && c.width() == Some(0) => match is_combining_mark(c) {
            true => shown.extend([DOTTED_CIRCLE, c]),
            false => shown.push(SIGN),
        },
        _ => shown.push(c),
    }
    true
}

fn control_picture(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(SIGN),
        '\u{7F}' => '\u{2421}',
        _ => SIGN,
    }
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// 🇳🇴 as "[NO]": half of the terminals draw two letters anyway, the others two cells where those take four.
fn flag(letters: &str) -> String {
    let letter = |c: char| char::from_u32(u32::from(c) - 0x1F1E6 + u32::from('A')).unwrap_or(SIGN);
    std::iter::once('[').chain(letters.chars().map(letter)).chain(Some(']')).collect()
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Characters that show nothing or change how others are shown: Unicode's default ignorables, its format
/// characters (Cf: bidi controls, zero-width ones, the BOM, tags) and its two line separators.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}'
        | '\u{8E2}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}'
        | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::hostile;

    #[test]
    fn escapes_and_controls_become_pictures() {
        assert_eq!(safe("a\u{1b}[2Jb\u{7}"), "a␛[2Jb␇");
        assert_eq!(safe("one\ntwo\r\n\u{7f}\u{9b}"), "one␊two␍␊␡\u{FFFD}");
    }

    #[test]
    fn what_hides_or_turns_the_writing_is_shown_by_a_sign() {
        assert_eq!(safe("a\u{202e}b\u{200b}c\u{feff}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    }

    #[test]
    fn joined_emoji_come_apart_and_flags_are_spelled() {
        assert_eq!(glyph("👩‍👧", 0), (Cow::Borrowed("👩👧"), 4, false));
        assert_eq!(glyph("👍🏽", 0), (Cow::Borrowed("👍"), 2, false));
        assert_eq!(glyph("🇳🇴", 0), (Cow::Borrowed("[NO]"), 4, false));
        assert_eq!(glyph("☺\u{fe0f}", 0), (Cow::Borrowed("☺"), 1, false));
    }

    #[test]
    fn marks_are_kept_in_measure_and_never_alone() {
        assert_eq!(glyph("e\u{301}", 0), (Cow::Borrowed("e\u{301}"), 1, true));
        assert_eq!(glyph("\u{301}", 0), (Cow::Borrowed("◌\u{301}"), 1, false));
        let zalgo = format!("z{}", "\u{301}".repeat(500));
        assert_eq!(glyph(&zalgo, 0).0.chars().count(), 5);
    }

    #[test]
    fn plain_letters_are_drawn_as_they_are_in_a_cell_each() {
        let all: String = ('\0'..='\u{FFFF}').filter(|letter| is_plain(*letter)).collect();
        for pair in all.graphemes(true).map(|grapheme| glyph(grapheme, 0)) {
            assert_eq!((pair.0.chars().count(), pair.1, pair.2), (1, 1, true), "{}", pair.0);
        }
        assert_eq!(
            (plain_width("Åse – naïve"), plain_width("a\u{301}"), plain_width("慢")),
            (Some(11), None, None)
        );
    }

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        assert_eq!(glyph("\t", 0), (Cow::Borrowed("    "), 4, false));
        assert_eq!(glyph("\t", 7), (Cow::Borrowed(" "), 1, false));
        assert_eq!(safe("ab\tc"), "ab  c");
    }

    #[test]
    fn clipping_leaves_room_for_its_sign_and_splits_nothing() {
        assert_eq!(clip("supervisor", 10), "supervisor");
        assert_eq!(clip("supervisor", 6), "super…");
        assert_eq!(clip("你好你好", 4), "你…");
        assert_eq!(clip("words", 0), "");
        assert_eq!(
            (clip_front("supervisor", 10), clip_front("supervisor", 6)),
            ("supervisor".into(), "…visor".into())
        );
        assert_eq!((clip_front("你好你好", 4), clip_front("words", 0)), ("…好".into(), "".into()));
        assert_eq!(clip("", 0), "");
    }

    fn holds_nothing_dangerous(text: &str) -> bool {
        !text.chars().any(|c| c.is_control() || is_hidden(c))
    }

    #[test]
    fn hostile_text_is_disarmed() {
        for text in hostile::texts() {
            assert!(holds_nothing_dangerous(&safe(&text)), "{text:?}");
            assert!(holds_nothing_dangerous(&clip(&text, 20)), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_glyph_is_wider_or_narrower_than_told(text in any::<String>(), column in 0u16..200) {
            for grapheme in text.graphemes(true) {
                let (shown, cells, plain) = glyph(grapheme, column);
                let counted: usize = shown.chars().map(|c| c.width().unwrap_or(0)).sum();
                prop_assert_eq!(usize::from(cells), counted);
                prop_assert!(cells > 0);
                prop_assert!(holds_nothing_dangerous(&shown));
                prop_assert_eq!(plain, shown == grapheme);
            }
        }

        #[test]
        fn what_is_safe_stays_as_it_is_and_as_wide(text in any::<String>()) {
            let once = safe(&text).into_owned();
            prop_assert_eq!(safe(&once), once.as_str());
            prop_assert_eq!(width(&text), width(&once));
        }

        #[test]
        fn clipped_text_fits(text in any::<String>(), cells in 0usize..40) {
            prop_assert!(width(&clip(&text, cells)) <= cells);
            prop_assert!(width(&clip_front(&text, cells)) <= cells);
        }
    }
}
