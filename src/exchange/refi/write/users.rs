//! Everyone who is in a study: its people, and whoever coded or wrote a memo.

use std::collections::HashMap;

use super::super::element::Element;
use super::super::guid::Mint;
use crate::study::{Coder, Study};

/// Stands for the study where nobody is named in it.
const NOBODY: &str = "unknown";

pub struct Users {
    /// Initials and name, in order.
    known: Vec<(String, String)>,
    guids: HashMap<String, String>,
}

impl Users {
    pub fn of(study: &Study, mint: &Mint) -> Users {
        let people = study.about.people.iter().map(|person| (person.id.clone(), person.name.clone()));
        let coders = study.coders().into_iter().cloned();
        let mut coders: Vec<Coder> =
            coders.chain(study.memos.iter().map(|memo| memo.coder.clone())).collect();
        coders.sort();
        let coders = coders.into_iter().map(|coder| (coder.to_string(), String::new()));
        let mut users = Users { known: Vec::new(), guids: HashMap::new() };
        people.chain(coders).for_each(|(id, name)| users.add(mint, id, name));
        if users.known.is_empty() {
            users.add(mint, NOBODY.to_string(), String::new());
        }
        users
    }

    fn add(&mut self, mint: &Mint, id: String, name: String) {
        if self.guids.contains_key(&id) {
            return;
        }
        self.guids.insert(id.clone(), mint.of("user", &[&id]));
        let name = if name.is_empty() { id.clone() } else { name };
        self.known.push((id, name));
    }

    /// Whoever is named first: the study is theirs.
    pub fn first(&self) -> String {
        self.known.first().map(|(id, _)| self.of_id(id)).unwrap_or_default()
    }

    pub fn guid(&self, coder: &Coder) -> String {
        self.of_id(coder.as_str())
    }

    fn of_id(&self, id: &str) -> String {
        self.guids.get(id).cloned().unwrap_or_default()
    }

    pub fn elements(&self) -> Vec<Element> {
        let user = |(id, name): &(String, String)| {
            Element::new("User").with("guid", self.of_id(id)).with("name", name).with("id", id)
        };
        self.known.iter().map(user).collect()
    }
}
