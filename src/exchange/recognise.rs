//! What a foreign file is, by its name and its first bytes.

use clap::ValueEnum;

use super::{Source, tables};

/// What can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum)]
pub enum Kind {
    /// Words: one transcript
    Transcript,
    /// Transcripts with codes, codings, cases and memos
    Project,
    /// Codes and what they mean
    Codebook,
    /// A row is a case; columns are attributes
    People,
    /// A row is a case; some columns are attributes, others are open answers: transcripts
    Survey,
    /// A row is a coding: a document, a code and the coded words, as other programs write them
    Segments,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Transcript, Kind::Project, Kind::Codebook, Kind::People, Kind::Survey, Kind::Segments];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Transcript => "transcript",
            Kind::Project => "project",
            Kind::Codebook => "codebook",
            Kind::People => "people",
            Kind::Survey => "survey",
            Kind::Segments => "segments",
        }
    }

    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// By its name; tables are looked into, for a table may be any of five things.
pub fn recognise(source: &Source) -> Kind {
    match source.ending().as_str() {
        "qdpx" | "qde" | "qda" | "rqda" | "sqlite3" | "sqlite" | "db" => Kind::Project,
        "mex" | "mx" | "mx24" | "mx22" | "mx20" | "mx18" | "mx12" | "mqda" | "nvp" | "nvpx" => Kind::Project,
        "qdc" => Kind::Codebook,
        "jsonld" => Kind::Segments,
        _ if source.is_folder() => Kind::Project,
        _ if tables::is_table(source) => tables::recognise(source),
        _ => Kind::Transcript,
    }
}
