//! What all tables stand on: one layer of codings, transcript by transcript, with whose words they are.
//!
//! Everything is numbered once (codes in the order of the codebook, cases by name), so that counting is adding up in
//! vectors. Interviewers' words are not studied: they are in no unit and in nobody's share, but a coding on them
//! stays a coding.

use std::collections::{BTreeSet, HashMap};

use super::Voices;
use super::set::Set;
use crate::each::each;
use crate::study::{CaseId, CodeId, Coder, Coding, Shelved, Study, TranscriptId};
use crate::text::words;
use crate::text::{Span, Transcript, Unit};

/// Which words are looked at: of which transcripts, and where within them.
pub trait Within: Sync {
    /// `None`: all of it. Spans are in order and do not touch.
    fn spans(&self, transcript: &TranscriptId) -> Option<Vec<Span>>;

    /// Whether a coding counts. Unless more is known: when it shares a code point with those `spans`.
    fn admits(&self, _: &TranscriptId, _: &Coder, coding: &Coding, spans: Option<&[Span]>) -> bool {
        touches(spans, coding.span)
    }
}

/// Everything.
pub struct Everywhere;

impl Within for Everywhere {
    fn spans(&self, _: &TranscriptId) -> Option<Vec<Span>> {
        None
    }
}

pub struct Ground<'a> {
    pub study: &'a Study,
    /// Whose codings; `None` takes everyone's as one layer.
    pub coder: Option<Coder>,
    /// The codebook's in its order, then those that were used without standing in it, by slug.
    pub codes: Vec<CodeId>,
    /// Everyone who says anything in scope, by name; n of every "k of n".
    pub cases: Vec<CaseId>,
    /// In the order of the shelf; only transcripts in scope.
    pub pages: Vec<Page<'a>>,
}

/// One transcript.
pub struct Page<'a> {
    pub id: &'a TranscriptId,
    /// `None` when it could not be read: its codings count, its words cannot.
    pub text: Option<&'a Transcript>,
    pub wave: Option<u16>,
    pub voices: Voices<'a>,
    /// By turn.
    pub turns: Vec<Voice>,
    spoken: Vec<Span>,
    /// By start.
    pub codings: Vec<Placed<'a>>,
    /// Which of its words are looked at; `None` is all.
    pub within: Option<Vec<Span>>,
}

/// Who speaks in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The number of the case.
    pub case: usize,
    pub asks: bool,
}

/// A coding with the numbers of its code and of the case behind it: the first participant whose words it holds.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    pub coding: &'a Coding,
    pub coder: &'a Coder,
    pub code: usize,
    /// `None` where it holds an interviewer's words alone and several participants speak.
    pub case: Option<usize>,
}

