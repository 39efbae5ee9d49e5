//! A number for every name that is counted: words, speakers, questions, codes.

use std::collections::HashMap;
use std::sync::Arc;

/// Numbers are given as names come and never taken back.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
}

impl Names {
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let name: Arc<str> = name.into();
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    pub fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub fn of(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", AsRef::as_ref)
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }
}

/// How a name is turned into its number: whoever learns gives new names a number, whoever asks leaves them out.
pub(super) enum Ear<'a> {
    Learning(&'a mut Names),
    Asking(&'a Names),
}

impl Ear<'_> {
    pub fn number(&mut self, name: &str) -> Option<u32> {
        match self {
            Ear::Learning(names) => Some(names.number(name)),
            Ear::Asking(names) => names.find(name),
        }
    }
}
