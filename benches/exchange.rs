//! What an import costs beside what it cannot do without: unzipping its files and parsing the XML in them.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use divan::Bencher;
use gloss::exchange::bring::{Wishes, look};
use gloss::exchange::refi::{self, For};
use gloss::exchange::settle::{Choices, Settled, settle};
use gloss::exchange::{Borrowed, Going, Source};
use gloss::report::document::{Block, Document, Hand, docx};
use gloss::store::open_whole;
use gloss::study::{Study, TranscriptId};
use gloss::text::Transcript;
use zip::ZipArchive;

fn main() {
    divan::main();
}

/// 100 transcripts of 10,000 words, 30,000 codings.
fn medium() -> &'static Study {
    static READ: OnceLock<Study> = OnceLock::new();
    READ.get_or_init(|| made(1))
}

/// As large, and without a word in common.
fn another() -> Study {
    made(2)
}

fn made(seed: u64) -> Study {
    let folder = tempfile::tempdir().expect("a folder");
    corpus::make(corpus::size("medium").expect("a size"), seed, folder.path()).expect("a study");
    open_whole(folder.path()).expect("a study").study
}

/// The words of that study as a folder of Word files, as they come from a transcriber.
fn interviews() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exchange-interviews");
    fs::create_dir_all(&folder).expect("a folder");
    let texts = medium().shelf.iter().filter_map(|(id, shelved)| Some((id, shelved.text.as_ref()?)));
    let file = |(number, (id, text)): (usize, (&TranscriptId, &Arc<Transcript>))| {
        let path = folder.join(id.stem()).with_extension("docx");
        fs::write(&path, on_paper(text, &format!("P{number}"))).expect("a file");
        path
    };
    texts.enumerate().map(file).collect()
}

/// Everybody has a name.
fn on_paper(text: &Transcript, name: &str) -> Vec<u8> {
    let text = text.text().replace("Participant:", &format!("{name}:"));
    let paragraphs = text.lines().filter(|line| !line.is_empty());
    let blocks = paragraphs.map(|line| Block::said(Hand::Plain, line)).collect();
    docx(&Document { blocks, ..Document::default() }).expect("a document")
}

fn project() -> &'static [u8] {
    static WRITTEN: OnceLock<Vec<u8>> = OnceLock::new();
    WRITTEN.get_or_init(|| refi::write(medium(), For::Anyone, &Going::quietly()).expect("a project").0)
}

fn borrowed(bytes: &[u8]) -> Borrowed {
    refi::read(&Source::of("project.qdpx", bytes), &Going::quietly()).expect("a project")
}

/// How many elements the XML has.
fn unzipped_and_parsed(archive: &[u8], entry: &str) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut xml = String::new();
    archive.by_name(entry).expect("an entry").read_to_string(&mut xml).expect("words");
    roxmltree::Document::parse(&xml).expect("XML").descendants().count()
}

mod a_hundred_docx {
    use super::*;

    #[divan::bench(sample_count = 20)]
    fn only_unzipped_and_parsed(bencher: Bencher) {
        let files = interviews();
        bencher.bench(|| -> usize {
            let read = |path| unzipped_and_parsed(&fs::read(path).expect("a file"), "word/document.xml");
            files.iter().map(read).sum()
        });
    }

    #[divan::bench(sample_count = 20)]
    fn imported(bencher: Bencher) {
        let files = interviews();
        bencher.bench(|| imported_into(&files, &Study::default()));
    }

    #[divan::bench(sample_count = 20)]
    fn imported_into_a_study_as_large(bencher: Bencher) {
        let (files, study) = (interviews(), another());
        bencher.bench(|| imported_into(&files, &study));
    }

    fn imported_into(files: &[PathBuf], study: &Study) -> Settled {
        let brought = look(files, &Wishes::default(), study, &Going::quietly()).expect("nobody stops it");
        assert!(brought.refused.is_empty(), "{:?}", brought.refused);
        settle(study, brought.borrowed(), &Choices::default())
    }
}

mod a_qdpx_of_30_000_codings {
    use super::*;

    #[divan::bench(sample_count = 20)]
    fn only_unzipped_and_parsed(bencher: Bencher) {
        bencher.bench(|| super::unzipped_and_parsed(project(), "project.qde"));
    }

    #[divan::bench(sample_count = 20)]
    fn read(bencher: Bencher) {
        bencher.bench(|| borrowed(project()));
    }

    #[divan::bench(sample_count = 20)]
    fn read_and_settled(bencher: Bencher) {
        bencher.bench(|| settle(&Study::default(), vec![borrowed(project())], &Choices::default()));
    }

    #[divan::bench(sample_count = 20)]
    fn read_and_settled_again(bencher: Bencher) {
        bencher.bench(|| settle(medium(), vec![borrowed(project())], &Choices::default()));
    }

    #[divan::bench(sample_count = 20)]
    fn written(bencher: Bencher) {
        bencher.bench(|| refi::write(medium(), For::Anyone, &Going::quietly()));
    }
}
