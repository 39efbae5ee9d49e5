//! When interviews stop bringing new codes: code saturation, not meaning saturation.
//!
//! Three curves over sources (transcripts or cases) in a stated order: new and cumulative codes as coded now; the same
//! as the codes were first used, by the time of the codings; and the expected curve over all orders, exactly
//! (Mao Tau: S(k) = Σ [1 − C(N−f, k)/C(N, k)], f being the number of sources with a code). The stopping rule is that
//! of Guest, Namey and Chen 2020: base size, run length, threshold.

use std::collections::{BTreeMap, BTreeSet};

use super::cooccur::Places;
use super::ground::{Ground, Page, Placed};
use super::set::Set;
use crate::study::{Coder, Trail, TranscriptId, When};
use crate::text::Span;

/// What is counted one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// For groups, where each meeting is one.
    #[default]
    Transcripts,
    /// For repeated interviews: the second of a person is no new case.
    Cases,
}

/// A source with the codes that stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    pub name: String,
    /// The numbers of the pages it was met on, in order.
    pub pages: Vec<usize>,
    pub codes: Set,
    /// Codes that were used here before anywhere else, by the time of their codings.
    pub first_used: BTreeSet<usize>,
    /// When something was last coded here.
    pub last_coded: Option<When>,
}

/// Codes new at each stop, and all so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    pub new: Vec<usize>,
    pub all: Vec<usize>,
}

/// The parameters of Guest, Namey and Chen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub base: usize,
    pub run: usize,
    /// 0.05 is 5 %.
    pub threshold: f64,
}

impl Default for Rule {
    fn default() -> Rule {
        Rule { base: 4, run: 2, threshold: 0.05 }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Saturation {
    /// At the last source of the first run that brought no more than the threshold; with each run's share so far.
    At {
        source: usize,
        ratios: Vec<f64>,
    },
    NotYet {
        ratios: Vec<f64>,
    },
    /// In words, why nothing can be said.
    Undefined(String),
}

/// In the order of the shelf; sort them by whatever order is to be stated. Only these codes count; `with_below`, each
/// with everything below it.
pub fn stops(ground: &Ground, by: Source, wanted: &BTreeSet<usize>, with_below: bool) -> Vec<Stop> {
    let counted = Counted::new(ground, wanted, with_below);
    let sources = ground.pages.len().max(ground.cases.len());
    let (places, first) = (vec![None; sources], vec![None; ground.codes.len()]);
    let mut walk = Walk { ground, by, stops: Vec::new(), places, first };
    for (number, page) in ground.pages.iter().enumerate() {
        walk.meet(number, page);
        counted.on(page).for_each(|(placed, code)| walk.hear(number, placed, code));
    }
    for (code, (_, at)) in walk.first.into_iter().enumerate().filter_map(|(code, first)| Some((code, first?)))
    {
        walk.stops.get_mut(at).map(|stop| stop.first_used.insert(code));
    }
    walk.stops
}

/// From page to page, as the stops are met.
struct Walk<'g> {
    ground: &'g Ground<'g>,
    by: Source,
    stops: Vec<Stop>,
    /// Of each source, by the number of its page or case.
    places: Vec<Option<usize>>,
    /// When each code was first used, and at which stop.
    first: Vec<Option<(When, usize)>>,
}

impl Walk<'_> {
    /// Whoever speaks or was coded here is met, whether or not anything counts.
    fn meet(&mut self, number: usize, page: &Page) {
        let voices = page.turns.iter().filter(|voice| !voice.asks).map(|voice| voice.case);
        let heard: Set = match self.by {
            Source::Transcripts => [number].into_iter().collect(),
            Source::Cases => voices.chain(page.codings.iter().filter_map(|placed| placed.case)).collect(),
        };
        for source in heard.iter() {
            let at = self.stop(source);
            self.stops.get_mut(at).into_iter().for_each(|stop| stop.pages.push(number));
        }
    }

    fn stop(&mut self, source: usize) -> usize {
        if let Some(known) = self.places.get(source).copied().flatten() {
            return known;
        }
        let name = match self.by {
            Source::Transcripts => self.ground.pages.get(source).map(|page| page.id.to_string()),
            Source::Cases => self.ground.cases.get(source).map(ToString::to_string),
        };
        self.stops.push(Stop { name: name.unwrap_or_default(), ..Stop::default() });
        let new = self.stops.len() - 1;
        self.places.get_mut(source).into_iter().for_each(|place| *place = Some(new));
        new
    }

