//! Where the words of a keymap file stand. RON tells places only of what it could not read, so what it did read but
//! makes no sense (a misspelt command) is found again here, by counting text in quotation marks field by field.
//!
//! Knows just enough of RON for that: comments, quoted and raw text, names before a colon. It is asked only after
//! RON has accepted the file, so it need not judge; on anything else it moves on by one character and never fails.

/// A field of the file, with the byte offsets of its name and of each quoted text that follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub name: &'a str,
    pub at: usize,
    pub texts: Vec<usize>,
}

enum Token {
    Name,
    Colon,
    Text,
    Other,
}

/// All fields, in the order of the file.
pub(super) fn fields(source: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field> = Vec::new();
    let (mut at, mut name) = (0, (0, ""));
    while let Some((token, length)) = source.get(at..).and_then(token) {
        match token {
            Token::Name => name = (at, source.get(at..at + length).unwrap_or_default()),
            Token::Colon => fields.push(Field { name: name.1, at: name.0, texts: Vec::new() }),
            Token::Text => fields.iter_mut().last().into_iter().for_each(|field| field.texts.push(at)),
            Token::Other => {}
        }
        at += length;
    }
    fields
}

/// Line and column of a byte offset, both from 1; columns in code points.
pub(super) fn line_and_column(source: &str, offset: usize) -> (usize, usize) {
    let before = source.get(..offset).unwrap_or(source);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
    (line, column)
}

/// The first token and its length in bytes, at least 1; none at the end.
fn token(rest: &str) -> Option<(Token, usize)> {
    let first = rest.chars().next()?;
    let found = match first {
        '/' => (Token::Other, comment(rest)),
        '"' => (Token::Text, quoted(rest)),
        ':' => (Token::Colon, 1),
        'r' if raw(rest).is_some() => (Token::Text, raw(rest)?),
        c if is_name(c) => (Token::Name, rest.find(|c| !is_name(c)).unwrap_or(rest.len())),
        c => (Token::Other, c.len_utf8()),
    };
    Some(found)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn comment(rest: &str) -> usize {
    match rest.get(..2) {
        Some("//") => rest.find('\n').unwrap_or(rest.len()),
        Some("/*") => block_comment(rest),
        _ => 1,
    }
}

/// RON's block comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut pairs = rest.as_bytes().windows(2).enumerate();
    while let Some((at, pair)) = pairs.next() {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 2;
        }
        pairs.next();
    }
    rest.len()
}

fn quoted(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return at + 1,
            '\\' => drop(chars.next()),
            _ => {}
        }
    }
    rest.len()
}

/// `r"…"` or `r#"…"#`, with as many `#` as it takes.
fn raw(rest: &str) -> Option<usize> {
    let hashes = rest.get(1..)?.chars().take_while(|c| *c == '#').count();
    let inside = rest.get(1 + hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&close).map_or(inside.len(), |at| at + close.len());
    Some(2 + hashes + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts<'a>(source: &'a str, name: &str) -> Vec<&'a str> {
        let field = fields(source).into_iter().find(|field| field.name == name).unwrap();
        field.texts.iter().map(|at| &source[*at..*at + token(&source[*at..]).unwrap().1]).collect()
    }

    #[test]
    fn quoted_text_is_found_under_its_field() {
        let source = r##"( // "not me": ["nor me"]
            name: "mine", /* "nor" /* "me" */ "at all" */
            reading: [("a\"b", "undo"), (r#"c"d"#, r"e")], tree: [],
        )"##;
        assert_eq!(texts(source, "name"), [r#""mine""#]);
        assert_eq!(texts(source, "reading"), [r#""a\"b""#, r#""undo""#, r##"r#"c"d"#"##, r#"r"e""#]);
        assert_eq!(texts(source, "tree"), [""; 0]);
    }

    #[test]
    fn places_count_lines_and_code_points_from_one() {
        assert_eq!(line_and_column("é\nøå\"x", 0), (1, 1));
        assert_eq!(line_and_column("é\nøå\"x", 7), (2, 3));
        assert_eq!(line_and_column("é", 99), (1, 2));
    }

    proptest! {
        #[test]
        fn any_text_is_walked_to_its_end(source in r#"[\x00-\xff"/*r#:\\é]{0,60}"#) {
            for field in fields(&source) {
                prop_assert!(field.texts.iter().all(|at| source.is_char_boundary(*at)));
            }
        }
    }
}
