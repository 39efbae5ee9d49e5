//! What a table holds: by its headings where they are known words, else by the shape of what stands below them.

use std::collections::HashMap;

use super::headings::{Role, key, means};
use super::{Columns, Sheet};
use crate::exchange::{Kind, Source};
use crate::text::width;

/// An answer longer than this was not ticked in a list, in cells of a screen: a Chinese character is worth two letters.
const LONG: usize = 60;
/// Rows looked at.
const LOOKED_AT: usize = 2_000;

/// Columns that other programs' codebooks have beside the code and what it means.
const BESIDE_CODES: &str = "\
    guid, id, slug, depth, generated, files, references, sources, number of highlights, number of \
    documents, codings, cases, transcripts, transcripts with below, documents, segments, kind, type, \
    retired, created, modified, created on, modified on, created by, modified by, author, groups, code \
    groups, code group 1, grounded, density, nickname, hierarchical name, weight, name";

/// What a table holds. A table that cannot be read is one of people: reading it will say what is wrong.
pub fn recognise(source: &Source) -> Kind {
    Sheet::read(source, None).map_or(Kind::People, |sheet| kind_of(&sheet))
}

/// Coded segments are asked for first: they have every column that the others have.
pub(super) fn kind_of(sheet: &Sheet) -> Kind {
    if are_segments(sheet) {
        Kind::Segments
    } else if is_codebook(sheet) {
        Kind::Codebook
    } else if is_transcript(sheet) {
        Kind::Transcript
    } else if (0..sheet.headings.len()).any(|column| is_open(sheet, column)) {
        Kind::Survey
    } else {
        Kind::People
    }
}

fn has(sheet: &Sheet, role: Role) -> bool {
    sheet.headings.iter().any(|heading| means(heading, role))
}

/// A document, a code and the coded words; in a language nobody has put down here: by the shape of MAXQDA's table,
/// names that come again, paths that come again, two growing numbers and long words.
fn are_segments(sheet: &Sheet) -> bool {
    let parts = [Role::Transcript, Role::Code, Role::Segment];
    let roles = Columns::default().settle(sheet, &parts, Role::Skip);
    if roles.is_ok_and(|roles| parts.iter().all(|part| roles.find(*part).is_some())) {
        return !has(sheet, Role::Speaker);
    }
    let columns = 0..sheet.headings.len();
    let count = |is: fn(&Sheet, usize) -> bool| columns.clone().filter(|column| is(sheet, *column)).count();
    let ranges =
        columns.clone().zip(columns.clone().skip(1)).filter(|(from, to)| are_ranges(sheet, *from, *to));
    ranges.count() > 0 && count(comes_again) >= 2 && count(is_open) >= 1
}

/// Two columns of whole numbers, the second never before the first.
fn are_ranges(sheet: &Sheet, from: usize, to: usize) -> bool {
    let pairs = sheet
        .rows
        .iter()
        .take(LOOKED_AT)
        .map(|row| (row.cell(from).parse::<u32>(), row.cell(to).parse::<u32>()));
    let mut pairs = pairs.peekable();
    pairs.peek().is_some() && pairs.all(|pair| matches!(pair, (Ok(from), Ok(to)) if from <= to))
}

/// A code and a column that says what it means, and hardly anything that a codebook has not.
fn is_codebook(sheet: &Sheet) -> bool {
    let roles = [Role::Code, Role::Memo, Role::Include, Role::Exclude, Role::Example];
    let known = roles.into_iter().chain([Role::Parent, Role::Origin, Role::Colour, Role::Aliases]);
    let known: Vec<Role> = known.collect();
    let belongs = |heading: &&String| {
        known.iter().any(|role| means(heading, *role))
            || BESIDE_CODES.split(", ").any(|word| word == key(heading))
    };
    let belonging = sheet.headings.iter().filter(belongs).count();
    let explained = roles.iter().skip(1).any(|role| has(sheet, *role));
    has(sheet, Role::Code) && explained && belonging * 4 > sheet.headings.len() * 3
}

/// Who speaks, or when, and what was said; or a few names that come again beside long words.
fn is_transcript(sheet: &Sheet) -> bool {
    if has(sheet, Role::Text) {
        return has(sheet, Role::Speaker) || has(sheet, Role::Start);
    }
    let columns = 0..sheet.headings.len();
    let voices = columns.clone().any(|column| comes_again(sheet, column));
    let names = columns.clone().any(|column| is_name_of_rows(sheet, column));
    columns.len() <= 4 && voices && !names && columns.clone().any(|column| is_open(sheet, column))
}

