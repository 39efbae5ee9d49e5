//! Stories of qc projects, built from its tables.

use std::fs;

use rusqlite::Connection;
use tempfile::TempDir;

use super::signed;
use crate::exchange::{Borrowed, Fate, Going, Refused, Source, peers};

const TABLES: &str = "
create table document (file_path varchar not null primary key, file_hash varchar not null);
create table document_index (id integer primary key, name varchar not null, time_series boolean not null, document_id varchar not null);
create table location (id integer primary key, start_line integer not null, end_line integer not null, document_index_id varchar not null);
create table code (name varchar not null primary key);
create table coder (name varchar not null primary key);
create table coded_line (id integer primary key, line integer not null, coder_id varchar not null, code_id varchar not null);
create table coded_line_location_association (coded_line_id integer not null, location_id integer not null);
insert into document values ('day/p1.txt', '');
insert into document_index values (1, 'paragraphs', 0, 'day/p1.txt');
insert into location values (1, 0, 2, 1), (2, 2, 4, 1);
insert into code values ('tired'), ('loose'), ('hope');
insert into coder values ('jk'), ('jk_two');
insert into coded_line values (1, 0, 'jk', 'tired'), (2, 3, 'jk_two', 'loose'), (3, 1, 'jk', 'hope'), (4, 99, 'jk', 'hope');
insert into coded_line_location_association values (1, 1), (2, 2), (3, 1), (4, 2);
";

fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, words: &str| fs::write(folder.path().join(name), words).unwrap();
    fs::create_dir_all(folder.path().join("corpus/day")).unwrap();
    fs::create_dir(folder.path().join("memos")).unwrap();
    file(
        "settings.yaml",
        "qc_version: 1.7.8\ncorpus_dir: corpus\ncodebook: codebook.yaml\nmemos_dir: memos\n",
    );
    file("codebook.yaml", "- strain:\n  - tired\n- hope\n");
    file("corpus/day/p1.txt", "Jeg er trøtt.\r\n\r\nOg så?\r\nIngenting.\r\n");
    file("memos/2025-03-01-14-05_jk_two_first_day.md", "# first day\n\nall tired\n");
    Connection::open(folder.path().join("qualitative_coding.sqlite3"))
        .unwrap()
        .execute_batch(TABLES)
        .unwrap();
    folder
}

fn read(folder: &TempDir) -> Result<Borrowed, Refused> {
    peers::read(&Source::open(folder.path()).unwrap(), &Going::quietly())
}

#[test]
fn coded_lines_are_codings_of_their_words() {
    let folder = project();
    let borrowed = read(&folder).unwrap();
    let study = &borrowed.study;
    let codings: Vec<(String, String, &str)> = study
        .codings()
        .map(|(transcript, coder, coding)| {
            let words = study.text(transcript).unwrap().slice(coding.span);
            (coder.to_string(), study.codebook.path(coding.code.as_str()), words)
        })
        .collect();
    let coding = |coder: &str, code: &str, words| (coder.to_string(), code.to_string(), words);
    assert_eq!(
        codings,
        [coding("jk", "strain/tired", "Jeg er trøtt."), coding("jk_two", "loose", "Ingenting.")]
    );
    assert_eq!(borrowed.told.count(Fate::Dropped, "codings"), 2);
    let memo = &study.memos[0];
    assert_eq!((memo.coder.as_str(), memo.text.as_str()), ("jk_two", "# first day\n\nall tired"));
}

#[test]
fn nothing_outside_the_project_is_read() {
    let folder = project();
    fs::write(folder.path().join("settings.yaml"), "database: ../elsewhere.sqlite3\n").unwrap();
    assert!(read(&folder).unwrap_err().to_string().contains("outside the project"));

    let folder = project();
    let base = Connection::open(folder.path().join("qualitative_coding.sqlite3")).unwrap();
    base.execute_batch(
        "insert into document values ('../settings.yaml', ''), ('/etc/hostname', ''), ('gone.txt', '');",
    )
    .unwrap();
    let borrowed = read(&folder).unwrap();
    assert_eq!((borrowed.study.shelf.len(), borrowed.told.count(Fate::Dropped, "transcripts")), (1, 3));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_corpus_is_not_followed() {
    let folder = project();
    fs::remove_file(folder.path().join("corpus/day/p1.txt")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("codebook.yaml"), folder.path().join("corpus/day/p1.txt"))
        .unwrap();
    assert!(read(&folder).unwrap().study.shelf.is_empty());
}

#[test]
fn the_names_of_memos_tell_who_and_when() {
    let coders = ["jk_two".to_string(), "jk".to_string()];
    let told = |name: &str| signed(name, &coders);
    let at = |coder: &str| ("2025-03-01 14:05:00".to_string(), coder.to_string());
    assert_eq!(told("2025-03-01-14-05_jk_two_first.md"), at("jk_two"));
    assert_eq!(told("2025-03-01-14-05_jk.md"), at("jk"));
    assert_eq!(told("2025-03-01-14-05_ms_first.md"), at("ms"));
    assert_eq!(told("thoughts.md"), (String::new(), String::new()));
}
