//! Bytes into words: by byte order mark, by what UTF-8 and UTF-16 cannot help showing, else by a guess that is told.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::clean::Cleaner;
use crate::exchange::{Fate, Refused, Told};

/// A text file as words: no byte order mark, LF line ends, nothing that cannot be seen.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Decoded {
    pub words: String,
    pub told: Told,
}

/// So many lines are named when something is amiss on many.
const MOST_PLACES: usize = 40;
/// Of bytes, from the beginning, by which an encoding is guessed.
const GUESSED_FROM: usize = 4 << 20;
const UNDECODABLE: &str = "no letter has this value: they are shown as �";

/// # Errors
/// When it is no text at all.
pub(in crate::exchange) fn decode(file: &str, bytes: &[u8]) -> Result<Decoded, Refused> {
    if let Some(text) = marked(bytes) {
        let name =
            if bytes.starts_with(&[0xEF]) { None } else { Some("UTF-16, as its byte order mark says") };
        return Ok(told(file, &text, name));
    }
    if let Some(encoding) = utf16_by_evidence(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok(told(file, &text, Some("UTF-16, as the zeros between its letters show")));
    }
    if is_binary(bytes) {
        let words =
            format!("{file} is no text: it is full of bytes that no text has. Save it as text or docx first");
        return Err(Refused::unreadable(words));
    }
    if let Some(text) = utf8(bytes) {
        return Ok(told(file, &text, None));
    }
    let encoding = guess(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = format!("{}, a guess, for it is not UTF-8: check the accents", encoding.name());
    Ok(told(file, &text, Some(&name)))
}

/// What a byte order mark says it is, without the mark.
pub(super) fn marked(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, length) = Encoding::for_bom(bytes)?;
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..)?);
    Some(text)
}

/// In UTF-16 Latin letters, spaces and line ends are paired with a zero, always on the same side; what happens to be
/// UTF-8 as well needs many of them, for there a stray zero is more likely.
fn utf16_by_evidence(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = |zero: usize, letter: usize| {
        let paired = |pair: &&[u8]| pair.get(zero) == Some(&0) && pair.get(letter).is_some_and(is_spoken);
        bytes.chunks_exact(2).filter(paired).count()
    };
    let (big, little) = (pairs(0, 1), pairs(1, 0));
    let (most, least) = (big.max(little), big.min(little));
    let needed = if std::str::from_utf8(bytes).is_ok() { bytes.len() / 4 } else { bytes.len() / 100 };
    if most <= needed || most <= least * 2 {
        return None;
    }
    Some(if big > little { UTF_16BE } else { UTF_16LE })
}

fn is_spoken(byte: &u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

fn is_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    bytes.iter().filter(odd).count() > bytes.len() / 20
}

/// Also when a few bytes are broken: no other encoding is taken for UTF-8 that often by chance.
fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good > bad * 4).then(|| String::from_utf8_lossy(bytes))
}

/// Macintoshes before 2001 ended their lines with CR alone; no detector knows their letters.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..GUESSED_FROM).unwrap_or(bytes), true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == UTF_8 => encoding_rs::WINDOWS_1252,
        encoding => encoding,
    }
}

fn told(file: &str, text: &str, encoding: Option<&str>) -> Decoded {
    let mut told = Told::default();
    if let Some(encoding) = encoding {
        told.changed("encodings", &format!("read as {encoding}"), file);
    }
    let unified = unified(text);
    tell_undecodable(&mut told, &unified);
    let words = cleaned(&unified, &mut told);
    Decoded { words, told }
}

/// With LF line ends.
fn unified(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn tell_undecodable(told: &mut Told, text: &str) {
    let broken = text.split('\n').enumerate().filter(|(_, line)| line.contains('\u{FFFD}'));
    for (seen, (number, line)) in broken.enumerate() {
        let count = line.matches('\u{FFFD}').count();
        told.add(Fate::Changed, "undecodable bytes", count, UNDECODABLE, place(seen, number));
    }
}

/// Line by line, so that every line that lost something can be named.
fn cleaned(text: &str, told: &mut Told) -> String {
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
    use super::*;

    fn read(bytes: &[u8]) -> (String, String) {
        let decoded = decode("a.txt", bytes).unwrap();
        let why = decoded.told.entries.first().map(|entry| entry.why.clone()).unwrap_or_default();
        (decoded.words, why)
    }

    #[test]
    fn utf8_is_read_in_silence_whatever_its_line_ends() {
        assert_eq!(read("Åse: hei\r\nI: så?\r".as_bytes()), ("Åse: hei\nI: så?\n".into(), String::new()));
        assert_eq!(read("\u{FEFF}Åse".as_bytes()), ("Åse".into(), String::new()));
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
            let (words, why) = read(&bytes);
            assert_eq!(words, text);
            assert!(why.starts_with("read as UTF-16"), "{why}");
        }
        let chinese = "访谈者：你什么时候搬家的？\n受访者：一九九八年。\n访谈者：为什么？\n";
        assert_eq!(read(&units(chinese)).0, chinese);
    }

    #[test]
    fn old_eight_bit_texts_are_guessed_and_the_guess_is_told() {
        let (bytes, ..) =
            encoding_rs::WINDOWS_1252.encode("Interviewer: Où est-ce arrivé ? – À Orléans, l’été.\n");
        let (words, why) = read(&bytes.repeat(4));
        assert!(words.starts_with("Interviewer: Où est-ce arrivé ? – À Orléans"), "{words}");
        assert!(why.starts_with("read as windows-1252"), "{why}");
        let (bytes, ..) =
            encoding_rs::SHIFT_JIS.encode("聞き手：いつ引っ越しましたか。\n語り手：十年前です。\n");
        assert!(read(&bytes).0.starts_with("聞き手：いつ引っ越しましたか。"));
        let (bytes, ..) = MACINTOSH.encode("Anna: l’été\rI: où ?\r");
        assert_eq!(read(&bytes).0, "Anna: l’été\nI: où ?\n");
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
