//! A survey: each row a case; what was ticked are attributes, what was written becomes a transcript.
//!
//! A row's open answers stand in one transcript, as in an interview: the question as a turn of `Interviewer:`, so
//! that it can be coded and is not counted as anybody's words, the answer as a turn of the case.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::answers::is_missing;
use super::cases::gather;
use super::columns::wanting;
use super::headings::Role;
use super::shape::{is_name_of_rows, is_open};
use super::{Columns, Roles, Row, Sheet};
use crate::exchange::{Borrowed, Refused, Source, Told};
use crate::study::{About, Shelved, Study, TranscriptId};
use crate::text::{Names, Transcript};

const INTERVIEWER: &str = "Interviewer";
const PARTS: [Role; 4] = [Role::Id, Role::Wave, Role::Date, Role::Open];
/// Of a file's name, in characters.
const LONGEST_NAME: usize = 80;

/// Cases, attributes and transcripts, for the study that is `known`: its attributes keep their kinds. Without a column
/// that names the rows they are numbered.
///
/// # Errors
/// When it cannot be read, a mapped heading is not there, or nobody wrote anything.
pub fn survey(source: &Source, columns: &Columns, known: &Study) -> Result<Borrowed, Refused> {
    let mut sheet = Sheet::read(source, columns.sheet.as_deref())?;
    let mut told = std::mem::take(&mut sheet.told);
    let mut roles = roles(&sheet, columns)?;
    if roles.find(Role::Id).is_none() {
        number(&mut sheet, &mut roles, &mut told);
    }
    let mut answers = Answers { sheet: &sheet, roles: &roles, taken: HashSet::new(), lone: BTreeSet::new() };
    let mut shelf = BTreeMap::new();
    let mut made = BTreeMap::new();
    for row in &sheet.rows {
        if let Some((name, text)) = answers.transcript(row, &mut told) {
            made.insert(row.number, name.clone());
            shelf.insert(name, Arc::new(Shelved { text: Some(Arc::new(text)), ..Shelved::default() }));
        }
    }
    told.kept("transcripts", shelf.len());
    let names = Names { speakers: answers.lone.into_iter().collect(), nobody: Vec::new() };
    let mut study = gather(&sheet, &roles, known, &made, &mut told);
    name_speakers(&mut study, names, &shelf);
    study.shelf = shelf;
    let columns = roles.told(&sheet);
    Ok(Borrowed { what: "survey".into(), columns, study, told, ..Borrowed::default() })
}

fn roles(sheet: &Sheet, columns: &Columns) -> Result<Roles, Refused> {
    let mut roles = columns.settle(sheet, &PARTS, Role::Attribute)?;
    let free = |roles: &Roles, column: usize| roles.of(column) == Some(Role::Attribute);
    if !columns.says(Role::Open) {
        let open =
            (0..sheet.headings.len()).filter(|column| free(&roles, *column) && is_open(sheet, *column));
        open.collect::<Vec<_>>().into_iter().for_each(|column| roles.set(column, Role::Open));
    }
    if roles.find(Role::Open).is_none() {
        return Err(wanting(sheet, "no column holds open answers", "open=Comments"));
    }
    if roles.find(Role::Id).is_none() {
        let names =
            (0..sheet.headings.len()).find(|column| free(&roles, *column) && is_name_of_rows(sheet, *column));
        names.into_iter().for_each(|column| roles.set(column, Role::Id));
    }
    Ok(roles)
}

/// Gives every row a number to be known by.
fn number(sheet: &mut Sheet, roles: &mut Roles, told: &mut Told) {
    sheet.headings.push("row".into());
    for row in &mut sheet.rows {
        row.cells.push(format!("R{:03}", row.number));
    }
    roles.push(Role::Id);
    told.changed("cases", "no column names them, so they are called by their rows", sheet.name.clone());
}

/// What was written in a survey, row by row.
struct Answers<'a> {
    sheet: &'a Sheet,
    roles: &'a Roles,
    /// File names in lower case.
    taken: HashSet<String>,
    /// Labels that are speakers' although they do not look like it.
    lone: BTreeSet<String>,
}

