//! The larger changes, each built from small edits: merging codes, deleting a branch, tagging many spans, recoding.
//!
//! Nothing here changes a study: every function returns the edit that would.

use super::{About, Code, CodeId, Coder, Coding, Edit, Lineage, Made, Place, Study, TranscriptId, When};
use crate::text::Span;

/// Where a coding stands: enough to find it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub transcript: TranscriptId,
    pub coder: Coder,
    pub span: Span,
    pub code: CodeId,
}

impl Spot {
    pub fn find<'a>(&self, study: &'a Study) -> Option<&'a Coding> {
        study.layer(&self.transcript, &self.coder)?.find(self.span, self.code.as_str())
    }

    pub fn untag(&self) -> Edit {
        let Spot { transcript, coder, span, code } = self.clone();
        Edit::Untag { transcript, coder, span, code }
    }

    /// Marks changed by `change`; `None` when the coding is gone.
    pub fn remark(&self, study: &Study, change: impl FnOnce(&mut super::Marks)) -> Option<Edit> {
        let mut marks = self.find(study)?.marks.clone();
        change(&mut marks);
        let Spot { transcript, coder, span, code } = self.clone();
        Some(Edit::Mark { transcript, coder, span, code, marks })
    }

    /// The same coding with another span or code. Where that one exists already, the old one just goes.
    pub fn reshape(&self, study: &Study, span: Span, code: &CodeId) -> Option<Edit> {
        let mut coding = self.find(study)?.clone();
        let taken = (span, code) != (self.span, &self.code)
            && study
                .layer(&self.transcript, &self.coder)
                .is_some_and(|layer| layer.find(span, code.as_str()).is_some());
        if taken {
            return Some(self.untag());
        }
        coding.span = span;
        coding.code = code.clone();
        coding.doubt = None;
        let tag = Edit::Tag { transcript: self.transcript.clone(), coder: self.coder.clone(), coding };
        Some(Edit::Together(vec![self.untag(), tag]))
    }
}

/// Every coding of a code, by anybody.
pub fn spots_of(study: &Study, code: &CodeId) -> Vec<Spot> {
    let spot = |(transcript, coder, coding): (&TranscriptId, &Coder, &Coding)| Spot {
        transcript: transcript.clone(),
        coder: coder.clone(),
        span: coding.span,
        code: coding.code.clone(),
    };
    study.codings().filter(|(_, _, coding)| &coding.code == code).map(spot).collect()
}

/// Several codings get another code, as one step. Of several on the same words the first stays.
pub fn recode(study: &Study, spots: &[Spot], code: &CodeId) -> Edit {
    let mut taken = std::collections::HashSet::new();
    let edits = spots.iter().filter(|spot| &spot.code != code).filter_map(|spot| {
        let is_first = taken.insert((&spot.transcript, &spot.coder, spot.span));
        if is_first { spot.reshape(study, spot.span, code) } else { spot.find(study).map(|_| spot.untag()) }
    });
    Edit::Together(edits.collect())
}

/// Many spans get a code, as one step. Those that carry it already are left out.
pub fn tag_many(
    study: &Study,
    coder: &Coder,
    code: &CodeId,
    spans: &[(TranscriptId, Span)],
    at: When,
) -> Edit {
    let free = spans.iter().filter(|(transcript, span)| {
        study.layer(transcript, coder).is_none_or(|layer| layer.find(*span, code.as_str()).is_none())
    });
    let mut edits: Vec<Edit> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (transcript, span) in free {
        if seen.insert((transcript, *span)) {
            let coding = Coding::new(*span, code.clone(), at);
            edits.push(Edit::Tag { transcript: transcript.clone(), coder: coder.clone(), coding });
        }
    }
    Edit::Together(edits)
}

