//! What a file of words really is: by its first bytes, for old programs write RTF and HTML under Word's ending.

use super::archive::{Archive, OLE, locked};
use crate::exchange::{Refused, Source};

pub(super) enum Form<'a> {
    Docx(Archive<'a>),
    Odt(Archive<'a>),
    FlatOdt,
    Rtf,
    Pdf,
    Html,
    Markdown,
    Plain,
}

impl Form<'_> {
    pub fn name(&self) -> &'static str {
        match self {
            Form::Docx(_) => "a Word document",
            Form::Odt(_) | Form::FlatOdt => "an OpenDocument text",
            Form::Rtf => "RTF",
            Form::Pdf => "a PDF",
            Form::Html => "a web page",
            Form::Markdown => "Markdown",
            Form::Plain => "plain text",
        }
    }

    /// The endings under which nobody is surprised to find it; none for text, which may be called anything.
    pub fn endings(&self) -> &'static [&'static str] {
        match self {
            Form::Docx(_) => &["docx", "docm", "dotx", "dotm"],
            Form::Odt(_) => &["odt", "ott"],
            Form::FlatOdt => &["fodt", "xml"],
            Form::Rtf => &["rtf"],
            Form::Pdf => &["pdf"],
            Form::Html => &["html", "htm", "xhtml"],
            Form::Markdown | Form::Plain => &[],
        }
    }
}

/// Far into a file a PDF may begin: some mail programs put lines of theirs before it.
const PDF_BEGINS: usize = 1024;

/// # Errors
/// When it is something else: empty, an old Word file, an archive of other things, a text with a wrong ending.
pub(super) fn form(source: &Source) -> Result<Form<'_>, Refused> {
    let (file, bytes) = (source.name(), source.bytes.as_slice());
    let start = beginning(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::unreadable(format!("{file} is empty")));
    }
    if bytes.starts_with(&OLE) {
        return Err(ole(&file, bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(&file, bytes);
    }
    if memchr::memmem::find(bytes.get(..PDF_BEGINS).unwrap_or(bytes), b"%PDF-").is_some() {
        return Ok(Form::Pdf);
    }
    match start.as_str() {
        start if start.starts_with("{\\rtf") => Ok(Form::Rtf),
        start if start.starts_with("mime-version:") => {
            Err(not_from_here(&file, "a web archive", "docx or html"))
        }
        start if is_html(start) => Ok(Form::Html),
        start if start.starts_with("<?xml") || start.starts_with("<office:") => xml(&file, start),
        _ => text(&file, source),
    }
}

/// The first few thousand letters, small, without what stands before them.
fn beginning(bytes: &[u8]) -> String {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head = super::encoding::marked(head).unwrap_or_else(|| String::from_utf8_lossy(head));
    head.trim_start().to_ascii_lowercase()
}

fn is_html(start: &str) -> bool {
    let start =
        start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(start, |(_, rest)| rest);
    let start = start.trim_start();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.starts_with(tag))
}

/// Transcripts in XML of their own have readers of their own; as text their tags would be words.
fn xml<'a>(file: &str, start: &str) -> Result<Form<'a>, Refused> {
    let is = |marks: &[&str]| marks.iter().any(|mark| start.contains(mark));
    if is(&["urn:oasis:names:tc:opendocument"]) {
        return Ok(Form::FlatOdt);
    }
    if is(&["word.document", "wordprocessingml", "word/2003"]) {
        return Err(not_from_here(file, "a Word document in one file of XML", "docx"));
    }
    Err(not_from_here(file, "XML of a kind that is not known here", "docx or txt"))
}

/// What is nothing else may be text, unless its name says that it should have been something else.
fn text<'a>(file: &str, source: &Source) -> Result<Form<'a>, Refused> {
    match source.ending().as_str() {
        "md" | "markdown" => Ok(Form::Markdown),
        "html" | "htm" | "xhtml" => Ok(Form::Html),
        ending @ ("docx" | "docm" | "odt" | "pdf") => Err(Refused::unreadable(format!(
            "{file} is called .{ending} and is none: get it again from where it came, or open it in the program that \
             made it and save it anew"
        ))),
        _ => Ok(Form::Plain),
    }
}

fn packed<'a>(file: &str, bytes: &'a [u8]) -> Result<Form<'a>, Refused> {
    let mut archive = Archive::open(file, bytes)?;
    let kind = archive.read("mimetype").unwrap_or_default().unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).into_owned();
    if kind.contains("opendocument.text") || (kind.is_empty() && archive.holds("content.xml")) {
        return Ok(Form::Odt(archive));
    }
    if archive.holds("encrypted-package") {
        return Err(locked(file));
    }
    let within = |folder: &str| archive.names().any(|name| name.starts_with(folder));
    match () {
        () if within("word/") => Ok(Form::Docx(archive)),
        () if within("xl/") || kind.contains("spreadsheet") => {
            Err(not_from_here(file, "a spreadsheet", "csv or xlsx"))
        }
        () if within("ppt/") || kind.contains("presentation") => {
            Err(not_from_here(file, "slides", "docx or pdf"))
        }
        () if within("Index/") => Err(not_from_here(file, "a Pages document", "docx")),
        () if within("META-INF/") => Err(not_from_here(file, "an e-book or another package", "docx or html")),
        () if archive.holds("[Content_Types].xml") => Ok(Form::Docx(archive)),
        () => Err(Refused::unreadable(format!(
            "{file} is an archive: unpack it, and take in the files that are in it"
        ))),
    }
}

/// An encrypted docx is kept in the same kind of file as an old doc, and named in UTF-16 there.
fn ole(file: &str, bytes: &[u8]) -> Refused {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(bytes, &name).is_some() {
        return locked(file);
    }
    not_from_here(
        file,
        "a document of an old Word (.doc), or one with a password",
        "docx, without a password",
    )
}

fn not_from_here(file: &str, what: &str, form: &str) -> Refused {
    Refused::NotFromHere(format!(
        "{file} is {what}: open it in the program that made it, or in LibreOffice, and save it as {form}"
    ))
}
