//! Bytes into words: by byte order mark, by what UTF-8 and UTF-16 cannot help showing, else by a guess that is told.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::clean::{Cleaner, is_clean};
use super::guess::{guess, utf8, utf16};
use crate::exchange::{Fate, Refused, Told};

/// A text file as words: no byte order mark, LF line ends, nothing that cannot be seen.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Decoded {
    pub words: String,
    pub told: Told,
}

/// So many lines are named when something is amiss on many.
const MOST_PLACES: usize = 40;
const UNDECODABLE: &str = "no letter has this value: they are shown as �";

/// # Errors
/// When it is no text at all.
pub(in crate::exchange) fn decode(file: &str, bytes: &[u8]) -> Result<Decoded, Refused> {
    let mut told = Told::default();
    let text = letters(file, bytes, &mut told)?;
    let words = cleaned(text, &mut told);
    Ok(Decoded { words, told })
}

/// With LF line ends; what nobody can see is still in it.
///
/// # Errors
/// When it is no text at all.
pub(in crate::exchange) fn letters(file: &str, bytes: &[u8], told: &mut Told) -> Result<String, Refused> {
    let (text, encoding) = read(file, bytes)?;
    if let Some(encoding) = encoding {
        told.changed("encodings", &format!("read as {encoding}"), file);
    }
    let text = unified(text);
    tell_undecodable(told, &text);
    Ok(text)
}

/// The letters, and what they were read as unless that is UTF-8.
fn read<'a>(file: &str, bytes: &'a [u8]) -> Result<(Cow<'a, str>, Option<String>), Refused> {
    if let Some(text) = marked(bytes) {
        let name = (!bytes.starts_with(&[0xEF])).then(|| "UTF-16, as its byte order mark says".into());
        return Ok((text, name));
    }
    if let Some(encoding) = utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, Some("UTF-16, as its letters of two bytes show".into())));
    }
    if is_binary(bytes) {
        let words =
            format!("{file} is no text: it is full of bytes that no text has. Save it as text or docx first");
        return Err(Refused::unreadable(words));
    }
    if let Some(text) = utf8(bytes) {
        return Ok((text, None));
    }
    let encoding = guess(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text, Some(format!("{}, a guess, for it is not UTF-8: check the accents", encoding.name()))))
}

/// What a byte order mark says it is, without the mark.
pub(super) fn marked(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, length) = Encoding::for_bom(bytes)?;
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..)?);
    Some(text)
}

fn is_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    bytes.iter().filter(odd).count() > bytes.len() / 20
}

/// With LF line ends.
fn unified(text: Cow<str>) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() }
}

pub(super) fn tell_undecodable(told: &mut Told, text: &str) {
    if !text.contains('\u{FFFD}') {
        return;
    }
    let broken = text.split('\n').enumerate().filter(|(_, line)| line.contains('\u{FFFD}'));
    for (seen, (number, line)) in broken.enumerate() {
        let count = line.matches('\u{FFFD}').count();
        told.add(Fate::Changed, "undecodable bytes", count, UNDECODABLE, place(seen, number));
    }
}

/// Most texts are clean. In others line by line, so that every line that lost something can be named.
fn cleaned(text: String, told: &mut Told) -> String {
    if text.chars().all(is_clean) {
        return text;
    }
    let (mut words, mut cleaner) = (String::with_capacity(text.len()), Cleaner::default());
    let mut seen = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let line = cleaner.clean(line);
        words.push_str(&line);
        if let Cow::Owned(_) = line {
            cleaner.tell_at(told, place(seen, number).as_deref());
            seen += 1;
        }
    }
    words
}

fn place(seen: usize, line: usize) -> Option<String> {
    match seen.cmp(&MOST_PLACES) {
        std::cmp::Ordering::Less => Some(format!("line {}", line + 1)),
        std::cmp::Ordering::Equal => Some("and further lines".into()),
        std::cmp::Ordering::Greater => None,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{MACINTOSH, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    fn read_in(bytes: &[u8]) -> (String, String) {
        let decoded = decode("a.txt", bytes).unwrap();
        let why = decoded.told.entries.first().map(|entry| entry.why.clone()).unwrap_or_default();
        (decoded.words, why)
    }

    #[test]
    fn utf8_is_read_in_silence_whatever_its_line_ends() {
        assert_eq!(read_in("Åse: hei\r\nI: så?\r".as_bytes()), ("Åse: hei\nI: så?\n".into(), String::new()));
        assert_eq!(read_in("\u{FEFF}Åse".as_bytes()), ("Åse".into(), String::new()));
    }

    #[test]
    fn utf16_is_known_by_its_mark_or_by_its_zeros() {
        let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let turned = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let text = "Åse: Vi flyttet 🙂\nI: Når?\n";
        let cases = [
            units(&format!("\u{FEFF}{text}")),
            turned(&format!("\u{FEFF}{text}")),
            units(text),
            turned(text),
        ];
        for bytes in cases {
            let (words, why) = read_in(&bytes);
            assert_eq!(words, text);
            assert!(why.starts_with("read as UTF-16"), "{why}");
        }
        let chinese = "访谈者：你什么时候搬家的？\n受访者：一九九八年。\n访谈者：为什么？\n";
        assert_eq!(read_in(&units(chinese)).0, chinese);
    }

    #[test]
    fn old_eight_bit_texts_are_guessed_and_the_guess_is_told() {
        let (bytes, ..) = WINDOWS_1252.encode("Interviewer: Où est-ce arrivé ? – À Orléans, l’été.\n");
        let (words, why) = read_in(&bytes.repeat(4));
        assert!(words.starts_with("Interviewer: Où est-ce arrivé ? – À Orléans"), "{words}");
        assert!(why.starts_with("read as windows-1252"), "{why}");
        let (bytes, ..) = SHIFT_JIS.encode("聞き手：いつ引っ越しましたか。\n語り手：十年前です。\n");
        assert!(read_in(&bytes).0.starts_with("聞き手：いつ引っ越しましたか。"));
        let (bytes, ..) = MACINTOSH.encode("Anna: l’été\rI: où ?\r");
        assert_eq!(read_in(&bytes).0, "Anna: l’été\nI: où ?\n");
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_utf8_something_else() {
        let mut bytes = "Noor: så fint\n".repeat(9).into_bytes();
        bytes.extend(b"I: \xFF\xFE?\nend");
        let decoded = decode("a.txt", &bytes).unwrap();
        assert!(decoded.words.ends_with("I: \u{FFFD}\u{FFFD}?\nend"), "{}", decoded.words);
        let entry = &decoded.told.entries[0];
        assert_eq!((entry.kind.as_str(), entry.count), ("undecodable bytes", 2));
        assert_eq!(entry.places, ["line 10"]);
    }

    #[test]
    fn control_characters_are_named_by_line() {
        let decoded =
            decode("a.txt", "one page long\nand\u{1b}[2J two\u{c}pages with a\0 zero".as_bytes()).unwrap();
        assert_eq!(decoded.words, "one page long\nand[2J two\npages with a zero");
        assert_eq!(decoded.told.count(Fate::Dropped, "control characters"), 2);
        assert!(decoded.told.entries.iter().all(|entry| entry.places == ["line 2"]));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|n| (n * n * 7 + n / 3) as u8).collect();
        assert!(decode("a.txt", &noise).unwrap_err().to_string().contains("is no text"));
        assert!(decode("a.txt", &[0; 300]).unwrap_err().to_string().contains("is no text"));
    }
}