    /// What is nobody's brings nothing to any case, but something to its transcript.
    fn hear(&mut self, page: usize, placed: &Placed, code: usize) {
        let source = if self.by == Source::Transcripts { Some(page) } else { placed.case };
        let Some(at) = source.map(|source| self.stop(source)) else { return };
        let Some(here) = self.stops.get_mut(at) else { return };
        here.codes.insert(code);
        here.last_coded = here.last_coded.max(Some(placed.coding.at));
        let made = placed.coding.at;
        if let Some(first) =
            self.first.get_mut(code).filter(|first| first.is_none_or(|(when, _)| made < when))
        {
            *first = Some((made, at));
        }
    }
}

/// Told by the histories instead: a code is first used where it was first put, whether or not it stands there still.
/// Codes of which no history tells stay where they are.
pub fn by_history(ground: &Ground, by: Source, with_below: bool, trail: &Trail, stops: &mut [Stop]) {
    let codes: BTreeSet<usize> = stops.iter().flat_map(|stop| stop.first_used.iter().copied()).collect();
    for code in codes {
        let Some(name) = first_put(ground, by, with_below, trail, code) else { continue };
        if !stops.iter().any(|stop| stop.name == name) {
            continue;
        }
        for stop in &mut *stops {
            stop.first_used.remove(&code);
            if stop.name == name {
                stop.first_used.insert(code);
            }
        }
    }
}

/// The source in scope in which a code was first put, by whoever is asked for.
fn first_put(ground: &Ground, by: Source, with_below: bool, trail: &Trail, code: usize) -> Option<String> {
    let branch = if with_below { ground.branch(code) } else { code..code + 1 };
    let ids = ground.codes.get(branch).unwrap_or_default();
    let is_asked = |coder: &Coder| ground.coder.as_ref().is_none_or(|only| only == coder);
    let first = trail.first.iter().filter(|((id, coder), _)| ids.contains(id) && is_asked(coder));
    let source = |(at, transcript, span): &(When, TranscriptId, Span)| {
        let page = ground.pages.iter().find(|page| page.id == transcript)?;
        let name = match by {
            Source::Transcripts => transcript.to_string(),
            Source::Cases => {
                let mut turns = page.text?.turns_of(*span).filter_map(|turn| page.turns.get(turn));
                ground.cases.get(turns.find(|voice| !voice.asks)?.case)?.to_string()
            }
        };
        Some((*at, name))
    };
    first.filter_map(|(_, made)| source(made)).min().map(|(_, name)| name)
}

/// When each of these codes was first used.
pub fn first_uses(ground: &Ground, wanted: &BTreeSet<usize>, with_below: bool) -> BTreeMap<usize, When> {
    let counted = Counted::new(ground, wanted, with_below);
    let mut first: Vec<Option<When>> = vec![None; ground.codes.len()];
    for (placed, code) in ground.pages.iter().flat_map(|page| counted.on(page)) {
        let made = placed.coding.at;
        if let Some(first) = first.get_mut(code).filter(|first| first.is_none_or(|known| made < known)) {
            *first = Some(made);
        }
    }
    first.into_iter().enumerate().filter_map(|(code, first)| Some((code, first?))).collect()
}

/// For which of the wanted codes a coding counts.
struct Counted {
    codes: Vec<usize>,
    places: Places,
}

impl Counted {
    fn new(ground: &Ground, wanted: &BTreeSet<usize>, with_below: bool) -> Counted {
        let codes: Vec<usize> = wanted.iter().copied().collect();
        Counted { places: Places::new(ground, &codes, with_below), codes }
    }

    /// The codings of a page, each as often as it counts.
    fn on<'p>(&'p self, page: &'p Page) -> impl Iterator<Item = (&'p Placed<'p>, usize)> {
        let codes = move |placed: &'p Placed<'p>| {
            let places = self.places.of(placed.code).iter();
            places.filter_map(move |place| Some((placed, *self.codes.get(*place)?)))
        };
        page.codings.iter().flat_map(codes)
    }
}

/// As the codes stand now.
pub fn as_coded(stops: &[Stop]) -> Curve {
    let mut seen = BTreeSet::new();
    curve(stops.iter().map(|stop| stop.codes.iter().filter(|code| seen.insert(*code)).count()))
}

/// As they were first used.
pub fn as_used(stops: &[Stop]) -> Curve {
    curve(stops.iter().map(|stop| stop.first_used.len()))
}

