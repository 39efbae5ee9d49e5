//! What a question found.

use std::collections::BTreeMap;

use super::evaluate::Here;
use crate::study::{CaseId, CodeId, Coder, TranscriptId};
use crate::text::Span;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Transcripts in which something was found, in order.
    pub transcripts: Vec<InTranscript>,
    /// The cases behind what was found, each with its stretches; one that two people said counts for both.
    pub cases: BTreeMap<CaseId, usize>,
    pub counts: Counts,
    /// Transcripts whose words could not be read.
    pub unread: usize,
    /// Whether those words could have been part of the answer.
    pub is_of_text: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTranscript {
    pub transcript: TranscriptId,
    /// By start, end, code and coder.
    pub found: Vec<Found>,
    /// The codings behind what is found but is no coding itself, by start.
    pub behind: Vec<Behind>,
}

/// A stretch of text, or a whole coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    /// With the span the identity of a coding; `None` for hits and for text that was cut or merged.
    pub coding: Option<(Coder, CodeId)>,
}

/// A coding that gave text to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub span: Span,
    pub coder: Coder,
    pub code: CodeId,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub stretches: usize,
    /// Codings that are found, or of which found text was made.
    pub codings: usize,
    pub cases: usize,
    /// Of so many that the conditions on places let in, all whose transcript is on the shelf.
    pub of_cases: usize,
    pub transcripts: usize,
    pub of_transcripts: usize,
}

impl Answer {
    pub(super) fn take(&mut self, here: Here) {
        let Here { transcript, cases } = here;
        if transcript.found.is_empty() {
            return;
        }
        let whole = transcript.found.iter().filter(|found| found.coding.is_some()).count();
        self.counts.stretches += transcript.found.len();
        self.counts.codings += if transcript.behind.is_empty() { whole } else { transcript.behind.len() };
        self.counts.transcripts += 1;
        for (case, stretches) in cases {
            *self.cases.entry(case).or_default() += stretches;
        }
        self.counts.cases = self.cases.len();
        self.transcripts.push(transcript);
    }

    /// Everything found with its transcript, in order.
    pub fn found(&self) -> impl Iterator<Item = (&InTranscript, &Found)> {
        self.transcripts.iter().flat_map(|here| here.found.iter().map(move |found| (here, found)))
    }

    pub fn in_transcript(&self, transcript: &TranscriptId) -> Option<&InTranscript> {
        let at = self.transcripts.binary_search_by(|here| here.transcript.cmp(transcript)).ok()?;
        self.transcripts.get(at)
    }
}

impl InTranscript {
    /// The codings of which this text was made, by start; of a coding, itself.
    pub fn codings<'a>(&'a self, found: &'a Found) -> Vec<(Span, &'a Coder, &'a CodeId)> {
        if let Some((coder, code)) = &found.coding {
            return vec![(found.span, coder, code)];
        }
        let before = self.behind.partition_point(|behind| behind.span.start < found.span.end);
        let behind = self.behind.iter().take(before).filter(|behind| behind.span.overlaps(found.span));
        behind.map(|behind| (behind.span, &behind.coder, &behind.code)).collect()
    }
}
