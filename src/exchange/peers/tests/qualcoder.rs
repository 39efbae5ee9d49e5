//! Stories of QualCoder projects, built from its tables.

use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::exchange::{Borrowed, Fate, Going, Source, peers};
use crate::study::{AttributeKind, Kind, Subject, TranscriptId};
use crate::text::Span;

/// The tables as version 8 made them.
const TABLES: &str = "
create table project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text);
create table source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
create table code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer);
create table code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
create table annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner));
create table attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
create table attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id));
create table case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
create table cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name));
create table code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
create table code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1,owner));
create table code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
create table journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
create table stored_sql (title text, description text, grouper text, ssql text, unique(title));
insert into project values ('v8', '2024-03-01 09:00:00', 'How do nurses sleep?', 'QualCoder 3.5', 0, 0, 'jk');
";

const STORY: &str = "
insert into source values (1, '50001.docx', 'I: So?\n\nNoor: I could not sleep. 🙂 Not once.\n', null, 'Loud room.', 'jk', '2024-03-01 10:00:00', null, null);
insert into source values (2, '50001_2.docx', 'I: And now?\n\nNoor: Better.\n', null, '', 'jk', '2024-06-01 10:00:00', null, null);
insert into source values (3, 'ward.png', null, '/images/ward.png', '', 'jk', '2024-06-01 10:00:00', null, null);
insert into code_cat values (1, 'Strain', 'jk', '2024-03-01 11:00:00', 'What wears people out', null);
insert into code_cat values (2, 'Nights', 'jk', '2024-03-01 11:00:00', '', 1);
insert into code_name values (1, 'No sleep', 'Awake at night', 2, 'jk', '2024-03-01 11:00:00', '#33BC6E');
insert into code_name values (2, 'Hope', '', null, 'Anna Smith', '2024-03-01 11:00:00', '#zzz');
insert into code_text values (1, 1, 1, 'could not sleep', 16, 31, 'jk', '2024-03-02 10:00:00', 'tired', null, 1);
insert into code_text values (2, 1, 1, 'Not once', 35, 43, 'Anna Smith', '2024-03-02 11:00:00', '', null, null);
insert into code_text values (3, 2, 2, 'Better', 19, 25, null, null, null, null, 0);
insert into code_image values (1, 3, 0, 0, 9, 9, 1, '', '', 'jk', null);
insert into annotation values (1, 1, 33, 34, 'she laughs', 'jk', '2024-03-02 12:00:00');
insert into journal values (1, 'First week', 'All of them are tired.', '2024-03-03 12:00:00', 'jk');
insert into cases values (1, '50001', 'Works nights only', 'jk', '2024-03-01 12:00:00');
insert into case_text values (1, 1, 1, 0, 0, 'jk', '2024-03-01 12:00:00', '');
insert into case_text values (2, 1, 2, 0, 27, 'jk', '2024-03-01 12:00:00', '');
insert into attribute_type values ('age', '', 'jk', '', 'case', 'numeric');
insert into attribute_type values ('place', '', 'jk', '', 'file', 'character');
insert into attribute values (1, 'age', 'case', '34', 1, '', 'jk');
insert into attribute values (2, 'place', 'file', 'canteen', 2, '', 'jk');
insert into attribute values (3, 'place', 'file', '', 1, '', 'jk');
";

fn project(sql: &[&str]) -> TempDir {
    let folder = TempDir::with_suffix("nights.qda").unwrap();
    let base = Connection::open(folder.path().join("data.qda")).unwrap();
    for sql in sql {
        base.execute_batch(sql).unwrap();
    }
    folder
}

fn read(folder: &Path) -> Borrowed {
    peers::read(&Source::open(folder).unwrap(), &Going::quietly()).unwrap()
}

fn borrowed(sql: &[&str]) -> Borrowed {
    read(project(&[&[TABLES], sql].concat()).path())
}

/// Who has put which code on which words, golden or not.
fn codings(borrowed: &Borrowed) -> Vec<(String, String, String, bool)> {
    let quote = |transcript: &TranscriptId, span: Span| {
        borrowed.study.text(transcript).unwrap().slice(span).to_string()
    };
    let codings = borrowed.study.codings();
    let coding = codings.map(|(transcript, coder, coding)| {
        let code = borrowed.study.codebook.path(coding.code.as_str());
        (coder.to_string(), code, quote(transcript, coding.span), coding.marks.golden)
    });
    coding.collect()
}

