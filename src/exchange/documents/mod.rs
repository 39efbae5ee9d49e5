//! Files that hold words: paragraphs and tables out of them, and a list of everything that is not words.
//!
//! What a file is, its first bytes say and not its name (`form.rs`). Each reader writes on a `Page`, which joins what
//! is said in one hand and takes out what nobody can see.

pub(in crate::exchange) mod archive;
mod clean;
mod docx;
pub(in crate::exchange) mod encoding;
mod form;
pub(in crate::exchange) mod guess;
mod html;
mod odt;
mod page;
mod pdf;
mod plain;
mod rtf;
mod sheet;
mod symbols;
pub(in crate::exchange) mod xml;

use super::{Refused, Source, Told, source::LARGEST_TEXT};
use form::Form;

/// What a page holds, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
    pub told: Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Line breaks inside are kept.
    Paragraph(Vec<Run>),
    /// With its depth: 1 for the highest, 0 for the title over all of them.
    Heading(u8, String),
    /// Rows of cells; a cell's paragraphs are parted by line ends.
    Table(Vec<Vec<String>>),
}

/// A stretch in one hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

impl Document {
    /// A line for each paragraph, heading and row; cells are parted by tabs.
    pub fn text(&self) -> String {
        let lines = self.blocks.iter().flat_map(|block| match block {
            Block::Table(rows) => rows.iter().map(|row| row.join("\t")).collect(),
            block => sheet::lines(block),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Whatever the file is called, by what it is; text is in whatever encoding.
///
/// # Errors
/// In words: encrypted, broken, larger than it may be, or without any words in it.
pub fn read(source: &Source) -> Result<Document, Refused> {
    let file = source.name();
    if source.bytes.len() as u64 > LARGEST_TEXT {
        return Err(Refused::too_much(format!("{file} is larger than {} MB: split it", LARGEST_TEXT >> 20)));
    }
    let mut form = form::form(source)?;
    let mut document = match &mut form {
        Form::Docx(archive) => docx::read(&file, archive),
        Form::Odt(archive) => odt::read(&file, archive),
        Form::FlatOdt => odt::read_flat(&file, &source.bytes),
        Form::Rtf => rtf::read(&file, &source.bytes),
        Form::Pdf => pdf::read(&file, &source.bytes),
        Form::Html => html::read(&file, &source.bytes),
        Form::Markdown => plain::read_markdown(&file, &source.bytes),
        Form::Plain => plain::read(&file, &source.bytes),
    }?;
    let ending = source.ending();
    if !form.endings().is_empty() && !form.endings().contains(&ending.as_str()) {
        document.told.changed("file endings", &format!("it is {}, and was read as that", form.name()), file);
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Fate;
    use super::*;

    /// Blocks parted by empty lines, cells by bars.
    pub(super) fn text(document: &Document) -> String {
        let blocks = document.blocks.iter().map(|block| match block {
            Block::Paragraph(runs) => sheet::joined(runs),
            Block::Heading(_, words) => words.clone(),
            Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        read(&Source::of(name, bytes)).unwrap_err().to_string()
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (name, bytes) in
            [("a.doc", &b"{\\rtf1 hi}"[..]), ("a.docx", b"<html><p>hi"), ("a.rtf", b"\xEF\xBB\xBFhi")]
        {
            let document = read(&Source::of(name, bytes)).unwrap();
            assert_eq!(text(&document), "hi");
            assert_eq!(document.told.count(Fate::Changed, "file endings"), usize::from(name != "a.rtf"));
        }
        let flat = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
            xmlns:text=\"t\"><office:body><office:text><text:p>hi</text:p></office:text></office:body></office:document>";
        assert_eq!(text(&read(&Source::of("a.fodt", flat)).unwrap()), "hi");
        let word = archive::tests::zipped(&[("word/document.xml", b"<d><b><p><r><t>hi</t></r></p></b></d>")]);
        assert_eq!(text(&read(&Source::of("a.bin", word)).unwrap()), "hi");
    }

    #[test]
    fn what_cannot_be_read_here_is_refused_with_a_way_out() {
        let old = [&archive::OLE[..], &[0; 600]].concat();
        assert!(refused("a.doc", &old).contains("save it as docx"));
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refused("a.docx", &[&old[..], &locked].concat()).contains("remove the password"));
        assert!(refused("a.docx", b"just words").contains("is called .docx and is none"));
        assert!(refused("a.txt", b" \r\n").contains("is empty"));
        assert!(refused("a.txt", &[0; 64]).contains("is no text"));
        assert!(refused("a.xml", b"<?xml version=\"1.0\"?><a>hi</a>").contains("not known here"));
        assert!(refused("a.doc", b"MIME-Version: 1.0\r\n").contains("save it as docx or html"));
        let sheet = archive::tests::zipped(&[("xl/workbook.xml", b"")]);
        assert!(refused("a.docx", &sheet).contains("a spreadsheet"));
        let other = archive::tests::zipped(&[("a.txt", b"")]);
        assert!(refused("a.zip", &other).contains("unpack it"));
    }

    proptest! {
        #[test]
        fn whatever_comes_out_can_be_seen(
            name in proptest::sample::select(vec!["a.txt", "a.md", "a.rtf", "a.html", "a.doc"]),
            start in proptest::sample::select(vec!["", "{\\rtf1 ", "<html>", "# "]),
            rest in proptest::collection::vec(
                prop_oneof![any::<u8>(), Just(b'\\'), Just(b'{'), Just(b'}'), Just(b'<'), Just(b'>'), 32..127_u8],
                0..200,
            ),
        ) {
            if let Ok(document) = read(&Source::of(name, [start.as_bytes(), &rest].concat())) {
                let words = text(&document);
                prop_assert!(!document.blocks.is_empty());
                prop_assert!(words.chars().all(|letter| !letter.is_control() || letter == '\n' || letter == '\t'));
            }
        }
    }
}
