//! Negative cases: who has nothing of a theme, and what was said against it, in one list.

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::ground::{Page, Placed};
use crate::report::{Cell, Column, Table};

/// Of these codes, each with all below it, in the order of the codebook.
pub fn negative(asked: &Asked, codes: &[usize]) -> Table {
    let heads = [Column::words("code"), Column::numbers("cases with it"), Column::words("against it")];
    let rest =
        [Column::words("case"), Column::words("transcript"), Column::numbers("turn"), Column::words("words")];
    let mut table =
        asked.table("Cases without a theme, and what speaks against it", heads.into_iter().chain(rest));
    table.notes.push(
        "Each code with all codes below it. Without: a case in scope none of whose words carries it. Counter-quote: a \
         coding that was marked as speaking against; its case is one with it."
            .into(),
    );
    codes.iter().for_each(|code| one(asked, *code, &mut table));
    if table.rows.is_empty() {
        table.notes.push("Nobody is without, and nothing was marked as speaking against.".into());
    }
    table
}

fn one(asked: &Asked, code: usize, table: &mut Table) {
    let ground = &asked.ground;
    let branch = ground.branch(code);
    let placed = || {
        let all = ground.pages.iter().flat_map(|page| page.codings.iter().map(move |placed| (page, placed)));
        all.filter(|(_, placed)| branch.contains(&placed.code))
    };
    let mut with = vec![false; ground.cases.len()];
    for case in placed().filter_map(|(_, placed)| placed.case) {
        with.get_mut(case).into_iter().for_each(|with| *with = true);
    }
    let share = Cell::share(with.iter().filter(|with| **with).count(), with.len());
    let head = || [Cell::words(ground.path(code)), share.clone()];
    for (case, _) in ground.cases.iter().zip(&with).filter(|(_, with)| !**with) {
        let rest = [Cell::words("without"), Cell::words(case.as_str())];
        let nowhere = [Cell::Undefined, Cell::Undefined, Cell::Undefined];
        table.rows.push(head().into_iter().chain(rest).chain(nowhere).collect());
        let all = asked.lead(&format!("* case={}", written(case.as_str())));
        table.leads.push(vec![asked.lead(&asked.asked_for(code, true)), None, all.clone(), all]);
    }
    for (page, placed) in placed().filter(|(_, placed)| placed.coding.marks.counter) {
        let row = table.rows.len();
        table.rows.push(head().into_iter().chain(quote(asked, page, placed)).collect());
        let place = (page.id.clone(), placed.coding.span.start);
        table.places.extend((2..7).map(|column| ((row, column), place.clone())));
        let below = asked.asked_for(code, true);
        table.leads.push(vec![asked.lead(&below), None, asked.lead(&format!("{below} counter"))]);
    }
}

fn quote(asked: &Asked, page: &Page, placed: &Placed) -> [Cell; 5] {
    let case = placed.case.and_then(|case| asked.ground.cases.get(case));
    let turn = page.text.and_then(|text| text.turn_at(page.stand(placed.coding.span)));
    [
        Cell::words("counter-quote"),
        Cell::maybe(case.map(|case| case.as_str())),
        Cell::words(page.id.as_str()),
        turn.map_or(Cell::Undefined, |turn| Cell::number(turn + 1)),
        Cell::maybe(page.text.map(|text| text.slice(placed.coding.span).trim())),
    ]
}
