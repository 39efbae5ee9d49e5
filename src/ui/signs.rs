//! A letter and a colour for every code, so that a stripe in the margin can be told from its neighbours without
//! colour.

use std::collections::{HashMap, HashSet};

use crate::study::{Code, CodeId, Codebook};
use crate::text::fold;

/// The number of code colours in every theme.
pub const COLOURS: u8 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    pub letter: char,
    /// 0 to 11.
    pub colour: u8,
}

#[derive(Clone, Debug, Default)]
pub struct Signs {
    signs: HashMap<CodeId, Sign>,
}

impl Signs {
    /// The first letter of the name, or the next one in it that no other code has; when all are taken, the first.
    pub fn new(book: &Codebook) -> Signs {
        Signs::default().after(book)
    }

    /// The signs of a codebook that has changed: a code known by its sign keeps it, whatever came or went around it.
    pub fn after(&self, book: &Codebook) -> Signs {
        let known = |code: &Code| {
            let sign = self.signs.get(&code.id).copied()?;
            may_stand_for(&code.name, sign.letter).then_some(sign)
        };
        let mut taken: HashSet<char> =
            book.codes().iter().filter_map(known).map(|sign| sign.letter).collect();
        let mut signs = HashMap::new();
        for (n, code) in book.codes().iter().enumerate() {
            let known = known(code);
            let letter = known.map_or_else(|| letter(&code.name, &mut taken), |sign| sign.letter);
            let colour = code.colour.or(known.map(|sign| sign.colour));
            let colour = colour.unwrap_or((n % usize::from(COLOURS)) as u8) % COLOURS;
            signs.insert(code.id.clone(), Sign { letter, colour });
        }
        Signs { signs }
    }

    /// A code that is not in the codebook shows as `?`.
    pub fn of(&self, code: &CodeId) -> Sign {
        self.signs.get(code).copied().unwrap_or(Sign { letter: '?', colour: 0 })
    }
}

fn letter(name: &str, taken: &mut HashSet<char>) -> char {
    let choices = choices(name);
    let free = choices.iter().copied().find(|choice| taken.insert(*choice));
    free.or_else(|| choices.first().copied()).unwrap_or('#')
}

/// A code with another name may need another letter.
fn may_stand_for(name: &str, letter: char) -> bool {
    let choices = choices(name);
    choices.contains(&letter) || choices.is_empty()
}

/// The letters of a name, capitals first. Only letters one cell wide: a stripe is one cell.
fn choices(name: &str) -> Vec<char> {
    let folded = fold(name);
    let letters: Vec<char> = folded.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let capitals = letters.iter().map(char::to_ascii_uppercase);
    capitals.chain(letters.iter().copied()).collect()
}