#[test]
fn a_project_comes_with_everything_a_study_can_hold() {
    let borrowed = borrowed(&[STORY]);
    let study = &borrowed.study;
    assert_eq!(borrowed.what, "QualCoder project (database v8)");
    assert_eq!(
        study.shelf.keys().map(TranscriptId::as_str).collect::<Vec<_>>(),
        ["50001.txt", "50001_2.txt"]
    );
    let coding =
        |coder: &str, code: &str, words: &str, golden| (coder.into(), code.into(), words.into(), golden);
    assert_eq!(
        codings(&borrowed),
        [
            coding("Anna_Smith", "Strain/Nights/No sleep", "Not once", false),
            coding("jk", "Strain/Nights/No sleep", "could not sleep", true),
            coding("unknown", "Hope", "Better", false),
        ]
    );
    let code = study.codebook.find("No sleep").unwrap();
    assert_eq!((code.definition.as_str(), code.colour), ("Awake at night", Some(2)));
    assert_eq!(study.codebook.find("Strain").unwrap().kind, Kind::Category);
    assert_eq!(study.about.people[0].name, "Anna Smith");
}

#[test]
fn memos_journals_and_annotations_are_memos_on_what_they_were_about() {
    let borrowed = borrowed(&[STORY]);
    let about = |memo: &crate::study::Memo| match &memo.about {
        Subject::Study => "study".to_string(),
        Subject::Transcript(transcript) => transcript.to_string(),
        Subject::Case(case) => format!("case {case}"),
        Subject::Span { words, .. } => words.0.clone(),
        Subject::Code(code) => code.to_string(),
    };
    let memos: Vec<(String, &str)> =
        borrowed.study.memos.iter().map(|memo| (about(memo), memo.text.as_str())).collect();
    let memo = |about: &str, text| (about.to_string(), text);
    assert_eq!(
        memos,
        [
            memo("study", "How do nurses sleep?"),
            memo("50001.txt", "Loud room."),
            memo("case 50001", "Works nights only"),
            memo("🙂", "she laughs"),
            memo("study", "First week\n\nAll of them are tired."),
        ]
    );
    let tired = borrowed.study.codings().find_map(|(_, _, coding)| coding.marks.memo.as_deref());
    assert_eq!(tired, Some("tired"));
}

#[test]
fn cases_have_their_transcripts_waves_and_answers() {
    let borrowed = borrowed(&[STORY]);
    let case = &borrowed.study.cases[0];
    assert_eq!((case.id.as_str(), case.attribute("age")), ("50001", Some("34")));
    let waves: Vec<Option<u16>> = case.sittings.iter().map(|sitting| sitting.wave).collect();
    assert_eq!(waves, [Some(1), Some(2)]);
    assert_eq!(case.sittings[1].attributes, [("place".to_string(), "canteen".to_string())]);
    let kinds: Vec<AttributeKind> = borrowed.study.about.attributes.iter().map(|known| known.kind).collect();
    assert_eq!(kinds, [AttributeKind::Number, AttributeKind::Text]);
}

#[test]
fn what_stays_behind_is_told() {
    let told = borrowed(&[STORY]).told;
    assert_eq!(told.count(Fate::Dropped, "pictures, sound and video"), 1);
    assert_eq!(told.count(Fate::Dropped, "codings"), 1);
    assert_eq!(told.count(Fate::Kept, "codings"), 3);
    assert_eq!(told.count(Fate::Changed, "coders"), 1);
}

#[test]
fn words_are_trusted_over_positions() {
    let borrowed = borrowed(&[
        STORY,
        // Counted in UTF-16 behind the emoji; put back by hand elsewhere; gone altogether.
        "insert into code_text values (7, 2, 1, 'Not once', 36, 44, 'jk', '2024-03-02 10:00:00', '', null, null);
         insert into code_text values (8, 2, 1, 'So?', 9, 12, 'jk', '2024-03-02 10:00:00', '', null, null);
         insert into code_text values (9, 2, 1, 'never said', 0, 5, 'jk', '2024-03-02 10:00:00', '', null, null);
         insert into code_text values (10, 2, 1, 'behind the end', 900, 914, 'jk', '', '', null, null);",
    ]);
    let hope: Vec<String> = codings(&borrowed)
        .into_iter()
        .filter(|(coder, code, ..)| coder == "jk" && code == "Hope")
        .map(|(_, _, words, _)| words)
        .collect();
    assert_eq!(hope, ["I: So", "So?", "Not once"]);
    let doubted = borrowed.study.codings().filter(|(_, _, coding)| coding.doubt.is_some()).count();
    assert_eq!(doubted, 1);
    assert_eq!(borrowed.told.count(Fate::Changed, "codings"), 3);
    assert_eq!(borrowed.told.count(Fate::Dropped, "codings"), 2);
}

