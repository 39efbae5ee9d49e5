//! What a study's content is known by, so that a figure can say of what it was counted.
//!
//! Texts, everyone's codings, the guide's marks, codebook, cases and what the study says of itself. The same on every
//! machine and whatever order the files come in; one coding more or less makes another. Not in it: memos and saved
//! questions, which no figure is made of, and the history.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Digest, form};
use crate::each::each;
use crate::study::{About, Case, Coder, Coding, Layer, Shelved, Study, TranscriptId};

/// Of a study that is looked at once.
pub fn fingerprint(study: &Study) -> Digest {
    Fingerprints::default().of(study)
}

/// Of a study that is looked at again and again: only what has changed since is gone through.
#[derive(Debug, Default)]
pub struct Fingerprints {
    known: BTreeMap<TranscriptId, (Arc<Shelved>, Digest)>,
}

impl Fingerprints {
    pub fn of(&mut self, study: &Study) -> Digest {
        self.known
            .retain(|id, (shelved, _)| study.shelf.get(id).is_some_and(|now| Arc::ptr_eq(now, shelved)));
        let new: Vec<_> = study.shelf.iter().filter(|(id, _)| !self.known.contains_key(*id)).collect();
        let digests = each(&new, |(_, shelved)| of_transcript(shelved));
        for ((id, shelved), digest) in new.into_iter().zip(digests) {
            self.known.insert(id.clone(), (shelved.clone(), digest));
        }
        let mut feed = Feed::default();
        sheets(study).into_iter().for_each(|words| feed.words(&words));
        for (id, (_, digest)) in &self.known {
            feed.words(id.as_str());
            feed.words(&digest.to_string());
        }
        feed.end()
    }
}

/// The small sheets, as they would be written. What cannot be written is known by why it cannot.
fn sheets(study: &Study) -> [String; 3] {
    let about = About { queries: Vec::new(), ..study.about.as_ref().clone() };
    let mut cases: Vec<Case> = study.cases.to_vec();
    cases.sort_by(|a, b| a.id.cmp(&b.id));
    [form::write_about(&about), form::write_codebook(&study.codebook), form::write_cases(&cases)]
        .map(|sheet| sheet.unwrap_or_else(|why| why.to_string()))
}

fn of_transcript(shelved: &Shelved) -> Digest {
    let mut feed = Feed::default();
    feed.maybe(shelved.text.as_ref().map(|text| text.text()));
    // Who has taken back all their codings has coded nothing.
    let layers = shelved.layers.iter().filter(|(_, layer)| !layer.is_empty());
    layers.for_each(|(coder, layer)| feed.layer(coder, layer));
    if !shelved.guide.is_empty() {
        feed.layer(&Coder::guide(), &shelved.guide);
    }
    feed.end()
}

/// Words and numbers one after the other, each with its length, so that no two rows of them are alike.
#[derive(Default)]
struct Feed(Sha256);

impl Feed {
    fn number(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    fn words(&mut self, words: &str) {
        self.number(words.len() as u64);
        self.0.update(words);
    }

    fn maybe(&mut self, words: Option<&str>) {
        self.number(words.is_some().into());
        words.into_iter().for_each(|words| self.words(words));
    }

    fn layer(&mut self, coder: &Coder, layer: &Layer) {
        self.words(coder.as_str());
        self.number(layer.codings().len() as u64);
        layer.codings().iter().for_each(|coding| self.coding(coding));
    }

    fn coding(&mut self, coding: &Coding) {
        let Coding { span, code, at, marks, doubt } = coding;
        self.number(u64::from(span.start) << 32 | u64::from(span.end));
        self.words(code.as_str());
        self.number(at.0.cast_unsigned());
        self.maybe(marks.memo.as_deref());
        self.number(marks.weight.map_or(0, |weight| u64::from(weight) + 1));
        self.number(u64::from(marks.golden) << 1 | u64::from(marks.counter));
        self.maybe(doubt.as_ref().map(|doubt| doubt.why.as_ref()));
    }

    fn end(self) -> Digest {
        Digest::of(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Code, CodeId, Codebook, Edit, Saved, When};
    use crate::text::{Span, Transcript};

    fn study() -> Study {
        let codes = vec![Code::new(CodeId::new("hope"), "Hope"), Code::new(CodeId::new("doubt"), "Doubt")];
        let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes).0), ..Study::default() };
        for (id, words) in [("b.txt", "P: We hoped."), ("a.txt", "P: We left.")] {
            let text = Some(Arc::new(Transcript::new(words)));
            study.put(TranscriptId::new(id), Shelved { text, ..Shelved::default() });
        }
        study
    }

    fn tag(code: &str, at: i64) -> Edit {
        let coding = Coding::new(Span::new(3, 6), CodeId::new(code), When(at));
        Edit::Tag { transcript: TranscriptId::new("b.txt"), coder: Coder::new("jk"), coding }
    }

    #[test]
    fn one_coding_makes_another_and_undoing_it_the_same() {
        let (mut study, mut kept) = (study(), Fingerprints::default());
        let before = kept.of(&study);
        let undo = study.apply(tag("hope", 7)).unwrap();
        let after = kept.of(&study);
        assert_ne!(before, after);
        study.apply(undo).unwrap();
        assert_eq!(kept.of(&study), before);
        study.apply(tag("doubt", 7)).unwrap();
        assert_ne!(kept.of(&study), after, "another code");
        assert_eq!(kept.of(&study), fingerprint(&study), "remembered or not");
    }

    #[test]
    fn the_words_the_codes_and_the_cases_belong_to_it_and_saved_questions_do_not() {
        let first = fingerprint(&study());
        let mut reworded = study();
        let text = Some(Arc::new(Transcript::new("P: We hope.")));
        reworded.put(TranscriptId::new("b.txt"), Shelved { text, ..Shelved::default() });
        let mut renamed = study();
        renamed.codebook = Arc::new(Codebook::from_codes(vec![Code::new(CodeId::new("hope"), "Hopes")]).0);
        let mut cases = study();
        cases.cases =
            Arc::new(["p1", "p2"].map(|id| Case::new(crate::study::CaseId::new(id))).to_vec().into());
        for other in [&reworded, &renamed, &cases] {
            assert_ne!(fingerprint(other), first);
        }
        let mut asked = study();
        let saved = Saved { name: "hopes".into(), query: "hope".into() };
        asked.about = Arc::new(About { queries: vec![saved], ..About::default() });
        assert_eq!(fingerprint(&asked), first);
        let turned: Vec<Case> = cases.cases.iter().rev().cloned().collect();
        assert_eq!(
            fingerprint(&Study { cases: Arc::new(turned.into()), ..cases.clone() }),
            fingerprint(&cases),
            "whatever order they stand in"
        );
    }
}
