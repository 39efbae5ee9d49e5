//! What a text without a mark is written in: by evidence where there is some, else as the detector of browsers guesses.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Of bytes, from the beginning, by which an encoding is guessed.
const GUESSED_FROM: usize = 4 << 20;

/// In UTF-16 Latin letters, spaces and line ends are paired with a zero, always on the same side; what happens to be
/// UTF-8 as well needs many of them, for there a stray zero is more likely. East Asian texts may have none.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    if is_utf8 && memchr::memchr(0, bytes).is_none() {
        return None;
    }
    let pairs = |zero: usize, letter: usize| {
        let paired = |pair: &&[u8]| pair.get(zero) == Some(&0) && pair.get(letter).is_some_and(is_spoken);
        bytes.chunks_exact(2).filter(paired).count()
    };
    let (big, little) = (pairs(0, 1), pairs(1, 0));
    let (most, least) = (big.max(little), big.min(little));
    let needed = if is_utf8 { bytes.len() / 4 } else { bytes.len() / 100 };
    match most > needed && most > least * 2 {
        true if big > little => Some(UTF_16BE),
        true => Some(UTF_16LE),
        false if is_utf8 => None,
        false => east_asian(bytes),
    }
}

fn is_spoken(byte: &u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')
}

/// Nearly every unit is a letter, and some are full stops or commas: those have a byte that no older East Asian
/// encoding ever has.
fn east_asian(bytes: &[u8]) -> Option<&'static Encoding> {
    let is = |unit: fn([u8; 2]) -> u16| {
        let units = || bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        let stops = units().filter(|unit| matches!(unit, 0x3001 | 0x3002 | 0xFF01..=0xFF1F)).count();
        let letters = units().filter(|unit| is_east_asian(*unit)).count();
        stops > 0 && bytes.len().is_multiple_of(2) && letters * 20 >= bytes.len() / 2 * 19
    };
    match (is(u16::from_be_bytes), is(u16::from_le_bytes)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

fn is_east_asian(unit: u16) -> bool {
    matches!(unit, 0x20..=0x7E | 0x0A | 0x0D | 0x2010..=0x2026 | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFFE5)
}

/// Also when a few bytes are broken: in no other encoding do so many make letters of UTF-8 by chance. Those of other
/// alphabets, of which a letter takes two or three bytes, are broken with all of them.
pub(in crate::exchange) fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    (good >= bad * 2).then(|| String::from_utf8_lossy(bytes))
}

/// No detector knows the letters of old Macintoshes; before 2001 they ended their lines with CR alone.
pub(in crate::exchange) fn guess(bytes: &[u8]) -> &'static Encoding {
    let bytes = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == UTF_8 => WINDOWS_1252,
        encoding => encoding,
    };
    let has_old_ends = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let (theirs, ours) = (misfits(guessed, bytes), misfits(MACINTOSH, bytes));
    let is_mac = guessed.is_single_byte() && if has_old_ends { ours <= theirs } else { ours * 4 < theirs };
    if is_mac { MACINTOSH } else { guessed }
}

/// How many letters stand where no writer puts them: capitals after small letters, signs within words, and what is no
/// letter at all.
fn misfits(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut before, mut count) = (' ', 0);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        count += usize::from(!letter.is_ascii() && !fits(before, letter, after));
        before = letter;
    }
    count
}

