//! What Gloss does with files it did not write itself: read or refuse, never fall over, never write them over.
//!
//! Called with any bytes by the fuzz targets, and with the corpus beside it by `tests/hostile.rs`.

use std::fs;
use std::path::Path;

use gloss::command::Keymap;
use gloss::store::{coder, last_steps, open_whole, read_words, recover, survey};
use gloss::text::{Pattern, Reading, Span, Transcript, Unit, cells, safe, wrap};

const TALK: &str = "Interviewer: And then?\n\nÅse: I stayed 😀, mostly. Nobody said why.\n";

/// Gloss counts in 32 bits, and nobody speaks for a megabyte in a test.
const LONGEST: usize = 1 << 20;

/// A step costs in proportion to the paragraph it is taken in: enough of them is enough.
const STEPS: usize = 200;

pub fn codings(bytes: &[u8]) {
    in_a_study("a.txt.jk.ron", bytes, |root| {
        let opened = open_whole(root).expect("the folder is there");
        for (id, _, coding) in opened.study.codings() {
            let len = opened.study.text(id).map_or(0, |text| text.len());
            assert!(coding.span.end <= len, "{:?} is not within {len}", coding.span);
        }
    });
}

pub fn codebook(bytes: &[u8]) {
    in_a_study("codebook.ron", bytes, |root| {
        let opened = open_whole(root).expect("the folder is there");
        let book = &opened.study.codebook;
        for code in book.codes() {
            assert!(
                book.branch(code.id.as_str())
                    .contains(&book.position(code.id.as_str()).unwrap_or(usize::MAX))
            );
            let _ = (book.path(code.id.as_str()), book.find(&code.name));
        }
    });
}

/// What is undone may have been written by anybody: it is made or refused.
pub fn history(bytes: &[u8]) {
    let folder = study("history/jk.ron", bytes);
    let jk = coder("jk").expect("a name");
    let mut opened = open_whole(folder.path()).expect("the folder is there");
    let _ = read_words(folder.path(), &jk);
    let (past, _) = last_steps(folder.path(), &jk).expect("the file is there");
    for step in past.done.into_iter().rev() {
        let _ = step.inverse.touches(&opened.study);
        let _ = opened.study.apply(step.inverse);
    }
    let survey = survey(folder.path()).expect("the folder is there");
    let _ = recover(&survey, &jk);
}

pub fn keymap(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (_, faults) = Keymap::load(Keymap::default(), Some(&text));
    for fault in faults {
        let _ = fault.to_string();
    }
}

pub fn transcript(bytes: &[u8]) {
    let text = Transcript::new(String::from_utf8_lossy(bytes.get(..LONGEST).unwrap_or(bytes)).into_owned());
    for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn] {
        walk(&text, unit);
    }
    for width in [1, 2, 7, 46, 200] {
        lay_out(&text, width);
    }
    search(&text);
}

/// Steps over a text from its beginning, and back from its end; every step gets on.
fn walk(text: &Transcript, unit: Unit) {
    let mut here = text.unit_at(unit, 0);
    for _ in 0..STEPS {
        let Some(next) = text.unit_after(unit, here) else { break };
        assert!(next.start > here.start && next.end <= text.len(), "{unit:?}: {here:?} then {next:?}");
        here = next;
    }
    here = text.unit_at(unit, text.len());
    for _ in 0..STEPS {
        let Some(before) = text.unit_before(unit, here) else { break };
        assert!(before.start < here.start, "{unit:?}: {here:?} after {before:?}");
        here = before;
    }
}

/// Every row fits, all rows together hold every word, and nothing on them reaches the terminal as a command.
fn lay_out(text: &Transcript, width: u16) {
    let mut at = 0;
    let mut paragraph = Some(text.paragraph_at(0));
    while let Some(here) = paragraph.filter(|here| !here.is_empty()) {
        for row in wrap(text, here, width, width) {
            assert!(row.span.start >= at && row.span.end <= text.len());
            at = row.span.end;
            let _ = cells(text, row.span).count();
            assert!(!safe(text.slice(row.span)).contains(['\x1b', '\u{9b}', '\u{202e}', '\0']));
        }
        paragraph = text.paragraph_after(here.start);
    }
}

/// The first words are searched for, as words and as a pattern.
fn search(text: &Transcript) {
    let words = text.slice(Span::new(0, 12));
    for reading in [Reading::Words, Reading::Regex] {
        if let Ok(pattern) = Pattern::new(words, reading) {
            assert!(pattern.hits(text).take(1_000).all(|hit| hit.end <= text.len()));
        }
    }
}

/// A file of these bytes in a study: it is read, and still there as it was afterwards.
fn in_a_study(name: &str, bytes: &[u8], read: impl FnOnce(&Path)) {
    let folder = study(name, bytes);
    read(folder.path());
    assert_eq!(fs::read(folder.path().join(name)).expect("the file is there"), bytes);
}

fn study(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder.path())).expect("a folder");
    fs::write(folder.path().join("a.txt"), TALK).expect("a transcript");
    fs::write(path, bytes).expect("a file");
    folder
}
