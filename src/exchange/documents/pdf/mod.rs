//! PDF: the text layer, page by page, its lines joined into paragraphs again.
//!
//! A PDF knows letters and where they stand, not words and paragraphs: both are concluded, and where words were broken
//! at line ends that is told. Bold and tables are not known. The library panics on what it does not expect: it works in
//! a thread of its own, one page at a time, and is waited for no longer than [`PATIENCE`].

mod bounds;
mod lines;
mod paragraphs;
mod tame;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use pdf_extract::{Document as Pdf, output_doc_page};

use super::{
    Document,
    archive::locked,
    page::{Hand, Page},
};
use crate::exchange::{Fate, Refused};
use lines::{Line, Lines};
use tame::Tamed;

const PATIENCE: Duration = Duration::from_secs(120);
const MOST_PAGES: usize = 1_000;
/// Drawings within drawings need some.
const STACK: usize = 64 << 20;

const BROKEN: &str = "the page could not be read";
const WORDLESS: &str = "there are no letters on the page, or only pictures of letters";
const PICTURES: &str = "only words are taken";
const DRAWINGS: &str =
    "they are nested or packed beyond what can be read safely: see whether words are missing";
const HEADS: &str = "they stand on most pages, and nobody said them";
const UNKNOWN: &str = "the file does not say which letters they are: shown as �";
const LIGATURES: &str =
    "letters printed as one (ﬁ) are written as the letters they are, so that words are found";
const JOINED: &str = "joined without the hyphen that broke them";

/// What a PDF says, before it is made into paragraphs.
struct Taken {
    /// `None` for a page that could not be read.
    pages: Vec<Option<Vec<Line>>>,
    tamed: Tamed,
}

/// # Errors
/// In words: locked, broken, a scan, too many pages, or more work than it is worth.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    bounds::check(file, bytes)?;
    let Taken { pages, tamed } = take_patiently(file, bytes)?;
    let mut page = Page::default();
    page.told.add(Fate::Dropped, "pictures", tamed.pictures, PICTURES, None);
    page.told.add(Fate::Dropped, "drawings", tamed.drawings, DRAWINGS, None);
    for (number, lines) in pages.iter().enumerate() {
        match lines {
            None => page.told.dropped("pages", BROKEN, format!("page {}", number + 1)),
            Some(lines) if lines.is_empty() => {
                page.told.dropped("pages without words", WORDLESS, format!("page {}", number + 1));
            }
            Some(_) => {}
        }
    }
    if pages.iter().flatten().all(Vec::is_empty) {
        return Err(wordless(file, &pages));
    }
    write(&mut page, pages.into_iter().flatten().collect());
    tell_unknown(file, &mut page)?;
    page.finish(file)
}

fn write(page: &mut Page, mut pages: Vec<Vec<Line>>) {
    let ligatures = paragraphs::part_ligatures(&mut pages);
    page.told.add(Fate::Changed, "ligatures", ligatures, LIGATURES, None);
    let (pages, heads) = paragraphs::without_heads(pages);
    for head in heads {
        page.told.dropped("page headers and footers", HEADS, head);
    }
    let (paragraphs, joined) = paragraphs::paragraphs(&pages);
    for word in joined {
        page.told.changed("words broken at line ends", JOINED, word);
    }
    for paragraph in paragraphs {
        page.say(&paragraph, Hand::default());
        page.end_paragraph();
    }
}

fn take_patiently(file: &str, bytes: &[u8]) -> Result<Taken, Refused> {
    let (send, receive) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let (bytes, name, stopped) = (bytes.to_vec(), file.to_string(), stop.clone());
    let work = move || {
        let taken = catch_unwind(AssertUnwindSafe(|| take(&name, &bytes, &stopped)));
        let _ = send.send(taken.unwrap_or_else(|_| Err(broken(&name))));
    };
    let started = thread::Builder::new().name("pdf".into()).stack_size(STACK).spawn(work);
    started.map_err(|error| Refused::unreadable(format!("{file} cannot be read now: {error}")))?;
    let taken = receive.recv_timeout(PATIENCE);
    stop.store(true, Ordering::Relaxed);
    taken.unwrap_or_else(|_| Err(endless(file)))
}

fn take(file: &str, bytes: &[u8], stop: &Arc<AtomicBool>) -> Result<Taken, Refused> {
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| unopened(file, &error))?;
    // What opens without a password has been opened; of the rest no object was read.
    if pdf.trailer.has(b"Encrypt") && !pdf.was_encrypted() {
        return Err(locked(file));
    }
    let count = pdf.get_pages().len();
    if count > MOST_PAGES {
        let words =
            format!("{file} has {count} pages; up to {MOST_PAGES} are read: take out the pages that matter");
        return Err(Refused::too_much(words));
    }
    let tamed = tame::tame(&mut pdf);
    let numbers = pdf.get_pages().into_keys();
    let pages = numbers.map(|number| page_lines(&pdf, number, stop)).collect();
    Ok(Taken { pages, tamed })
}

fn page_lines(pdf: &Pdf, number: u32, stop: &Arc<AtomicBool>) -> Option<Vec<Line>> {
    let mut lines = Lines::new(stop.clone());
    let read = catch_unwind(AssertUnwindSafe(|| output_doc_page(pdf, &mut lines, number)));
    match read {
        Ok(Ok(())) => Some(lines.finish()),
        _ => None,
    }
}

/// Letters without a meaning are no text; a few of them are told.
fn tell_unknown(file: &str, page: &mut Page) -> Result<(), Refused> {
    let (unknown, all) =
        page.count(|letter| letter == '\u{FFFD}' || ('\u{E000}'..='\u{F8FF}').contains(&letter));
    if unknown * 4 > all {
        return Err(Refused::unreadable(format!(
            "{file} shows letters without saying which they are: run text recognition (OCR) on it, or get the document \
             it was made from"
        )));
    }
    page.told.add(Fate::Changed, "unknown letters", unknown, UNKNOWN, None);
    Ok(())
}

fn unopened(file: &str, error: &pdf_extract::Error) -> Refused {
    let words = error.to_string().to_lowercase();
    if words.contains("password") || words.contains("decrypt") { locked(file) } else { broken(file) }
}

fn broken(file: &str) -> Refused {
    Refused::unreadable(format!(
        "{file} is broken, or made in a way that cannot be read here: open it in a PDF reader and print it into a new PDF, \
         or save it as docx or txt"
    ))
}

fn endless(file: &str) -> Refused {
    Refused::too_much(format!(
        "{file} took more than {} seconds and was given up: save it as docx or txt",
        PATIENCE.as_secs()
    ))
}

fn wordless(file: &str, pages: &[Option<Vec<Line>>]) -> Refused {
    if pages.is_empty() || pages.iter().all(Option::is_none) {
        return broken(file);
    }
    Refused::unreadable(format!(
        "{file} has no words in it: its pages are pictures, as of a scan. Run text recognition (OCR) on it first"
    ))
}

#[cfg(test)]
mod tests;
