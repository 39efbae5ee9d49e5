//! When interviews stop bringing new codes: three curves and a stopping rule, each with its parameters.

use std::collections::BTreeSet;

use clap::ValueEnum;

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::saturation::{
    Curve, Rule, Saturation, Source, Stop, as_coded, as_used, by_history, expected, first_uses,
    not_revisited, saturation as ruled, stops,
};
use crate::report::{Cell, Column, Lead, Table};
use crate::study::{Kind, Trail, When};

/// One after the other, but in which order?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// When the interviews took place
    #[default]
    Date,
    Wave,
    /// When the transcripts came into the study, by the histories
    Import,
    /// As the files stand in the study
    Name,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Course {
    pub of: Source,
    pub order: Order,
    pub rule: Rule,
    /// Themes with all below them, instead of all codes.
    pub themes: bool,
    /// The second curve by the histories, not by the codings there are.
    pub history: bool,
}

/// # Errors
/// When themes are asked for and no code is one.
pub fn saturation(asked: &Asked, course: &Course) -> Result<Table, String> {
    let wanted = wanted(asked, course.themes)?;
    let trail = trail(asked, course);
    let mut stops = in_order(asked, course, &trail, stops(&asked.ground, course.of, &wanted, course.themes));
    if course.history {
        by_history(&asked.ground, course.of, course.themes, &trail, &mut stops);
    }
    let (coded, used) = (as_coded(&stops), as_used(&stops));
    let result = ruled(&coded.new, course.rule);
    let mut table = asked.table(&title(course), heads(course));
    table.notes.extend(notes(course));
    table.notes.push(format!("As coded now: {}", told(&result, &stops)));
    table.notes.push(format!("As first used: {}", told(&ruled(&used.new, course.rule), &stops)));
    table.notes.extend(unseen(asked, course, &wanted, &stops));
    table.notes.extend(undated(asked, course, &trail, &stops));
    table.rows = rows(asked, course, &stops, [&coded, &used], &result);
    table.leads = stops.iter().map(|stop| vec![None, lead(asked, course, stop)]).collect();
    Ok(table)
}

/// The place of the source at which the rule stops, of the codings as they are now.
///
/// # Errors
/// As [`saturation`].
pub fn saturated_at(asked: &Asked, course: &Course) -> Result<Option<usize>, String> {
    let wanted = wanted(asked, course.themes)?;
    let trail = trail(asked, course);
    let stops = in_order(asked, course, &trail, stops(&asked.ground, course.of, &wanted, course.themes));
    Ok(match ruled(&as_coded(&stops).new, course.rule) {
        Saturation::At { source, .. } => Some(source),
        Saturation::NotYet { .. } | Saturation::Undefined(_) => None,
    })
}

/// Nothing where it is not asked for: histories are long.
fn trail(asked: &Asked, course: &Course) -> Trail {
    let asks_histories = course.history || course.order == Order::Import;
    if asks_histories { (asked.trail)() } else { Trail::default() }
}

fn wanted(asked: &Asked, themes: bool) -> Result<BTreeSet<usize>, String> {
    let all = asked.ground.codes.iter().enumerate();
    let is_theme =
        |id: &str| asked.ground.study.codebook.get(id).is_some_and(|code| code.kind == Kind::Theme);
    let wanted: BTreeSet<usize> =
        all.filter(|(_, id)| !themes || is_theme(id.as_str())).map(|(number, _)| number).collect();
    if themes && wanted.is_empty() {
        return Err("No code of this study is a theme: without --themes all codes are counted".into());
    }
    Ok(wanted)
}

fn source(course: &Course) -> &'static str {
    match course.of {
        Source::Transcripts => "transcript",
        Source::Cases => "case",
    }
}

fn what(course: &Course) -> &'static str {
    if course.themes { "themes" } else { "codes" }
}

fn title(course: &Course) -> String {
    let order = match course.order {
        Order::Date => "by date",
        Order::Wave => "by wave",
        Order::Import => "as they came in",
        Order::Name => "by name",
    };
    format!("New {} in each {}, {order}", what(course), source(course))
}

fn heads(course: &Course) -> impl Iterator<Item = Column> {
    let numbers =
        ["new", "all so far", "new as first used", "all as first used", "expected", "run, % of base"];
    let whats = [Column::numbers(what(course))];
    let words = [Column::words(source(course)), Column::words("date"), Column::numbers("wave")];
    [Column::numbers("nr")].into_iter().chain(words).chain(whats).chain(numbers.map(Column::numbers))
}

fn notes(course: &Course) -> Vec<String> {
    let Rule { base, run, threshold } = course.rule;
    let percent = Cell::decimal(threshold * 100.0, 1).shown();
    let used = match course.history {
        true => {
            "as the histories tell, where each code was first put, whether or not it stands there still; of which \
             they do not tell, by the time of the first coding there is"
        }
        false => "by the time of each code's first coding that there is; --history asks the histories",
    };
    vec![
        format!("new, all so far: as the codings stand now. As first used: {used}."),
        "expected: how many any so many sources bring on average over all orders, exactly (Mao Tau).".into(),
        format!(
            "Rule: base {base}, run {run}, ≤ {percent} % (Guest, Namey & Chen 2020): new in each run of {run} after \
             the first {base}, in % of what those brought; the run is told where it begins."
        ),
        "This is code saturation; whether meaning is saturated no count can say.".into(),
    ]
}

