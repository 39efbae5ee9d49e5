//! The terminal's answer to the question for its background colour.
//!
//! It arrives among the keys, as `ESC ] 11 ; rgb : 1e1e / 1e1e / 2e2e ESC \`, and crossterm takes it for
//! typing: Alt-], 1, 1, … Alt-\. Were it let through, its digits would tag passages. So keys that spell the
//! beginning of an answer are held back; a whole answer becomes a colour, and anything else is replayed: no
//! key of the user is ever lost.

use std::time::Duration;

use crate::command::{Key, KeyCode};
use crate::ui::terminal::colour::Rgb;

const OPENING: &str = "\x1b]11;";

/// The longest answer: `rgba:` and four channels of four digits, with room to spare.
const LONGEST: usize = 48;

/// One that began with no more than these keys may as well be a person's: it is not held for long.
const AMBIGUOUS: usize = "\x1b]".len();

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Nothing yet: it may belong to an answer.
    Held,
    /// These keys were the user's, in this order.
    Keys(Vec<Key>),
    /// The terminal has answered. None if in a form unknown to us.
    Answer(Option<Rgb>),
}

/// How much of an answer to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expecting {
    /// The terminal was never asked: every key is the user's.
    Nothing,
    /// Long ago: a late answer is still caught, but a lone Esc is no longer held back for it.
    Late,
    /// Just now: Esc may be the answer's first byte, cut off from the rest by the line.
    Now,
}

enum Fit {
    No,
    Part,
    Whole(Option<Rgb>),
}

/// The keys held back, and the bytes they were made of.
#[derive(Debug, Default)]
pub struct Replies {
    held: Vec<Key>,
    spelt: String,
}

impl Replies {
    pub fn hear(&mut self, key: Key, expecting: Expecting) -> Heard {
        let Some(bytes) = spelling(key).filter(|_| expecting != Expecting::Nothing) else {
            return Heard::Keys(self.let_go(Some(key)));
        };
        let spelt = format!("{}{bytes}", self.spelt);
        match fit(&spelt, expecting) {
            Fit::Whole(colour) => {
                self.let_go(None);
                Heard::Answer(colour)
            }
            Fit::Part => {
                (self.spelt, self.held) = (spelt, self.let_go(Some(key)));
                Heard::Held
            }
            Fit::No if self.held.is_empty() => Heard::Keys(vec![key]),
            Fit::No => self.start_again(key, expecting),
        }
    }

    /// How long to wait for the next key before [`Replies::silence`]; None when nothing is held back.
    pub fn patience(&self) -> Option<Duration> {
        let wait = match self.spelt.len() {
            0 => return None,
            length if length <= AMBIGUOUS => 50,
            _ => 1000,
        };
        Some(Duration::from_millis(wait))
    }

    /// The input has gone quiet: what was held back was the user's.
    pub fn silence(&mut self) -> Vec<Key> {
        self.let_go(None)
    }

    /// This key ended a false start; it may begin the true one.
    fn start_again(&mut self, key: Key, expecting: Expecting) -> Heard {
        let before = self.let_go(None);
        match self.hear(key, expecting) {
            Heard::Keys(after) => Heard::Keys(before.into_iter().chain(after).collect()),
            Heard::Held | Heard::Answer(_) => Heard::Keys(before),
        }
    }

    fn let_go(&mut self, and: Option<Key>) -> Vec<Key> {
        self.spelt.clear();
        let mut keys = std::mem::take(&mut self.held);
        keys.extend(and);
        keys
    }
}

/// The bytes crossterm made this key of, if an answer can hold them.
fn spelling(key: Key) -> Option<String> {
    match (key.code, key.ctrl, key.alt) {
        (KeyCode::Esc, false, false) => Some("\x1b".into()),
        (KeyCode::Char('g'), true, false) => Some("\x07".into()),
        (KeyCode::Char(character), false, false) => Some(character.into()),
        (KeyCode::Char(character), false, true) => Some(format!("\x1b{character}")),
        _ => None,
    }
}

fn fit(spelt: &str, expecting: Expecting) -> Fit {
    if OPENING.starts_with(spelt) {
        let too_late = spelt == "\x1b" && expecting != Expecting::Now;
        return if too_late { Fit::No } else { Fit::Part };
    }
    let Some(rest) = spelt.strip_prefix(OPENING).filter(|rest| rest.len() <= LONGEST) else { return Fit::No };
    let body = rest.trim_end_matches(['\x07', '\x1b', '\\']);
    let plain = body.chars().all(|character| character.is_ascii_alphanumeric() || ":/".contains(character));
    match rest.get(body.len()..) {
        Some("\x07" | "\x1b\\") if plain => Fit::Whole(colour(body)),
        Some("" | "\x1b") if plain => Fit::Part,
        _ => Fit::No,
    }
}

/// `rgb:` and three channels of one to four hexadecimal digits (XParseColor), or `rgba:` and four.
fn colour(body: &str) -> Option<Rgb> {
    let channels = body.strip_prefix("rgb:").or_else(|| body.strip_prefix("rgba:"))?;
    let mut channels = channels.split('/').map(channel);
    Some((channels.next()??, channels.next()??, channels.next()??))
}