impl Answers<'_> {
    /// Nothing when nobody is named in the row or nothing was written in it.
    fn transcript(&mut self, row: &Row, told: &mut Told) -> Option<(TranscriptId, Transcript)> {
        let id = row.cell(self.roles.find(Role::Id)?);
        let answers: Vec<(usize, &str)> = self.answers(row);
        let asked = self.roles.all(Role::Open).count();
        told.kept("open answers", answers.len());
        told.kept("missing open answers", asked - answers.len());
        if is_missing(id) || answers.is_empty() {
            return None;
        }
        let label = label(id);
        let text = self.text(&label, &answers);
        let name = self.name(row, id, told);
        Some((name, self.heard(&label, text, &answers, row, told)))
    }

    fn answers<'r>(&self, row: &'r Row) -> Vec<(usize, &'r str)> {
        let open = self.roles.all(Role::Open).map(|column| (column, row.cell(column)));
        open.filter(|(_, answer)| !is_missing(answer)).collect()
    }

    fn text(&self, label: &str, answers: &[(usize, &str)]) -> String {
        let heading = |column: &usize| self.sheet.headings.get(*column).map_or("", String::as_str);
        let turns = answers
            .iter()
            .map(|(column, answer)| format!("{INTERVIEWER}: {}\n\n{label}: {answer}\n", heading(column)));
        turns.collect::<Vec<_>>().join("\n")
    }

    /// The transcript with its speakers; says so where an answer reads like somebody else's turn.
    fn heard(
        &mut self,
        label: &str,
        text: String,
        answers: &[(usize, &str)],
        row: &Row,
        told: &mut Told,
    ) -> Transcript {
        let plain = Transcript::new(text.as_str());
        let known = plain.speakers().iter().any(|speaker| speaker.as_ref() == label);
        if !known {
            self.lone.insert(label.to_string());
        }
        let names = Names { speakers: vec![label.to_string()], nobody: Vec::new() };
        let heard = if known { plain } else { Transcript::among(text, &names) };
        if heard.turns().len() != answers.len() * 2 {
            let why = "a line in them begins like another speaker's turn and is read as one";
            told.changed("open answers", why, format!("{}, row {}", self.sheet.name, row.number));
        }
        heard
    }

    /// After the case, and its wave when it has several.
    fn name(&mut self, row: &Row, id: &str, told: &mut Told) -> TranscriptId {
        let wave = self
            .roles
            .find(Role::Wave)
            .map(|column| row.cell(column))
            .filter(|wave| !matches!(*wave, "" | "1"));
        let wanted = wave.map_or_else(|| id.to_string(), |wave| format!("{id}_{wave}"));
        let mut name = file_name(&wanted);
        if !self.taken.insert(name.to_lowercase()) {
            let place = format!("{}, row {}", self.sheet.name, row.number);
            told.changed(
                "transcripts",
                "another row gives the same name, so the row's number is in it",
                place,
            );
            name = format!("{name} row {}", row.number);
            self.taken.insert(name.to_lowercase());
        }
        TranscriptId::new(name + ".txt")
    }
}

/// As far as a label may go: one line, no colon, no stop at its end, short.
fn label(id: &str) -> String {
    let plain =
        |letter: char| if matches!(letter, ':' | '：' | '*' | '[' | ']' | '(' | ')') { ' ' } else { letter };
    let words: String = id.chars().map(plain).collect();
    let words: Vec<&str> = words.split_whitespace().take(5).collect();
    let short: String = words.join(" ").chars().take(40).collect();
    let bare = short.trim_matches(|letter: char| !letter.is_alphanumeric());
    if bare.is_empty() { "Case".into() } else { bare.to_string() }
}

/// A name that every file system takes.
fn file_name(wanted: &str) -> String {
    let plain = |letter: char| {
        if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter }
    };
    let name: String = wanted.chars().map(plain).take(LONGEST_NAME).collect();
    let name = name.trim().trim_matches('.');
    if name.is_empty() { "answers".into() } else { name.to_string() }
}