fn fits(before: char, letter: char, after: char) -> bool {
    match letter {
        '\u{80}'..='\u{9F}' | '\u{FFFD}' | '\u{F8FF}' => false,
        letter if letter.is_uppercase() => {
            !before.is_alphabetic() || (before.is_uppercase() && !after.is_lowercase())
        }
        letter if letter.is_alphabetic() => true,
        '’' | '‘' | '\u{AD}' | '–' | '—' | '·' => true,
        _ => !(before.is_alphabetic() && after.is_alphabetic()),
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};

    use super::super::encoding::decode;
    use super::*;

    /// What is read, and as what.
    fn read(bytes: &[u8]) -> (String, String) {
        let decoded = decode("a.txt", bytes).unwrap();
        (decoded.words, decoded.told.entries.first().map(|entry| entry.why.clone()).unwrap_or_default())
    }

    const CHINESE: &str = "访谈者：你什么时候搬家的？\n受访者：一九九八年，那时候我还很年轻。\n";
    const TAIWANESE: &str = "訪談者：你什麼時候搬家的？\n受訪者：一九九八年，那時候我還很年輕。\n";
    const JAPANESE: &str = "聞き手：いつ引っ越しましたか。\n語り手：十年前です。もう慣れました。\n";
    const KOREAN: &str = "면담자: 언제 이사하셨어요?\n참여자: 십 년 전이에요. 이제는 익숙해요.\n";
    const RUSSIAN: &str = "Интервьюер: Когда вы переехали?\nАнна: Десять лет назад, ещё зимой.\n";
    const POLISH: &str =
        "Badacz: Kiedy się państwo przeprowadzili?\nŁucja: Dziesięć lat temu, jeszcze zimą, w śniegu.\n";
    const FRENCH: &str =
        "Enquêteur : Où étiez-vous à l’époque ?\nÉlodie : À Orléans, l’été, près de la forêt. Ça m’a plu.\n";
    const GERMAN: &str =
        "Interviewerin: Wie fühlte sich das an?\nJürgen: Schön, größer als früher. Überall Bäume.\n";
    const NORWEGIAN: &str =
        "Intervjuer: Når flyttet du?\nÅse: For ti år siden, på høsten. Det var nær sjøen.\n";

    #[test]
    fn texts_of_the_old_code_pages_are_read_and_the_guess_is_told() {
        let cases = [
            (CHINESE, GBK),
            (CHINESE, GB18030),
            (TAIWANESE, BIG5),
            (JAPANESE, SHIFT_JIS),
            (JAPANESE, EUC_JP),
            (KOREAN, EUC_KR),
            (RUSSIAN, WINDOWS_1251),
            (POLISH, WINDOWS_1250),
            (FRENCH, WINDOWS_1252),
            (GERMAN, WINDOWS_1252),
            (NORWEGIAN, WINDOWS_1252),
            (FRENCH, MACINTOSH),
            (GERMAN, MACINTOSH),
            (NORWEGIAN, MACINTOSH),
        ];
        for (text, encoding) in cases {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{}", encoding.name());
            let (words, why) = read(&bytes);
            assert_eq!(words, text, "{}: {why}", encoding.name());
            assert!(why.contains("a guess"), "{why}");
        }
    }

    #[test]
    fn old_macintoshes_end_lines_with_cr() {
        for text in [FRENCH, GERMAN, "Anna: l’été\nI: où ?\n"] {
            let (bytes, ..) = MACINTOSH.encode(text);
            let bytes: Vec<u8> =
                bytes.iter().map(|byte| if *byte == b'\n' { b'\r' } else { *byte }).collect();
            assert_eq!(read(&bytes).0, text);
        }
    }

    #[test]
    fn one_bad_byte_does_not_mangle_a_short_text() {
        for text in ["你好吗？我很好。", "Åse: så blå", "Я ещё тут", "Ça va été"] {
            for at in 0..text.len() {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = 0xFF;
                let decoded = decode("a.txt", &bytes).unwrap();
                let kept = text.chars().filter(|letter| decoded.words.contains(*letter)).count();
                assert!(kept + 1 >= text.chars().count(), "{}", decoded.words);
                let entry = &decoded.told.entries[0];
                assert_eq!(
                    (entry.kind.as_str(), entry.places.as_slice()),
                    ("undecodable bytes", &["line 1".to_string()][..])
                );
            }
        }
    }

    #[test]
    fn a_text_cut_within_a_letter_is_still_utf8() {
        let (words, why) = read(&CHINESE.as_bytes()[..CHINESE.len() - 2]);
        assert!(words.starts_with("访谈者：你什么时候") && words.ends_with('\u{FFFD}'), "{words}");
        assert!(why.starts_with("no letter has this value"), "{why}");
    }

    #[test]
    fn utf16_of_east_asia_needs_no_latin_letters() {
        let text = "他说，那时候很冷。后来呢？";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let (words, why) = read(&bytes);
            assert_eq!(words, text, "{why}");
            assert!(why.starts_with("read as UTF-16"), "{why}");
        }
        for (text, encoding) in [(CHINESE, GBK), (TAIWANESE, BIG5), (JAPANESE, SHIFT_JIS)] {
            assert_eq!(utf16(&encoding.encode(text).0), None);
        }
    }
}
