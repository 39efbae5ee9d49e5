//! What must hold of whatever was borrowed, from whomever: it lies within its texts, it is told truly, it can be settled,
//! and it is settled once.

use std::sync::Arc;

use gloss::exchange::settle::{Choices, settle};
use gloss::exchange::{Borrowed, Fate, Told};
use gloss::study::{
    Attribute, AttributeKind, Case, CaseId, Code, CodeId, Codebook, Coder, Coding, Edit, Layer, Shelved,
    Sitting, Study, Subject, TranscriptId, Wave, When,
};
use gloss::text::{Span, Transcript};

const TALK: &str = "Interviewer: And then?\n\nÅse: I stayed 😀, mostly. Nobody said why.\n";

/// A small study that others' tables and annotations can be about.
pub fn ours() -> Study {
    let mut study = Study::default();
    let text = Arc::new(Transcript::new(TALK));
    let code = |id: &str, parent: Option<&str>| Code {
        parent: parent.map(CodeId::new),
        ..Code::new(CodeId::new(id), id)
    };
    let codes = vec![code("staying", None), code("silence", None), code("not-said", Some("silence"))];
    study.codebook = Arc::new(Codebook::from_codes(codes).0);
    let coding = |start, end, code| Coding::new(Span::new(start, end), CodeId::new(code), When(0));
    let layer = Layer::new(vec![coding(29, 48, "staying"), coding(49, 65, "not-said")]);
    let layers = [(Coder::new("jk"), Arc::new(layer))].into();
    let id = TranscriptId::new("a.txt");
    study.put(id.clone(), Shelved { text: Some(text), layers, ..Shelved::default() });
    let about = Arc::make_mut(&mut study.about);
    about.attributes =
        vec![Attribute::new("age", AttributeKind::Number), Attribute::new("shift", AttributeKind::Category)];
    about.waves = vec![Wave { number: 1, label: "before".into(), month: String::new() }];
    let case = Case { sittings: vec![Sitting::new(id, Some(1))], ..Case::new(CaseId::new("Åse")) };
    let attributes = vec![("age".into(), "41".into()), ("shift".into(), "night".into())];
    study.cases = Arc::new(vec![Case { attributes, ..case }].into());
    study
}

/// Into an empty study, and into one that knows some of it.
pub fn hold(borrowed: &Borrowed) {
    within_its_texts(&borrowed.study);
    told_sanely(&borrowed.told);
    settles(borrowed, Study::default());
    settles(borrowed, ours());
}

fn settles(borrowed: &Borrowed, mut study: Study) {
    let before = holdings(&study);
    let settled = settle(&study, vec![borrowed.clone()], &Choices::default());
    for (id, text) in settled.texts {
        study.put(id, Shelved { text: Some(text), ..Shelved::default() });
    }
    study.apply(Edit::Together(settled.edits)).expect("what was settled can be done");
    within_its_texts(&study);
    told_sanely(&settled.told);
    for ((kind, after), (_, before)) in holdings(&study).into_iter().zip(before) {
        assert_eq!(settled.told.count(Fate::Kept, kind), after - before, "{kind} that came in");
    }
    let again = settle(&study, vec![borrowed.clone()], &Choices::default());
    let is_nothing = again.texts.is_empty() && again.edits.is_empty();
    assert!(is_nothing, "the second time there is still something new: {:?}", again.edits);
}

fn holdings(study: &Study) -> [(&'static str, usize); 7] {
    let layers = study.shelf.values().flat_map(|shelved| shelved.all_layers());
    [
        ("transcripts", study.shelf.len()),
        ("codes", study.codebook.len()),
        ("codings", layers.map(|(_, layer)| layer.codings().len()).sum()),
        ("cases", study.cases.len()),
        ("attributes", study.about.attributes.len()),
        ("values", study.cases.iter().map(values).sum()),
        ("memos", study.memos.len()),
    ]
}

fn values(case: &Case) -> usize {
    case.attributes.len() + case.sittings.iter().map(|sitting| sitting.attributes.len()).sum::<usize>()
}

/// Codings that wait on the review list may stand anywhere.
fn within_its_texts(study: &Study) {
    for (id, _, coding) in study.codings().filter(|(_, _, coding)| coding.doubt.is_none()) {
        is_within(study, id, coding.span);
    }
    for memo in study.memos.iter() {
        if let Subject::Span { transcript, span, .. } = &memo.about {
            is_within(study, transcript, *span);
        }
    }
}

fn is_within(study: &Study, id: &TranscriptId, span: Span) {
    let len = study.text(id).map_or(0, |text| text.len());
    assert!(!span.is_empty() && span.end <= len, "{id}: {span:?} is not within {len}");
}

/// Whatever is lost has a reason, and nothing happens at more places than times.
fn told_sanely(told: &Told) {
    for entry in &told.entries {
        assert!(entry.count > 0 && !entry.kind.is_empty(), "{entry:?}");
        assert!(entry.fate == Fate::Kept || !entry.why.is_empty(), "no reason: {entry:?}");
        assert!(entry.places.len() <= entry.count, "more places than things: {entry:?}");
    }
    assert_eq!(told.table("").rows.len(), told.entries.len());
}
