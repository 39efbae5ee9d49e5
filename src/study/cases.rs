//! All cases of a study. Which of them sat in a transcript is looked up, not looked for: it is asked for every one of
//! a thousand transcripts.

use std::collections::HashMap;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use super::{Case, TranscriptId};

/// A list of cases like any other. Whoever changes it makes it forget where they are; they are looked up anew.
#[derive(Default)]
pub struct Cases {
    all: Vec<Case>,
    places: OnceLock<Places>,
}

/// Numbers of cases in the order of the list.
#[derive(Default)]
struct Places {
    seated: HashMap<TranscriptId, Vec<usize>>,
    named: HashMap<String, usize>,
}

impl Cases {
    /// Those that sat in a transcript, as it is declared, in the order of the list.
    pub fn seated(&self, transcript: &TranscriptId) -> impl Iterator<Item = &Case> {
        let places = self.places().seated.get(transcript).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.all.get(*at))
    }

    /// The case that is known by an id; the first, should several be.
    pub fn named(&self, id: &str) -> Option<&Case> {
        self.places().named.get(id).and_then(|at| self.all.get(*at))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let mut places = Places::default();
            for (at, case) in self.all.iter().enumerate() {
                places.named.entry(case.id.to_string()).or_insert(at);
                for sitting in &case.sittings {
                    let seated = places.seated.entry(sitting.transcript.clone()).or_default();
                    // Somebody who is told twice to have sat here still sat here once.
                    if seated.last() != Some(&at) {
                        seated.push(at);
                    }
                }
            }
            places
        })
    }
}

impl Deref for Cases {
    type Target = Vec<Case>;

    fn deref(&self) -> &Vec<Case> {
        &self.all
    }
}

impl DerefMut for Cases {
    fn deref_mut(&mut self) -> &mut Vec<Case> {
        self.places = OnceLock::new();
        &mut self.all
    }
}

impl From<Vec<Case>> for Cases {
    fn from(all: Vec<Case>) -> Cases {
        Cases { all, places: OnceLock::new() }
    }
}

impl Clone for Cases {
    fn clone(&self) -> Cases {
        self.all.clone().into()
    }
}

/// Where they are found is no part of what they are.
impl fmt::Debug for Cases {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.all.fmt(f)
    }
}

impl PartialEq for Cases {
    fn eq(&self, other: &Cases) -> bool {
        self.all == other.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{CaseId, Sitting};

    #[test]
    fn a_case_that_comes_or_goes_is_looked_up_anew() {
        let talk = TranscriptId::new("talk.txt");
        let case = |id: &str| Case {
            sittings: vec![Sitting::new(talk.clone(), None), Sitting::new(talk.clone(), Some(2))],
            ..Case::new(CaseId::new(id))
        };
        let seated =
            |cases: &Cases| -> Vec<String> { cases.seated(&talk).map(|case| case.id.to_string()).collect() };
        let mut cases = Cases::from(vec![case("anna")]);
        assert_eq!(seated(&cases), ["anna"]);
        cases.push(case("bo"));
        assert_eq!(seated(&cases), ["anna", "bo"]);
        cases.remove(0);
        assert_eq!((seated(&cases), cases.named("anna")), (vec!["bo".to_string()], None));
        assert_eq!(cases.seated(&TranscriptId::new("else.txt")).count(), 0);
    }
}
