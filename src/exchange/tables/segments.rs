//! Coded segments as other programs write them: a document, a code and the coded words. Positions in such tables are
//! paragraphs or pages of the other program; the words themselves are looked for in the study's transcripts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::called::Called;
use super::entry::{Entry, planted};
use super::headings::Role;
use super::{Columns, Roles, Row, Sheet, paths};
use crate::exchange::{Borrowed, Refused, Source, Told, coders::Coders};
use crate::study::{
    About, CodeId, Codebook, Coder, Coding, Layer, Marks, Shelved, Study, TranscriptId, When,
};
use crate::text::{Span, Transcript, fold};

const PARTS: [Role; 5] = [Role::Transcript, Role::Code, Role::Segment, Role::Coder, Role::Memo];

/// Codings for the transcripts of the study that is `known`, with the codes they stand for. White space may differ
/// from the transcript's; words may not.
///
/// # Errors
/// When it cannot be read, or document, code and coded words are not told apart.
pub fn segments(source: &Source, columns: &Columns, known: &Study) -> Result<Borrowed, Refused> {
    let sheet = Sheet::read(source, columns.sheet.as_deref())?;
    let roles = columns.settle(&sheet, &PARTS, Role::Skip)?;
    let missing = PARTS.iter().take(3).any(|part| roles.find(*part).is_none());
    if missing {
        let words = "say which columns are which, as in --column transcript=Document --column code=Code --column segment=Segment; or \
                     export a REFI-QDA project (.qdpx), which loses less. There are:";
        return Err(Refused::unreadable(format!("{}: {words} {}", sheet.name, sheet.headings.join(", "))));
    }
    let mut told = sheet.told.clone();
    let (study, codes) = codes(&sheet, &roles, &mut told)?;
    let mut finding = Finding::new(&sheet, &roles, known);
    for (row, code) in sheet.rows.iter().zip(codes) {
        if let Err(why) = finding.code(row, code, &mut told) {
            told.dropped("codings", why, format!("{}, row {}", sheet.name, row.number));
        }
    }
    let study = finding.done(study, &mut told);
    let columns = roles.told(&sheet);
    Ok(Borrowed { what: "table of coded segments".into(), columns, study, told, ..Borrowed::default() })
}

/// A study with the codes, and the code of each row.
fn codes(sheet: &Sheet, roles: &Roles, told: &mut Told) -> Result<(Study, Vec<Option<CodeId>>), Refused> {
    let names: Vec<&str> = sheet.column(roles.find(Role::Code).unwrap_or(usize::MAX)).collect();
    let mark = paths::mark(&names, false);
    let folded = |path: &[String]| path.iter().map(|name| fold(name)).collect::<Vec<_>>();
    let paths: Vec<Vec<String>> = names.iter().map(|name| paths::parted(name, mark)).collect();
    let mut seen = HashSet::new();
    let fresh =
        paths.iter().filter(|path| path.iter().all(|name| !name.is_empty()) && seen.insert(folded(path)));
    let mut entries: Vec<Entry> = fresh.map(|path| Entry::new(path.clone())).collect();
    entries.sort_by_key(|entry| entry.path.len());
    let study = planted(entries, |_| sheet.name.clone(), told)?;
    let by_path = by_path(&study.codebook);
    let codes = paths.iter().map(|path| by_path.get(&folded(path)).cloned()).collect();
    Ok((study, codes))
}

fn by_path(book: &Codebook) -> HashMap<Vec<String>, CodeId> {
    let line = |id: &CodeId| book.line(id.as_str()).iter().map(|code| fold(&code.name)).collect();
    book.codes().iter().map(|code| (line(&code.id), code.id.clone())).collect()
}

/// Segments on their way to their places.
struct Finding<'a> {
    sheet: &'a Sheet,
    roles: &'a Roles,
    known: &'a Study,
    called: Called,
    words: HashMap<TranscriptId, Words>,
    codings: BTreeMap<(TranscriptId, Coder), Vec<Coding>>,
    taken: HashSet<(TranscriptId, Coder, Span, CodeId)>,
    coders: Coders,
}