/// Every case speaks under the label its answers have.
fn name_speakers(study: &mut Study, names: Names, shelf: &BTreeMap<TranscriptId, Arc<Shelved>>) {
    let mut cases = study.cases.to_vec();
    for case in &mut cases {
        let spoken = case.sittings.iter().any(|sitting| shelf.contains_key(&sitting.transcript));
        case.speakers.extend(spoken.then(|| label(case.id.as_str())));
    }
    study.cases = Arc::new(cases.into());
    study.about = Arc::new(About { names, ..study.about.as_ref().clone() });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;
    use crate::exchange::tables::parse_mapping;

    const LONG: &str =
        "There was a lunch on the first day and after that nobody told me where to sit or whom to ask";

    fn read(text: &str, mapping: &[&str]) -> Result<Borrowed, Refused> {
        let mapping = parse_mapping(&mapping.iter().map(|pair| (*pair).to_string()).collect::<Vec<_>>())?;
        survey(&Source::of("survey.csv", text.replace("LONG", LONG)), &mapping, &Study::default())
    }

    fn turns(borrowed: &Borrowed, name: &str) -> Vec<(String, String)> {
        let text = borrowed.study.text(&TranscriptId::new(name)).unwrap();
        let turn = |at: usize| {
            let words = text.slice(text.turns()[at].words).to_string();
            (text.speaker(at).unwrap_or("nobody").to_string(), words)
        };
        (0..text.turns().len()).map(turn).collect()
    }

    #[test]
    fn open_answers_become_an_interview_and_the_rest_attributes() {
        let read = read(
            "id,age,How did you begin?,And then?\nP1,34,LONG,\nP2,40,LONG.,\"LONG\n\nMuch later: home.\"\n",
            &[],
        )
        .unwrap();
        assert_eq!(
            turns(&read, "P1.txt"),
            [("Interviewer".into(), "How did you begin?".into()), ("P1".into(), LONG.into())]
        );
        assert_eq!(turns(&read, "P2.txt").len(), 4);
        let case = &read.study.cases[0];
        assert_eq!(case.attribute("age"), Some("34"));
        assert_eq!(
            (case.sittings[0].transcript.as_str(), case.speakers.as_slice()),
            ("P1.txt", ["P1".to_string()].as_slice())
        );
        assert_eq!(read.told.count(Fate::Kept, "missing open answers"), 1);
        assert_eq!(read.told.count(Fate::Kept, "transcripts"), 2);
    }

    #[test]
    fn rows_that_nobody_named_are_numbered() {
        let read = read("age,Comments\n34,Good.\n34,NA\n", &["open=comments"]).unwrap();
        let ids: Vec<&str> = read.study.cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(ids, ["R002", "R003"]);
        assert_eq!(turns(&read, "R002.txt")[1], ("R002".into(), "Good.".into()));
        assert!(read.study.cases[1].sittings.is_empty());
    }

    #[test]
    fn waves_give_a_transcript_each_and_their_own_answers() {
        let read = read("id,wave,mood,Why?\nP1,1,low,LONG\nP1,2,high,LONG\nP1,2,high,LONG\n", &[]).unwrap();
        let names: Vec<&str> = read.study.shelf.keys().map(TranscriptId::as_str).collect();
        assert_eq!(names, ["P1.txt", "P1_2 row 4.txt", "P1_2.txt"]);
        assert_eq!(read.study.cases[0].sittings[1].attributes[0], ("mood".into(), "high".into()));
    }

    #[test]
    fn whatever_an_id_looks_like_its_case_is_heard() {
        for id in
            ["17", "anna@example.org", "a1", "../../etc/passwd", "What? ever!", "x: y", "(id 3)", "CON", "-"]
        {
            let read = read(&format!("id,Why?\n\"{id}\",LONG\n"), &["id=id"]).unwrap();
            let (name, _) = read.study.shelf.first_key_value().unwrap();
            let case = &read.study.cases[0];
            assert_eq!(turns(&read, name.as_str())[1].0, case.speakers[0], "{id}");
            assert!(!name.as_str().contains(['/', '\\']) && !name.as_str().starts_with('.'), "{name}");
        }
    }

    #[test]
    fn an_answer_that_reads_like_a_turn_is_told() {
        let read = read("id,Why?\nP1,\"LONG\nModerator: So?\nBoss: No.\nBoss: No!\"\n", &[]).unwrap();
        assert_eq!(read.told.count(Fate::Changed, "open answers"), 1);
    }

    #[test]
    fn a_table_without_open_answers_is_no_survey() {
        let refused = read("id,age\nP1,34\n", &[]).unwrap_err().to_string();
        assert!(refused.contains("open=Comments") && refused.ends_with("id, age"), "{refused}");
    }
}