#[test]
fn version_16_nests_codes_in_codes() {
    let borrowed = borrowed(&[
        STORY,
        "alter table code_name add column supercid integer;
         insert into code_name values (3, 'Early shift', '', 2, 'jk', '2024-03-01 11:00:00', '', 1);",
    ]);
    let paths = borrowed.study.codebook.codes().iter();
    let paths: Vec<String> = paths.map(|code| borrowed.study.codebook.path(code.id.as_str())).collect();
    assert_eq!(
        paths,
        ["Strain", "Strain/Nights", "Strain/Nights/No sleep", "Strain/Nights/No sleep/Early shift", "Hope"]
    );
}

#[test]
fn categories_that_stand_within_each_other_are_parted_and_told() {
    let borrowed = borrowed(&[STORY, "update code_cat set supercatid = 2 where catid = 1;"]);
    assert_eq!(
        borrowed.study.codebook.path(borrowed.study.codebook.find("No sleep").unwrap().id.as_str()),
        "Strain/Nights/No sleep"
    );
    assert_eq!(borrowed.told.count(Fate::Changed, "codes"), 1);
}

#[test]
fn what_is_not_yet_in_the_database_comes_from_its_log_and_nothing_is_written_beside_it() {
    let folder = project(&[TABLES, STORY]);
    let base = Connection::open(folder.path().join("data.qda")).unwrap();
    base.execute_batch(
        "pragma journal_mode = wal; pragma wal_autocheckpoint = 0;
         insert into code_text values (9, 2, 1, 'So?', 3, 6, 'jk', '2024-03-02 10:00:00', '', null, null);",
    )
    .unwrap();
    let before: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(read(folder.path()).told.count(Fate::Kept, "codings"), 4);
    let after: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(before, after);
    drop(base);
}

#[test]
fn the_words_files_were_taken_from_come_along() {
    let folder = project(&[TABLES, STORY]);
    std::fs::create_dir(folder.path().join("documents")).unwrap();
    std::fs::write(folder.path().join("documents/50001.docx"), b"PK").unwrap();
    let borrowed = read(folder.path());
    assert_eq!(borrowed.originals.len(), 1);
    assert_eq!(borrowed.originals[0].name, "50001.docx");
}

#[test]
fn a_bare_database_will_do_and_old_or_odd_ones_too() {
    let folder = project(&["create table source (id text, name blob, fulltext text);
         create table code_name (cid integer, name text);
         create table code_text (cid integer, fid integer, pos0 text, pos1 real);
         insert into source values ('1', x'50312e747874', 'one two'), (null, null, null), (2, 3, 4.5);
         insert into code_name values (1, null), (1, 'twin'), (null, 'x');
         insert into code_text values (1, 1, '4', 7.0), (1, 1, 'x', null), (9, 1, 0, 3), (1, 7, 0, 3);"]);
    let source = Source::open(&folder.path().join("data.qda")).unwrap();
    let borrowed = peers::read(&source, &Going::quietly()).unwrap();
    assert_eq!(codings(&borrowed), [("unknown".into(), "code 1".into(), "two".into(), false)]);
    assert_eq!(borrowed.told.count(Fate::Dropped, "codings"), 3);
    assert_eq!(borrowed.study.shelf.len(), 2);
}

#[test]
fn a_view_in_place_of_a_table_is_never_asked() {
    let folder = project(&[
        TABLES,
        "drop table journal;
         create view journal as with recursive n(name) as (select 1 union all select name + 1 from n)
         select name, '' as jentry, '' as date, '' as owner from n;",
    ]);
    assert_eq!(read(folder.path()).told.count(Fate::Kept, "memos"), 1);
}

#[test]
fn the_same_project_gives_the_same_study() {
    let (one, other) = (borrowed(&[STORY]), borrowed(&[STORY]));
    assert_eq!(one.study.memos, other.study.memos);
    assert_eq!(one.told, other.told);
}