fn channel(digits: &str) -> Option<u8> {
    let most =
        16u32.checked_pow(u32::try_from(digits.len()).ok().filter(|count| (1..=4).contains(count))?)? - 1;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(value * 255 / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(character: char) -> Key {
        Key::plain(KeyCode::Char(character))
    }

    fn alt(character: char) -> Key {
        Key { alt: true, ..plain(character) }
    }

    fn esc() -> Key {
        Key::plain(KeyCode::Esc)
    }

    fn bell() -> Key {
        Key { ctrl: true, ..plain('g') }
    }

    fn body() -> Vec<Key> {
        "11;rgb:1e1e/80ff/FFFF".chars().map(plain).collect()
    }

    /// The answer as crossterm hands it over, whole or cut after its escape bytes.
    fn answers() -> Vec<Vec<Key>> {
        let openings = [vec![alt(']')], vec![esc(), plain(']')]];
        let endings = [vec![bell()], vec![alt('\\')], vec![esc(), plain('\\')]];
        let with = |opening: &Vec<Key>, ending: &Vec<Key>| [opening.clone(), body(), ending.clone()].concat();
        openings.iter().flat_map(|opening| endings.iter().map(|ending| with(opening, ending))).collect()
    }

    /// All keys let through, silence at the end, and the answers among them.
    fn through(keys: &[Key], expecting: Expecting) -> (Vec<Key>, Vec<Option<Rgb>>) {
        let mut replies = Replies::default();
        let (mut users, mut answers) = (Vec::new(), Vec::new());
        for key in keys {
            match replies.hear(*key, expecting) {
                Heard::Held => {}
                Heard::Keys(keys) => users.extend(keys),
                Heard::Answer(colour) => answers.push(colour),
            }
        }
        users.extend(replies.silence());
        (users, answers)
    }

    #[test]
    fn an_answer_is_swallowed_however_the_line_cut_it() {
        for answer in answers() {
            let typed = [vec![plain('j')], answer, vec![plain('k')]].concat();
            let heard = through(&typed, Expecting::Now);
            assert_eq!(heard, (vec![plain('j'), plain('k')], vec![Some((0x1e, 0x80, 0xff))]));
        }
    }

    #[test]
    fn a_late_answer_is_still_caught_but_esc_is_no_longer_held() {
        let mut replies = Replies::default();
        assert_eq!(replies.hear(esc(), Expecting::Late), Heard::Keys(vec![esc()]));
        assert_eq!(through(&answers()[0], Expecting::Late).1.len(), 1);
    }

    #[test]
    fn a_false_start_is_replayed() {
        let typed = [alt(']'), plain('1'), plain('x'), esc(), esc(), plain(']'), plain('q')];
        assert_eq!(through(&typed, Expecting::Now), (typed.to_vec(), vec![]));
    }

    #[test]
    fn an_answer_right_after_a_false_start_is_heard() {
        let typed = [vec![esc()], answers()[0].clone()].concat();
        assert_eq!(through(&typed, Expecting::Now), (vec![esc()], vec![Some((0x1e, 0x80, 0xff))]));
    }

    #[test]
    fn silence_gives_a_lone_esc_back_soon_and_half_an_answer_later() {
        let mut replies = Replies::default();
        assert_eq!(replies.patience(), None);
        replies.hear(esc(), Expecting::Now);
        assert_eq!(replies.patience(), Some(Duration::from_millis(50)));
        assert_eq!(replies.silence(), vec![esc()]);
        assert_eq!(replies.patience(), None);
        for key in [alt(']'), plain('1'), plain('1')] {
            replies.hear(key, Expecting::Now);
        }
        assert_eq!(replies.patience(), Some(Duration::from_secs(1)));
        assert_eq!(replies.silence(), vec![alt(']'), plain('1'), plain('1')]);
    }

    #[test]
    fn colours_come_in_several_lengths() {
        assert_eq!(colour("rgb:f/0/8"), Some((255, 0, 136)));
        assert_eq!(colour("rgba:1e/1e/2e/ff"), Some((0x1e, 0x1e, 0x2e)));
        for odd in ["", "rgb:", "rgb:1/2", "rgb:12345/0/0", "rgb:g/0/0", "rgb:+1/0/0x", "hsl:1/2/3"] {
            assert_eq!(colour(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn no_key_is_lost_or_doubled(picks in prop::collection::vec(0usize..12, 0..60)) {
            let keys = [
                alt(']'), esc(), plain(']'), plain('1'), plain('1'), plain(';'), plain('r'), plain('x'),
                alt('\\'), plain('\\'), alt('x'), Key::plain(KeyCode::Down),
            ];
            let typed: Vec<Key> = picks.iter().map(|pick| keys[*pick]).collect();
            let (users, answers) = through(&typed, Expecting::Now);
            prop_assume!(answers.is_empty());
            prop_assert_eq!(users, typed);
        }
    }
}
