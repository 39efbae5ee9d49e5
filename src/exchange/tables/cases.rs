//! Rows to cases: what holds for a case, what for one of its waves, and which answers cannot be taken.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::answers::{guessed, is_missing};
use super::called::Called;
use super::headings::{Role, key};
use super::lists::parted;
use super::people::PER_WAVE;
use super::{Roles, Row, Sheet};
use crate::exchange::Told;
use crate::study::{About, Attribute, AttributeKind, Case, CaseId, CaseKind, Sitting, Study, TranscriptId};

/// A column that asks something of every case.
struct Asked {
    column: usize,
    attribute: Attribute,
    per_wave: bool,
}

/// One table on its way into a study.
struct Gathering<'a> {
    sheet: &'a Sheet,
    roles: &'a Roles,
    called: Called,
    /// Transcripts that were made of a row, by the row's number.
    made: &'a BTreeMap<usize, TranscriptId>,
    asked: Vec<Asked>,
}

/// A study with nothing but cases and attributes. What cannot be taken is told and the rest comes in.
pub(super) fn gather(
    sheet: &Sheet,
    roles: &Roles,
    known: &Study,
    made: &BTreeMap<usize, TranscriptId>,
    told: &mut Told,
) -> Study {
    let cases = by_case(sheet, roles, told);
    let asked = asked(sheet, roles, known, &cases, told);
    let gathering = Gathering { sheet, roles, called: Called::of(known), made, asked };
    let cases: Vec<Case> = cases.iter().map(|(id, rows)| gathering.case(id, rows, told)).collect();
    let count = |case: &Case| {
        case.attributes.len() + case.sittings.iter().map(|sitting| sitting.attributes.len()).sum::<usize>()
    };
    told.kept("cases", cases.len());
    told.kept("attributes", gathering.asked.len());
    told.kept("values", cases.iter().map(count).sum());
    let attributes = gathering.asked.into_iter().map(|asked| asked.attribute).collect();
    let about = About { attributes: distinct(attributes), ..About::default() };
    Study { about: Arc::new(about), cases: Arc::new(cases.into()), ..Study::default() }
}

/// One attribute may have a column for what holds always and one for what holds in a wave.
fn distinct(attributes: Vec<Attribute>) -> Vec<Attribute> {
    let mut seen = HashSet::new();
    attributes.into_iter().filter(|attribute| seen.insert(attribute.name.clone())).collect()
}

type Rows<'a> = Vec<(CaseId, Vec<&'a Row>)>;

/// The rows of each case, in the order of its first one.
fn by_case<'a>(sheet: &'a Sheet, roles: &Roles, told: &mut Told) -> Rows<'a> {
    let mut cases = Rows::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let column = roles.find(Role::Id).unwrap_or(usize::MAX);
    for row in &sheet.rows {
        let id = row.cell(column);
        if is_missing(id) {
            told.dropped(
                "rows",
                "nothing says who it is about",
                format!("{}, row {}", sheet.name, row.number),
            );
            continue;
        }
        let next = cases.len();
        let at = *places.entry(id).or_insert(next);
        match cases.get_mut(at) {
            Some((_, rows)) => rows.push(row),
            None => cases.push((CaseId::new(id), vec![row])),
        }
    }
    cases
}

/// What the columns ask. Where the study asks the same, its attribute counts.
fn asked(sheet: &Sheet, roles: &Roles, known: &Study, cases: &Rows, told: &mut Told) -> Vec<Asked> {
    let has_sittings =
        [Role::Wave, Role::Transcript, Role::Open].iter().any(|role| roles.find(*role).is_some());
    let mut names = HashSet::new();
    let mut all = Vec::new();
    for column in roles.all(Role::Attribute) {
        let heading = sheet.headings.get(column).map_or("", String::as_str);
        let (name, marked) = heading.strip_suffix(PER_WAVE).map_or((heading, false), |name| (name, true));
        if !names.insert(heading) {
            told.dropped("columns", "another one has the same heading", format!("{}, {heading}", sheet.name));
            continue;
        }
        let attribute = known_as(known, name).unwrap_or_else(|| guessed(name, sheet.column(column)));
        if attribute.name != name {
            told.changed("columns", &format!("the study calls it {}", attribute.name), heading);
        }
        let per_wave = marked || (has_sittings && differs(cases, column));
        all.push(Asked { column, attribute, per_wave });
    }
    all
}

fn known_as(study: &Study, name: &str) -> Option<Attribute> {
    let attributes = &study.about.attributes;
    let exact = attributes.iter().find(|known| known.name == name);
    exact.or_else(|| attributes.iter().find(|known| key(&known.name) == key(name))).cloned()
}

/// Whether one case answers in two ways. A value that was only asked for once holds for all waves.
fn differs(cases: &Rows, column: usize) -> bool {
    cases.iter().any(|(_, rows)| {
        let mut given = rows.iter().map(|row| row.cell(column)).filter(|cell| !is_missing(cell));
        let first = given.next();
        given.any(|cell| Some(cell) != first)
    })
}

