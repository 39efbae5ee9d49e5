//! A line as words, quoted words, patterns and signs, each with its place.

use super::fault::Fault;
use crate::text::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub kind: Kind,
    /// In code points of the line.
    pub at: Span,
    /// Whether it stands directly behind the word before it.
    pub clings: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bare(String),
    Quoted(String),
    /// What stands between two slashes, where a value may stand.
    Regex(String),
    Sign(Sign),
    Open,
    Close,
    Comma,
    Semicolon,
    /// `/*` behind a quoted name.
    Below,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
    Like,
}

impl Sign {
    pub const ALL: [(&str, Sign); 8] = [
        ("!=", Sign::IsNot),
        ("<=", Sign::AtMost),
        (">=", Sign::AtLeast),
        ("=", Sign::Is),
        (":", Sign::Is),
        ("<", Sign::Less),
        (">", Sign::More),
        ("~", Sign::Like),
    ];

    /// As it is written in a sentence.
    pub fn shown(self) -> &'static str {
        match self {
            Sign::Is => "",
            Sign::IsNot => "not ",
            Sign::Less => "< ",
            Sign::AtMost => "≤ ",
            Sign::More => "> ",
            Sign::AtLeast => "≥ ",
            Sign::Like => "like ",
        }
    }
}

/// Longer than anybody types: a pasted chapter is no question.
const MOST_LETTERS: usize = 4_000;
/// Each with what closes it.
const QUOTES: [(char, &str); 3] = [('"', "\""), ('“', "”"), ('„', "“”")];

/// # Errors
/// A quotation or pattern that is never closed, and lines that are far too long.
pub(super) fn words(line: &str) -> Result<Vec<Word>, Fault> {
    if let Some((byte, _)) = line.char_indices().nth(MOST_LETTERS) {
        let shown = line.get(..byte.min(80)).unwrap_or_default();
        let what = format!("this is too long for a question: keep it under {MOST_LETTERS} characters");
        return Err(Fault::new(shown, Span::new(0, 1), what));
    }
    let mut reader = Reader { line, letters: line.chars().collect(), at: 0, words: Vec::new() };
    while let Some(letter) = reader.peek() {
        reader.step(letter)?;
    }
    Ok(reader.words)
}

fn closing(letter: char) -> Option<&'static str> {
    QUOTES.iter().find(|(open, _)| *open == letter).map(|(_, closing)| *closing)
}

struct Reader<'a> {
    line: &'a str,
    letters: Vec<char>,
    at: usize,
    words: Vec<Word>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn step(&mut self, letter: char) -> Result<(), Fault> {
        let start = self.at;
        let wants_value = matches!(self.words.last(), Some(Word { kind: Kind::Sign(_), .. }));
        let kind = match letter {
            _ if letter.is_whitespace() => {
                self.at += 1;
                return Ok(());
            }
            '(' | ')' | ',' | ';' => self.mark(letter),
            _ if closing(letter).is_some() => {
                let ends = closing(letter).unwrap_or_default();
                Kind::Quoted(self.until(|c| ends.contains(c), "quotation")?)
            }
            '/' if wants_value => Kind::Regex(self.until(|c| c == '/', "pattern")?),
            '/' if self.is_below() => {
                self.at += 2;
                Kind::Below
            }
            _ => match self.sign() {
                Some(sign) if !wants_value => Kind::Sign(sign),
                _ => Kind::Bare(self.bare(start, wants_value)),
            },
        };
        let clings = start > 0 && self.words.last().is_some_and(|last| last.at.end as usize == start);
        self.words.push(Word { kind, at: span(start, self.at), clings });
        Ok(())
    }

    fn mark(&mut self, letter: char) -> Kind {
        self.at += 1;
        match letter {
            '(' => Kind::Open,
            ')' => Kind::Close,
            ',' => Kind::Comma,
            _ => Kind::Semicolon,
        }
    }

    fn is_below(&self) -> bool {
        let is_behind_quote = self
            .words
            .last()
            .is_some_and(|last| matches!(last.kind, Kind::Quoted(_)) && last.at.end as usize == self.at);
        is_behind_quote && self.letters.get(self.at + 1) == Some(&'*')
    }

    fn sign(&mut self) -> Option<Sign> {
        let rest = self.letters.get(self.at..).unwrap_or_default();
        let begins = |sign: &str| sign.chars().zip(rest).filter(|(a, b)| a == *b).count() == sign.len();
        let (written, sign) = Sign::ALL.into_iter().find(|(written, _)| begins(written))?;
        // A value may begin with what would be a sign elsewhere; then it is read as a word from where it starts.
        if !matches!(self.words.last(), Some(Word { kind: Kind::Sign(_), .. })) {
            self.at += written.len();
        }
        Some(sign)
    }

    /// At least one letter; a value also takes what would be a sign elsewhere.
    fn bare(&mut self, start: usize, is_value: bool) -> String {
        let ends = |c: char| {
            c.is_whitespace()
                || "(),;".contains(c)
                || closing(c).is_some()
                || (!is_value && "=<>~:".contains(c))
        };
        let rest = self.letters.get(start + 1..).unwrap_or_default();
        let bang = |at: usize| rest.get(at) == Some(&'!') && rest.get(at + 1) == Some(&'=');
        let more =
            (0..rest.len()).find(|&at| rest.get(at).is_some_and(|c| ends(*c)) || (!is_value && bang(at)));
        self.at = start + 1 + more.unwrap_or(rest.len());
        self.letters.get(start..self.at).unwrap_or_default().iter().collect()
    }

    /// What stands between the mark here and the next one; a backslash keeps a mark.
    fn until(&mut self, is_end: impl Fn(char) -> bool, what: &str) -> Result<String, Fault> {
        let start = self.at;
        let mut kept = String::new();
        self.at += 1;
        while let Some(letter) = self.peek() {
            self.at += 1;
            match (letter, self.peek()) {
                (letter, _) if is_end(letter) => return Ok(kept),
                ('\\', Some(next)) if is_end(next) => {
                    kept.push(next);
                    self.at += 1;
                }
                // Kept with what it belongs to, so that `\\` does not free the mark behind it.
                ('\\', Some('\\')) => {
                    kept.push_str(if what == "pattern" { r"\\" } else { r"\" });
                    self.at += 1;
                }
                (letter, _) => kept.push(letter),
            }
        }
        Err(Fault::new(self.line, span(start, start + 1), format!("this {what} is never closed")))
    }
}

fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}
