//! What goes out and cannot go whole is told; and the rules that other programs' readers make necessary.

use std::sync::Arc;

use super::super::container::Container;
use super::super::{For, write};
use super::{count, project_of, read_back, written};
use crate::exchange::{Fate, Going};
use crate::study::{
    About, Code, CodeId, Codebook, Coder, Coding, Doubt, FileNames, Layer, Marks, Memo, MemoId, MemoKind,
    Saved, Shelved, Study, Subject, TranscriptId, When,
};
use crate::text::{Span, Transcript};

fn study(text: &str, codings: Vec<Coding>) -> Study {
    let about = Arc::new(About { title: "Rain".into(), ..About::default() });
    let codebook = Arc::new(Codebook::from_codes(vec![Code::new(CodeId::new("rain"), "Rain")]).0);
    let mut study = Study { about, codebook, ..Study::default() };
    let layers = [(Coder::new("mr"), Arc::new(Layer::new(codings)))].into();
    study.put(
        TranscriptId::new("a/b.txt"),
        Shelved { text: Some(Arc::new(Transcript::new(text))), layers, ..Shelved::default() },
    );
    study
}

fn coding(start: u32, end: u32) -> Coding {
    Coding::new(Span::new(start, end), CodeId::new("rain"), When(1_700_000_000_000))
}

#[test]
fn what_cannot_go_is_told() {
    let doubt = Doubt { first: "so".into(), last: "so".into(), why: "odd".into() };
    let late = Coding { at: When(1), ..coding(0, 4) };
    let mut study = study(
        "Well 🙂 it rained",
        vec![late, Coding { doubt: Some(Box::new(doubt)), ..coding(5, 99) }, coding(80, 90)],
    );
    let about = Arc::make_mut(&mut study.about);
    about.file_names = Some(FileNames::default());
    about.queries.push(Saved { name: "both".into(), query: "a and b".into() });
    study.put(TranscriptId::new("unread.txt"), Shelved::default());
    let told = written(&study).1;
    for (fate, kind, why) in [
        (Fate::Changed, "times", "to the second"),
        (Fate::Changed, "codings", "wait for review"),
        (Fate::Dropped, "codings", "on no words"),
        (Fate::Dropped, "saved queries", ""),
        (Fate::Dropped, "patterns of file names", ""),
        (Fate::Dropped, "transcripts", "not been read"),
        (Fate::Kept, "pictures and rare letters", "NVivo for Windows counts them as two"),
    ] {
        assert_eq!(count(&told, fate, kind, why), 1, "{kind} {why}: {told:#?}");
    }
}

#[test]
fn a_memo_whose_subject_is_gone_stands_with_the_study() {
    let mut study = study("Well", Vec::new());
    study.memos = Arc::new(vec![Memo {
        id: MemoId::new("mr-1"),
        coder: Coder::new("mr"),
        at: When(0),
        kind: MemoKind::Theory,
        about: Subject::Code(CodeId::new("gone")),
        text: "Think!".into(),
    }]);
    let (bytes, told) = written(&study);
    assert_eq!(count(&told, Fate::Changed, "memos", "not there"), 1);
    let memo = read_back(&bytes).study.memos[0].clone();
    assert_eq!((memo.about, memo.kind, memo.id.as_str()), (Subject::Study, MemoKind::Theory, "mr-1"));
}

#[test]
fn codings_share_a_selection_but_for_those_with_a_memo_and_marks_share_a_note() {
    let memo = Marks { memo: Some("Very.".into()), weight: Some(60), ..Marks::default() };
    let heavy = |start| Coding { marks: Marks { weight: Some(60), ..Marks::default() }, ..coding(start, 9) };
    let mut study = study("Well it rained", vec![heavy(0), heavy(5)]);
    let other = Layer::new(vec![coding(0, 9), Coding { marks: memo, ..coding(5, 9) }]);
    let id = TranscriptId::new("a/b.txt");
    let shelved = Arc::make_mut(study.shelf.get_mut(&id).unwrap());
    shelved.layers.insert(Coder::new("ms"), Arc::new(other));
    let text = project_of(&written(&study).0);
    assert_eq!(text.matches("<PlainTextSelection").count(), 3, "{text}");
    assert_eq!(text.matches("<Note ").count(), 2, "{text}");
    assert_eq!(text.matches("<Description>Very.</Description>").count(), 1);
}

#[test]
fn the_archive_is_the_one_that_every_reader_takes() {
    let bytes = written(&study("Well\n", vec![coding(0, 4)])).0;
    let text = project_of(&bytes);
    assert!(text.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\""
    ));
    assert!(
        text.contains("origin=\"Gloss ") && text.contains("creationDateTime=\"2023-11-14T22:13:20Z\""),
        "{text}"
    );
    assert!(!text.contains("<Notes") && !text.contains("<Sets") && !text.contains("<Cases"), "{text}");
    let guid = text.split("plainTextPath=\"internal://").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(guid, guid.replace(".txt", "").to_uppercase() + ".txt");
    let found = Container::open(&bytes, "it").unwrap().file(guid).unwrap();
    assert_eq!(found.as_deref(), Some(&b"Well\n"[..]));
    assert!(text.contains("name=\"b\"") && text.contains("File: a/b.txt"), "{text}");
    // Flag 8 would hide the sizes behind the data: readers of a stream fail on it.
    assert_eq!(bytes[6] & 8, 0);
}

#[test]
fn for_nvivo_on_windows_files_and_positions_are_as_it_has_them() {
    let study = study("So 🙂\nWell it rained", vec![coding(10, 12)]);
    let (bytes, _) = write(&study, For::NvivoWindows, &Going::quietly()).unwrap();
    let text = project_of(&bytes);
    let before = "So 🙂\r\nWell ".encode_utf16().count();
    let place = format!("name=\"it\" startPosition=\"{before}\" endPosition=\"{}\"", before + 2);
    assert!(text.contains(&place), "{text}");
    let path = text.split("plainTextPath=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let file = Container::open(&bytes, "it").unwrap().file(path).unwrap().unwrap();
    assert_eq!(file, "\u{FEFF}So 🙂\r\nWell it rained".as_bytes());
}

#[test]
fn which_turns_ask_the_guides_questions_is_told_to_stay_behind() {
    let mut study = read_back(&written(&Study::default()).0).study;
    let layer = Layer::new(vec![Coding::new(Span::new(0, 2), CodeId::new("q1"), When(0))]);
    let text = Some(Arc::new(Transcript::new("I: How so?\n")));
    let shelved = Shelved { text, guide: Arc::new(layer), ..Shelved::default() };
    study.put(TranscriptId::new("a.txt"), shelved);
    assert_eq!(count(&written(&study).1, Fate::Dropped, "questions asked", "no place"), 1);
}
