//! Stories of RQDA projects, built from its tables.

use rusqlite::Connection;

use crate::exchange::{Borrowed, Fate, Going, Source, peers};
use crate::study::Subject;

/// The tables as version 0.2.2 made them.
const TABLES: &str = "
create table source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
create table freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
create table treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
create table treefile (fid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
create table filecat (name text, fid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
create table codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
create table coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
create table coding2 (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
create table project (databaseversion text, date text, dateM text, memo text, about text, imageDir text);
create table cases (name text, memo text, owner text, date text, dateM text, id integer, status integer);
create table caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
create table attributes (name text, status integer, date text, dateM text, owner text, memo text, class text);
create table caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text, status integer);
create table fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text, status integer);
create table journal (name text, journal text, date text, dateM text, owner text, status integer);
create table annotation (fid integer, position integer, annotation text, owner text, date text, dateM text, status integer);
create table image (name text, id integer, date text, dateM text, owner text, status integer);
create table imageCoding (cid integer, iid integer, x1 integer, y1 integer, x2 integer, y2 integer, memo text, date text, dateM text, owner text, status integer);
insert into project values ('0.2.2', 'Sat May  2 16:00:00 2015', null, 'Old but good', '', null);
";

const STORY: &str = "
insert into source values ('Group 1', 1, 'Moderator: Så?\n\nÅse: I gave up.\n\nPim: Not me.\n', '', 'rqda', 'Sat May  2 16:24:45 2015', null, 1);
insert into source values ('Gone', 2, 'x', '', 'rqda', '', null, 0);
insert into freecode values ('Giving up', 'says so', 'rqda', 'Sat May  2 16:24:45 2015', null, 1, 1, 'red');
insert into freecode values ('Deleted', '', 'rqda', '', null, 2, 0, null);
insert into codecat values ('Endings', null, 1, 'rqda', 'Sat May  2 16:24:45 2015', null, '', 1);
insert into codecat values ('Others', null, 2, 'rqda', 'Sat May  2 16:24:45 2015', null, '', 1);
insert into treecode values (1, 1, '', '', '', 1, 'rqda'), (1, 2, '', '', '', 1, 'rqda');
insert into coding values (1, 1, 'I gave up', 21.0, 30.0, 1, 'rqda', 'Sat May  2 16:30:00 2015', 'quiet');
insert into coding values (1, 1, 'Not me', 38.0, 44.0, 0, 'rqda', 'Sat May  2 16:30:00 2015', '');
insert into coding2 values (1, 1, 'I gave up', 21.0, 30.0, 1, 'rqda', 'Sat May  2 16:30:00 2015', '');
insert into annotation values (1, 24, 'which year?', 'rqda', 'Sat May  2 16:31:00 2015', null, 1);
insert into journal values ('2015-05-02', 'Slow start.', 'Sat May  2 18:00:00 2015', null, 'rqda', 1);
insert into cases values ('Åse', '', 'rqda', 'Sat May  2 16:24:45 2015', null, 1, 1);
insert into caselinkage values (1, 1, 16, 31, 1, 'rqda', '', '');
insert into attributes values ('age', 1, '', '', 'rqda', '', 'numeric');
insert into caseAttr values ('age', '41', 1, '', '', 'rqda', 1), ('town', 'NA', 1, '', '', 'rqda', 1);
insert into fileAttr values ('length', '63', 1, '', '', 'rqda', 1);
insert into filecat values ('Groups', null, 1, 'rqda', '', '', '', 1);
insert into treefile values (1, 1, '', '', '', 1, 'rqda');
";

fn borrowed(sql: &[&str]) -> Borrowed {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.rqda");
    let base = Connection::open(&path).unwrap();
    sql.iter().for_each(|sql| base.execute_batch(sql).unwrap());
    drop(base);
    peers::read(&Source::open(&path).unwrap(), &Going::quietly()).unwrap()
}

#[test]
fn a_dead_project_lives_again() {
    let borrowed = borrowed(&[TABLES, STORY]);
    let study = &borrowed.study;
    assert_eq!((borrowed.what.as_str(), study.about.title.as_str()), ("RQDA project", "old"));
    let codings: Vec<(String, String, &str)> = study
        .codings()
        .map(|(transcript, coder, coding)| {
            let words = study.text(transcript).unwrap().slice(coding.span);
            (coder.to_string(), study.codebook.path(coding.code.as_str()), words)
        })
        .collect();
    let coding = |coder: &str, words| (coder.to_string(), "Endings/Giving up".to_string(), words);
    assert_eq!(codings, [coding("rqda", "I gave up"), coding("rqda-2", "I gave up")]);
    assert_eq!(study.about.sets[0].transcripts[0].as_str(), "Group 1.txt");
}

#[test]
fn cases_that_are_speakers_are_known_as_such() {
    let study = borrowed(&[TABLES, STORY]).study;
    let case = &study.cases[0];
    assert_eq!((case.speakers.as_slice(), case.attribute("age")), (&["Åse".to_string()][..], Some("41")));
    assert_eq!(case.attribute("town"), None);
    assert_eq!(case.sittings[0].attributes[0].1, "63");
}

#[test]
fn annotations_at_a_point_stand_on_the_word_there() {
    let borrowed = borrowed(&[TABLES, STORY]);
    let words = borrowed.study.memos.iter().find_map(|memo| match &memo.about {
        Subject::Span { words, .. } => Some(words.0.as_str()),
        _ => None,
    });
    assert_eq!(words, Some("gave"));
    assert_eq!(borrowed.told.count(Fate::Changed, "annotations"), 1);
}

#[test]
fn deleted_rows_and_second_categories_are_told() {
    let told = borrowed(&[TABLES, STORY]).told;
    for (kind, count) in [("files", 1), ("codes", 1), ("codings", 1), ("places of codes in categories", 1)] {
        assert_eq!(told.count(Fate::Dropped, kind), count, "{kind}");
    }
    assert_eq!(told.count(Fate::Changed, "colours"), 1);
}

#[test]
fn the_oldest_projects_have_fewer_tables_and_other_bytes() {
    let borrowed = borrowed(&["create table source (name text, id integer, file text);
         create table freecode (name text, id integer);
         create table coding (cid integer, fid integer, selfirst real, selend real, status integer);
         insert into source values ('latin', 1, cast(x'436166e92e' as text));
         insert into freecode values ('place', 1);
         insert into coding values (1, 1, 0, 4, 1);"]);
    let (transcript, _, coding) = borrowed.study.codings().next().unwrap();
    assert_eq!(borrowed.study.text(transcript).unwrap().slice(coding.span), "Café");
    assert_eq!(borrowed.told.count(Fate::Changed, "texts"), 1);
}
