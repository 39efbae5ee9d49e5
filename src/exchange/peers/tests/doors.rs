//! What is let in, and what is said to the rest.

use std::fs;
use std::sync::{Arc, LazyLock, atomic::AtomicBool};

use proptest::prelude::*;
use rusqlite::Connection;

use crate::exchange::{Going, Refused, Source, peers::read};

fn refused(name: &str, bytes: &[u8]) -> Refused {
    read(&Source::of(name, bytes), &Going::quietly()).unwrap_err()
}

fn database(sql: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    fs::read(path).unwrap()
}

#[test]
fn maxqda_and_nvivo_are_shown_the_way_out_of_there() {
    for name in ["a.mx24", "a.mx", "a.MX12", "a.mex", "a.mqda"] {
        let Refused::NotFromHere(words) = refused(name, b"") else {
            panic!("{name} was not refused as it should")
        };
        assert!(words.contains("MAXQDA") && words.contains("REFI-QDA"), "{words}");
    }
    for name in ["a.nvp", "a.NVPX"] {
        assert!(
            matches!(refused(name, b"x"), Refused::NotFromHere(words) if words.contains("Share, Export Project"))
        );
    }
    let renamed = database("create table Codings (ID integer, SegPos1X integer, SegPos2X integer)");
    assert!(matches!(refused("a.sqlite3", &renamed), Refused::NotFromHere(_)));
}

#[test]
fn content_counts_and_not_the_name() {
    let bytes = database(
        "create table source (name text, id integer, file text); create table freecode (name text, id integer);
         create table coding (cid integer, fid integer);",
    );
    assert_eq!(read(&Source::of("x.qda", bytes), &Going::quietly()).unwrap().what, "RQDA project");
}

#[test]
fn strangers_are_refused_in_words() {
    let said = |name: &str, bytes: &[u8]| refused(name, bytes).to_string();
    assert!(said("a.qda", b"hello").contains("not an SQLite database"));
    assert!(said("a.qda", b"").contains("not an SQLite database"));
    assert!(said("a.qda", b"PK\x03\x04").contains("unpack it"));
    assert!(said("a.db", &database("create table birds (name text)")).contains("not of QualCoder"));
    assert!(said("a.db", b"SQLite format 3\0and nothing else").contains("damaged"));
    let qc = database("create table coded_line (id integer); create table document_index (id integer)");
    assert!(said("a.sqlite3", &qc).contains("give the project's folder"));
}

#[test]
fn a_folder_is_known_by_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let said = || read(&Source::open(folder.path()).unwrap(), &Going::quietly()).unwrap_err().to_string();
    assert!(said().contains("is a folder and no project"));
    fs::write(folder.path().join("study.ron"), "()").unwrap();
    assert!(said().contains("is a study of Gloss"));
    fs::write(folder.path().join("data.qda"), "SQLite format 3\0").unwrap();
    assert!(said().contains("data.qda"));
}

#[test]
fn a_database_that_was_being_written_is_left_to_its_own_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.rqda");
    fs::write(&path, database("create table freecode (name text)")).unwrap();
    fs::write(folder.path().join("a.rqda-journal"), [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
        .unwrap();
    let refused = read(&Source::open(&path).unwrap(), &Going::quietly()).unwrap_err();
    assert!(refused.to_string().contains("was not closed properly"));
}

#[test]
fn whoever_waits_may_stop_it() {
    let going = Going::new(Arc::new(AtomicBool::new(true)), |_, _, _| {});
    assert_eq!(read(&Source::of("a.rqda", b""), &going).unwrap_err(), Refused::Cancelled);
}

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    database(
        "create table source (name text, id integer, file text); create table freecode (name text, id integer);
         create table coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer);
         insert into source values ('a', 1, 'one two three'); insert into freecode values ('c', 1);
         insert into coding values (1, 1, 'two', 4, 7, 1);",
    )
});

proptest! {
    #[test]
    fn a_damaged_database_never_falls_over(at in 16usize..16_384, byte: u8, cut in 0usize..8192, cuts: bool) {
        let mut bytes = WHOLE.clone();
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        if cuts {
            bytes.truncate(bytes.len().saturating_sub(cut));
        }
        match read(&Source::of("a.rqda", bytes), &Going::quietly()) {
            Ok(borrowed) => prop_assert!(borrowed.study.codings().count() <= 1),
            Err(refused) => prop_assert!(refused.to_string().contains("a.rqda")),
        }
    }
}
