//! Bytes as words: as any text is read, but XML also says itself what it is written in.

use encoding_rs::Encoding;

use crate::exchange::documents::encoding::{self, Decoded};
use crate::exchange::source::LARGEST_TEXT;
use crate::exchange::{Refused, Source, Told};

/// How far into a file an XML declaration reaches.
const DECLARATION: usize = 200;

/// # Errors
/// When it is larger than a file of words may be, or no text at all.
pub fn decode(source: &Source) -> Result<Decoded, Refused> {
    let name = source.name();
    if source.bytes.len() as u64 > LARGEST_TEXT {
        return Err(Refused::too_much(format!("{name} is larger than {} MB: split it", LARGEST_TEXT >> 20)));
    }
    let declared = declared(&source.bytes).filter(|_| std::str::from_utf8(&source.bytes).is_err());
    let Some(declared) = declared else { return encoding::decode(&name, &source.bytes) };
    let (text, _) = declared.decode_without_bom_handling(&source.bytes);
    let mut told = Told::default();
    told.changed("encodings", &format!("read as {}, as it says itself", declared.name()), name.as_str());
    let rest = encoding::decode(&name, text.as_bytes())?;
    told.join(rest.told);
    Ok(Decoded { words: rest.words, told })
}

/// What an XML declaration says: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION.min(bytes.len()))?);
    let (_, label) = head.strip_prefix("<?xml")?.split_once("encoding=")?;
    Encoding::for_label(label.split(['"', '\'']).nth(1)?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;

    #[test]
    fn xml_is_read_in_the_encoding_that_it_names() {
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-2'?>\xB3";
        let decoded = decode(&Source::of("a.trs", bytes)).unwrap();
        assert_eq!(decoded.words.chars().last(), Some('ł'));
        assert_eq!(decoded.told.count(Fate::Changed, "encodings"), 1);
        assert_eq!(decode(&Source::of("a.txt", "\u{FEFF}Åse:\r\nja\r")).unwrap().words, "Åse:\nja\n");
    }
}
