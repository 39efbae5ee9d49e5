//! A coded passage with everything there is to say about it, for every form that tells it.

use super::moments::{clock, moment};
use crate::analysis::{Query, Quote, retrieve::retrieve};
use crate::study::{Case, Study};

pub(super) struct Segment<'a> {
    study: &'a Study,
    pub quote: Quote<'a>,
    pub path: String,
    /// `None` where nobody has entered the case.
    case: Option<&'a Case>,
}

/// In reading order.
pub(super) fn segments<'a>(study: &'a Study, which: &Query) -> Vec<Segment<'a>> {
    let quotes = retrieve(study, which).into_iter();
    let segment = |quote: Quote<'a>| Segment {
        study,
        path: study.codebook.path(quote.coding.code.as_str()),
        case: study.cases.iter().find(|case| Some(&case.id) == quote.case.as_ref()),
        quote,
    };
    quotes.map(segment).collect()
}

impl<'a> Segment<'a> {
    pub fn at(&self) -> Option<String> {
        moment(self.quote.coding.at)
    }

    pub fn wave_label(&self) -> Option<&'a str> {
        let label = self.quote.wave.and_then(|wave| self.study.about.wave_label(wave));
        label.filter(|label| !label.is_empty())
    }

    /// Counted from 1.
    pub fn turn(&self) -> Option<usize> {
        self.quote.turn.map(|turn| turn + 1)
    }

    /// When the turn begins in the recording.
    pub fn turn_time(&self) -> Option<String> {
        self.quote.text?.turns().get(self.quote.turn?)?.time.map(clock)
    }

    /// What holds for this sitting goes before what always holds.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let case = self.case?;
        let sitting = case.sittings.iter().find(|sitting| &sitting.transcript == self.quote.transcript);
        let now = sitting.and_then(|sitting| sitting.attributes.iter().find(|(known, _)| known == name));
        now.map(|(_, value)| value.as_str()).or_else(|| case.attribute(name))
    }

    pub fn memo(&self) -> Option<&'a str> {
        self.quote.coding.marks.memo.as_deref()
    }

    /// Why it waits to be reviewed.
    pub fn doubt(&self) -> Option<&'a str> {
        self.quote.coding.doubt.as_ref().map(|doubt| &*doubt.why)
    }

    /// `None` where the transcript could not be read.
    pub fn words(&self) -> Option<&'a str> {
        self.quote.text.map(|_| self.quote.words())
    }

    /// What its coder said of it beside the code, in a few words each.
    pub fn judged(&self) -> Vec<String> {
        let marks = &self.quote.coding.marks;
        let weight = marks.weight.map(|weight| format!("weight {weight}"));
        let said = [(marks.golden, "golden"), (marks.counter, "counter")];
        let said = said.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_string());
        let doubt = self.doubt().map(|why| format!("to be reviewed: {why}"));
        weight.into_iter().chain(said).chain(doubt).collect()
    }
}

/// Every attribute that any case has a value for or is asked for: first as the study asks them, then as they are met.
pub(super) fn attributes(study: &Study) -> Vec<&str> {
    let asked = study.about.attributes.iter().map(|attribute| attribute.name.as_str());
    let entered = study.cases.iter().flat_map(|case| {
        let now = case.sittings.iter().flat_map(|sitting| &sitting.attributes);
        case.attributes.iter().chain(now).map(|(name, _)| name.as_str())
    });
    let mut seen = std::collections::HashSet::new();
    asked.chain(entered).filter(|name| seen.insert(*name)).collect()
}
