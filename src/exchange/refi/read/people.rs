//! Users as people, and as coders by names that can stand in file names.

use std::collections::HashMap;

use super::super::clean::Unique;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use crate::study::{Coder, Person};

/// Initials and logins; what is longer is some program's number.
const LONGEST_ID: usize = 12;

pub struct People {
    pub listed: Vec<Person>,
    coders: HashMap<Guid, Coder>,
    /// For what nobody is named to have done.
    pub unknown: Coder,
}

impl People {
    pub fn of(root: Node, origin: &str) -> People {
        let program: String = origin.split_whitespace().take(1).collect();
        let unknown =
            if program.is_empty() { "unknown".to_string() } else { safe(&format!("unknown-{program}")) };
        let mut people = People { listed: Vec::new(), coders: HashMap::new(), unknown: Coder::new(unknown) };
        let ours = origin.starts_with("Gloss ");
        let mut names = if ours { Unique::exact() } else { Unique::default() };
        for user in root.within("Users", "User") {
            people.add(user, ours, &mut names);
        }
        people
    }

    fn add(&mut self, user: Node, ours: bool, names: &mut Unique) {
        let id = user.said("id").unwrap_or_default().trim();
        let name = user.name().trim();
        let wanted = if ours && is_safe(id) { id.to_string() } else { short(id, name) };
        let coder = names.free_as(&wanted, |name, number| format!("{name}{number}"));
        self.listed.push(Person { id: coder.clone(), name: name.to_string(), roles: Vec::new() });
        if let Some(guid) = user.guid() {
            self.coders.entry(guid).or_insert_with(|| Coder::new(coder));
        }
    }

    /// Who made something. Nobody named is nobody: never whoever brings the project in.
    pub fn who(&self, node: Node) -> Coder {
        self.named(node).unwrap_or(&self.unknown).clone()
    }

    /// Who put a code there; where only the selection says it, whoever selected.
    pub fn who_coded(&self, coding: Node) -> Coder {
        let selected = coding.parent().filter(|parent| parent.tag_name().name().ends_with("Selection"));
        self.named(coding).or_else(|| self.named(selected?)).unwrap_or(&self.unknown).clone()
    }

    fn named(&self, node: Node) -> Option<&Coder> {
        let user = node.pointing("creatingUser").or_else(|| node.pointing("modifyingUser"));
        user.and_then(|guid| self.coders.get(&guid))
    }
}

/// Initials as the program has them, else the initials of a name, else the name: `Jaya Kannan` is `jk`.
fn short(id: &str, name: &str) -> String {
    if is_safe(id) && id.chars().count() <= LONGEST_ID {
        return id.to_lowercase();
    }
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).take(4).collect();
    match words.as_slice() {
        [] if id.contains(char::is_alphanumeric) => safe(id),
        [] => "coder".to_string(),
        [one] => safe(one),
        _ => safe(&initials),
    }
}

/// Whether it can stand in file names as it is.
fn is_safe(name: &str) -> bool {
    Coder::named(name).is_some_and(|coder| coder.as_str() == name)
}

fn safe(name: &str) -> String {
    Coder::foreign(&name.to_lowercase()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_get_short_names_that_file_names_can_hold() {
        assert_eq!(short("JK", "Jaya Kannan"), "jk");
        assert_eq!(short("", "Jaya Kannan"), "jk");
        assert_eq!(short("8f14e45fceea167a5a36", "Maren"), "maren");
        assert_eq!(short("", "  "), "coder");
        assert_eq!(short("../../x", ""), "x");
        assert_eq!(short("", "المدون"), "المدون");
    }
}
