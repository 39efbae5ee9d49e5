//! One passage with all that is told of it, in words.

use crate::analysis::{Quote, context};
use crate::study::Study;

pub struct Told<'a> {
    pub quote: &'a Quote<'a>,
    /// `Barriers/Unclear role`.
    pub code: String,
    /// The words around it, as many as were asked for.
    pub before: &'a str,
    pub after: &'a str,
    wave_label: Option<&'a str>,
}

impl<'a> Told<'a> {
    pub fn new(study: &'a Study, quote: &'a Quote<'a>, words: usize) -> Told<'a> {
        let span = quote.coding.span;
        let (before, after) = quote.text.map_or(("", ""), |text| context::around(text, span, words));
        let wave_label = quote.wave.and_then(|wave| study.about.wave_label(wave));
        Told { quote, code: study.codebook.path(quote.coding.code.as_str()), before, after, wave_label }
    }

    /// The turn in which it begins, counted from 1.
    pub fn turn(&self) -> Option<u64> {
        self.quote.turn.map(|turn| turn as u64 + 1)
    }

    pub fn marks(&self) -> Option<String> {
        let coding = self.quote.coding;
        let doubted = coding.doubt.is_some();
        let said =
            [(coding.marks.golden, "golden"), (coding.marks.counter, "counter"), (doubted, "to be reviewed")];
        let said: Vec<&str> = said.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// Where it comes from, for a line over or under it.
    pub fn source(&self) -> String {
        let label = self.wave_label.map(|label| format!(" ({label})")).unwrap_or_default();
        let wave = self.quote.wave.map(|wave| format!("wave {wave}{label}"));
        let turn = self.turn().map(|turn| format!("turn {turn}"));
        let span = self.quote.coding.span;
        let whose = [self.quote.transcript.to_string(), format!("case {}", self.quote.case)];
        let parts = whose.into_iter().chain(wave).chain(self.quote.speaker().map(str::to_string)).chain(turn);
        parts.chain([format!("{}..{}", span.start, span.end)]).collect::<Vec<_>>().join(" · ")
    }

    /// What was said of it, and by whom.
    pub fn judged(&self) -> String {
        let weight = self.quote.coding.marks.weight.map(|weight| format!("weight {weight}"));
        let by = [self.code.clone(), self.quote.coder.to_string()];
        by.into_iter().chain(weight).chain(self.marks()).collect::<Vec<_>>().join(" · ")
    }

    pub fn memo(&self) -> Option<&str> {
        self.quote.coding.marks.memo.as_deref()
    }
}