/// `from` becomes part of `into`: its codings (by every coder) and children move over, and `into` remembers it.
pub fn merge(study: &Study, from: &CodeId, into: &CodeId, made: Made) -> Option<Edit> {
    let old = study.codebook.get(from.as_str())?;
    let mut heir = study.codebook.get(into.as_str())?.clone();
    let spots = spots_of(study, from);
    let mut edits = vec![recode(study, &spots, into)];
    let children: Vec<CodeId> = study.codebook.children(Some(from.as_str())).map(|c| c.id.clone()).collect();
    let first = study.codebook.children(Some(into.as_str())).count();
    edits.extend(children.into_iter().enumerate().map(|(n, code)| Edit::MoveCode {
        code,
        place: Place { parent: Some(into.clone()), index: first + n },
    }));
    heir.lineage.extend(old.lineage.iter().cloned());
    heir.lineage.push(Lineage::Merged { was: from.clone(), name: old.name.clone(), made });
    if !heir.aliases.contains(&old.name) {
        heir.aliases.push(old.name.clone());
    }
    edits.push(Edit::ChangeCode { code: heir });
    edits.extend(renamed_in_guide(study, |code| Some(if code == from { into } else { code }.clone())));
    edits.push(Edit::DropCode { code: from.clone() });
    Some(Edit::Together(edits))
}

/// The questions of the guide name codes: those that became others, or are gone, they name no longer.
fn renamed_in_guide(study: &Study, now: impl Fn(&CodeId) -> Option<CodeId>) -> Option<Edit> {
    let mut about = About::clone(&study.about);
    for question in &mut about.guide {
        let mut names: Vec<CodeId> = Vec::new();
        for name in question.names.iter().filter_map(&now) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        question.names = names;
    }
    (about != *study.about).then_some(Edit::ChangeAbout { about })
}

/// A code goes, with everything below it and every coding of these codes.
pub fn delete_branch(study: &Study, code: &CodeId) -> Edit {
    let branch = study.codebook.codes().get(study.codebook.branch(code.as_str())).unwrap_or_default();
    let untag = branch.iter().flat_map(|code| spots_of(study, &code.id)).map(|spot| spot.untag());
    let gone = |name: &CodeId| branch.iter().any(|code| code.id == *name);
    let guide = renamed_in_guide(study, |name| (!gone(name)).then(|| name.clone()));
    let drop = branch.iter().rev().map(|code| Edit::DropCode { code: code.id.clone() });
    Edit::Together(untag.chain(guide).chain(drop).collect())
}

/// A new code beside the one it is split off.
pub fn split(study: &Study, from: &CodeId, name: &str, made: Made) -> Option<(CodeId, Edit)> {
    let old = study.codebook.get(from.as_str())?;
    let place = study.codebook.place_of(from.as_str())?;
    let id = study.codebook.free_slug(name);
    let lineage = vec![Lineage::Split { from: from.clone(), made: made.clone() }];
    let code = Code {
        parent: place.parent,
        kind: old.kind,
        origin: old.origin,
        made: Some(made),
        lineage,
        ..Code::new(id.clone(), name)
    };
    Some((id, Edit::AddCode { code, index: place.index + 1 }))
}

/// A new code from what was typed: `parent/child` nests, and parents that are not there yet are made too.
/// Gives the id of the last one and the edits; none when the code exists.
pub fn found(study: &Study, typed: &str, below: Option<&CodeId>, made: Made) -> (CodeId, Vec<Edit>) {
    let mut draft = study.codebook.as_ref().clone();
    let mut parent = below.cloned();
    let mut edits = Vec::new();
    for name in typed.split('/').map(str::trim).filter(|name| !name.is_empty()) {
        let known =
            draft.children(parent.as_ref().map(CodeId::as_str)).find(|code| same_name(&code.name, name));
        let id = match known {
            Some(code) => code.id.clone(),
            None => {
                let id = draft.free_slug(name);
                let index = draft.last_place(parent.as_ref()).index;
                let code =
                    Code { parent: parent.clone(), made: Some(made.clone()), ..Code::new(id.clone(), name) };
                draft.insert(code.clone(), index);
                edits.push(Edit::AddCode { code, index });
                id
            }
        };
        parent = Some(id);
    }
    (parent.unwrap_or_else(|| draft.free_slug(typed)), edits)
}

fn same_name(a: &str, b: &str) -> bool {
    crate::text::fold(a) == crate::text::fold(b)
}
