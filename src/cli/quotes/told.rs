//! One passage with all that is told of it, in words.

use super::passage::Passage;
use crate::analysis::context;
use crate::study::Study;

pub struct Told<'a> {
    pub passage: &'a Passage<'a>,
    /// `Barriers/Unclear role`; of several codes, all.
    pub codes: String,
    pub coders: String,
    /// The words around it, as many as were asked for.
    pub before: &'a str,
    pub after: &'a str,
    wave_label: Option<&'a str>,
}

impl<'a> Told<'a> {
    pub fn new(study: &'a Study, passage: &'a Passage<'a>, words: usize) -> Told<'a> {
        let (before, after) =
            passage.text.map_or(("", ""), |text| context::around(text, passage.span, words));
        let wave_label = passage.wave.and_then(|wave| study.about.wave_label(wave));
        let codes: Vec<String> =
            passage.codes.iter().map(|code| study.codebook.path(code.as_str())).collect();
        let coders: Vec<&str> = passage.coders.iter().map(|coder| coder.as_str()).collect();
        Told { passage, codes: codes.join("; "), coders: coders.join("; "), before, after, wave_label }
    }

    /// The turn in which it begins, counted from 1.
    pub fn turn(&self) -> Option<u64> {
        self.passage.turn.map(|turn| turn as u64 + 1)
    }

    pub fn marks(&self) -> Option<String> {
        let coding = self.passage.coding?;
        let doubted = coding.doubt.is_some();
        let said =
            [(coding.marks.golden, "golden"), (coding.marks.counter, "counter"), (doubted, "to be reviewed")];
        let said: Vec<&str> = said.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    pub fn weight(&self) -> Option<u8> {
        self.passage.coding?.marks.weight
    }

    /// Where it comes from, for a line over or under it.
    pub fn source(&self) -> String {
        let label = self.wave_label.map(|label| format!(" ({label})")).unwrap_or_default();
        let wave = self.passage.wave.map(|wave| format!("wave {wave}{label}"));
        let turn = self.turn().map(|turn| format!("turn {turn}"));
        let span = self.passage.span;
        let case = self.passage.case.as_ref().map(|case| format!("case {case}"));
        let whose = [Some(self.passage.transcript.to_string()), case];
        let parts = whose
            .into_iter()
            .flatten()
            .chain(wave)
            .chain(self.passage.speaker().map(str::to_string))
            .chain(turn);
        parts.chain([format!("{}..{}", span.start, span.end)]).collect::<Vec<_>>().join(" · ")
    }

    /// What was said of it, and by whom; `None` of words that nobody coded.
    pub fn judged(&self) -> Option<String> {
        let weight = self.weight().map(|weight| format!("weight {weight}"));
        let by = [self.codes.clone(), self.coders.clone()];
        let said = by.into_iter().filter(|said| !said.is_empty()).chain(weight).chain(self.marks());
        let said = said.collect::<Vec<_>>().join(" · ");
        (!said.is_empty()).then_some(said)
    }

    pub fn memo(&self) -> Option<&str> {
        self.passage.coding?.marks.memo.as_deref()
    }
}