impl<'a> Finding<'a> {
    fn new(sheet: &'a Sheet, roles: &'a Roles, known: &'a Study) -> Finding<'a> {
        Finding {
            sheet,
            roles,
            known,
            called: Called::of(known),
            words: HashMap::new(),
            codings: BTreeMap::new(),
            taken: HashSet::new(),
            coders: Coders::default(),
        }
    }

    fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.roles.find(role).map_or("", |column| row.cell(column))
    }

    /// What it gives when it cannot says why.
    fn code(&mut self, row: &Row, code: Option<CodeId>, told: &mut Told) -> Result<(), &'static str> {
        let code = code.ok_or("the row names no code")?;
        let transcript = self.called.find(self.cell(row, Role::Transcript)).cloned();
        let transcript = transcript.ok_or("the study has no transcript of this name: bring it in first")?;
        let text = self.known.text(&transcript).ok_or("the transcript cannot be read")?.clone();
        let words = self.words.entry(transcript.clone()).or_insert_with(|| Words::of(&text));
        let places = words.find(self.roles.find(Role::Segment).map_or("", |column| row.cell(column)));
        if places.is_empty() {
            return Err("the words do not stand in the transcript");
        }
        let coder = self.coders.who(self.cell(row, Role::Coder), told);
        let key = |span: Span| (transcript.clone(), coder.clone(), span, code.clone());
        let free = places.iter().find(|span| !self.taken.contains(&key(**span))).copied();
        let span = free.ok_or("the same coding stands in an earlier row")?;
        if places.len() > 1 {
            let why = "the words stand in the transcript more than once; the first free place was taken";
            told.changed("codings", why, format!("{}, row {}", self.sheet.name, row.number));
        }
        self.taken.insert(key(span));
        let memo = Some(self.cell(row, Role::Memo)).filter(|memo| !memo.is_empty()).map(Box::from);
        let coding =
            Coding { marks: Marks { memo, ..Marks::default() }, ..Coding::new(span, code, When::default()) };
        self.codings.entry((transcript, coder)).or_default().push(coding);
        Ok(())
    }

    fn done(self, study: Study, told: &mut Told) -> Study {
        let mut study = study;
        let count: usize = self.codings.values().map(Vec::len).sum();
        told.kept("codings", count);
        let why = "the table does not say when they were made in a way all programs share";
        told.add(crate::exchange::Fate::Changed, "times of codings", count, why, None);
        let mut shelf: BTreeMap<TranscriptId, Shelved> = BTreeMap::new();
        for ((transcript, coder), codings) in self.codings {
            let text = self.known.text(&transcript).cloned();
            let shelved = shelf.entry(transcript).or_insert_with(|| Shelved { text, ..Shelved::default() });
            shelved.layers.insert(coder, Arc::new(Layer::new(codings)));
        }
        shelf.into_iter().for_each(|(id, shelved)| study.put(id, shelved));
        study.about = Arc::new(About { people: self.coders.people, ..About::default() });
        study
    }
}

/// A transcript's words with single blanks between them, and where each letter stands.
struct Words {
    plain: String,
    /// The code point of the transcript at each character of `plain`.
    at: Vec<u32>,
}

/// Places of the same words that are worth looking at.
const MOST_PLACES: usize = 1_000;

impl Words {
    fn of(text: &Transcript) -> Words {
        let mut words = Words { plain: String::new(), at: Vec::new() };
        for (at, letter) in (0..).zip(text.text().chars()) {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter != ' ' || !words.plain.ends_with(' ') {
                words.plain.push(letter);
                words.at.push(at);
            }
        }
        words
    }

