//! What their study says of itself: people, waves, attributes, sets; title and question only where ours has none.

use std::sync::Arc;

use super::{Meeting, codes::Codes, texts::Homes};
use crate::study::{About, Attribute, CodeId, Question, Set, Study};

impl Meeting<'_> {
    pub(super) fn about(&mut self, theirs: &Study, homes: &Homes, codes: &Codes) {
        let ours = self.study.about.clone();
        let mut about = About::clone(&ours);
        let said = &theirs.about;
        self.words(&mut about, said);
        self.interviewers(&mut about, said);
        join(&mut about.people, &said.people, |person| &person.id);
        join(&mut about.waves, &said.waves, |wave| &wave.number);
        let guide: Vec<Question> = said.guide.iter().map(|question| among_ours(question, codes)).collect();
        join(&mut about.guide, &guide, |question| &question.id);
        join(&mut about.queries, &said.queries, |saved| &saved.name);
        join(&mut about.names.speakers, &said.names.speakers, |name| name);
        join(&mut about.names.nobody, &said.names.nobody, |name| name);
        join(&mut about.stop_words, &said.stop_words, |word| word);
        about.file_names = said.file_names.clone().or(about.file_names);
        self.attributes(&mut about.attributes, &said.attributes);
        said.sets.iter().for_each(|set| join_set(&mut about.sets, at_home(set, homes, codes)));
        if about != *ours {
            // The edit comes once, when everything has been met.
            self.study.about = Arc::new(about);
        }
    }

    fn words(&mut self, ours: &mut About, theirs: &About) {
        for (what, ours, theirs) in [
            ("title", &mut ours.title, &theirs.title),
            ("question", &mut ours.question, &theirs.question),
            ("method", &mut ours.method, &theirs.method),
        ] {
            if ours.is_empty() {
                ours.clone_from(theirs);
            } else if !theirs.is_empty() && ours != theirs {
                self.told().changed("words about the study", "both sides have them; ours stay", what);
            }
        }
    }

    /// An empty list stands for the usual labels: it must not lose them by being filled.
    fn interviewers(&self, ours: &mut About, theirs: &About) {
        if theirs.interviewers.is_empty() {
            return;
        }
        if ours.interviewers.is_empty() {
            let texts = self.study.shelf.values().filter_map(|shelved| shelved.text.as_ref());
            let heard = texts.flat_map(|text| text.speakers().iter().map(|name| name.to_string()));
            let usual: Vec<String> = heard.filter(|name| ours.is_interviewer(name)).collect();
            join(&mut ours.interviewers, &usual, |name| name);
        }
        join(&mut ours.interviewers, &theirs.interviewers, |name| name);
    }

    fn attributes(&mut self, ours: &mut Vec<Attribute>, theirs: &[Attribute]) {
        for attribute in theirs {
            let Some(known) = ours.iter_mut().find(|known| known.name == attribute.name) else {
                self.told().kept("attributes", 1);
                ours.push(attribute.clone());
                continue;
            };
            if known.kind != attribute.kind {
                let why = "both sides have it, of another kind; ours stays";
                self.told().changed("attributes", why, &attribute.name);
            }
            if !known.values.is_empty() {
                join(&mut known.values, &attribute.values, |value| value);
            }
        }
    }
}

/// Theirs come behind ours; what has the same key is there already.
fn join<T: Clone, K: PartialEq + ?Sized>(ours: &mut Vec<T>, theirs: &[T], key: impl Fn(&T) -> &K) {
    for each in theirs {
        if !ours.iter().any(|known| key(known) == key(each)) {
            ours.push(each.clone());
        }
    }
}

fn join_set(sets: &mut Vec<Set>, theirs: Set) {
    match sets.iter_mut().find(|set| set.name == theirs.name) {
        Some(ours) => {
            join(&mut ours.codes, &theirs.codes, |code| code);
            join(&mut ours.transcripts, &theirs.transcripts, |transcript| transcript);
        }
        None => sets.push(theirs),
    }
}

fn among_ours(question: &Question, codes: &Codes) -> Question {
    Question { names: ours(&question.names, codes), ..question.clone() }
}

fn ours(theirs: &[CodeId], codes: &Codes) -> Vec<CodeId> {
    theirs.iter().map(|code| codes.get(code).unwrap_or(code).clone()).collect()
}

fn at_home(set: &Set, homes: &Homes, codes: &Codes) -> Set {
    Set {
        codes: ours(&set.codes, codes),
        transcripts: set.transcripts.iter().filter_map(|id| Some(homes.get(id)?.id.clone())).collect(),
        ..set.clone()
    }
}
