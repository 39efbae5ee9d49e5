//! Which letters the bytes of an RTF file are: by the code page of the file, or of the font they are written in.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use super::super::symbols;

/// A font as the font table gives it.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    pub name: String,
    pub charset: i32,
}

pub(super) struct Letters {
    pub fonts: HashMap<i32, Font>,
    pub page: &'static Encoding,
    /// The first half of a letter that takes two `\u`.
    high: Option<u16>,
}

/// Symbol fonts have pictures where others have letters.
const PICTURES: i32 = 2;

impl Default for Letters {
    fn default() -> Letters {
        Letters { fonts: HashMap::new(), page: WINDOWS_1252, high: None }
    }
}

impl Letters {
    /// `\ansicpg1251`; `None` for one that is not known.
    pub fn code_page(number: i32) -> Option<&'static Encoding> {
        let label = match number {
            0 | 1252 => return Some(WINDOWS_1252),
            10000 => return Some(MACINTOSH),
            65001 => return Some(UTF_8),
            932 => "shift_jis".into(),
            936 => "gbk".into(),
            949 => "euc-kr".into(),
            950 => "big5".into(),
            866 => "ibm866".into(),
            number => format!("windows-{number}"),
        };
        Encoding::for_label(label.as_bytes())
    }

    /// Of bytes in a font; what only the font could show is □.
    pub fn decode(&self, bytes: &[u8], font: i32) -> String {
        match self.fonts.get(&font) {
            Some(font) if font.charset == PICTURES => {
                let meant = |byte: &u8| symbols::meant(&font.name, 0xF000 + u32::from(*byte)).unwrap_or('□');
                bytes.iter().map(meant).collect()
            }
            Some(font) => self.by_charset(font.charset).decode_without_bom_handling(bytes).0.into_owned(),
            None => self.page.decode_without_bom_handling(bytes).0.into_owned(),
        }
    }

    /// `\fcharset`: 0 and 1 leave it to the file.
    fn by_charset(&self, charset: i32) -> &'static Encoding {
        let page = match charset {
            77 => 10000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return self.page,
        };
        Letters::code_page(page).unwrap_or(self.page)
    }

    /// Of `\u`: sixteen bits, often written as a negative number; `None` for the first half of a letter.
    pub fn unicode(&mut self, number: i32, font: i32) -> Option<char> {
        let unit = (number & 0xFFFF) as u16;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => char::decode_utf16([high, unit]).next()?.ok(),
            (_, 0xF000..=0xF0FF) => {
                let name = self.fonts.get(&font).map(|font| font.name.as_str()).unwrap_or_default();
                Some(symbols::meant(name, u32::from(unit)).unwrap_or('□'))
            }
            _ => Some(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
}

/// Control words that are letters.
pub(super) fn letter(word: &str) -> Option<char> {
    Some(match word {
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "zwj" => '\u{200D}',
        "zwnj" => '\u{200C}',
        "ltrmark" => '\u{200E}',
        "rtlmark" => '\u{200F}',
        _ => return None,
    })
}
