//! What becomes of each code from wave to wave: in how many cases it stands, `· 3 1`.

use std::collections::BTreeMap;

use super::{Asked, wave_heads};
use crate::analysis::change::change;
use crate::analysis::frequency::{Figures, frequencies, met};
use crate::analysis::set::Set;
use crate::report::{Cell, Column, Table};
use crate::text::Unit;

/// # Errors
/// When there are no two waves in scope.
pub fn waves(asked: &Asked) -> Result<Table, String> {
    let waves = asked.ground.waves();
    if waves.len() < 2 {
        return Err("There are no two waves here, so nothing can change from one to the next".into());
    }
    let heads = [Column::words("code")].into_iter().chain(wave_heads(&waves));
    let pattern = waves.iter().map(ToString::to_string).collect::<Vec<_>>().join("→");
    let heads = heads.chain([pattern.as_str(), "change"].map(Column::words));
    let mut table = asked.table("Cases with each code and all below it, from wave to wave", heads);
    let met = met(&asked.ground);
    table.notes.push(people(&met, &waves));
    table.notes.push(
        "appears: not in the first wave, but in the last; fades: the other way round; persists: in every wave. A \
         case that was not met again can look like a change: compare n."
            .into(),
    );
    for (code, found) in frequencies(&asked.ground, Unit::Turn).iter().enumerate() {
        table.rows.push(row(asked, code, &found.with_below, &met, &waves));
        let below = asked.asked_for(code, true);
        let leads = waves.iter().map(|wave| asked.lead(&format!("{below} wave={wave}")));
        table.leads.push([asked.lead(&below)].into_iter().chain(leads).collect());
    }
    Ok(table)
}

type Cases = BTreeMap<u16, Set>;

fn count(cases: &Cases, wave: u16) -> usize {
    cases.get(&wave).map_or(0, Set::len)
}

fn people(met: &Cases, waves: &[u16]) -> String {
    let told = waves.iter().map(|&wave| format!("wave {wave} {}", count(met, wave)));
    format!("n (cases who speak there): {}.", told.collect::<Vec<_>>().join(", "))
}

fn row(asked: &Asked, code: usize, found: &Figures, met: &Cases, waves: &[u16]) -> Vec<Cell> {
    let counts: Vec<usize> = waves.iter().map(|&wave| count(&found.waves, wave)).collect();
    let shares = waves.iter().zip(&counts).map(|(&wave, cases)| Cell::share(*cases, count(met, wave)));
    let dots = counts.iter().map(|count| if *count == 0 { "·".into() } else { count.to_string() });
    let pattern = Cell::words(dots.collect::<Vec<_>>().join(" "));
    let change = change(&counts)
        .map_or(Cell::Because("the code stands in no wave".into()), |change| Cell::words(change.name()));
    [Cell::words(asked.name(code))].into_iter().chain(shares).chain([pattern, change]).collect()
}
