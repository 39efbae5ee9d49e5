//! A number for every form of a word that any text has brought, so that what two texts say is added up without looking
//! at a letter.
//!
//! Numbers are given as words come, from whichever thread: which one a form has tells nothing, and no result depends on
//! it. A form stays known until Gloss ends; all the words of a language fit into a few megabytes.
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use foldhash::fast::RandomState;

#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<&'static str, u32, RandomState>,
    forms: Vec<&'static str>,
}

static MET: LazyLock<RwLock<Vocabulary>> = LazyLock::new(RwLock::default);

/// The number of each form.
pub fn numbers<'a>(forms: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
    // Whoever fell over while holding it has left it whole: a form is put in at its end.
    let mut met = MET.write().unwrap_or_else(PoisonError::into_inner);
    forms.into_iter().map(|form| met.number(form)).collect()
}

/// The form that has a number; nothing has no form.
pub fn form(number: u32) -> &'static str {
    let met = MET.read().unwrap_or_else(PoisonError::into_inner);
    met.forms.get(number as usize).copied().unwrap_or_default()
}

impl Vocabulary {
    fn number(&mut self, form: &str) -> u32 {
        if let Some(number) = self.numbers.get(form) {
            return *number;
        }
        let form: &'static str = Box::leak(Box::from(form));
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.forms.push(form);
        self.numbers.insert(form, number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_one_number_whoever_asks() {
        let many = || numbers(["hope", "før", "for", "hope"]);
        let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(many)).collect();
        let mut told: Vec<Vec<u32>> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        told.dedup();
        let [hope, before, only, again] = told[0][..] else { panic!("{told:?}") };
        assert_eq!((told.len(), hope == again, before == only), (1, true, false));
        assert_eq!((form(hope), form(before), form(u32::MAX)), ("hope", "før", ""));
    }
}