    /// Every place where these words stand.
    fn find(&self, segment: &str) -> Vec<Span> {
        let wanted = segment.split_whitespace().collect::<Vec<_>>().join(" ");
        if wanted.is_empty() {
            return Vec::new();
        }
        let length = wanted.chars().count();
        let (mut reached, mut first) = (0, 0);
        let mut places = Vec::new();
        for (byte, _) in self.plain.match_indices(&wanted).take(MOST_PLACES) {
            first += self.plain.get(reached..byte).map_or(0, |between| between.chars().count());
            reached = byte;
            let last = self.at.get(first + length - 1);
            places.extend(
                self.at.get(first).zip(last).map(|(start, last)| Span::new(*start, last.saturating_add(1))),
            );
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;
    use crate::exchange::tables::parse_mapping;

    const SAID: &str = "I: So?\n\nÅse: There was a lunch,\nand nobody came. Yes. Yes.\n";

    fn study() -> Study {
        let mut study = Study::default();
        let text = Some(Arc::new(Transcript::new(SAID)));
        study.put(TranscriptId::new("talks/P1.txt"), Shelved { text, ..Shelved::default() });
        study
    }

    fn read(text: &str, mapping: &[&str]) -> Result<Borrowed, Refused> {
        let mapping = parse_mapping(&mapping.iter().map(|pair| (*pair).to_string()).collect::<Vec<_>>())?;
        segments(&Source::of("s.csv", text), &mapping, &study())
    }

    /// Coder, code and coded words of each coding.
    fn told(borrowed: &Borrowed) -> Vec<(String, String, String)> {
        let said = Transcript::new(SAID);
        let codings = borrowed.study.codings();
        let words = codings.map(|(_, coder, coding)| {
            let path = borrowed.study.codebook.path(coding.code.as_str());
            (coder.to_string(), path, said.slice(coding.span).to_string())
        });
        words.collect()
    }

    #[test]
    fn taguettes_highlights_find_their_words() {
        let read = read("id,document,tag,content\n1,P1.txt,trust,lunch,\n2,P1,trust,\"a lunch, and nobody\"\n3,P1,trust,dinner\n4,P2,trust,Yes\n", &[]).unwrap();
        assert_eq!(told(&read)[0], ("unknown".into(), "trust".into(), "a lunch,\nand nobody".into()));
        assert_eq!(read.told.count(Fate::Kept, "codings"), 2);
        assert_eq!(read.told.count(Fate::Dropped, "codings"), 2);
    }

    #[test]
    fn maxqdas_table_brings_paths_coders_and_comments() {
        let head =
            "Color,Komentarz,Grupa dokumentów,Nazwa dokumentu,Kod,Początek,Koniec,Waga,Fragment,Autor\n";
        let rows = "●,late,G,P1,Zaufanie\\Koledzy,1,1,0,nobody came,Jan K.\n●,,G,P1,Zaufanie\\Szef,1,1,0,Yes.,Jan K.\n";
        let read = read(&format!("{head}{rows}"), &[]).unwrap();
        let expected = [
            ("Jan_K".into(), "Zaufanie/Koledzy".into(), "nobody came".into()),
            ("Jan_K".into(), "Zaufanie/Szef".into(), "Yes.".into()),
        ];
        assert_eq!(told(&read), expected);
        assert_eq!(read.told.count(Fate::Changed, "codings"), 1, "Yes. stands twice");
        let (_, _, coding) = read.study.codings().next().unwrap();
        assert_eq!(coding.marks.memo.as_deref(), Some("late"));
        assert_eq!(read.study.about.people[0].name, "Jan K.");
    }

    #[test]
    fn the_same_words_twice_are_two_places_and_no_more() {
        let read = read("document,code,segment\nP1,a,Yes.\nP1,a,Yes.\nP1,a,Yes.\n", &[]).unwrap();
        let spans: Vec<Span> = read.study.codings().map(|(_, _, coding)| coding.span).collect();
        assert_eq!(spans.len(), 2);
        assert!(!spans[0].overlaps(spans[1]));
        assert_eq!(read.told.count(Fate::Dropped, "codings"), 1);
    }

    #[test]
    fn headings_in_other_languages_are_asked_for() {
        let text = "Asiakirja,Koodi,Osio\nP1,Luottamus,nobody came\n";
        assert!(read(text, &[]).unwrap_err().to_string().contains("segment=Segment"));
        let said = read(text, &["transcript=Asiakirja", "code=Koodi", "segment=Osio"]).unwrap();
        assert_eq!(told(&said), [("unknown".into(), "Luottamus".into(), "nobody came".into())]);
    }
}
