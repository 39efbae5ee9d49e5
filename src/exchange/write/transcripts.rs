//! Transcripts with the codes beside their words: each coding is a note on its passage, and so is each memo on one.

use super::moments::moment;
use super::segment::{Segment, segments};
use super::{Choices, stretches, telling};
use crate::analysis::Query;
use crate::exchange::{Fate, Told};
use crate::report::Document;
use crate::report::document::{Block, Colour, Hand, Note};
use crate::study::colour::{COLOURS, ON_LIGHT};
use crate::study::{CodeId, Codebook, Memo, Study, Subject, TranscriptId};
use crate::text::{Span, Transcript};

const NO_PLACE: &str = "a coded transcript has no place for them; those on passages stand in it";
const UNREAD: &str = "their transcript could not be read";

/// One transcript or all, one coder's codings or everyone's, as the choices say. All turns stand in it.
pub(super) fn document(study: &Study, choices: &Choices) -> (Document, Told) {
    let mut book = Book { study, choices, page: Document::default(), told: Told::default() };
    book.page.title = choices.title.clone();
    let asked = |id: &&TranscriptId| choices.which.transcript.as_ref().is_none_or(|only| only == *id);
    study.shelf.keys().filter(asked).for_each(|transcript| book.transcript(transcript));
    telling::memos(&mut book.told, study, NO_PLACE, |memo| !matches!(memo.about, Subject::Span { .. }));
    (book.page, book.told)
}

struct Book<'a> {
    study: &'a Study,
    choices: &'a Choices,
    page: Document,
    told: Told,
}

impl Book<'_> {
    fn transcript(&mut self, transcript: &TranscriptId) {
        let which = Query { transcript: Some(transcript.clone()), ..self.choices.which.clone() };
        let segments = segments(self.study, &which);
        if segments.is_empty() && !self.is_of_the_case(transcript) {
            return;
        }
        self.page.blocks.push(Block::Heading(1, transcript.to_string()));
        self.page.blocks.push(Block::said(Hand::Faint, self.facts(transcript, segments.len())));
        match self.study.text(transcript) {
            Some(text) => self.words(transcript, text, &segments),
            None => self.unread(transcript, segments.len()),
        }
    }

    fn is_of_the_case(&self, transcript: &TranscriptId) -> bool {
        let wanted = self.choices.which.case.as_ref();
        wanted.is_none_or(|case| *case == self.study.case_of(transcript).0)
    }

    fn facts(&self, transcript: &TranscriptId, codings: usize) -> String {
        let (case, wave) = self.study.case_of(transcript);
        let label = wave.and_then(|wave| self.study.about.wave_label(wave)).filter(|label| !label.is_empty());
        let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
        let wave = wave.map(|wave| format!("wave {wave}{label}"));
        let coder = self.choices.which.coder.as_ref().map(|coder| format!("only those of {coder}"));
        let facts = [Some(format!("case {case}")), wave, Some(counted(codings, "coding")), coder];
        facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn words(&mut self, transcript: &TranscriptId, text: &Transcript, segments: &[Segment]) {
        self.told.kept("transcripts", 1);
        self.told.kept("codings", segments.len());
        telling::letters(&mut self.told, std::iter::once(text.text()), transcript.as_str());
        let coded = segments.iter().map(|segment| (segment.quote.coding.span, note(self.study, segment)));
        let memos = self.memos_on(transcript);
        self.told.kept("memos on passages", memos.len());
        let mut notes: Vec<(Span, Note)> = coded.chain(memos).collect();
        let said = notes.iter().flat_map(|(_, note)| note.said.iter().chain([&note.label]));
        telling::letters(&mut self.told, said.map(String::as_str), &format!("notes on {transcript}"));
        notes.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let first = self.page.notes.len();
        let spans: Vec<(usize, Span)> = (first..).zip(notes.iter().map(|(span, _)| *span)).collect();
        self.page.notes.extend(notes.into_iter().map(|(_, note)| note));
        let paragraphs = stretches::paragraphs(self.study, text, &spans);
        self.page.blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
    }

    /// Codings are asked for by code; memos have none.
    fn memos_on(&self, transcript: &TranscriptId) -> Vec<(Span, Note)> {
        let which = &self.choices.which;
        let wanted = |memo: &&Memo| {
            which.code.is_none() && which.coder.as_ref().is_none_or(|coder| *coder == memo.coder)
        };
        let memos = self.study.memos.iter().filter(wanted).filter_map(|memo| match &memo.about {
            Subject::Span { transcript: on, span, .. } if on == transcript => Some((*span, memo_note(memo))),
            _ => None,
        });
        memos.collect()
    }

    fn unread(&mut self, transcript: &TranscriptId, codings: usize) {
        self.told.dropped("transcripts", "they could not be read", transcript.as_str());
        self.told.add(Fate::Dropped, "codings", codings, UNREAD, Some(transcript.to_string()));
        self.page.blocks.push(Block::said(Hand::Emphasis, "This transcript could not be read."));
    }
}

fn note(study: &Study, segment: &Segment) -> Note {
    let coding = segment.quote.coding;
    let judged = segment.judged().join(" · ");
    let said = [judged.as_str(), segment.memo().unwrap_or_default()];
    Note {
        label: segment.path.clone(),
        colour: colour(&study.codebook, &coding.code),
        by: segment.quote.coder.to_string(),
        at: segment.at().unwrap_or_default(),
        said: said.into_iter().filter(|words| !words.is_empty()).map(str::to_string).collect(),
    }
}

/// The colour chosen for it, or that of its place in the codebook; none for a code that is not in it.
fn colour(book: &Codebook, code: &CodeId) -> Option<Colour> {
    let position = book.position(code.as_str())?;
    let chosen = book.get(code.as_str())?.colour.map(usize::from);
    ON_LIGHT.get(chosen.unwrap_or(position) % COLOURS).copied().map(Colour)
}

fn memo_note(memo: &Memo) -> Note {
    Note {
        label: format!("Memo: {}", memo.kind.name()),
        colour: None,
        by: memo.coder.to_string(),
        at: moment(memo.at).unwrap_or_default(),
        said: vec![memo.text.clone()],
    }
}

/// `1 coding`, `3 codings`.
pub(super) fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
