//! What Gloss does with a question, however it is put: it answers within the texts, or points at what it does not
//! understand.

use gloss::analysis::ask::{Fault, Grain, How, Query, Scope, ask, complete, explain};
use gloss::study::Study;
use gloss::text::{safe, width};

use super::laws::ours;

pub fn question(bytes: &[u8]) {
    let line = String::from_utf8_lossy(bytes);
    let study = ours();
    completed(&line, &study);
    match Query::read(&line, &study) {
        Ok(query) => answered(&query, &study),
        Err(fault) => pointed(&fault),
    }
}

/// Into the line, or just behind it, where something is missing.
fn pointed(fault: &Fault) {
    let letters = fault.line.chars().count() as u32;
    assert!(fault.at.start <= letters && fault.at.end <= letters + 1, "{fault:?} of {letters}");
    assert!(!fault.what.is_empty());
    let pointed = fault.pointed();
    let lines: Vec<&str> = pointed.split('\n').collect();
    let [.., asked, carets] = lines.as_slice() else { panic!("{pointed}") };
    assert!(width(carets) <= width(&safe(asked)) + 1, "{pointed}");
}

fn answered(query: &Query, study: &Study) {
    for by in [None, Some(Grain::Sentence), Some(Grain::Turn)] {
        let how = How { by, separate: by.is_none() };
        let answer = ask(query, study, how);
        for (here, found) in answer.found() {
            let len = study.text(&here.transcript).map_or(0, |text| text.len());
            assert!(!found.span.is_empty() && found.span.end <= len, "{found:?} is not within {len}");
        }
        assert!(!explain(query, how, &answer, study).is_empty());
    }
    let scope = Scope::of(query, study);
    for (id, coder, coding) in study.codings() {
        let _ = scope.admits_coding(id, coder, coding);
    }
}

/// Wherever the caret stands, what is offered takes the place of something in the line.
fn completed(line: &str, study: &Study) {
    let letters = line.chars().count() as u32;
    for caret in (0..=letters).step_by(1 + letters as usize / 16) {
        let offer = complete(line, caret, study);
        assert!(
            offer.replaces.end <= letters && offer.replaces.start <= caret,
            "{:?} at {caret}",
            offer.replaces
        );
    }
}
