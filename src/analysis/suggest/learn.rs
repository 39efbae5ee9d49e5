//! Learning: what a coder's codings show is put into the counts, and taken out again when a coding goes.
//!
//! What was learnt of a transcript is remembered as the transcript and layer it was learnt from (shared, not copied):
//! so whatever has changed since can be taken out exactly as it was put in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::around::{Around, REACH};
use super::clues::{Kind, Scene, hear};
use super::counts::{Counts, Way};
use super::names::{Ear, Names};
use crate::study::{About, Coder, Coding, Layer, Shelved, Study, TranscriptId};
use crate::text::{Span, Transcript};

/// From so many codings on a transcript's words are listened to once for all of them.
const MANY: usize = 12;

/// What one coder's codings of a study have shown so far.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) coder: Coder,
    pub(super) about: Arc<About>,
    learnt: BTreeMap<TranscriptId, Page>,
    pub(super) counts: Counts,
    /// Of words, speakers and questions.
    pub(super) names: Names,
    pub(super) codes: Names,
}

/// A transcript as it was when it was learnt from.
#[derive(Clone, Debug)]
pub(super) struct Page {
    text: Arc<Transcript>,
    layer: Arc<Layer>,
    guide: Arc<Layer>,
}

impl Page {
    fn of(shelved: &Shelved, coder: &Coder) -> Option<Page> {
        let layer = shelved.layers.get(coder)?.clone();
        Some(Page { text: shelved.text.clone()?, layer, guide: shelved.guide.clone() })
    }

    /// Nothing but codings may have changed between them.
    fn has_same_words(&self, other: &Page) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
            && (Arc::ptr_eq(&self.guide, &other.guide) || self.guide == other.guide)
    }

    pub fn scene<'a>(&'a self, about: &'a About) -> Scene<'a> {
        Scene { text: &self.text, guide: &self.guide, about, heard: None }
    }
}

impl Model {
    /// Knows nothing yet.
    pub fn new(study: &Study, coder: Coder) -> Model {
        Model {
            coder,
            about: study.about.clone(),
            learnt: BTreeMap::new(),
            counts: Counts::default(),
            names: Names::default(),
            codes: Names::default(),
        }
    }

    /// Learns from everything this coder has coded.
    pub fn of(study: &Study, coder: Coder) -> Model {
        let mut model = Model::new(study, coder);
        model.catch_up(study);
        model
    }

    /// The number of codings it has learnt from.
    pub fn codings(&self) -> usize {
        self.counts.total as usize
    }

    /// Whether it can follow this study: the same coder, and the same people asking the questions.
    pub fn fits(&self, study: &Study, coder: &Coder) -> bool {
        let about = &study.about;
        let same = || about.interviewers == self.about.interviewers && about.names == self.about.names;
        &self.coder == coder && (Arc::ptr_eq(about, &self.about) || same())
    }

    /// Follows every transcript; those that have not changed cost nothing.
    pub fn catch_up(&mut self, study: &Study) {
        let gone = self.learnt.keys().filter(|id| !study.shelf.contains_key(*id));
        for id in gone.cloned().collect::<Vec<_>>() {
            self.follow(study, &id);
        }
        study.shelf.keys().for_each(|id| self.follow(study, id));
    }

    /// Learns what has changed in one transcript, and forgets what is no longer so.
    pub fn follow(&mut self, study: &Study, transcript: &TranscriptId) {
        let new = study.shelf.get(transcript).and_then(|shelved| Page::of(shelved, &self.coder));
        let old = self.learnt.remove(transcript);
        match (&old, &new) {
            (Some(old), Some(new)) if old.has_same_words(new) => self.exchange(old, new),
            (old, new) => {
                old.iter().for_each(|old| self.whole(old, Way::Out));
                new.iter().for_each(|new| self.whole(new, Way::In));
            }
        }
        self.learnt.extend(new.map(|new| (transcript.clone(), new)));
    }

    fn whole(&mut self, page: &Page, way: Way) {
        let codings = page.layer.codings();
        self.neighbours(codings, 0, codings.len(), way);
        self.scenes(page, codings, way);
    }

    /// Of one layer to the next: what lies before the first change and behind the last stays as it is.
    fn exchange(&mut self, old: &Page, new: &Page) {
        if Arc::ptr_eq(&old.layer, &new.layer) {
            return;
        }
        let (was, is) = (old.layer.codings(), new.layer.codings());
        let same = |(a, b): &(&Coding, &Coding)| a.order() == b.order();
        let head = was.iter().zip(is).take_while(same).count();
        let tail = was.iter().rev().zip(is.iter().rev()).take_while(same).count();
        let tail = tail.min(was.len().min(is.len()) - head);
        let (gone, come) = (changed(was, head, tail, &new.layer), changed(is, head, tail, &old.layer));
        let reach =
            |codings: &[Coding]| (head.saturating_sub(REACH), codings.len() - tail.saturating_sub(REACH));
        let ((from, to), (from_now, to_now)) = (reach(was), reach(is));
        self.neighbours(was, from, to, Way::Out);
        self.scenes(old, &gone, Way::Out);
        self.neighbours(is, from_now, to_now, Way::In);
        self.scenes(new, &come, Way::In);
    }

    /// The codes around the codings of a layer from one place to another.
    fn neighbours(&mut self, codings: &[Coding], from: usize, to: usize, way: Way) {
        for (at, coding) in codings.iter().enumerate().take(to).skip(from) {
            let around = Around::coding(codings, at);
            let code = self.codes.number(coding.code.as_str());
            let after = around.after.map(|code| (Kind::After, code));
            for (kind, name) in after.into_iter().chain(around.beside.into_iter().map(|c| (Kind::Beside, c)))
            {
                let name = self.codes.number(name.as_str());
                self.counts.clue(kind, name, code, way);
            }
        }
    }

    /// Everything else that can be seen where codings stand.
    fn scenes(&mut self, page: &Page, codings: &[Coding], way: Way) {
        let about = self.about.clone();
        let all = Span::new(0, page.text.len());
        let heard: Option<Vec<(Span, u32)>> =
            (codings.len() >= MANY).then(|| hear(&mut Ear::Learning(&mut self.names), &page.text, all));
        let scene = Scene { heard: heard.as_deref(), ..page.scene(&about) };
        for coding in codings {
            let code = self.codes.number(coding.code.as_str());
            self.counts.coding(code, way);
            for clue in scene.clues(&mut Ear::Learning(&mut self.names), coding.span) {
                self.counts.clue(clue.kind, clue.name, code, way);
            }
        }
    }
}

/// Those codings between the parts that stay which the other layer has not.
fn changed(codings: &[Coding], head: usize, tail: usize, other: &Layer) -> Vec<Coding> {
    let middle = codings.get(head..codings.len() - tail).unwrap_or_default();
    middle.iter().filter(|coding| other.find(coding.span, coding.code.as_str()).is_none()).cloned().collect()
}
