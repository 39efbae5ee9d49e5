//! Everyone's codings, each once.

use super::{Meeting, codes::Codes, texts::Home, texts::Homes};
use crate::study::{Coder, Coding, Edit, Layer, Marks, Study};

impl Meeting<'_> {
    pub(super) fn codings(&mut self, theirs: &Study, homes: &Homes, codes: &Codes) {
        for (id, shelved) in &theirs.shelf {
            let Some(home) = homes.get(id) else {
                let lost = shelved.layers.values().map(|layer| layer.codings().len()).sum();
                let why = "their transcript did not come in";
                self.told().add(super::super::Fate::Dropped, "codings", lost, why, Some(id.to_string()));
                continue;
            };
            let passage = home.passage();
            for (coder, layer) in shelved.all_layers() {
                let coder = self.coder(&coder);
                let carried: Option<Layer> = passage.as_ref().map(|passage| passage.carry(layer));
                for coding in carried.as_ref().unwrap_or(layer).codings() {
                    // The guide's codes are questions, which are called the same on both sides.
                    let known = codes.get(&coding.code).filter(|_| !coder.is_guide());
                    let code = known.unwrap_or(&coding.code).clone();
                    self.coding(home, &coder, Coding { code, ..coding.clone() });
                }
            }
        }
    }

    fn coding(&mut self, home: &Home, coder: &Coder, coding: Coding) {
        let transcript = home.id.clone();
        let (span, code) = (coding.span, coding.code.clone());
        let ours = self.study.layer(&transcript, coder).and_then(|layer| layer.find(span, code.as_str()));
        if let Some(ours) = ours.cloned() {
            self.told().kept("codings that were here already", 1);
            if let Some(marks) = filled(&ours.marks, &coding.marks) {
                let edit = Edit::Mark { transcript, coder: coder.clone(), span, code, marks };
                self.change("marks of codings", home.id.as_str(), edit);
            }
            return;
        }
        let doubtful = coding.doubt.is_some();
        let place = format!("{} {}..{}", home.id, span.start, span.end);
        if self.change("codings", &place, Edit::Tag { transcript, coder: coder.clone(), coding }) {
            self.told().kept("codings", 1);
            if doubtful {
                let why = "its words were not surely found: it waits on the review list";
                self.told().changed("codings", why, place);
            }
        }
    }
}

/// Ours with what only theirs say; nothing when that adds nothing.
fn filled(ours: &Marks, theirs: &Marks) -> Option<Marks> {
    let marks = Marks {
        memo: ours.memo.clone().or_else(|| theirs.memo.clone()),
        weight: ours.weight.or(theirs.weight),
        golden: ours.golden || theirs.golden,
        counter: ours.counter || theirs.counter,
    };
    (marks != *ours).then_some(marks)
}
