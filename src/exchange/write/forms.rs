//! What can be lent, and the forms it can be lent in.

use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Transcripts with codes, codings, cases and memos, for another program.
    Project,
    Codebook,
    /// Every coded passage with its source.
    Segments,
    /// The words as they were said, with the codes beside them.
    Transcripts,
    /// Cases and their attributes.
    People,
    /// What was written of each case under each code.
    Framework,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    Qdpx,
    Qdc,
    Csv,
    Xlsx,
    JsonLines,
    /// W3C Web Annotation.
    Annotations,
    Html,
    Docx,
    Markdown,
    Json,
}

impl What {
    pub const ALL: [What; 6] =
        [What::Project, What::Codebook, What::Segments, What::Transcripts, What::People, What::Framework];

    pub fn name(self) -> &'static str {
        match self {
            What::Project => "project",
            What::Codebook => "codebook",
            What::Segments => "segments",
            What::Transcripts => "transcripts",
            What::People => "people",
            What::Framework => "framework",
        }
    }

    pub fn named(name: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.name() == name)
    }

    /// The forms it can have.
    pub fn forms(self) -> &'static [Form] {
        use Form::*;
        match self {
            What::Project => &[Qdpx],
            What::Codebook => &[Qdc, Csv, Xlsx, Docx, Html, Markdown, Json],
            What::Segments => &[Csv, Xlsx, JsonLines, Annotations, Html, Markdown, Json],
            What::Transcripts => &[Docx, Html, Markdown],
            What::People => &[Csv, Xlsx, Html, Markdown, Json],
            What::Framework => &[Docx, Xlsx, Html, Csv, Markdown, Json],
        }
    }
}

impl Form {
    pub const ALL: [Form; 10] = [
        Form::Qdpx,
        Form::Qdc,
        Form::Csv,
        Form::Xlsx,
        Form::JsonLines,
        Form::Annotations,
        Form::Html,
        Form::Docx,
        Form::Markdown,
        Form::Json,
    ];

    /// The endings of its files; the first is the usual one and names the form.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Form::Qdpx => &["qdpx"],
            Form::Qdc => &["qdc"],
            Form::Csv => &["csv"],
            Form::Xlsx => &["xlsx"],
            Form::JsonLines => &["jsonl", "ndjson"],
            Form::Annotations => &["jsonld"],
            Form::Html => &["html", "htm"],
            Form::Docx => &["docx"],
            Form::Markdown => &["md", "markdown"],
            Form::Json => &["json"],
        }
    }

    pub fn name(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    pub fn named(name: &str) -> Option<Form> {
        let name = name.to_lowercase();
        Form::ALL.into_iter().find(|form| form.endings().contains(&name.as_str()))
    }

    /// What is meant when only the form is named.
    pub fn usual(self) -> What {
        match self {
            Form::Qdpx => What::Project,
            Form::Qdc => What::Codebook,
            Form::Csv | Form::Xlsx | Form::JsonLines | Form::Annotations | Form::Json => What::Segments,
            Form::Html | Form::Docx | Form::Markdown => What::Transcripts,
        }
    }
}

/// By the ending of a file's name.
pub fn form_of(path: &Path) -> Option<Form> {
    Form::named(path.extension()?.to_str()?)
}

pub fn fits(what: What, form: Form) -> bool {
    what.forms().contains(&form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_tells_its_form() {
        assert_eq!(form_of(Path::new("out/coded.JSONLD")), Some(Form::Annotations));
        assert_eq!(form_of(Path::new("out/book.htm")), Some(Form::Html));
        assert_eq!(form_of(Path::new("out.d/book")), None);
        assert_eq!(form_of(Path::new("book.pdf")), None);
    }

    #[test]
    fn every_form_means_something_that_can_have_it() {
        assert!(Form::ALL.into_iter().all(|form| fits(form.usual(), form)));
        assert!(Form::ALL.into_iter().all(|form| Form::named(form.name()) == Some(form)));
        assert!(What::ALL.into_iter().all(|what| What::named(what.name()) == Some(what)));
        assert!(!fits(What::Transcripts, Form::Csv));
    }
}