impl<'a> Ground<'a> {
    pub fn new(study: &'a Study, coder: Option<&Coder>, within: &impl Within) -> Ground<'a> {
        let shelf: Vec<(&TranscriptId, &Shelved)> =
            study.shelf.iter().map(|(id, shelved)| (id, shelved.as_ref())).collect();
        let drafts = each(&shelf, |(id, shelved)| Draft::of(study, id, shelved, coder, within));
        let drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
        let codes = codes(study, &drafts);
        let heard: BTreeSet<&CaseId> = drafts.iter().flat_map(Draft::cases).collect();
        let cases: Vec<CaseId> = heard.into_iter().cloned().collect();
        let strange = codes.iter().enumerate().skip(study.codebook.codes().len());
        let strange: HashMap<&str, usize> = strange.map(|(number, code)| (code.as_str(), number)).collect();
        let of_cases: HashMap<&str, usize> =
            cases.iter().enumerate().map(|(number, case)| (case.as_str(), number)).collect();
        let numbers = each(&drafts, |draft| draft.numbers(&strange, &of_cases));
        drop((strange, of_cases));
        let pages = drafts.into_iter().zip(numbers).map(|(draft, numbers)| draft.numbered(numbers)).collect();
        Ground { study, coder: coder.cloned(), codes, cases, pages }
    }

    /// The numbers of a code and of everything below it.
    pub fn branch(&self, code: usize) -> std::ops::Range<usize> {
        let Some(id) = self.codes.get(code) else { return 0..0 };
        // Codes of the book stand in its order, so a branch is one stretch of numbers.
        if self.study.codebook.contains(id.as_str()) {
            return self.study.codebook.branch(id.as_str());
        }
        code..code + 1
    }

    pub fn number(&self, code: &str) -> Option<usize> {
        self.study.codebook.position(code).or_else(|| self.codes.iter().position(|id| id.as_str() == code))
    }

    /// Every code's name, as its path.
    pub fn path(&self, code: usize) -> String {
        self.codes.get(code).map(|id| self.study.codebook.path(id.as_str())).unwrap_or_default()
    }

    /// Waves in scope, in order.
    pub fn waves(&self) -> Vec<u16> {
        self.pages.iter().filter_map(|page| page.wave).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl Page<'_> {
    /// The units of what participants say here, in order.
    pub fn units(&self, unit: Unit) -> Vec<Span> {
        let Some(text) = self.text else { return Vec::new() };
        let mut units: Vec<Span> = match unit {
            Unit::Sentence => self.spoken.iter().flat_map(|span| text.sentences_in(*span)).copied().collect(),
            _ => self.spoken.iter().flat_map(|span| text.units_in(unit, *span)).collect(),
        };
        // Of one unit a scope may let several pieces through.
        units.dedup();
        units
    }

    /// Where a coding stands; see [`Voices::stand`].
    pub fn stand(&self, span: Span) -> u32 {
        self.voices.stand(span)
    }

    /// How many words these spans hold, none of which reaches over a turn.
    pub fn words(&self, spans: &[Span]) -> u64 {
        let Some(text) = self.text else { return 0 };
        let count = |span: &Span| match text.turn_at(span.start) {
            Some(turn) if text.turns().get(turn).is_some_and(|turn| turn.words == *span) => {
                u64::from(text.words_of(turn))
            }
            _ => words(text.slice(*span)) as u64,
        };
        spans.iter().map(count).sum()
    }

    /// What participants say here, turn by turn, as far as it is in scope.
    pub fn spoken(&self) -> &[Span] {
        &self.spoken
    }

    /// Where any of these codes stands, as stretches that do not touch.
    pub fn stretches(&self, codes: impl Fn(usize) -> bool) -> Vec<Span> {
        let spans = self.codings.iter().filter(|placed| codes(placed.code)).map(|placed| placed.coding.span);
        merged(spans)
    }
}

/// Spans in order of their starts, joined where they overlap or touch.
pub fn merged(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// What two lists of spans have in common; each is in order and does not overlap itself.
pub fn common(a: &[Span], b: &[Span]) -> Vec<Span> {
    if b.len() < a.len() {
        return common(b, a);
    }
    // The longer list is not walked through but searched.
    let (mut rest, mut found) = (b, Vec::new());
    for x in a {
        rest = rest.get(rest.partition_point(|y| y.end <= x.start)..).unwrap_or_default();
        let here = rest.iter().take_while(|y| y.start < x.end);
        found.extend(here.filter_map(|y| x.intersection(*y)).filter(|span| !span.is_empty()));
    }
    found
}

/// A page before everything has its number.
struct Draft<'a> {
    id: &'a TranscriptId,
    text: Option<&'a Transcript>,
    voices: Voices<'a>,
    codings: Vec<Drafted<'a>>,
    within: Option<Vec<Span>>,
    /// Whoever says something in scope, and whoever was coded, as the voices know them.
    heard: Set,
}

struct Drafted<'a> {
    coding: &'a Coding,
    coder: &'a Coder,
    /// In the codebook; `None` where it does not stand there.
    code: Option<usize>,
    /// The number that the voices know it by.
    case: Option<usize>,
}

impl<'a> Draft<'a> {
    /// Nothing when the transcript is out of scope.
    fn of(
        study: &'a Study,
        id: &'a TranscriptId,
        shelved: &'a Shelved,
        coder: Option<&Coder>,
        scope: &impl Within,
    ) -> Option<Draft<'a>> {
        let within = scope.spans(id);
        if within.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        let text = shelved.text.as_deref();
        let voices = Voices::new(study, id, text);
        let layers = shelved.layers.iter().filter(|(by, _)| coder.is_none_or(|only| only == *by));
        let codings = layers.flat_map(|(by, layer)| layer.codings().iter().map(move |coding| (coding, by)));
        let drafted = |(coding, coder): (&'a Coding, &'a Coder)| {
            let code = study.codebook.position(coding.code.as_str());
            Drafted { coding, coder, code, case: voices.whose_number(coding.span) }
        };
        let codings = codings.filter(|(coding, by)| scope.admits(id, by, coding, within.as_deref()));
        let mut codings: Vec<Drafted> = codings.map(drafted).collect();
        codings.sort_by(|a, b| (a.coding.order(), a.coder).cmp(&(b.coding.order(), b.coder)));
        let mut draft = Draft { id, text, voices, codings, within, heard: Set::default() };
        draft.heard = draft.heard();
        Some(draft)
    }

