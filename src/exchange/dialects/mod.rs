//! How transcribers and caption programs write down who says what: each dialect becomes a [`Draft`].
//!
//! | to | go to |
//! |---|---|
//! | read lines that say who speaks | `heads`, with `labels`, `above`, `marked`, `stamped` |
//! | read captions | `captions`, `cue_text`, `speakers` |
//! | read tables | `grid`, `tabled` |
//! | read what linguists make | `elan`, `praat`, `tei`, `transcriber` |
//! | settle who speaks | [`cast`], `same_person`, `likeness` |
//! | write the transcript | [`render`] |
//! | know case, wave and date by a file's name | [`file_names`] |

mod above;
mod captions;
pub mod cast;
mod clock;
mod cue_text;
mod cues;
mod decoded;
mod elan;
pub mod file_names;
mod grid;
mod heads;
mod labels;
mod likeness;
mod marked;
mod page;
mod praat;
pub mod render;
mod same_person;
mod speakers;
mod stamped;
mod tabled;
mod tei;
mod tidy;
mod transcriber;
mod xml;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod hostile;

use super::documents::encoding::Decoded;
use super::tables::{self, Sheet};
use super::{Draft, Going, Refused, Source, Told, documents};
use heads::Manner;
use page::Page;

pub use cast::{Role, Voice};
pub use file_names::Place;

/// From the most particular to the most general: of two with the same evidence the first is taken.
const MANNERS: [&Manner; 8] = [
    &above::ZOOM,
    &above::OTTER,
    &above::DESCRIPT,
    &marked::BRACKETS,
    &marked::HEADINGS,
    &marked::BOLD,
    &labels::LABELS,
    &stamped::STAMPED,
];

/// One line may look like anything.
const ENOUGH: usize = 2;

/// Reads one transcript, whatever its file. The ending tells how to open it; who speaks in it, what stands in it.
///
/// # Errors
/// In words, as the documents' readers and the dialects give them, and when nobody says anything in it.
pub fn read(source: &Source, going: &Going) -> Result<Draft, Refused> {
    going.check()?;
    let mut draft = match source.ending().as_str() {
        _ if tables::is_table(source) => table(source)?,
        "txt" | "text" | "md" | "markdown" | "vtt" | "srt" | "eaf" | "textgrid" | "trs" | "xml" | "tei"
        | "" => text(source)?,
        _ => document(source)?,
    };
    going.check()?;
    draft.name = source.stem();
    if draft.date.is_empty() {
        draft.date = file_names::date(&draft.name).unwrap_or_default();
    }
    tidy::tidy(&mut draft);
    if draft.said.is_empty() {
        return Err(Refused::unreadable(format!("{} holds no words that anybody says", source.name())));
    }
    Ok(draft)
}

fn table(source: &Source) -> Result<Draft, Refused> {
    let sheet = Sheet::read(source, None)?;
    let mut told = sheet.told;
    // A table of turns need not have headings.
    let mut rows = vec![sheet.headings];
    rows.extend(sheet.rows.into_iter().map(|row| row.cells));
    let columns = grid::columns(&rows).ok_or_else(|| {
        Refused::unreadable(format!(
            "{} has no column of words with one of speakers or times: name its columns speaker, text and start",
            source.name()
        ))
    })?;
    let said = grid::said(&rows, &columns, &mut told);
    Ok(Draft { what: "table of turns".into(), sure: true, said, told, ..Draft::default() })
}

fn document(source: &Source) -> Result<Draft, Refused> {
    let document = documents::read(source)?;
    let mut told = document.told.clone();
    let kind = match source.ending().as_str() {
        "docx" | "docm" => "Word document",
        "odt" => "OpenDocument text",
        "rtf" => "rich text",
        "pdf" => "PDF",
        "html" | "htm" | "xhtml" => "web page",
        _ => "text",
    };
    if let Some(said) = tabled::said(&document, &mut told) {
        let what = format!("{kind}: table of turns");
        return Ok(Draft { what, sure: true, said, told, ..Draft::default() });
    }
    let page = Page::of_document(&document, &mut told);
    let draft = in_its_manner(&page, told);
    Ok(Draft { what: format!("{kind}: {}", draft.what), ..draft })
}

fn text(source: &Source) -> Result<Draft, Refused> {
    let Decoded { words, mut told } = decoded::decode(source)?;
    let structured = structured(&words, source)?;
    let mut draft = structured.unwrap_or_else(|| lines(&words));
    told.join(std::mem::take(&mut draft.told));
    Ok(Draft { told, ..draft })
}

/// What programs wrote for programs.
fn structured(text: &str, source: &Source) -> Result<Option<Draft>, Refused> {
    let name = source.name();
    if praat::is_textgrid(text) {
        return praat::read(text, &name).map(Some);
    }
    let is_xml = text.trim_start().starts_with("<?xml");
    if !is_xml && !matches!(source.ending().as_str(), "eaf" | "trs" | "xml" | "tei") {
        return Ok(None);
    }
    let text = xml::without_doctype(text);
    let document = xml::open(text.trim_start(), &name)?;
    let root = document.root_element();
    match root.tag_name().name() {
        "ANNOTATION_DOCUMENT" => Ok(Some(elan::read(root))),
        "Trans" => Ok(Some(transcriber::read(root))),
        "TEI" | "TEI.2" | "teiCorpus" => Ok(Some(tei::read(root))),
        other => Err(Refused::unreadable(format!(
            "{name} is XML of a kind that is not known here (<{other}>): ELAN, Transcriber and TEI are"
        ))),
    }
}

fn lines(text: &str) -> Draft {
    let mut told = Told::default();
    let page = Page::of_text(text, &mut told);
    let captions = captions::evidence(text);
    if captions >= ENOUGH && captions >= evidence(&page).0 {
        return captions::read(text);
    }
    in_its_manner(&page, told)
}

fn in_its_manner(page: &Page, told: Told) -> Draft {
    let manner = evidence(page).1;
    let mut draft = Draft {
        what: manner.what.into(),
        date: page.date.clone(),
        sure: manner.sure,
        said: manner.said(page),
        told,
        ..Draft::default()
    };
    (manner.mend)(&mut draft);
    draft
}

fn evidence(page: &Page) -> (usize, &'static Manner) {
    let weighed = MANNERS.into_iter().rev().map(|manner| (manner.evidence(page), manner));
    let best = weighed.max_by_key(|(evidence, _)| *evidence);
    best.filter(|(evidence, _)| *evidence >= ENOUGH).unwrap_or((0, &heads::PLAIN))
}