fn curve(new: impl Iterator<Item = usize>) -> Curve {
    let new: Vec<usize> = new.collect();
    let all = new.iter().scan(0, |all, new| {
        *all += new;
        Some(*all)
    });
    Curve { all: all.collect(), new }
}

/// How many codes any k sources bring on average, over all orders: for k = 1 … N.
pub fn expected(stops: &[Stop]) -> Vec<f64> {
    let total = stops.len();
    let mut spread: BTreeMap<usize, usize> = BTreeMap::new();
    stops.iter().flat_map(|stop| stop.codes.iter()).for_each(|code| *spread.entry(code).or_default() += 1);
    // Codes that stand in as many sources are missed alike.
    let mut alike: BTreeMap<usize, usize> = BTreeMap::new();
    spread.into_values().for_each(|with| *alike.entry(with).or_default() += 1);
    let mut expected = vec![0.0; total];
    for (with, codes) in alike {
        for (all, missed) in expected.iter_mut().zip(missed(total, with)) {
            *all += codes as f64 * (1.0 - missed);
        }
    }
    expected
}

/// The chance that none of k sources out of `total` is one of the `with`, for k = 1 …: C(total−with, k) / C(total, k).
fn missed(total: usize, with: usize) -> impl Iterator<Item = f64> {
    (0..total).scan(1.0, move |missed, taken| {
        *missed *= total.saturating_sub(with + taken) as f64 / (total - taken) as f64;
        Some(*missed)
    })
}

pub fn saturation(new: &[usize], rule: Rule) -> Saturation {
    let Rule { base, run, threshold } = rule;
    if base == 0 || run == 0 {
        return Saturation::Undefined("base and run must be at least 1".into());
    }
    if new.len() < base + run {
        let words = format!("{} sources are fewer than base {base} and run {run} need", new.len());
        return Saturation::Undefined(words);
    }
    let found: usize = new.iter().take(base).sum();
    if found == 0 {
        return Saturation::Undefined(format!("no code stands in the first {base} sources"));
    }
    let runs = new.get(base..).unwrap_or_default().windows(run);
    let mut ratios = Vec::new();
    for (at, window) in runs.enumerate() {
        let ratio = window.iter().sum::<usize>() as f64 / found as f64;
        ratios.push(ratio);
        if ratio <= threshold {
            return Saturation::At { source: base + at + run - 1, ratios };
        }
    }
    Saturation::NotYet { ratios }
}

