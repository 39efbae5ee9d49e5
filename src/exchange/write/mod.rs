//! Ours in others' words: codebooks, coded segments, coded transcripts. The same study gives the same bytes.
//!
//! | to know | ask |
//! |---|---|
//! | what can be written, and as what | [`What`], [`Form`], [`form_of`], [`fits`] |
//! | how a coded passage is told everywhere | `segment.rs`; as a row, a line, an annotation: `segments.rs`, `jsonl.rs`, `annotations.rs` |
//! | how words and codes share a page | `stretches.rs`, `transcripts.rs`; the papers themselves are `report::document` |
//!
//! No form carries everything, and none drops anything in silence: [`Lent::told`].

mod annotations;
mod codebook;
mod forms;
mod framework;
mod jsonl;
mod moments;
mod segment;
mod segments;
mod stretches;
mod telling;
mod transcripts;

pub use annotations::read_annotations;
pub use forms::{Form, What, fits, form_of};

use super::{Going, Refused, Told, refi, tables};
use crate::analysis::Query;
use crate::report::{self, Document, Table, document};
use crate::study::Study;

/// What is wanted of a study.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Over the table or the page.
    pub title: String,
    /// Whose codings, of which code, case and transcript. Everything, where nothing is said.
    pub which: Query,
    /// Only a project is written otherwise for some.
    pub for_whom: refi::For,
}

/// A file for somebody else, and what became of ours on the way into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lent {
    pub bytes: Vec<u8>,
    pub told: Told,
}

/// # Errors
/// When the one cannot have the form of the other, in words that say which it can.
pub fn write(
    study: &Study,
    what: What,
    form: Form,
    choices: &Choices,
    going: &Going,
) -> Result<Lent, Refused> {
    if !fits(what, form) {
        return Err(misfit(what, form));
    }
    match (what, form) {
        (What::Segments, _) => segments_as(study, form, choices),
        (What::Transcripts, _) => {
            let (page, told) = transcripts::document(study, choices);
            on_paper(&page, form, told)
        }
        (What::Codebook, Form::Docx | Form::Html | Form::Markdown) => {
            let (page, told) = codebook::document(study, choices);
            on_paper(&page, form, told)
        }
        (What::Codebook, Form::Qdc) => {
            let (bytes, told) = refi::write_codebook(study)?;
            Ok(Lent { bytes, told })
        }
        (What::Codebook, _) => tabled(&tables::codebook_table(study), form, telling::codebook(study)),
        (What::Framework, _) => {
            let (table, told) = framework::table(study, choices)?;
            match form {
                Form::Docx | Form::Html | Form::Markdown => {
                    on_paper(&framework::document(&table), form, told)
                }
                _ => tabled(&table, form, told),
            }
        }
        (What::People, _) => tabled(&tables::people_table(study), form, telling::people(study)),
        (What::Project, _) => {
            let (bytes, told) = refi::write(study, choices.for_whom, going)?;
            Ok(Lent { bytes, told })
        }
    }
}

fn segments_as(study: &Study, form: Form, choices: &Choices) -> Result<Lent, Refused> {
    let segments = segment::segments(study, &choices.which);
    let mut told = Told::default();
    telling::codings(&mut told, &segments);
    telling::memos(&mut told, study, "coded segments carry the memos of codings only", |_| true);
    match form {
        Form::JsonLines => {
            let bytes = jsonl::lines(study, &segments).map_err(|error| cannot(form, &error))?;
            Ok(Lent { bytes, told })
        }
        Form::Annotations => {
            let bytes =
                annotations::write(study, &choices.title, &segments).map_err(|error| cannot(form, &error))?;
            annotations::tell(&mut told, &segments);
            Ok(Lent { bytes, told })
        }
        _ => tabled(&segments::table(study, choices.title.clone(), &segments), form, told),
    }
}

fn tabled(table: &Table, form: Form, mut told: Told) -> Result<Lent, Refused> {
    let text = match form {
        Form::Csv => {
            telling::formulas(&mut told, table);
            report::csv(table)
        }
        Form::Json => report::json(table),
        Form::Html | Form::Markdown => {
            telling::letters_in(&mut told, table);
            Ok(if form == Form::Html { report::html(table) } else { report::markdown(table) })
        }
        Form::Xlsx => {
            let bytes = report::xlsx(table).map_err(|error| cannot(form, &error))?;
            return Ok(Lent { bytes, told });
        }
        _ => return Err(cannot(form, &"no table is written so")),
    };
    let bytes = text.map_err(|error| cannot(form, &error))?.into_bytes();
    Ok(Lent { bytes, told })
}

fn on_paper(page: &Document, form: Form, told: Told) -> Result<Lent, Refused> {
    let bytes = match form {
        Form::Docx => document::docx(page).map_err(|error| cannot(form, &error))?,
        Form::Html => document::html(page).into_bytes(),
        Form::Markdown => document::markdown(page).into_bytes(),
        _ => return Err(cannot(form, &"no page is written so")),
    };
    Ok(Lent { bytes, told })
}

fn misfit(what: What, form: Form) -> Refused {
    let forms: Vec<&str> = what.forms().iter().map(|form| form.name()).collect();
    Refused::unreadable(format!(
        "{} cannot be written as {}: choose {}",
        what.name(),
        form.name(),
        forms.join(", ")
    ))
}

fn cannot(form: Form, why: &dyn std::fmt::Display) -> Refused {
    Refused::unreadable(format!("this cannot be written as {}: {why}", form.name()))
}

#[cfg(test)]
mod tests;
