//! REFI-QDA: `.qdpx` projects and `.qdc` codebooks, read leniently and written strictly.
//!
//! The standard is that of 2019 (documents 1.0 to 1.5 have one schema); where programs differ from it, what they do
//! counts. `read/` goes from the file to a study, `write/` the other way; beside them stand the things both need to
//! agree on: names, GUIDs, moments, colours, positions, and the labelled paragraphs in descriptions.
mod about_words;
mod case_words;
mod clean;
mod code_words;
mod container;
mod counting;
mod decode;
mod element;
mod evidence;
mod guid;
mod labels;
mod marks_words;
mod moment;
mod read;
mod write;
mod xml;

#[cfg(test)]
mod stories;

use super::{Borrowed, Going, Refused, Source, Told};
use crate::study::Study;
use container::Container;
use xml::Tag;

pub use write::For;

/// A `.qdpx` project, a `.qdc` codebook, or the bare `.qde` of a project without its sources.
///
/// # Errors
/// In words: no archive, no project in it, XML that cannot be read, or more than there may be.
pub fn read(source: &Source, going: &Going) -> Result<Borrowed, Refused> {
    going.check()?;
    let name = source.name();
    let (container, bytes) = if source.bytes.starts_with(b"PK") {
        let mut container = Container::open(&source.bytes, &name)?;
        let bytes = container.project(&name)?;
        (container, bytes)
    } else {
        (Container::default(), source.bytes.clone())
    };
    let words = xml::words(&bytes);
    let parsed = xml::parse(&words, &name)?;
    let root = parsed.root_element();
    if root.is("Project") {
        return read::project(root, container, &source.stem(), going);
    }
    if root.is("CodeBook") {
        return Ok(read::codebook(root, &source.stem(), going));
    }
    Err(Refused::unreadable(format!(
        "{name} is XML, but no REFI-QDA project or codebook: it begins with <{}>",
        clean::line(root.tag_name().name(), 40)
    )))
}

/// The whole study as a `.qdpx`. The same study gives the same bytes.
///
/// # Errors
/// When a transcript is larger than the standard allows, or when it is stopped.
pub fn write(study: &Study, for_whom: For, going: &Going) -> Result<(Vec<u8>, Told), Refused> {
    write::project(study, for_whom, going)
}

/// The codebook, and sets of codes, as a `.qdc`.
///
/// # Errors
/// None that can be thought of: it is written to memory.
pub fn write_codebook(study: &Study) -> Result<(Vec<u8>, Told), Refused> {
    write::codebook(study)
}