fn told(result: &Saturation, stops: &[Stop]) -> String {
    match result {
        Saturation::At { source, .. } => {
            let name = stops.get(*source).map_or("", |stop| stop.name.as_str());
            format!("saturated at number {}, {name}.", source + 1)
        }
        Saturation::NotYet { .. } => "not saturated: no run brings so little.".into(),
        Saturation::Undefined(why) => format!("undefined: {why}."),
    }
}

/// Sources that were coded for the last time before a later code was first used.
fn unseen(asked: &Asked, course: &Course, wanted: &BTreeSet<usize>, stops: &[Stop]) -> Option<String> {
    let first = first_uses(&asked.ground, wanted, course.themes);
    let found = not_revisited(stops, |code| first.get(&code).copied());
    let sources: BTreeSet<usize> = found.iter().map(|(at, _)| *at).collect();
    let codes: BTreeSet<usize> = found.iter().map(|(_, code)| *code).collect();
    let names: Vec<&str> =
        sources.iter().filter_map(|at| stops.get(*at)).map(|stop| stop.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Not revisited: {} ({}) came up after these were coded for the last time, so the curve as coded now may \
             rise too late: {}.",
            what(course),
            codes.iter().map(|code| asked.ground.path(*code)).collect::<Vec<_>>().join(", "),
            names.join(", ")
        )
    })
}

fn rows(
    asked: &Asked,
    course: &Course,
    stops: &[Stop],
    [coded, used]: [&Curve; 2],
    result: &Saturation,
) -> Vec<Vec<Cell>> {
    let expected = expected(stops);
    let ratios = match result {
        Saturation::At { ratios, .. } | Saturation::NotYet { ratios } => ratios.as_slice(),
        Saturation::Undefined(_) => &[],
    };
    let count =
        |counts: &[usize], at: usize| counts.get(at).map_or(Cell::Undefined, |count| Cell::number(*count));
    let row = |(at, stop): (usize, &Stop)| {
        let met = met(asked, &Trail::default(), stop);
        let ratio = at.checked_sub(course.rule.base).and_then(|run| ratios.get(run));
        vec![
            Cell::number(at + 1),
            Cell::words(&stop.name),
            Cell::maybe((!met.date.is_empty()).then_some(met.date)),
            met.wave.map_or(Cell::Undefined, |wave| Cell::Number(wave.into())),
            Cell::number(stop.codes.len()),
            count(&coded.new, at),
            count(&coded.all, at),
            count(&used.new, at),
            count(&used.all, at),
            expected.get(at).map_or(Cell::Undefined, |codes| Cell::decimal(*codes, 2)),
            ratio.map_or(Cell::Undefined, |ratio| Cell::decimal(ratio * 100.0, 1)),
        ]
    };
    stops.iter().enumerate().map(row).collect()
}

fn undated(asked: &Asked, course: &Course, trail: &Trail, stops: &[Stop]) -> Option<String> {
    let missing = |met: &Met| match course.order {
        Order::Date => met.date.is_empty(),
        Order::Import => met.came.is_none(),
        Order::Wave | Order::Name => false,
    };
    let without = stops.iter().filter(|stop| missing(&met(asked, trail, stop))).count();
    let what = if course.order == Order::Import { "In no history" } else { "Without a date" };
    (without > 0).then(|| format!("{what}, and therefore last and by name: {without} of {}.", stops.len()))
}

/// When a source was first met, as far as anybody said.
struct Met {
    date: String,
    wave: Option<u16>,
    came: Option<When>,
}

fn met(asked: &Asked, trail: &Trail, stop: &Stop) -> Met {
    let pages = || stop.pages.iter().filter_map(|number| asked.ground.pages.get(*number));
    let sat = |id| {
        asked
            .ground
            .study
            .cases
            .seated(id)
            .flat_map(|case| &case.sittings)
            .filter(move |it| it.transcript == *id)
    };
    let dates = pages().flat_map(|page| sat(page.id)).map(|sitting| &sitting.date);
    let date = dates.filter(|date| !date.is_empty()).min().cloned().unwrap_or_default();
    let came = pages().filter_map(|page| trail.came.get(page.id)).min().copied();
    Met { date, wave: pages().filter_map(|page| page.wave).min(), came }
}

/// What nobody dated stands behind what has a date, by name.
fn in_order(asked: &Asked, course: &Course, trail: &Trail, mut stops: Vec<Stop>) -> Vec<Stop> {
    stops.sort_by_cached_key(|stop| {
        let Met { date, wave, came } = met(asked, trail, stop);
        let name = stop.name.clone();
        match course.order {
            Order::Date => (date.is_empty(), date, 0, name),
            Order::Wave => (wave.is_none(), String::new(), wave.unwrap_or_default().into(), name),
            Order::Import => (came.is_none(), String::new(), came.unwrap_or_default().0, name),
            Order::Name => (false, String::new(), 0, name),
        }
    });
    stops
}

fn lead(asked: &Asked, course: &Course, stop: &Stop) -> Lead {
    asked.lead(&format!("* {}={}", source(course), written(&stop.name)))
}
