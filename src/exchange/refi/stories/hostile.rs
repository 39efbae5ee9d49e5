//! Files that mean harm, or are merely broken: a sentence, never a fall.

use proptest::prelude::*;

use super::super::{read, write};
use super::{codes, g, made, packed, project, selection, written};
use crate::exchange::{Going, Refused, Source};

fn refused(source: &Source) -> String {
    read(source, &Going::quietly()).unwrap_err().to_string()
}

#[test]
fn what_is_no_project_is_refused_in_words() {
    let told = |name: &str, bytes: &[u8]| refused(&Source::of(name, bytes));
    assert!(told("a.qdpx", b"PK\x03\x04").contains("no archive"));
    assert!(told("a.qdpx", b"").contains("broken"));
    assert!(told("a.qdpx", b"\x00\x01\x02").contains("broken"));
    assert!(told("a.qdc", b"<html/>").contains("begins with <html>"));
    assert!(told("a.qde", b"<!DOCTYPE a [<!ENTITY b \"b\">]><Project/>").contains("entities"));
    let deep = "<Code>".repeat(3000);
    assert!(
        told("a.qdc", format!("<CodeBook>{deep}{}</CodeBook>", deep.replace('<', "</")).as_bytes())
            .contains("deep")
    );
}

#[test]
fn an_archive_that_swells_is_refused() {
    let swollen = vec![b' '; (256 << 20) + 1];
    let text = project("Other", "", &format!("<TextSource guid=\"{}\" plainTextPath=\"a.txt\"/>", g(1)), "");
    let words = refused(&packed("project.qde", &text, &[("sources/a.txt", &swollen)]));
    assert!(words.contains("larger than 256 MB unpacked"), "{words}");
}

#[test]
fn paths_lead_nowhere_but_into_the_archive() {
    let source =
        |path: &str| format!("<TextSource guid=\"{}\" name=\"../../a/.b\" plainTextPath=\"{path}\"/>", g(1));
    for path in
        ["../../../etc/passwd", "absolute:///etc/passwd", "file:///etc/passwd", "internal://C:\\a.txt"]
    {
        let text = project("Other", "", &source(path), "");
        let borrowed = super::read(&packed("project.qde", &text, &[]));
        assert!(borrowed.study.shelf.is_empty(), "{path}");
    }
    let text = project("Other", "", &source("internal://a.txt"), "");
    let borrowed = super::read(&packed("project.qde", &text, &[("sources/a.txt", b"so")]));
    let names: Vec<&str> = borrowed.study.shelf.keys().map(|id| id.as_str()).collect();
    assert_eq!(names, ["a .b.txt"]);
}

#[test]
fn whoever_stops_it_is_heard() {
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let going = Going::new(stop, |_, _, _| {});
    let study = crate::study::Study::default();
    let (bytes, _) = written(&study);
    assert_eq!(read(&Source::of("a.qdpx", bytes), &going).unwrap_err(), Refused::Cancelled);
    assert_eq!(write(&study, super::super::For::Anyone, &going).unwrap_err(), Refused::Cancelled);
}

fn pieces() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("Case"),
        Just("Code"),
        Just("Codes"),
        Just("CodeBook"),
        Just("Coding"),
        Just("CodeRef"),
        Just("Note"),
        Just("Notes"),
        Just("TextSource"),
        Just("Sources"),
        Just("PlainTextSelection"),
        Just("Set"),
        Just("Sets"),
        Just("Link"),
        Just("Links"),
        Just("Cases"),
        Just("SourceRef"),
        Just("VariableValue"),
        Just("Transcript"),
        Just("AudioSource"),
        Just("SyncPoint"),
        Just("PDFSource"),
        Just("Representation"),
        Just("Graph"),
        Just("NoteRef"),
        Just("PlainTextContent"),
        Just("Description"),
        Just("TranscriptSelection"),
        Just("Odd"),
    ];
    let guid = |name: &'static str| (0u32..6).prop_map(move |number| format!(" {name}=\"{}\"", g(number)));
    let number = |name: &'static str| any::<i64>().prop_map(move |number| format!(" {name}=\"{number}\""));
    let attribute = prop_oneof![
        guid("guid"),
        guid("targetGUID"),
        guid("originGUID"),
        guid("fromSyncPoint"),
        guid("creatingUser"),
        number("startPosition"),
        number("endPosition"),
        number("position"),
        number("timeStamp"),
        "( name=\"[a-z.:/]{0,4}\"| color=\"#[0-9]{0,8}\"| creationDateTime=\"[0-9T:-]{0,20}\")",
    ];
    (name, prop::collection::vec(attribute, 0..4)).prop_map(|(name, mut attributes)| {
        attributes.sort();
        attributes.dedup_by_key(|attribute| attribute.split('=').next().map(str::to_string));
        format!("<{name}{}>", attributes.concat())
    })
}

/// Any elements in any order, one in the other or beside it.
fn nonsense() -> impl Strategy<Value = String> {
    prop::collection::vec((pieces(), any::<bool>()), 0..40).prop_map(|pieces| {
        let (mut text, mut open) = (String::new(), Vec::new());
        for (piece, stays_open) in pieces {
            let name = piece[1..].split([' ', '>']).next().unwrap_or_default().to_string();
            text += &piece;
            text += "so 🙂 it is";
            if stays_open { open.push(name) } else { text += &format!("</{name}>") }
        }
        open.into_iter().rev().for_each(|name| text += &format!("</{name}>"));
        text
    })
}

proptest! {
    #[test]
    fn nonsense_never_makes_it_fall(inner in nonsense(), origin in "(NVivo|ATLAS.ti|Gloss 1|)") {
        let text = project(&origin, &codes(), &selection(20, (0, 4), "", 100), &inner);
        if let Ok(borrowed) = read(&packed("project.qde", &text, &[]), &Going::quietly()) {
            let (bytes, _) = written(&borrowed.study);
            read(&Source::of("a.qdpx", bytes), &Going::quietly()).unwrap();
        }
    }

    #[test]
    fn broken_files_never_make_it_fall(study in made::study(), at in any::<prop::sample::Index>(), byte: u8) {
        let (mut bytes, _) = written(&study);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read(&Source::of("a.qdpx", bytes.clone()), &Going::quietly());
        bytes.truncate(at);
        let _ = read(&Source::of("a.qdpx", bytes), &Going::quietly());
    }
}