    fn heard(&self) -> Set {
        let mut heard: Set = self.codings.iter().filter_map(|drafted| drafted.case).collect();
        let Some(text) = self.text else {
            heard.insert(self.voices.owner_number());
            return heard;
        };
        let turns = text.turns().iter().enumerate().filter(|(turn, _)| !self.voices.asks(*turn));
        let said = turns.filter(|(_, turn)| touches(self.within.as_deref(), turn.words));
        heard.extend(said.map(|(turn, _)| self.voices.number_in(turn)));
        heard
    }

    fn cases(&self) -> impl Iterator<Item = &CaseId> {
        self.heard.iter().filter_map(|number| self.voices.cases().get(number))
    }

    /// Of each turn and of each coding.
    fn numbers(&self, strange: &HashMap<&str, usize>, cases: &HashMap<&str, usize>) -> Numbers<'a> {
        let case = |case: &CaseId| cases.get(case.as_str()).copied().unwrap_or(usize::MAX);
        let known: Vec<usize> = self.voices.cases().iter().map(case).collect();
        let case = |of: usize| known.get(of).copied().unwrap_or(usize::MAX);
        let strange = |id: &CodeId| strange.get(id.as_str()).copied().unwrap_or(usize::MAX);
        let placed = |&Drafted { coding, coder, code, case: of }: &Drafted<'a>| Placed {
            coding,
            coder,
            code: code.unwrap_or_else(|| strange(&coding.code)),
            case: of.map(case),
        };
        let voice = |turn| Voice { case: case(self.voices.number_in(turn)), asks: self.voices.asks(turn) };
        let turns = self.text.map_or(0, |text| text.turns().len());
        ((0..turns).map(voice).collect(), self.codings.iter().map(placed).collect())
    }

    fn numbered(self, (turns, codings): Numbers<'a>) -> Page<'a> {
        let (wave, spoken) = (self.voices.wave(), self.spoken());
        let Draft { id, text, voices, within, .. } = self;
        Page { id, text, wave, voices, turns, codings, spoken, within }
    }

    fn spoken(&self) -> Vec<Span> {
        let Some(text) = self.text else { return Vec::new() };
        let turns = text.turns().iter().enumerate().filter(|(turn, _)| !self.voices.asks(*turn));
        let words = turns.map(|(_, turn)| turn.words).filter(|words| !words.is_empty());
        match &self.within {
            None => words.collect(),
            Some(within) => common(&words.collect::<Vec<_>>(), within),
        }
    }
}

type Numbers<'a> = (Vec<Voice>, Vec<Placed<'a>>);

fn touches(within: Option<&[Span]>, span: Span) -> bool {
    let Some(within) = within else { return true };
    let at = within.partition_point(|known| known.end <= span.start);
    within.get(at).is_some_and(|known| known.overlaps(span))
}

