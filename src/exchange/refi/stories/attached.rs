//! Memos, in every manner in which programs hang them on things, and everything else that is not a coding.

use super::{codes, count, g, packed, project, quotes, read, selection};
use crate::exchange::{Borrowed, Fate};
use crate::study::{Memo, Subject};

const TEXT: &str = "Anna: It rained all day long\n\nI: So?\n\nAnna: Then there was sun";

fn note(number: u32, name: &str, inner: &str) -> String {
    format!("<Note guid=\"{}\" name=\"{name}\" creatingUser=\"{}\">{inner}</Note>", g(number), g(1))
}

fn content(words: &str) -> String {
    format!("<PlainTextContent>{words}</PlainTextContent>")
}

fn refers(number: u32) -> String {
    format!("<NoteRef targetGUID=\"{}\"/>", g(number))
}

fn link(name: &str, origin: u32, target: u32) -> String {
    let ends = format!("originGUID=\"{}\" targetGUID=\"{}\"", g(origin), g(target));
    format!("<Link guid=\"{}\" name=\"{name}\" {ends}/>", g(origin * 1000 + target))
}

/// A project of one text, with `inner` in its source and `after` behind the sources.
fn borrowed(origin: &str, inner: &str, after: &str) -> Borrowed {
    let source = format!(
        "<TextSource guid=\"{}\" name=\"Anna\" plainTextPath=\"internal://a.txt\">{inner}</TextSource>",
        g(10)
    );
    let text = project(origin, &codes(), &source, after);
    read(&packed("project.qde", &text, &[("sources/a.txt", TEXT.as_bytes())]))
}

fn about(memo: &Memo) -> String {
    match &memo.about {
        Subject::Span { words, .. } => format!("passage {}", words.0),
        Subject::Transcript(id) => format!("transcript {id}"),
        Subject::Code(id) => format!("code {id}"),
        Subject::Case(id) => format!("case {id}"),
        Subject::Study => "study".to_string(),
    }
}

fn memos(borrowed: &Borrowed) -> Vec<String> {
    let mut memos: Vec<String> =
        borrowed.study.memos.iter().map(|memo| format!("{}: {}", about(memo), memo.text)).collect();
    memos.sort();
    memos
}

#[test]
fn notes_are_referred_to_from_what_they_are_about() {
    let inner = selection(20, (6, 15), "", 0).replace("></PlainText", &format!(">{}</PlainText", refers(81)))
        + &selection(21, (6, 15), "", 100).replace("</Coding>", &format!("{}</Coding>", refers(82)))
        + &refers(83);
    let notes = [(80, "plan", "Go on."), (81, "p", "Wet."), (82, "c", "Very."), (83, "d", "Long.")];
    let notes: String =
        notes.into_iter().map(|(number, name, words)| note(number, name, &content(words))).collect();
    let borrowed = borrowed("Other", &inner, &format!("<Notes>{notes}</Notes>{}", refers(80)));
    let expected =
        ["passage It rained: p\n\nWet.", "study: plan\n\nGo on.", "transcript Anna.txt: d\n\nLong."];
    assert_eq!(memos(&borrowed), expected);
    let coding = borrowed.study.codings().next().unwrap().2;
    assert_eq!(coding.marks.memo.as_deref(), Some("c\n\nVery."));
}

#[test]
fn nvivo_annotations_and_atlas_memos_hang_on_links() {
    let inner = selection(20, (6, 15), "", 0) + &selection(21, (16, 23), "", 100);
    let notes = note(80, "Wet", &content("Wet, it was.")) + &note(81, "Days", &content("Days of it."));
    let links =
        link("", 80, 20) + &link("Memo-Quotation Relation", 100, 81) + &link("is the cause of", 20, 101);
    let borrowed = borrowed("Other", &inner, &format!("<Notes>{notes}</Notes><Links>{links}</Links>"));
    let expected = [
        "code rain: Days of it.",
        "passage It rained: Link to the code “Sun”: is the cause of",
        "passage It rained: Wet, it was.",
    ];
    assert_eq!(memos(&borrowed), expected);
    assert_eq!(count(&borrowed.told, Fate::Changed, "links", "become memos"), 1);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "selections", ""), 0);
}

