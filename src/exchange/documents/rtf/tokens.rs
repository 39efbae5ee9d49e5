//! RTF taken apart: braces, control words with their numbers, and bytes that are text in some code page.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\fs24`: without the backslash and without the space that ends it.
    Word(&'a str, Option<i32>),
    /// `\~`
    Symbol(u8),
    /// `\'e9`
    Hex(u8),
    /// Without line ends, which mean nothing.
    Text(&'a [u8]),
}

/// Reads on to the end whatever the bytes are; binary stretches (`\bin`) are passed over.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn of(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn take_while(&mut self, most: usize, take: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take(most).take_while(|byte| take(**byte)).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let name = self.take_while(LONGEST_WORD, |byte| byte.is_ascii_alphabetic());
        if name.is_empty() {
            return self.symbol();
        }
        let number = self.number();
        if self.rest().first() == Some(&b' ') {
            self.at += 1;
        }
        let name = std::str::from_utf8(name).unwrap_or_default();
        if name == "bin" {
            let length = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(name, number))
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        self.take_while(1, |byte| byte == b'-');
        if self.take_while(LONGEST_NUMBER, |byte| byte.is_ascii_digit()).is_empty() {
            self.at = start;
            return None;
        }
        let digits = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?;
        Some(digits.parse().unwrap_or(i32::MAX))
    }

    fn symbol(&mut self) -> Option<Token<'a>> {
        let symbol = *self.rest().first()?;
        self.at += 1;
        if symbol != b'\'' {
            return Some(Token::Symbol(symbol));
        }
        let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
        let value = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        Some(value.map_or(Token::Text(&[]), Token::Hex))
    }
}

const LONGEST_WORD: usize = 64;
const LONGEST_NUMBER: usize = 12;

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.take_while(usize::MAX, |byte| matches!(byte, b'\r' | b'\n' | 0));
        let first = *self.rest().first()?;
        if !matches!(first, b'{' | b'}' | b'\\') {
            let text =
                self.take_while(usize::MAX, |byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
            return Some(Token::Text(text));
        }
        self.at += 1;
        match first {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            _ => self.control(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Token::*;
    use super::*;

    #[test]
    fn words_end_where_they_end() {
        let tokens: Vec<Token> = Tokens::of(b"{\\b0\\'e9x\r\ny\\u-3913 ?\\~\\bin3 }}}z}").collect();
        let expected = [
            Open,
            Word("b", Some(0)),
            Hex(0xE9),
            Text(b"x"),
            Text(b"y"),
            Word("u", Some(-3913)),
            Text(b"?"),
            Symbol(b'~'),
            Word("bin", Some(3)),
            Text(b"z"),
            Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn broken_ends_are_survived() {
        for bytes in
            [&b"\\"[..], b"\\'", b"\\'4", b"\\u-", b"\\bin999999999999999 x", b"\\b99999999999999999"]
        {
            assert!(Tokens::of(bytes).count() < 4);
        }
    }
}
