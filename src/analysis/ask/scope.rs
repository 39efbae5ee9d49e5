//! A query as a filter: which transcripts, turns and codings a view lets through.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::answer::{Found, InTranscript};
use super::condition::{Spot, Verdict, verdict};
use super::evaluate::{Here, Peoples, cases_within, find, peoples};
use super::place::Place;
use super::query::{How, Query};
use super::spans;
use crate::analysis::ground;
use crate::study::{CaseId, CodeId, Coder, Coding, Study, TranscriptId};
use crate::text::Span;

/// Worked out once for a study as it is; then each question about it is a search by halves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    within: BTreeMap<TranscriptId, Within>,
    /// The people let through, each with the number of transcripts in which they are.
    cases: BTreeMap<CaseId, usize>,
    /// Whether it is about places alone: then a coding counts by where it [stands](Place::stand), as everywhere.
    is_by_stand: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Within {
    spans: Vec<Span>,
    /// When codings were asked for: these and no others.
    codings: Option<HashSet<(Span, Coder, CodeId)>>,
    cases: BTreeSet<CaseId>,
    /// What interviewers say, where only some turns are let through.
    asked: Vec<Span>,
}

impl Scope {
    pub fn of(query: &Query, study: &Study) -> Scope {
        let people = peoples(&query.root, study, How::default());
        let mut scope = Scope { is_by_stand: query.is_about_places(), ..Scope::default() };
        for transcript in study.shelf.keys() {
            scope.look(query, study, &people, transcript);
        }
        scope
    }

    /// Looks at one transcript again, after something in it has changed or it has been read. Enough for a query that
    /// asks nothing of other transcripts: [`Query::is_local`].
    pub fn look_again(&mut self, query: &Query, study: &Study, transcript: &TranscriptId) {
        self.look(query, study, &Peoples::new(), transcript);
    }

    fn look(&mut self, query: &Query, study: &Study, people: &Peoples, transcript: &TranscriptId) {
        let shelved = study.shelf.get(transcript);
        let place = shelved.map(|shelved| Place::new(study, transcript, shelved));
        let within = place.map(|place| match self.is_by_stand {
            true => Within::of_places(query, &place, people),
            false => Within::of_answer(query, place, people),
        });
        self.put(transcript, within.filter(|within| !within.spans.is_empty() || within.codings.is_some()));
    }

    fn put(&mut self, transcript: &TranscriptId, within: Option<Within>) {
        for case in self.within.remove(transcript).into_iter().flat_map(|before| before.cases) {
            let transcripts = self.cases.remove(&case).unwrap_or_default();
            if transcripts > 1 {
                self.cases.insert(case, transcripts - 1);
            }
        }
        let Some(within) = within else { return };
        for case in &within.cases {
            *self.cases.entry(case.clone()).or_default() += 1;
        }
        self.within.insert(transcript.clone(), within);
    }

    pub fn admits_transcript(&self, transcript: &TranscriptId) -> bool {
        self.within.contains_key(transcript)
    }

    pub fn admits_case(&self, case: &CaseId) -> bool {
        self.cases.contains_key(case)
    }

    /// What of a transcript is let through, as sorted spans that do not touch.
    pub fn spans(&self, transcript: &TranscriptId) -> &[Span] {
        self.within.get(transcript).map_or(&[], |within| &within.spans)
    }

    /// Whether any of a turn, a sentence or another stretch is let through.
    pub fn admits(&self, transcript: &TranscriptId, span: Span) -> bool {
        spans::touches(self.spans(transcript), span)
    }

    pub fn admits_coding(&self, transcript: &TranscriptId, coder: &Coder, coding: &Coding) -> bool {
        let Some(within) = self.within.get(transcript) else { return false };
        match &within.codings {
            Some(codings) => codings.contains(&(coding.span, coder.clone(), coding.code.clone())),
            None if self.is_by_stand => spans::holds(&within.spans, within.stand(coding.span)),
            None => spans::touches(&within.spans, coding.span),
        }
    }
}

/// Tables count what a query lets through: its words, and its codings rather than those that share words with them.
impl ground::Within for Scope {
    fn spans(&self, transcript: &TranscriptId) -> Option<Vec<Span>> {
        Some(Scope::spans(self, transcript).to_vec())
    }