#[test]
fn qualcoder_annotations_select_the_passage_themselves() {
    let place = "<PlainTextSelection guid=\"\" startPosition=\"6\" endPosition=\"15\"/>";
    let notes = note(80, "annotation", &(content("Wet.") + place));
    let borrowed = borrowed("QualCoder 4.0", &refers(80), &format!("<Notes>{notes}</Notes>"));
    assert_eq!(memos(&borrowed), ["passage It rained: annotation\n\nWet."]);
}

#[test]
fn a_description_that_says_what_a_note_said_is_no_second_memo() {
    let inner = selection(20, (6, 15), "", 100)
        .replace("<Coding", "<Description>Wet.</Description><Coding")
        .replace("</Coding>", &format!("{}</Coding>", refers(80)));
    let notes = note(80, "note — Wet", &content("Wet."));
    let said = borrowed("Other", &inner, &format!("<Notes>{notes}</Notes>"));
    assert_eq!(memos(&said), Vec::<String>::new());
    let only = selection(20, (6, 15), "", 100).replace("<Coding", "<Description>Wet.</Description><Coding");
    for borrowed in [said, borrowed("QualCoder", &only, "")] {
        let memos: Vec<_> =
            borrowed.study.codings().map(|(_, _, coding)| coding.marks.memo.clone()).collect();
        assert_eq!(memos, [Some("Wet.".into())]);
    }
}

#[test]
fn whatever_a_note_was_about_no_note_is_lost() {
    let picture =
        format!("<PictureSource guid=\"{}\" name=\"sky.png\">{}</PictureSource>", g(11), refers(80));
    let notes = note(80, "Sky", &content("Sky, grey.")) + &note(81, "", "<Description>Alone.</Description>");
    let text = project("Other", &codes(), &picture, &format!("<Notes>{notes}</Notes>{}", refers(99)));
    let borrowed = read(&packed("project.qde", &text, &[]));
    assert_eq!(memos(&borrowed), ["study: Alone.", "study: Sky, grey."]);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "pictures", "only words"), 1);
    assert_eq!(count(&borrowed.told, Fate::Changed, "memos", "was not taken"), 1);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "memos", "referred to but are not in the project"), 1);
}

#[test]
fn what_is_said_of_a_case_is_a_memo_and_its_passages_may_be_selected() {
    let cases = format!(
        "<Cases><Case guid=\"{}\" name=\"Anna\"><Description>Lives alone.</Description>\
         <SelectionRef targetGUID=\"{}\"/><SelectionRef targetGUID=\"{}\"/></Case></Cases>",
        g(70),
        g(20),
        g(21)
    );
    let inner = selection(20, (0, 28), "", 0) + &selection(21, (38, 62), "", 0);
    let source =
        format!("<TextSource guid=\"{}\" name=\"a\" plainTextPath=\"a.txt\">{inner}</TextSource>", g(10));
    let text = project("Other", &(codes() + &cases), &source, "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", TEXT.as_bytes())]));
    assert_eq!(memos(&borrowed), ["case Anna: Lives alone."]);
    assert_eq!(borrowed.study.cases[0].speakers, ["Anna"]);
}

