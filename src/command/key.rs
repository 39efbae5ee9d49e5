//! Keys as keymaps write them: `j`, `C-w v`, `Space m`, `A-x`, `S-Down`. No terminal is known here; `ui/` translates.

use super::said::hint;
use crate::text::nearest;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// One press. Compare only keys made by [`Key::pressed`] or parsed: those have one form for one press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    /// Never set with a character (shift and `a` is `A`) or with `BackTab` (which is shift and Tab).
    pub shift: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character as typed; the space bar is `' '`.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F35.
    F(u8),
}

/// One or more keys pressed one after another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord(pub Vec<Key>);

/// No key is written like this.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WrongKey {
    #[error("a key is missing between the quotation marks")]
    Missing,
    #[error("there is no key `{}`{}", word.escape_debug(), hint(*.nearest))]
    Unknown { word: String, nearest: Option<&'static str> },
}

/// The keys that have names.
const NAMED: [(&str, KeyCode); 16] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl Key {
    /// The key in its one form: shift and a letter is the capital, shift and Tab is `BackTab`.
    pub fn pressed(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Key {
        let (code, shift) = match code {
            KeyCode::Char(c) if shift => (KeyCode::Char(capital(c)), false),
            KeyCode::Tab if shift => (KeyCode::BackTab, false),
            KeyCode::BackTab => (KeyCode::BackTab, false),
            other => (other, shift),
        };
        Key { code, ctrl, alt, shift }
    }

    /// A key without ctrl, alt or shift.
    pub fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }
}

/// The capital of a letter, or the character itself where the capital is not one character (ß).
fn capital(c: char) -> char {
    let mut capitals = c.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

impl FromStr for Key {
    type Err = WrongKey;

    fn from_str(word: &str) -> Result<Key, WrongKey> {
        let (mut rest, mut ctrl, mut alt, mut shift) = (word, false, false, false);
        while let Some((held, after)) = modifier(rest) {
            match held {
                'C' => ctrl = true,
                'A' => alt = true,
                _ => shift = true,
            }
            rest = after;
        }
        let code = code(rest).ok_or_else(|| unknown(word, rest))?;
        Ok(Key::pressed(code, ctrl, alt, shift))
    }
}

/// `C-x` is the modifier `C` and the rest `x`.
fn modifier(word: &str) -> Option<(char, &str)> {
    let mut chars = word.chars();
    let held = chars.next().filter(|c| matches!(c, 'C' | 'A' | 'S'))?;
    let rest = chars.as_str().strip_prefix('-')?;
    Some((held, rest))
}

fn code(word: &str) -> Option<KeyCode> {
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(KeyCode::Char(c));
    }
    let named = NAMED.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
    named.or_else(|| function_key(word))
}

fn function_key(word: &str) -> Option<KeyCode> {
    let digits = word.strip_prefix('F').filter(|digits| digits.chars().all(|c| c.is_ascii_digit()))?;
    let number: u8 = digits.parse().ok()?;
    ((1..=35).contains(&number) && !digits.starts_with('0')).then_some(KeyCode::F(number))
}

fn unknown(word: &str, rest: &str) -> WrongKey {
    WrongKey::Unknown { word: word.to_owned(), nearest: nearest(rest, NAMED.iter().map(|(name, _)| *name)) }
}

impl FromStr for Chord {
    type Err = WrongKey;

    /// Keys with spaces between them: `C-w v`.
    fn from_str(words: &str) -> Result<Chord, WrongKey> {
        let keys: Vec<Key> = words.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(WrongKey::Missing) } else { Ok(Chord(keys)) }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            f.write_str(if held { name } else { "" })?;
        }
        write!(f, "{}", self.code)
    }
}

impl fmt::Display for KeyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, NAMED.iter().find(|(_, code)| code == self)) {
            (_, Some((name, _))) => f.write_str(name),
            (KeyCode::Char(c), None) => write!(f, "{c}"),
            (KeyCode::F(number), None) => write!(f, "F{number}"),
            (other, None) => write!(f, "{other:?}"),
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(Key::to_string).collect();
        f.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(word: &str) -> Key {
        word.parse().unwrap()
    }

    #[test]
    fn keys_are_read_as_keymaps_write_them() {
        assert_eq!(key("j"), Key::plain(KeyCode::Char('j')));
        assert_eq!(key("C-w"), Key { ctrl: true, ..key("w") });
        assert_eq!(key("S-Down"), Key { shift: true, ..key("Down") });
        assert_eq!(key("C-A-Enter"), Key { ctrl: true, alt: true, ..key("Enter") });
        assert_eq!(key("C--"), Key { ctrl: true, ..key("-") });
        assert_eq!(key("Space").code, KeyCode::Char(' '));
        assert_eq!(key("F12").code, KeyCode::F(12));
    }

    #[test]
    fn one_press_has_one_form() {
        assert_eq!(key("S-a"), key("A"));
        assert_eq!(key("S-ø"), key("Ø"));
        assert_eq!(key("S-Tab"), key("BackTab"));
        assert_eq!(key("A-C-x"), key("C-A-x"));
    }

    #[test]
    fn a_misspelt_key_is_told_the_nearest_name() {
        let say = |word: &str| word.parse::<Chord>().unwrap_err().to_string();
        assert_eq!(say("C-w Entre"), "there is no key `Entre`; did you mean `Enter`?");
        assert_eq!(say("S-pagedown"), "there is no key `S-pagedown`; did you mean `PageDown`?");
        assert_eq!(say("F36"), "there is no key `F36`");
        assert_eq!(say("C-"), "there is no key `C-`");
        assert_eq!(say("\u{1b}"), "there is no key `\\u{1b}`");
        assert_eq!(say("  "), "a key is missing between the quotation marks");
    }

    fn any_code() -> impl Strategy<Value = KeyCode> {
        let typed = any::<char>().prop_filter("typed", |c| !c.is_control() && !c.is_whitespace());
        prop_oneof![
            typed.prop_map(KeyCode::Char),
            (0..NAMED.len()).prop_map(|i| NAMED[i].1),
            (1..=35u8).prop_map(KeyCode::F),
        ]
    }

    fn any_key() -> impl Strategy<Value = Key> {
        (any_code(), any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(code, ctrl, alt, shift)| Key::pressed(code, ctrl, alt, shift))
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(keys in prop::collection::vec(any_key(), 1..5)) {
            let chord = Chord(keys);
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
        }

        #[test]
        fn no_text_is_too_strange_to_be_answered(text in any::<String>()) {
            let _ = text.parse::<Chord>();
        }
    }
}