/// Codes first used after an earlier source was coded for the last time: those sources were never looked at for them.
pub fn not_revisited(stops: &[Stop], first_used_at: impl Fn(usize) -> Option<When>) -> Vec<(usize, usize)> {
    let firsts =
        stops.iter().enumerate().flat_map(|(at, stop)| stop.first_used.iter().map(move |code| (at, *code)));
    let firsts: Vec<(usize, usize, When)> =
        firsts.filter_map(|(at, code)| Some((at, code, first_used_at(code)?))).collect();
    let mut found = Vec::new();
    for (at, last) in stops.iter().enumerate().filter_map(|(at, stop)| Some((at, stop.last_coded?))) {
        let unseen = firsts.iter().filter(|(later, _, made)| *later > at && *made > last);
        found.extend(unseen.map(|(_, code, _)| (at, *code)));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stop(codes: impl IntoIterator<Item = usize>) -> Stop {
        Stop { codes: codes.into_iter().collect(), ..Stop::default() }
    }

    /// The worked example of the methods: sixteen codes in ten interviews.
    fn example() -> Vec<Stop> {
        let mut stops = vec![stop(1..=8)];
        let rest: [&[usize]; 9] =
            [&[1, 2, 9, 10], &[3, 4, 11, 12], &[1, 5, 13], &[2, 14], &[3, 15], &[1, 2], &[4, 16], &[5], &[6]];
        stops.extend(rest.iter().map(|codes| stop(codes.iter().copied())));
        stops
    }

    #[test]
    fn the_worked_example_comes_out() {
        let curve = as_coded(&example());
        assert_eq!(curve.new, [8, 2, 2, 1, 1, 1, 0, 1, 0, 0]);
        assert_eq!(curve.all.last(), Some(&16));
        let Saturation::At { source, ratios } = saturation(&curve.new, Rule::default()) else {
            panic!("saturated at the tenth")
        };
        let percent: Vec<f64> = ratios.iter().map(|ratio| (ratio * 1000.0).round() / 10.0).collect();
        assert_eq!((source + 1, percent), (10, vec![15.4, 7.7, 7.7, 7.7, 0.0]));
    }

    #[test]
    fn the_expected_curve_is_exact() {
        let expected = expected(&example());
        let rounded = |k: usize| (expected[k - 1] * 10_000.0).round() / 10_000.0;
        assert_eq!([rounded(1), rounded(2), rounded(4), rounded(10)], [2.9, 5.3111, 9.0238, 16.0]);
    }

    #[test]
    fn what_cannot_be_said_is_said_to_be_so() {
        assert!(matches!(saturation(&[3, 1, 0], Rule::default()), Saturation::Undefined(_)));
        assert!(matches!(saturation(&[0, 0, 0, 0, 1, 0], Rule::default()), Saturation::Undefined(_)));
        assert!(matches!(saturation(&[1, 1, 1, 1, 1, 1], Rule::default()), Saturation::NotYet { .. }));
        assert_eq!(expected(&[]), Vec::<f64>::new());
    }

    #[test]
    fn a_theme_counts_for_all_below_it_from_the_first_of_them_on() {
        let study = crate::analysis::brute::small_study();
        let ground = Ground::new(&study, None, &crate::analysis::ground::Everywhere);
        let theme: BTreeSet<usize> = [0].into();
        let codes = |with_below| stops(&ground, Source::Cases, &theme, with_below)[0].codes.iter().collect();
        assert_eq!((codes(false), codes(true)), (BTreeSet::new(), theme.clone()));
        assert_eq!(first_uses(&ground, &theme, true), [(0, When(0))].into());
    }

    #[test]
    fn sources_coded_for_the_last_time_before_a_code_came_up_are_told() {
        let coded = |codes: &[usize], at: i64, first: &[usize]| Stop {
            last_coded: Some(When(at)),
            first_used: first.iter().copied().collect(),
            ..stop(codes.iter().copied())
        };
        let stops = [coded(&[1], 10, &[1]), coded(&[1], 40, &[]), coded(&[1, 2], 30, &[2])];
        let first = |code| Some(When(if code == 2 { 30 } else { 10 }));
        assert_eq!(not_revisited(&stops, first), [(0, 2)]);
    }

    #[test]
    fn histories_tell_where_a_code_was_made() {
        let study = crate::analysis::brute::small_study();
        let ground = Ground::new(&study, None, &crate::analysis::ground::Everywhere);
        let named = |name: &str, first: &[usize]| Stop {
            name: name.into(),
            first_used: first.iter().copied().collect(),
            ..stop([1])
        };
        let mut stops = [named("p0.txt", &[1, 3]), named("p1.txt", &[])];
        let made = (When(3), TranscriptId::new("p1.txt"), Span::new(12, 20));
        let gone = (When(1), TranscriptId::new("elsewhere.txt"), Span::new(0, 4));
        let key = |code: &str, coder: &str| (crate::study::CodeId::new(code), Coder::new(coder));
        let first = [(key("a1", "jk"), made), (key("a1", "ms"), gone)].into();
        let trail = Trail { first, ..Trail::default() };
        by_history(&ground, Source::Transcripts, false, &trail, &mut stops);
        assert_eq!((as_used(&stops).new, as_coded(&stops).new), (vec![1, 1], vec![1, 0]));
    }

    proptest! {
        #[test]
        fn the_expected_curve_is_the_mean_over_all_orders(
            sets in proptest::collection::vec(proptest::collection::btree_set(0usize..6, 0..5), 1..5)
        ) {
            let stops: Vec<Stop> = sets.into_iter().map(stop).collect();
            let mut sums = vec![0.0; stops.len()];
            let mut orders = 0.0;
            permute(&stops, &mut Vec::new(), &mut |order| {
                orders += 1.0;
                for (k, all) in as_coded(order).all.iter().enumerate() {
                    sums[k] += *all as f64;
                }
            });
            for (sum, expected) in sums.iter().zip(expected(&stops)) {
                prop_assert!((sum / orders - expected).abs() < 1e-9);
            }
        }
    }

    fn permute(left: &[Stop], taken: &mut Vec<Stop>, done: &mut impl FnMut(&[Stop])) {
        if left.is_empty() {
            return done(taken);
        }
        for at in 0..left.len() {
            let mut rest = left.to_vec();
            taken.push(rest.remove(at));
            permute(&rest, taken, done);
            taken.pop();
        }
    }
}
