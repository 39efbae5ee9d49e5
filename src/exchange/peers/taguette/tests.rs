//! Stories of Taguette projects, built from its tables.

use rusqlite::Connection;

use super::within;
use crate::exchange::{Borrowed, Fate, Going, Refused, Source, peers};
use crate::study::When;

const TABLES: &str = "
create table users (login varchar(30) primary key, created datetime not null);
create table projects (id integer primary key autoincrement, name varchar(200) not null, description text not null, created datetime not null);
create table project_members (project_id integer not null, user_login varchar(30) not null, privileges varchar(11) not null, primary key (project_id, user_login));
create table documents (id integer primary key autoincrement, name varchar(200) not null, description text not null, filename varchar(200), created datetime not null, project_id integer not null, text_direction varchar(13) not null, contents text not null);
create table commands (id integer primary key autoincrement, date datetime not null, user_login varchar(30) not null, project_id integer not null, document_id integer, payload text not null);
create table highlights (id integer primary key autoincrement, document_id integer not null, start_offset integer not null, end_offset integer not null, snippet text not null);
create table tags (id integer primary key autoincrement, project_id integer not null, path varchar(200) not null, description text not null, unique (project_id, path));
create table highlight_tags (highlight_id integer not null, tag_id integer not null, primary key (highlight_id, tag_id));
create table alembic_version (version_num varchar(32) not null);
insert into alembic_version values ('09c662cd9483');
insert into projects values (1, 'Nights', 'How they sleep', '2024-03-01 09:00:00.000000');
insert into project_members values (1, 'admin', 'ADMIN'), (1, 'ms', 'TAG');
";

/// Bytes: `Kjære ` is 0 to 7, `Åse` 7 to 11, `: I slept.` 11 to 21, the second paragraph 21 to 41.
const STORY: &str = r#"
insert into documents values (1, 'P1.docx', 'by phone', 'P1.docx', '2024-03-01 09:10:00.000000', 1, 'LEFT_TO_RIGHT', '<p>Kjære <b>Åse</b>: I slept.</p><p>Not 🙂 at all, no.</p>');
insert into tags values (1, 1, 'sleep', 'all of it'), (2, 1, 'sleep.none', ''), (3, 1, 'open: mood', '');
insert into highlights values (1, 1, 7, 11, '<p><b>Åse</b></p>'), (2, 1, 21, 29, '<p>Not 🙂</p>'), (3, 1, 30, 36, '<p>other words</p>'), (4, 1, 11, 12, ':');
insert into highlight_tags values (1, 3), (2, 2), (2, 3), (3, 1);
insert into commands (date, user_login, project_id, document_id, payload) values
 ('2024-03-02 10:00:00.000000', 'admin', 1, null, '{"type": "tag_add", "tag_id": 1, "tag_path": "sleep", "description": ""}'),
 ('2024-03-02 10:00:00.500000', 'admin', 1, 1, '{"type": "highlight_add", "highlight_id": 1, "start_offset": 7, "end_offset": 11, "tags": [3]}'),
 ('2024-03-02 11:00:00.000000', 'ms', 1, 1, '{"type": "highlight_add", "highlight_id": 2, "start_offset": 21, "end_offset": 29, "tags": [3]}'),
 ('2024-03-02 12:00:00.000000', 'admin', 1, 1, '{"type": "highlight_add", "highlight_id": 2, "start_offset": 21, "end_offset": 29, "tags": [2, 3]}'),
 ('2024-03-02 13:00:00.000000', 'ms', 1, null, 'not json');
"#;

fn read(sql: &[&str]) -> Result<Borrowed, Refused> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.sqlite3");
    let base = Connection::open(&path).unwrap();
    sql.iter().for_each(|sql| base.execute_batch(sql).unwrap());
    drop(base);
    peers::read(&Source::open(&path).unwrap(), &Going::quietly())
}

fn borrowed(sql: &[&str]) -> Borrowed {
    read(sql).unwrap()
}

#[test]
fn highlights_stand_on_their_words_with_their_coders_and_times() {
    let borrowed = borrowed(&[TABLES, STORY]);
    let study = &borrowed.study;
    let codings: Vec<(String, String, &str, When)> = study
        .codings()
        .map(|(transcript, coder, coding)| {
            let words = study.text(transcript).unwrap().slice(coding.span);
            (coder.to_string(), study.codebook.path(coding.code.as_str()), words, coding.at)
        })
        .collect();
    let hour = |hour: i64| When(1_709_337_600_000 + hour * 3_600_000);
    let coding = |coder: &str, code: &str, words, at| (coder.to_string(), code.to_string(), words, at);
    assert_eq!(
        codings,
        [
            coding("admin", "open: mood", "Åse", When(hour(10).0 + 500)),
            coding("admin", "sleep/none", "Not 🙂", hour(12)),
            coding("ms", "open: mood", "Not 🙂", hour(11)),
            coding("unknown", "sleep", "at all", When(0)),
        ]
    );
}

#[test]
fn pages_become_paragraphs_and_descriptions_memos() {
    let borrowed = borrowed(&[TABLES, STORY]);
    let study = &borrowed.study;
    let text = study.shelf.values().next().unwrap().text.clone().unwrap();
    assert_eq!(text.text(), "Kjære Åse: I slept.\n\nNot 🙂 at all, no.");
    let memos: Vec<&str> = study.memos.iter().map(|memo| memo.text.as_str()).collect();
    assert_eq!(memos, ["by phone", "How they sleep"]);
    assert_eq!(study.codebook.find("sleep").unwrap().definition, "all of it");
    assert_eq!(study.about.people[1].roles, ["TAG"]);
}

#[test]
fn what_does_not_agree_or_is_not_known_is_told() {
    let told = borrowed(&[TABLES, STORY]).told;
    // Other words in the snippet, and nobody who made it.
    assert_eq!(told.count(Fate::Changed, "codings"), 2);
    assert_eq!(told.count(Fate::Dropped, "highlights"), 1);
}

#[test]
fn of_several_projects_none_is_taken_unless_only_one_has_documents() {
    let second = "insert into projects values (2, 'Days', '', '2024-03-01 09:00:00.000000');";
    assert_eq!(borrowed(&[TABLES, STORY, second]).study.about.title, "Nights");
    let document = "insert into documents values (9, 'D1', '', '', '', 2, 'LEFT_TO_RIGHT', '<p>x</p>');";
    let refused = read(&[TABLES, STORY, second, document]).unwrap_err().to_string();
    assert!(refused.contains("“Nights”, “Days”"), "{refused}");
}

#[test]
fn a_tag_stands_within_the_longest_tag_its_name_begins_with() {
    let tags = [("work".to_string(), 1), ("work.pay".to_string(), 2)].into();
    assert_eq!(within("work.pay: low", &tags), Some((10, 2)));
    assert_eq!(within("work / hours", &tags), Some((7, 1)));
    assert_eq!(within("workload", &tags), None);
    assert_eq!(within("work.", &tags), None);
}