impl Gathering<'_> {
    fn case(&self, id: &CaseId, rows: &[&Row], told: &mut Told) -> Case {
        let mut case = Case::new(id.clone());
        for row in rows {
            self.name_case(&mut case, row, told);
            self.answer_for_case(&mut case, row, told);
            self.sit(&mut case, row, told);
        }
        let mut names = HashSet::new();
        case.speakers.retain(|speaker| names.insert(speaker.clone()));
        let mut transcripts = HashSet::new();
        case.sittings.retain(|sitting| {
            let first = transcripts.insert(sitting.transcript.clone());
            if !first {
                let why = "the same case has it in an earlier row";
                told.dropped("transcripts", why, format!("{id}: {}", sitting.transcript));
            }
            first
        });
        case
    }

    fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        let cell = self.roles.find(role).map_or("", |column| row.cell(column));
        if is_missing(cell) { "" } else { cell }
    }

    fn place(&self, row: &Row, role: Role) -> String {
        self.sheet.place(row, self.roles.find(role).unwrap_or(usize::MAX))
    }

    fn name_case(&self, case: &mut Case, row: &Row, told: &mut Told) {
        let kind = self.cell(row, Role::Kind);
        match CaseKind::named(&kind.to_lowercase()) {
            Some(kind) => case.kind = kind,
            None if kind.is_empty() => {}
            None => told.dropped(
                "kinds",
                "a case is a participant, pair, group or site",
                self.place(row, Role::Kind),
            ),
        }
        case.speakers.extend(parted(self.cell(row, Role::Speaker)));
    }

    fn answer_for_case(&self, case: &mut Case, row: &Row, told: &mut Told) {
        for asked in self.asked.iter().filter(|asked| !asked.per_wave) {
            let Some(value) = self.answer(asked, row, told) else { continue };
            match case.attribute(&asked.attribute.name) {
                None => case.attributes.push((asked.attribute.name.clone(), value)),
                Some(first) if first == value => {}
                Some(_) => {
                    let why =
                        "an earlier row of the same case says otherwise, and no column tells waves apart";
                    told.dropped("values", why, self.sheet.place(row, asked.column));
                }
            }
        }
    }

    /// A value as it is kept.
    fn answer(&self, asked: &Asked, row: &Row, told: &mut Told) -> Option<String> {
        let (cell, attribute) = (row.cell(asked.column), &asked.attribute);
        if is_missing(cell) {
            if !cell.is_empty() {
                told.changed(
                    "values",
                    &format!("{cell} counts as missing"),
                    self.sheet.place(row, asked.column),
                );
            }
            return None;
        }
        let Ok(value) = attribute.accept(cell) else {
            let why = format!("{} takes {}", attribute.name, wanted(attribute));
            told.dropped("values", &why, format!("{}: “{cell}”", self.sheet.place(row, asked.column)));
            return None;
        };
        if value.as_deref().is_some_and(|value| value != cell) {
            let why = "they are spelt as the attribute has them";
            told.changed("values", why, self.sheet.place(row, asked.column));
        }
        value
    }

    /// Puts down which transcripts a row is about, and what holds in their wave only.
    fn sit(&self, case: &mut Case, row: &Row, told: &mut Told) {
        let wave = self.wave(row, told);
        let asked = self.asked.iter().filter(|asked| asked.per_wave);
        let answers: Vec<(String, String)> = asked
            .filter_map(|asked| Some((asked.attribute.name.clone(), self.answer(asked, row, told)?)))
            .collect();
        let transcripts = self.transcripts(&case.id, row, wave, told);
        if transcripts.is_empty() && !answers.is_empty() {
            let why =
                "they differ between rows of one case, and nothing says of which wave or transcript they are";
            answers.iter().for_each(|(name, _)| told.dropped("values", why, self.about(row, name)));
        }
        let date = self.date(row, told);
        for transcript in transcripts {
            let sitting =
                Sitting { date: date.clone(), attributes: answers.clone(), ..Sitting::new(transcript, wave) };
            case.sittings.push(sitting);
        }
    }

    fn about(&self, row: &Row, what: &str) -> String {
        format!("{}, row {}, {what}", self.sheet.name, row.number)
    }

    /// `2`, `Wave 2` and `t2` are wave 2.
    fn wave(&self, row: &Row, told: &mut Told) -> Option<u16> {
        let cell = self.cell(row, Role::Wave);
        let digits = cell.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        let wave = digits.strip_suffix(".0").unwrap_or(digits).parse().ok();
        if wave.is_none() && !cell.is_empty() {
            told.dropped("waves", "a wave is a number", self.place(row, Role::Wave));
        }
        wave
    }

    fn date(&self, row: &Row, told: &mut Told) -> String {
        let cell = self.cell(row, Role::Date);
        match Attribute::new("date", AttributeKind::Date).accept(cell) {
            Ok(date) => date.unwrap_or_default(),
            Err(_) => {
                told.dropped("dates", "a date such as 2019-04-17 is wanted", self.place(row, Role::Date));
                String::new()
            }
        }
    }

    /// Made of this row, named in it, or those of its case and wave.
    fn transcripts(&self, id: &CaseId, row: &Row, wave: Option<u16>, told: &mut Told) -> Vec<TranscriptId> {
        if let Some(made) = self.made.get(&row.number) {
            return vec![made.clone()];
        }
        let named = parted(self.cell(row, Role::Transcript));
        match wave {
            _ if !named.is_empty() => {
                named.iter().map(|name| self.called.find_or_await(name, told)).collect()
            }
            Some(wave) => self.called.of_wave(id, wave, told),
            None => Vec::new(),
        }
    }
}

fn wanted(attribute: &Attribute) -> String {
    match attribute.kind {
        AttributeKind::Number => "a number such as 34 or 2.5".into(),
        AttributeKind::Date => "a date such as 2019-04-17, 2019-04 or 2019".into(),
        _ => format!("only {}", attribute.values.join(", ")),
    }
}
