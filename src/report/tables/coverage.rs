//! How much of what is said is coded, and where the longest stretch is that is not.

use clap::ValueEnum;

use super::{Asked, bracketed};
use crate::analysis::ask::written;
use crate::analysis::coverage::{Covered, Uncoded, by_case, by_transcript};
use crate::report::{Cell, Column, Lead, Table};

/// What is told row by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Of {
    #[default]
    Transcripts,
    Cases,
}

pub fn coverage(asked: &Asked, of: Of) -> Table {
    let ground = &asked.ground;
    let (field, found) = match of {
        Of::Transcripts => ("transcript", by_transcript(ground)),
        Of::Cases => ("case", by_case(ground)),
    };
    let heads = ["said", "coded", "% coded", "longest uncoded"].map(Column::numbers);
    let heads = [Column::words(field)].into_iter().chain(heads);
    let heads = heads.chain([Column::words("in transcript"), Column::numbers("from turn")]);
    let mut table = asked.table(&format!("How much of each {field} is coded, in code points"), heads);
    table.notes.push(
        "Unit: code points of what participants say; each counts once, however many codes it carries.".into(),
    );
    table.notes.push(
        "Longest uncoded: the first of the longest stretches without any code; interviewers' words neither count \
         nor end it, the end of a transcript does."
            .into(),
    );
    for (number, covered) in found.iter().enumerate() {
        let name = match of {
            Of::Transcripts => ground.pages.get(number).map(|page| page.id.to_string()),
            Of::Cases => ground.cases.get(number).map(|case| case.to_string()),
        };
        let name = name.unwrap_or_default();
        table.leads.push(leads(asked, &format!("{field}={}", written(&name))));
        table.rows.push(row(asked, name, *covered));
        mark(asked, &mut table, covered.longest);
    }
    let all = found.iter().fold(Covered::default(), |all, covered| all.and(*covered));
    table.rows.push(row(asked, "all".into(), all));
    mark(asked, &mut table, all.longest);
    table
}

fn row(asked: &Asked, name: String, covered: Covered) -> Vec<Cell> {
    let Covered { said, coded, longest } = covered;
    let mut cells = vec![
        Cell::words(name),
        Cell::Number(said),
        Cell::Number(coded),
        Cell::percent(coded, said, "no participant says anything there"),
        Cell::Number(longest.length),
    ];
    cells.extend(place(asked, longest));
    cells
}

/// What is told of the longest in the last row leads to where it begins.
fn mark(asked: &Asked, table: &mut Table, longest: Uncoded) {
    let Some(page) = asked.ground.pages.get(longest.page).filter(|_| longest.length > 0) else { return };
    let row = table.rows.len().saturating_sub(1);
    table.places.extend((4..7).map(|column| ((row, column), (page.id.clone(), longest.start))));
}

fn place(asked: &Asked, longest: Uncoded) -> [Cell; 2] {
    let page = asked.ground.pages.get(longest.page).filter(|_| longest.length > 0);
    let turn = page.and_then(|page| page.text?.turn_at(longest.start));
    let turn = turn.map_or(Cell::Undefined, |turn| Cell::number(turn + 1));
    [Cell::maybe(page.map(|page| page.id.to_string())), turn]
}

/// Everything coded there; what is coded; what is not.
fn leads(asked: &Asked, place: &str) -> Vec<Lead> {
    let coded = || asked.lead(&format!("* {place}"));
    let uncoded = asked.lead(&format!("{} {place}", bracketed("not *")));
    vec![coded(), coded(), coded(), uncoded.clone(), uncoded.clone(), uncoded.clone(), uncoded]
}
