//! A document for word processors (ECMA-376, transitional): notes become comments on their very words.
//!
//! Every entry carries the oldest date a zip can hold, and no property names a time or a machine.

mod body;
mod comments;
mod pieces;

use std::io::{Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Document;
use crate::report::CannotWrite;
use crate::report::letters::printable;

type Xml = Writer<Vec<u8>>;
type Written = std::io::Result<()>;

const WORDS: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// # Errors
/// None is known.
pub fn docx(document: &Document) -> Result<Vec<u8>, CannotWrite> {
    packed(document).map_err(|error| CannotWrite { format: "docx", why: error.to_string() })
}

fn packed(document: &Document) -> std::io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts(document)? {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The list of types stands first, as readers that look at the beginning of a file expect it.
fn parts(document: &Document) -> std::io::Result<[(&'static str, Vec<u8>); 7]> {
    Ok([
        ("[Content_Types].xml", include_bytes!("parts/content_types.xml").to_vec()),
        ("_rels/.rels", include_bytes!("parts/rels.xml").to_vec()),
        ("docProps/core.xml", core(&document.title)?),
        ("word/document.xml", part(|xml| body::write(xml, document))?),
        ("word/comments.xml", part(|xml| comments::write(xml, &document.notes))?),
        ("word/styles.xml", include_bytes!("parts/styles.xml").to_vec()),
        ("word/_rels/document.xml.rels", include_bytes!("parts/document_rels.xml").to_vec()),
    ])
}

fn part(write: impl FnOnce(&mut Xml) -> Written) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    write(&mut xml)?;
    Ok(xml.into_inner())
}

fn core(title: &str) -> std::io::Result<Vec<u8>> {
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    part(|xml| {
        within(xml, "cp:coreProperties", &names, |xml| {
            let title = printable(title);
            let title = quick_xml::events::BytesText::new(&title);
            xml.create_element("dc:title").write_text_content(title).map(drop)
        })
    })
}

fn within(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> Written,
) -> Written {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_inner_content(inside).map(drop)
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> Written {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}