#[test]
fn sync_points_become_stamps_where_turns_begin_and_codings_stay_on_their_words() {
    let point = |number: u32, position: u32, time: u32| {
        format!("<SyncPoint guid=\"{}\" position=\"{position}\" timeStamp=\"{time}\"/>", g(number))
    };
    let points = point(31, 0, 0)
        + &point(32, 12, 900)
        + &point(33, 30, 61_000)
        + &point(34, 38, 3_725_500)
        + &point(35, 62, 3_800_000);
    let clip = format!(
        "<TranscriptSelection guid=\"{}\" fromSyncPoint=\"{}\" toSyncPoint=\"{}\"><Coding guid=\"{}\">\
         <CodeRef targetGUID=\"{}\"/></Coding></TranscriptSelection>",
        g(40),
        g(34),
        g(35),
        g(41),
        g(101)
    );
    let source = format!(
        "<TextSource guid=\"{}\" name=\"Anna\" plainTextPath=\"internal://a.txt\">{}</TextSource>\
         <AudioSource guid=\"{}\" name=\"Anna.mp3\"><Transcript guid=\"{}\" plainTextPath=\"internal://A.txt\">\
         {points}{clip}</Transcript><AudioSelection guid=\"{}\" begin=\"5\" end=\"9\"/></AudioSource>",
        g(10),
        selection(20, (6, 15), "", 100),
        g(11),
        g(12),
        g(13)
    );
    let text = project("ATLAS.ti", &codes(), &source, "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", TEXT.as_bytes())]));
    let words = borrowed.study.text(&crate::study::TranscriptId::new("Anna.txt")).unwrap();
    let stamped = "[00:00:00] Anna: It rained all day long\n\n[00:01:01] I: So?\n\n[01:02:05.500] Anna: Then there was sun";
    assert_eq!(words.text(), stamped);
    let times: Vec<_> = words.turns().iter().map(|turn| turn.time).collect();
    assert_eq!(times, [Some(0), Some(61_000), Some(3_725_500)]);
    let found = quotes(&borrowed.study);
    assert_eq!(found, ["mr: Rain: “It rained”", "unknown-atlas_ti: Sun: “Anna: Then there was sun”"]);
    assert_eq!(borrowed.study.shelf.len(), 1, "one file is one transcript");
    assert_eq!(count(&borrowed.told, Fate::Dropped, "sync points", "beginning of a turn"), 2);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "passages of recordings", "only selections of words"), 1);
}

#[test]
fn a_pdf_is_its_words_and_comes_along_as_it_is() {
    let area = "page=\"0\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\"";
    let coded =
        |number: u32| format!("<Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>", g(number), g(100));
    let source = format!(
        "<PDFSource guid=\"{}\" name=\"Anna.pdf\" path=\"internal://a.pdf\">\
         <PDFSelection guid=\"{}\" {area}>{}</PDFSelection><PDFSelection guid=\"{}\" {area}>{}</PDFSelection>\
         <Representation guid=\"{}\" plainTextPath=\"internal://a.txt\">{}</Representation></PDFSource>",
        g(10),
        g(20),
        coded(50),
        g(21),
        coded(51),
        g(11),
        selection(20, (6, 15), "", 100)
    );
    let text = project("ATLAS.ti", &codes(), &source, "");
    let sources: [(&str, &[u8]); 3] =
        [("sources/a.txt", TEXT.as_bytes()), ("sources/a.pdf", b"%PDF"), ("log.json", b"{}")];
    let borrowed = read(&packed("project.qde", &text, &sources));
    assert_eq!(quotes(&borrowed.study), ["mr: Rain: “It rained”"]);
    assert_eq!(borrowed.originals[0].name, "Anna.pdf");
    assert_eq!(
        count(&borrowed.told, Fate::Dropped, "areas of pages", ""),
        1,
        "the other is a selection of words too"
    );
    assert_eq!(count(&borrowed.told, Fate::Dropped, "codings", "stand on no words"), 1);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "codings", "standard has none"), 0);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "files", ""), 1);
}

#[test]
fn what_hangs_on_a_memo_is_told_and_stands_with_the_study() {
    let notes =
        note(80, "Plan", &(content("Plan: nine.") + &refers(81))) + &note(81, "Doubt", &content("Doubt it."));
    let borrowed =
        borrowed("Other", &selection(20, (6, 15), "the weather", 100), &format!("<Notes>{notes}</Notes>"));
    assert_eq!(memos(&borrowed), ["study: Doubt it.", "study: Plan: nine."]);
    assert_eq!(count(&borrowed.told, Fate::Changed, "memos", "was not taken"), 1);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "names of selections", ""), 1);
}
