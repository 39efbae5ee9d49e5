//! Transcripts that were never gone back to when codes came up later: the curve of new codes is biased by them.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{About, Gravity, Remark};
use super::ground::{Everywhere, Ground};
use super::saturation::{Source, Stop, first_uses, not_revisited, stops};
use crate::study::{Sitting, Study, TranscriptId};

/// Codes that are named in one remark; the rest is counted.
const NAMED: usize = 6;

/// One for each transcript, in the order of their dates, as the curve is counted unless another order is asked for.
pub(super) fn remarks(study: &Study) -> Vec<Remark> {
    let ground = Ground::new(study, None, &Everywhere);
    let wanted: BTreeSet<usize> = (0..ground.codes.len()).collect();
    let stops = by_date(study, stops(&ground, Source::Transcripts, &wanted, false));
    let first = first_uses(&ground, &wanted, false);
    let mut unseen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (stop, code) in not_revisited(&stops, |code| first.get(&code).copied()) {
        unseen.entry(stop).or_default().push(code);
    }
    let remark = |(stop, codes): (&usize, &Vec<usize>)| Some(remark(&ground, stops.get(*stop)?, codes));
    unseen.iter().filter_map(remark).collect()
}

fn remark(ground: &Ground, stop: &Stop, codes: &[usize]) -> Remark {
    let name = |code: &usize| Some(ground.study.codebook.name(ground.codes.get(*code)?));
    let first: Vec<&str> = codes.iter().take(NAMED).filter_map(name).collect();
    let more = match codes.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let words = format!(
        "sat.not-revisited: last coded before these codes came up in later transcripts: {}{more}",
        first.join(", ")
    );
    Remark { about: About::Transcript(TranscriptId::new(&stop.name)), gravity: Gravity::Note, words }
}

/// What nobody dated stands behind what has a date, by name.
fn by_date(study: &Study, mut stops: Vec<Stop>) -> Vec<Stop> {
    let sittings = study.cases.iter().flat_map(|case| &case.sittings);
    let dated = sittings.filter(|sitting| !sitting.date.is_empty());
    let mut dates: BTreeMap<&str, &str> = BTreeMap::new();
    for Sitting { transcript, date, .. } in dated {
        let known = dates.entry(transcript.as_str()).or_insert(date);
        *known = date.as_str().min(*known);
    }
    stops.sort_by_cached_key(|stop| {
        let date = dates.get(stop.name.as_str());
        (date.is_none(), date.map(ToString::to_string), stop.name.clone())
    });
    stops
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::brute::codebook;
    use crate::study::{Case, CaseId, CodeId, Coder, Coding, Edit, Shelved, When};
    use crate::text::{Span, Transcript};

    /// The first has “a” since moment 1, the second “b” since moment 2.
    fn study() -> Study {
        let mut study = Study { codebook: codebook(), ..Study::default() };
        for name in ["p0.txt", "p1.txt"] {
            let text = Some(Arc::new(Transcript::new("I: So?\n\nP: It was hard. We left.\n")));
            study.put(TranscriptId::new(name), Shelved { text, ..Shelved::default() });
        }
        tag(&mut study, "p0.txt", "a", 1);
        tag(&mut study, "p1.txt", "b", 2);
        study
    }

    fn tag(study: &mut Study, transcript: &str, code: &str, at: i64) {
        let (transcript, coder) = (TranscriptId::new(transcript), Coder::new("jk"));
        let coding = Coding::new(Span::new(12, 20), CodeId::new(code), When(at));
        study.apply(Edit::Tag { transcript, coder, coding }).unwrap();
    }

    fn told(study: &Study) -> Vec<String> {
        let told = |remark: Remark| format!("{}: {}", remark.about.name(), remark.words);
        remarks(study).into_iter().map(told).collect()
    }

    #[test]
    fn a_transcript_left_alone_since_a_code_came_up_later_is_told_until_it_is_gone_back_to() {
        let mut study = study();
        let words =
            "p0.txt: sat.not-revisited: last coded before these codes came up in later transcripts: b";
        assert_eq!(told(&study), [words]);
        tag(&mut study, "p0.txt", "b", 3);
        assert_eq!(told(&study), [""; 0]);
    }

    #[test]
    fn later_is_by_date_where_there_is_one() {
        let mut study = study();
        let sitting = |date: &str, name: &str| {
            let sitting = Sitting::new(TranscriptId::new(name), None);
            Sitting { date: date.into(), ..sitting }
        };
        let sittings = vec![sitting("2020-02-01", "p0.txt"), sitting("2020-01-01", "p1.txt")];
        study.apply(Edit::PutCase { case: Case { sittings, ..Case::new(CaseId::new("p")) } }).unwrap();
        assert_eq!(told(&study), [""; 0]);
    }
}