/// Open answers: half of those who answered wrote more than a line.
pub(super) fn is_open(sheet: &Sheet, column: usize) -> bool {
    let mut lengths: Vec<usize> = sheet.given(column).take(LOOKED_AT).map(width).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).is_some_and(|median| *median > LONG)
}

/// Few short values, each several times.
fn comes_again(sheet: &Sheet, column: usize) -> bool {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for value in sheet.given(column).take(LOOKED_AT) {
        *times.entry(value).or_default() += 1;
    }
    let all: usize = times.values().sum();
    let short = times.keys().all(|value| value.chars().count() <= LONG && value.parse::<f64>().is_err());
    short && all >= 4 && times.len() * 2 <= all
}

/// Every row has a short value of its own that is no number of seconds or lines: it names the rows.
pub(super) fn is_name_of_rows(sheet: &Sheet, column: usize) -> bool {
    let values: Vec<&str> = sheet.column(column).take(LOOKED_AT).collect();
    let mut different = values.clone();
    different.sort_unstable();
    different.dedup();
    let short = |value: &&str| !value.is_empty() && value.chars().count() <= 40;
    let counting = values.windows(2).all(|pair| match pair {
        [one, next] => {
            one.parse::<f64>().ok().zip(next.parse::<f64>().ok()).is_some_and(|(one, next)| one < next)
        }
        _ => true,
    });
    !values.is_empty() && different.len() == values.len() && values.iter().all(short) && !counting
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG_ANSWER: &str =
        "There was a lunch on the first day and after that nobody told me where to sit or whom to ask.";

    fn kind(text: &str) -> Kind {
        recognise(&Source::of("t.csv", text.replace("LONG", LONG_ANSWER)))
    }

    #[test]
    fn people_have_an_id_and_attributes() {
        assert_eq!(kind("id,age,gender\nP1,34,f\nP2,40,m\n"), Kind::People);
        assert_eq!(kind("Deltaker;Alder;Stilling\n1;34;leder\n2;50;ansatt\n"), Kind::People);
        assert_eq!(kind("Code,Age,Comment\n17,34,late\n18,40,\n"), Kind::People);
        assert_eq!(kind(""), Kind::People);
    }

    #[test]
    fn a_survey_has_long_answers() {
        assert_eq!(kind("id,age,Why did you stay?\nP1,34,LONG\nP2,40,LONG Yes.\nP3,50,\n"), Kind::Survey);
        assert_eq!(kind("编号,年龄,为什么\n1,34,LONG\n2,40,LONG\n"), Kind::Survey);
    }

    #[test]
    fn a_transcript_has_speakers_and_words() {
        assert_eq!(kind("start time,end time,speaker,dialog\n0:01,0:05,Anna,LONG\n"), Kind::Transcript);
        assert_eq!(kind("Timespan\tContent\tSpeaker\n0:00.0 - 0:12.3\tYes.\tI\n"), Kind::Transcript);
        let unknown = "Wer da,Was da\nA,LONG\nB,LONG a\nA,LONG b\nB,LONG c\nA,LONG d\n";
        assert_eq!(kind(unknown), Kind::Transcript);
    }

    #[test]
    fn a_codebook_has_codes_and_what_they_mean() {
        assert_eq!(kind("GUID,Color,Generated,Code,Memo\n1,#FF0000,no,Trust > Peers,LONG\n"), Kind::Codebook);
        assert_eq!(kind("Name,Description,Files,References\nTrust,LONG,3,9\n"), Kind::Codebook);
        assert_eq!(
            kind("tag,description,number of highlights,number of documents\na,b,1,1\n"),
            Kind::Codebook
        );
        assert_eq!(kind("Kode;Beskrivelse\nTillit;å stole på\n"), Kind::Codebook);
        assert_eq!(kind("Code,Comment,Code Group 1\nTrust,,Peers\n"), Kind::Codebook);
    }

    #[test]
    fn coded_segments_are_known_in_any_language() {
        let polish = "Color,Komentarz,Grupa dokumentów,Nazwa dokumentu,Kod,Początek,Koniec,Waga,Fragment\n\
             ●,,Grupa 1,P1,Zaufanie\\Koledzy,3,3,0,LONG\n";
        assert_eq!(kind(polish), Kind::Segments);
        assert_eq!(kind("id,document,tag,content\n1,a.txt,trust,LONG\n"), Kind::Segments);
        let rows = "P1,Luottamus,3,4,LONG\n".repeat(4);
        assert_eq!(kind(&format!("Asiakirja,Koodi,Alku,Loppu,Osio\n{rows}")), Kind::Segments);
    }
}
