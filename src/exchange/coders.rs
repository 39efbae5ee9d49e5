//! Other programs' coders as ours: each foreign name becomes one that can stand in file names, and no two the same.

use std::collections::{HashMap, HashSet};

use super::Told;
use crate::study::{Coder, Person};

const CHANGED: &str = "their names stand in file names: letters, digits, - and _";

#[derive(Default)]
pub(super) struct Coders {
    /// Ours by their foreign names.
    known: HashMap<String, Coder>,
    /// In small letters: in files, capitals do not tell names apart everywhere.
    taken: HashSet<String>,
    /// Those whose own name is another one.
    pub people: Vec<Person>,
}

impl Coders {
    /// Ours for a foreign one; nobody is `unknown`, never whoever brings the file in.
    pub fn who(&mut self, name: &str, told: &mut Told) -> Coder {
        let name = name.trim();
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let coder = self.free(Coder::foreign(name));
        if coder.as_str() != name && !name.is_empty() {
            told.changed("coders", CHANGED, format!("{name} → {coder}"));
            self.people.push(Person { id: coder.to_string(), name: name.into(), roles: Vec::new() });
        }
        self.known.insert(name.into(), coder.clone());
        coder
    }

    fn free(&mut self, wanted: Coder) -> Coder {
        let numbered = (2..).map(|number| Coder::new(format!("{wanted}-{number}")));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        names.find(|name| self.taken.insert(name.as_str().to_lowercase())).unwrap_or(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;

    #[test]
    fn no_two_coders_become_one_and_every_other_name_is_told() {
        let (mut coders, mut told) = (Coders::default(), Told::default());
        let mut who = |name: &str| coders.who(name, &mut told).to_string();
        assert_eq!(
            ["jk", "Anna B.", "Anna_B", " jk ", "JK", "", "guide"].map(&mut who),
            ["jk", "Anna_B", "Anna_B-2", "jk", "JK-2", "unknown", "guide-2"]
        );
        assert_eq!(told.count(Fate::Changed, "coders"), 4);
        assert_eq!(coders.people[0].name, "Anna B.");
    }
}
