//! Each interview of each case: when it was, how long, how much was said and how much of it is coded.

use std::collections::BTreeSet;

use super::coverage::said;
use super::frequency::length;
use super::ground::{Ground, Page, common};
use crate::each::each;
use crate::study::{CaseId, Study, TranscriptId};

/// One case in one transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The numbers of the case and of the page.
    pub case: usize,
    pub page: usize,
    /// As it was written down; empty when nobody said.
    pub date: String,
    /// Words of the case; `None` where the transcript could not be read.
    pub words: Option<u64>,
    /// Code points of the case, and how many of them carry a code.
    pub said: u64,
    pub coded: u64,
    pub codings: u64,
}

/// By case, wave, date and transcript.
pub fn sittings(ground: &Ground) -> Vec<Met> {
    let pages: Vec<usize> = (0..ground.pages.len()).collect();
    let mut all: Vec<Met> = each(&pages, |number| of_page(ground, *number)).into_iter().flatten().collect();
    let page = |met: &Met| ground.pages.get(met.page);
    all.sort_by_cached_key(|met| {
        let wave = page(met).and_then(|page| page.wave);
        (met.case, wave.is_none(), wave, met.date.clone(), met.page)
    });
    all
}

fn of_page(ground: &Ground, number: usize) -> Vec<Met> {
    let Some(page) = ground.pages.get(number) else { return Vec::new() };
    let (said, coded) = (said(page), page.stretches(|_| true));
    let owner = || ground.cases.iter().position(|case| case == page.voices.owner());
    let owner = page.text.is_none().then(owner).flatten();
    let behind = page.codings.iter().filter_map(|placed| placed.case);
    let cases: BTreeSet<usize> = said.keys().copied().chain(behind).chain(owner).collect();
    let met = |case: usize| {
        let spans = said.get(&case).map(Vec::as_slice).unwrap_or_default();
        let theirs = page.codings.iter().filter(|placed| placed.case == Some(case));
        Met {
            case,
            page: number,
            date: ground.cases.get(case).map(|case| date(ground.study, case, page.id)).unwrap_or_default(),
            words: page.text.map(|_| page.words(spans)),
            said: length(spans),
            coded: length(&common(spans, &coded)),
            codings: theirs.count() as u64,
        }
    };
    cases.into_iter().map(met).collect()
}

/// As the case has it; else as any case of that transcript has, a group's members being met together.
fn date(study: &Study, case: &CaseId, transcript: &TranscriptId) -> String {
    let seated = study.cases.seated(transcript);
    let here = seated.flat_map(|known| known.sittings.iter().map(move |sitting| (known, sitting)));
    let dated: Vec<_> =
        here.filter(|(_, sitting)| sitting.transcript == *transcript && !sitting.date.is_empty()).collect();
    let own = dated.iter().find(|(known, _)| known.id == *case).or(dated.first());
    own.map(|(_, sitting)| sitting.date.clone()).unwrap_or_default()
}

/// Milliseconds from the first time stamp to the last; `None` with fewer than two.
pub fn recorded(page: &Page) -> Option<u64> {
    let times: Vec<u32> = page.text?.turns().iter().filter_map(|turn| turn.time).collect();
    let (first, last) = (times.iter().min()?, times.iter().max()?);
    (times.len() > 1 && last > first).then(|| u64::from(last - first))
}

/// Of what is known: n, mean, sample standard deviation (n − 1; none of one), least and most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub n: usize,
    pub mean: f64,
    pub deviation: Option<f64>,
    pub least: f64,
    pub most: f64,
}

pub fn spread(values: &[f64]) -> Option<Spread> {
    let n = values.len();
    let mean = values.iter().sum::<f64>() / n as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (n > 0).then(|| Spread {
        n,
        mean,
        deviation: (n > 1).then(|| (squares / (n - 1) as f64).sqrt()),
        least: values.iter().copied().fold(f64::INFINITY, f64::min),
        most: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::brute::{any_study, small_study};
    use crate::analysis::ground::Everywhere;
    use crate::study::{Case, Shelved, Sitting};
    use crate::text::Transcript;
    use proptest::prelude::*;

    #[test]
    fn a_sitting_has_its_date_its_minutes_and_its_words() {
        let id = TranscriptId::new("p1_2.txt");
        let text = "[00:00:10] I: So?\n\n[00:00:40] P: We left early.\n\n[00:31:10] I: Thanks.\n";
        let sitting = Sitting { date: "2019-04-17".into(), ..Sitting::new(id.clone(), Some(2)) };
        let case = Case { sittings: vec![sitting], ..Case::new(CaseId::new("p1")) };
        let mut study = Study { cases: Arc::new(vec![case].into()), ..Study::default() };
        study.put(id, Shelved { text: Some(Arc::new(Transcript::new(text))), ..Shelved::default() });
        let ground = Ground::new(&study, None, &Everywhere);
        let [met] = &sittings(&ground)[..] else { panic!("one sitting") };
        assert_eq!((met.date.as_str(), met.words, met.coded), ("2019-04-17", Some(3), 0));
        assert_eq!(recorded(&ground.pages[0]), Some(31 * 60 * 1000));
        let small = small_study();
        assert_eq!(recorded(&Ground::new(&small, None, &Everywhere).pages[0]), None, "no stamps");
    }

    #[test]
    fn a_spread_is_that_of_the_sample() {
        let found = spread(&[43.0, 63.0, 83.0]).unwrap();
        assert_eq!((found.mean, found.deviation, found.least, found.most), (63.0, Some(20.0), 43.0, 83.0));
        assert_eq!((spread(&[]), spread(&[5.0]).unwrap().deviation), (None, None));
    }

    proptest! {
        #[test]
        fn what_each_says_adds_up_to_what_all_say(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let met = sittings(&ground);
            for (number, page) in ground.pages.iter().enumerate() {
                let here = || met.iter().filter(|met| met.page == number);
                let spoken = page.spoken();
                prop_assert_eq!(here().map(|met| met.said).sum::<u64>(), length(spoken));
                prop_assert_eq!(here().filter_map(|met| met.words).sum::<u64>(), page.words(spoken));
                let coded = length(&common(spoken, &page.stretches(|_| true)));
                prop_assert_eq!(here().map(|met| met.coded).sum::<u64>(), coded);
            }
        }
    }
}
