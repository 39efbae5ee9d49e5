//! What becomes of each code from wave to wave: in how many cases it stands, `· 3 1`.

use super::{Asked, wave_heads};
use crate::analysis::change::change;
use crate::analysis::frequency::{Extent, Figures, extent, frequencies};
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
    let heads = heads.chain(["pattern", "change"].map(Column::words));
    let mut table = asked.table("Cases with each code and all below it, from wave to wave", heads);
    let all = extent(&asked.ground, Unit::Turn);
    table.notes.push(people(&all, &waves));
    table.notes.push(
        "appears: not in the first wave, but in the last; fades: the other way round; persists: in every wave. A \
         case that was not met again can look like a change: compare n."
            .into(),
    );
    for (code, found) in frequencies(&asked.ground, Unit::Turn).iter().enumerate() {
        table.rows.push(row(asked, code, &found.with_below, &all, &waves));
        let below = asked.asked_for(code, true);
        let leads = waves.iter().map(|wave| asked.lead(&format!("{below} wave={wave}")));
        table.leads.push([asked.lead(&below)].into_iter().chain(leads).collect());
    }
    Ok(table)
}

fn people(all: &Extent, waves: &[u16]) -> String {
    let met = |wave: &u16| format!("wave {wave} {}", all.waves.get(wave).map_or(0, |cases| cases.len()));
    format!("n (cases who speak there): {}.", waves.iter().map(met).collect::<Vec<_>>().join(", "))
}

fn row(asked: &Asked, code: usize, found: &Figures, all: &Extent, waves: &[u16]) -> Vec<Cell> {
    let cases = |figures: &std::collections::BTreeMap<u16, std::collections::BTreeSet<usize>>, wave: &u16| {
        figures.get(wave).map_or(0, |cases| cases.len())
    };
    let counts: Vec<usize> = waves.iter().map(|wave| cases(&found.waves, wave)).collect();
    let shares = waves.iter().zip(&counts).map(|(wave, count)| Cell::share(*count, cases(&all.waves, wave)));
    let dots = counts.iter().map(|count| if *count == 0 { "·".into() } else { count.to_string() });
    let pattern = Cell::words(dots.collect::<Vec<_>>().join(" "));
    let change = change(&counts)
        .map_or(Cell::Because("the code stands in no wave".into()), |change| Cell::words(change.name()));
    [Cell::words(asked.name(code))].into_iter().chain(shares).chain([pattern, change]).collect()
}