fn codes(study: &Study, drafts: &[Draft]) -> Vec<CodeId> {
    let known = study.codebook.codes().iter().map(|code| code.id.clone());
    let codings = drafts.iter().flat_map(|draft| &draft.codings);
    let strange: BTreeSet<&CodeId> =
        codings.filter(|drafted| drafted.code.is_none()).map(|drafted| &drafted.coding.code).collect();
    known.chain(strange.into_iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::study::{Case, Code, Codebook, Layer, Sitting, When};

    const TALK: &str = "Moderator: So?\n\nAnna: We tried. It was late.\n\nBo: Late, yes.\n";

    /// A group of two, of which Anna is known as a case of her own, coded by two people.
    fn study() -> Study {
        let id = TranscriptId::new("g1.txt");
        let anna = Case {
            speakers: vec!["Anna".into()],
            sittings: vec![Sitting::new(id.clone(), None)],
            ..Case::new(CaseId::new("anna"))
        };
        let codes = vec![Code::new(CodeId::new("late"), "Late"), Code::new(CodeId::new("try"), "Trying")];
        let codebook = Arc::new(Codebook::from_codes(codes).0);
        let mut study = Study { codebook, cases: Arc::new(vec![anna].into()), ..Study::default() };
        let coding = |start, end, code: &str| Coding::new(Span::new(start, end), CodeId::new(code), When(0));
        let layers = [
            (Coder::new("jk"), Arc::new(Layer::new(vec![coding(32, 44, "late"), coding(22, 31, "try")]))),
            (Coder::new("ms"), Arc::new(Layer::new(vec![coding(50, 59, "late"), coding(22, 31, "odd")]))),
        ];
        let text = Some(Arc::new(Transcript::new(TALK)));
        study.put(id, Shelved { text, layers: layers.into(), ..Shelved::default() });
        study
    }

    struct Only(Vec<Span>);

    impl Within for Only {
        fn spans(&self, _: &TranscriptId) -> Option<Vec<Span>> {
            Some(self.0.clone())
        }
    }

    #[test]
    fn everything_has_its_number_and_interviewers_are_not_studied() {
        let study = study();
        let ground = Ground::new(&study, None, &Everywhere);
        let codes: Vec<&str> = ground.codes.iter().map(CodeId::as_str).collect();
        let cases: Vec<&str> = ground.cases.iter().map(CaseId::as_str).collect();
        assert_eq!((codes, cases), (vec!["late", "try", "odd"], vec!["anna", "g1"]));
        let page = &ground.pages[0];
        let said: Vec<&str> =
            page.units(Unit::Sentence).iter().map(|span| page.text.unwrap().slice(*span)).collect();
        assert_eq!(said, ["We tried.", "It was late.", "Late, yes."]);
        let placed: Vec<(usize, Option<usize>)> =
            page.codings.iter().map(|placed| (placed.code, placed.case)).collect();
        assert_eq!(placed, [(2, Some(0)), (1, Some(0)), (0, Some(0)), (0, Some(1))]);
    }

    #[test]
    fn a_coder_and_a_scope_narrow_it_down() {
        let study = study();
        assert_eq!(Ground::new(&study, Some(&Coder::new("ms")), &Everywhere).pages[0].codings.len(), 2);
        let ground = Ground::new(&study, None, &Only(vec![Span::new(46, 60)]));
        assert_eq!((ground.cases.len(), ground.pages[0].codings.len()), (1, 1));
        assert_eq!(Ground::new(&study, None, &Only(Vec::new())).pages.len(), 0);
    }

    #[test]
    fn stretches_join_and_meet() {
        let spans =
            |pairs: &[(u32, u32)]| -> Vec<Span> { pairs.iter().map(|&(a, b)| Span::new(a, b)).collect() };
        assert_eq!(merged(spans(&[(0, 3), (2, 5), (5, 6), (8, 9)])), spans(&[(0, 6), (8, 9)]));
        assert_eq!(
            common(&spans(&[(0, 6), (8, 12)]), &spans(&[(2, 3), (5, 9)])),
            spans(&[(2, 3), (5, 6), (8, 9)])
        );
    }
}
