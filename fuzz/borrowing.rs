//! What Gloss does with the files of other programs: read or refuse, and whatever was read obeys the laws.
//!
//! Called with any bytes by the fuzz targets, and with the corpus beside it by `tests/hostile.rs`. A fuzzer does not
//! guess checksums: XML is also read as if it had been in the archive where such XML is found.

use std::io::{Cursor, Write};
use std::{fs, panic, thread};

use gloss::exchange::bring::{Bringing, Sheaf};
use gloss::exchange::dialects::{self, cast, file_names};
use gloss::exchange::documents::{self, Block, Document};
use gloss::exchange::tables::{self, Columns};
use gloss::exchange::{Borrowed, Draft, Going, Refused, Source, peers, refi, write};
use gloss::study::Study;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::laws::{hold, ours};

/// The tables of a qc project; its codebook is what is tried.
const QC: &[u8] = include_bytes!("corpus/peers/good-qc.sqlite3");

const BOOK: &str =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
const SHEETS: &str = "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>";

/// Word, OpenDocument, RTF, PDF, web pages, plain text: the first bytes tell.
pub fn documents(bytes: &[u8]) {
    let mut files = vec![bytes.to_vec()];
    if is_xml(bytes) {
        files.extend([zipped(&[("word/document.xml", bytes)]), zipped(&[("content.xml", bytes)])]);
    }
    for file in files {
        let source = Source::of("50001_2.doc", file);
        if let Ok(document) = documents::read(&source) {
            can_be_seen(&document);
        }
        draft(source);
    }
}

/// Captions, transcribers' habits, ELAN, Praat, TEI, Transcriber, tables of turns.
pub fn dialects(bytes: &[u8]) {
    for name in ["50001_2.txt", "a.md", "a.csv"] {
        draft(Source::of(name, bytes));
    }
}

/// A project, the XML of one without its archive, or a codebook.
pub fn refi(bytes: &[u8]) {
    keep(refi::read(&Source::of("project.qdpx", bytes), &Going::quietly()));
}

/// Databases of QualCoder, Taguette and RQDA; what is no database is tried as the codebook of a qc project.
pub fn peers(bytes: &[u8]) {
    if bytes.starts_with(b"SQLite format 3") {
        return keep(peers::read(&Source::of("project.qda", bytes), &Going::quietly()));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    put("settings.yaml", b"corpus_dir: corpus\ncodebook: codebook.yaml\n");
    put("codebook.yaml", bytes);
    put("qualitative_coding.sqlite3", QC);
    fs::create_dir(folder.path().join("corpus")).expect("a folder");
    put("corpus/p1.txt", b"Jeg er tr\xc3\xb8tt.\n\nOg s\xc3\xa5?\nIngenting.\n");
    keep(peers::read(&Source::open(folder.path()).expect("it is there"), &Going::quietly()));
}

/// People, codebooks, surveys, coded segments: each reader has to do with each table.
pub fn tables(bytes: &[u8]) {
    let source = match bytes {
        [b'P', b'K', ..] if holds(bytes, b"content.xml") => Source::of("people.ods", bytes),
        [b'P', b'K', ..] => Source::of("people.xlsx", bytes),
        _ if bytes.starts_with(b"<worksheet") => Source::of("people.xlsx", workbook(bytes)),
        _ => Source::of("people.csv", bytes),
    };
    let (columns, study) = (Columns::default(), ours());
    let _ = tables::recognise(&source);
    keep(tables::people(&source, &columns, &study));
    keep(tables::people(&source, &columns, &Study::default()));
    keep(tables::codebook(&source, &columns));
    keep(tables::survey(&source, &columns, &study));
    keep(tables::segments(&source, &columns, &study));
    keep(tables::codebook(&Source::of("codes.md", bytes), &columns));
    draft(source);
}

/// Pages of them, and one a line.
pub fn annotations(bytes: &[u8]) {
    keep(write::read_annotations(bytes, &ours()));
}

/// Libraries that fall are caught by the readers, in threads of their own; a fuzzer would take each for a find.
pub fn forgive_threads() {
    panic::set_hook(Box::new(|fall| {
        if thread::current().name().is_none_or(|name| name == "main") {
            eprintln!("{fall}");
        }
    }));
}

fn keep(read: Result<Borrowed, Refused>) {
    match read {
        Ok(borrowed) => hold(&borrowed),
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// One transcript, with everything proposed accepted.
fn draft(source: Source) {
    let Ok(draft) = dialects::read(&source, &Going::quietly()) else { return };
    said_plainly(&draft);
    let place = file_names::propose(std::slice::from_ref(&draft.name), None)
        .expect("no pattern to be wrong")
        .remove(0);
    let cast = cast::propose(std::slice::from_ref(&draft), &Default::default(), &[]);
    let bringing = Bringing {
        cast,
        sheaves: vec![Sheaf { source, draft, place, like: None, namesake: Default::default() }],
        ..Bringing::default()
    };
    bringing.borrowed().iter().for_each(hold);
}

/// As `Said` promises: words, no empty lines among them, nothing a terminal would obey.
fn said_plainly(draft: &Draft) {
    assert!(!draft.said.is_empty());
    for said in &draft.said {
        assert!(said.words.split('\n').all(|line| !line.trim().is_empty()), "{said:?}");
        let words = said.words.chars().chain(said.speaker.iter().flat_map(|name| name.chars()));
        assert!(words.into_iter().all(is_plain), "{said:?}");
    }
}

fn can_be_seen(document: &Document) {
    assert!(!document.blocks.is_empty());
    for block in &document.blocks {
        let words = match block {
            Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
            Block::Heading(_, words) => words.clone(),
            Block::Table(rows) => rows.concat().concat(),
        };
        assert!(words.chars().all(is_plain), "{words:?}");
    }
}

fn is_plain(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\t')
}

fn is_xml(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'<')
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn workbook(sheet: &[u8]) -> Vec<u8> {
    let rels = ("xl/_rels/workbook.xml.rels", SHEETS.as_bytes());
    zipped(&[("xl/workbook.xml", BOOK.as_bytes()), rels, ("xl/worksheets/a.xml", sheet)])
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("an archive").into_inner()
}