    fn admits(&self, transcript: &TranscriptId, coder: &Coder, coding: &Coding, _: Option<&[Span]>) -> bool {
        self.admits_coding(transcript, coder, coding)
    }
}

impl Within {
    fn of_places(query: &Query, place: &Place, people: &Peoples) -> Within {
        let spans = places(query, place, people);
        let is_shut = spans.is_empty();
        let cases = if is_shut { BTreeSet::new() } else { cases_within(place, &[&query.root], people) };
        let asked = if is_shut { Vec::new() } else { asked(place) };
        Within { spans, codings: None, cases, asked }
    }

    /// As [`Place::stand`].
    fn stand(&self, span: Span) -> u32 {
        let first = self.asked.partition_point(|asked| asked.end <= span.start);
        let asked = self.asked.iter().skip(first);
        let at = asked.fold(span.start, |at, asked| if asked.start <= at { at.max(asked.end) } else { at });
        if at < span.end { at } else { span.start }
    }

    /// Where nothing was found there is neither a span nor a coding.
    fn of_answer(query: &Query, place: Place, people: &Peoples) -> Within {
        let Here { transcript: InTranscript { found, .. }, cases } =
            find(&query.root, place, How::default(), people);
        let named = |found: &Found| {
            let (coder, code) = found.coding.clone()?;
            Some((found.span, coder, code))
        };
        let codings = found.iter().map(named).collect::<Option<HashSet<_>>>().filter(|_| !found.is_empty());
        let spans = spans::merged(found.iter().map(|found| found.span));
        Within { spans, codings, cases: cases.into_keys().collect(), asked: Vec::new() }
    }
}

/// From the beginning of each turn of an interviewer to that of the next turn.
fn asked(place: &Place) -> Vec<Span> {
    let turns = place.text.map(|text| text.turns()).unwrap_or_default();
    let end = |turn: usize| turns.get(turn + 1).map_or(u32::MAX, |next| next.whole.start);
    let theirs = turns.iter().enumerate().filter(|(turn, _)| place.voices.asks(*turn));
    spans::merged(theirs.map(|(turn, asked)| Span::new(asked.whole.start, end(turn))))
}

/// From the beginning of each turn that is let in to that of the next; of a text nobody could read, all or nothing.
fn places(query: &Query, place: &Place, people: &Peoples) -> Vec<Span> {
    let is = |spot| verdict(&query.root, place, spot, people);
    let whole = Span::new(0, place.text.map_or(u32::MAX, |text| text.len().max(1)));
    match is(Spot::Transcript) {
        Verdict::Yes => return vec![whole],
        Verdict::No | Verdict::Missing => return Vec::new(),
        Verdict::Open => {}
    }
    let turns = place.text.map(|text| text.turns()).unwrap_or_default();
    let end = |turn: usize| turns.get(turn + 1).map_or(whole.end, |next| next.whole.start);
    let let_in = (0..turns.len()).filter(|turn| is(Spot::Turn(Some(*turn))) == Verdict::Yes);
    let spans = let_in.filter_map(|turn| Some(Span::new(turns.get(turn)?.whole.start, end(turn))));
    spans::merged(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::brute::small_study;
    use crate::analysis::ground::Ground;

    fn counted(line: &str) -> (usize, usize, u32) {
        let study = small_study();
        let scope = Scope::of(&Query::read(line, &study).unwrap(), &study);
        let ground = Ground::new(&study, None, &scope);
        let spoken = ground.pages.iter().flat_map(|page| page.spoken());
        let codings = ground.pages.iter().map(|page| page.codings.len()).sum();
        (ground.pages.len(), codings, spoken.map(|span| span.len()).sum())
    }

    #[test]
    fn a_ground_holds_the_codings_that_a_query_admits_and_no_neighbours() {
        assert_eq!(counted("case=p1"), (1, 2, 21));
        assert_eq!(counted("a1"), (1, 1, 8), "b overlaps a1, but was not asked for");
        assert_eq!(counted("coder=jk"), (1, 2, 16));
        assert_eq!(counted("wave=7"), (0, 0, 0));
    }
}
