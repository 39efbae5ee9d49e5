//! Bytes as words: UTF-8, UTF-16, or the encoding they look like, which is told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::exchange::source::LARGEST_TEXT;
use crate::exchange::{Refused, Source, Told};

/// How far into a file an XML declaration reaches.
const DECLARATION: usize = 200;

/// The words of a file, with LF line ends and without a byte order mark.
///
/// # Errors
/// When it is larger than a file of words may be.
pub fn decode(source: &Source, told: &mut Told) -> Result<String, Refused> {
    if source.bytes.len() as u64 > LARGEST_TEXT {
        let words = format!("{} is larger than {} MB: split it first", source.name(), LARGEST_TEXT >> 20);
        return Err(Refused::too_much(words));
    }
    let (words, encoding, broken) = encoding_of(&source.bytes).decode(&source.bytes);
    if encoding != UTF_8 {
        told.changed("encodings", &format!("read as {}, kept as UTF-8", encoding.name()), source.name());
    }
    if broken {
        let count = words.matches(char::REPLACEMENT_CHARACTER).count();
        let why = "could not be decoded and stand as \u{FFFD}";
        told.add(crate::exchange::Fate::Changed, "letters", count.max(1), why, Some(source.name()));
    }
    Ok(words.replace("\r\n", "\n").replace('\r', "\n"))
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match bytes {
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => UTF_16BE,
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => declared(bytes).unwrap_or_else(|| guessed(bytes)),
    }
}

/// What an XML declaration says: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION.min(bytes.len()))?);
    let (_, label) = head.strip_prefix("<?xml")?.split_once("encoding=")?;
    Encoding::for_label(label.split(['"', '\'']).nth(1)?.as_bytes())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;

    fn read(bytes: &[u8]) -> (String, usize) {
        let mut told = Told::default();
        let words = decode(&Source::of("a.txt", bytes), &mut told).unwrap();
        (words, told.count(Fate::Changed, "encodings"))
    }

    #[test]
    fn what_is_not_utf_8_is_read_and_told() {
        assert_eq!(read("\u{FEFF}Åse:\r\nja\r".as_bytes()), ("Åse:\nja\n".into(), 0));
        assert_eq!(read(b"Zo\xEB: ja, caf\xE9, tr\xE8s bien\n"), ("Zoë: ja, café, très bien\n".into(), 1));
        let wide: Vec<u8> = "File type".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&wide), ("File type".into(), 1));
        assert_eq!(read(b"<?xml version='1.0' encoding='ISO-8859-2'?>\xB3").0.chars().last(), Some('ł'));
    }
}
