//! Tables in which a row is a turn: NVivo, Trint, textplorer, and whatever people build in a spreadsheet.

use super::clock;
use super::cues::{self, Cue};
use crate::exchange::{Fate, Said, Told};
use crate::text::fold;
use crate::text::label::is_name;

/// What columns are called that say who speaks, in the languages transcripts come in; folded.
const SPEAKER: [&str; 25] = [
    "speaker",
    "speakers",
    "speaker name",
    "speaker label",
    "name",
    "who",
    "participant",
    "person",
    "role",
    "sprecher",
    "sprecherin",
    "locuteur",
    "locutrice",
    "intervenant",
    "taler",
    "talar",
    "talare",
    "spreker",
    "hablante",
    "orador",
    "falante",
    "parlante",
    "puhuja",
    "说话人",
    "发言人",
];
const WORDS: [&str; 31] = [
    "text",
    "dialog",
    "dialogue",
    "content",
    "contents",
    "transcript",
    "transcription",
    "utterance",
    "utterances",
    "words",
    "speech",
    "said",
    "caption",
    "message",
    "turn",
    "inhalt",
    "transkript",
    "texte",
    "contenu",
    "tekst",
    "innhold",
    "ytring",
    "transkripsjon",
    "utskrift",
    "texto",
    "contenido",
    "testo",
    "inhoud",
    "teksti",
    "内容",
    "文本",
];
const START: [&str; 21] = [
    "start",
    "start time",
    "starttime",
    "begin",
    "begin time",
    "beginning",
    "from",
    "in",
    "time",
    "times",
    "timespan",
    "time span",
    "timestamp",
    "timecode",
    "time code",
    "beginn",
    "anfang",
    "zeit",
    "debut",
    "tid",
    "inicio",
];
const END: [&str; 12] =
    ["end", "end time", "endtime", "stop", "stop time", "to", "out", "ende", "fin", "slutt", "slut", "fine"];

/// How far down the headings may stand.
const HEADINGS_WITHIN: usize = 20;

/// Which column is what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub words: usize,
    pub speaker: Option<usize>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    /// The first row of turns.
    first: usize,
    /// Whether the times are milliseconds.
    pub is_fine: bool,
    /// Headings of columns that have no place in a transcript.
    pub others: Vec<String>,
}

/// The columns by their headings, or, where there are none, by what stands in them.
pub fn columns(rows: &[Vec<String>]) -> Option<Columns> {
    let headed = rows.iter().take(HEADINGS_WITHIN).enumerate().find_map(|(at, row)| headed(at, row));
    headed.or_else(|| shaped(rows))
}

fn headed(at: usize, row: &[String]) -> Option<Columns> {
    let named = |names: &[&str]| row.iter().position(|cell| names.contains(&heading(cell).as_str()));
    let (speaker, start, end) = (named(&SPEAKER), named(&START), named(&END));
    let words = named(&WORDS).filter(|_| speaker.is_some() || start.is_some())?;
    let known = [Some(words), speaker, start, end];
    let others =
        row.iter().enumerate().filter(|(n, cell)| !known.contains(&Some(*n)) && !cell.trim().is_empty());
    Some(Columns {
        words,
        speaker,
        start,
        end,
        first: at + 1,
        is_fine: start.and_then(|n| row.get(n)).is_some_and(|cell| is_milliseconds(cell)),
        others: others.map(|(_, cell)| cell.trim().to_owned()).collect(),
    })
}

/// `Start_Time (ms)` → `start time`
fn heading(cell: &str) -> String {
    let bare = cell.split(['(', '[']).next().unwrap_or_default().replace(['_', '-', ':'], " ");
    let words: Vec<&str> = bare.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("ms")).collect();
    fold(&words.join(" "))
}

fn is_milliseconds(cell: &str) -> bool {
    let cell = cell.to_lowercase().replace(['(', ')', '[', ']', '_'], " ");
    cell.split_whitespace().any(|word| word == "ms") || cell.contains("millis")
}

/// Without headings: the column with most in it holds the words; times look like times; names are short and few.
fn shaped(rows: &[Vec<String>]) -> Option<Columns> {
    let width = rows.iter().map(Vec::len).max().filter(|width| (2..=4).contains(width))?;
    if rows.len() < 3 {
        return None;
    }
    let column = |n: usize| rows.iter().filter_map(move |row| row.get(n)).map(|cell| cell.trim());
    let words = (0..width).max_by_key(|&n| column(n).map(str::len).sum::<usize>())?;
    let start = (0..width).find(|&n| n != words && column(n).all(is_time));
    let speaker = (0..width).find(|&n| n != words && Some(n) != start && are_names(column(n)));
    speaker.or(start)?;
    Some(Columns { words, speaker, start, ..Columns::default() })
}

fn is_time(cell: &str) -> bool {
    cell.contains(':') && clock::stretch(cell).0.is_some()
}

fn are_names<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let names: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let different: std::collections::BTreeSet<&str> = names.iter().copied().collect();
    !names.is_empty()
        && names.iter().all(|name| is_name(name.trim_end_matches(':').trim()))
        && different.len() * 2 <= names.len() + 1
}

/// The turns of a table. Consecutive rows of one speaker are one turn.
pub fn said(rows: &[Vec<String>], columns: &Columns, told: &mut Told) -> Vec<Said> {
    for other in &columns.others {
        told.dropped("columns", "hold neither words nor speakers nor times", other.as_str());
    }
    let turns = rows.iter().skip(columns.first);
    let mut all: Vec<Cue> = turns.map(|row| columns.cue(row)).collect();
    all.retain(|cue| !cue.words.is_empty());
    if columns.speaker.is_none() {
        return all
            .into_iter()
            .map(|Cue { start, words, .. }| Said { speaker: None, time: start, words })
            .collect();
    }
    let unnamed = cues::carry_names(&mut all);
    let why = "name nobody and were taken as going on with whoever spoke before";
    told.add(Fate::Changed, "rows", unnamed, why, None);
    cues::turns(all)
}

impl Columns {
    /// Whether a row of so many cells has all of them.
    pub fn fits(&self, cells: usize) -> bool {
        [Some(self.words), self.speaker, self.start, self.end].iter().flatten().all(|&n| n < cells)
    }

    /// The same columns, from the first row on.
    pub fn without_headings(&self) -> Columns {
        Columns { first: 0, others: Vec::new(), ..self.clone() }
    }

    fn cue(&self, row: &[String]) -> Cue {
        let cell = |n: Option<usize>| n.and_then(|n| row.get(n)).map(|cell| cell.trim()).unwrap_or_default();
        let (start, behind) = self.times(cell(self.start));
        let speaker = cell(self.speaker).trim_end_matches([':', '：']).trim();
        Cue {
            start,
            end: behind.or(self.times(cell(self.end)).0),
            speaker: Some(speaker.to_owned()).filter(|name| !name.is_empty()),
            words: cell(Some(self.words)).to_owned(),
            fresh: false,
        }
    }

    fn times(&self, cell: &str) -> (Option<u32>, Option<u32>) {
        match cell.parse::<f64>() {
            Ok(number) if self.is_fine => (clock::milliseconds(number), None),
            _ => clock::stretch(cell),
        }
    }
}
