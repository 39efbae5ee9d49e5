//! Not the passages but how many, and whose.

use crate::analysis::ask::Answer;
use crate::report::{Cell, Column, Table};

pub fn counts(title: String, answer: &Answer) -> Table {
    let counts = answer.counts;
    let columns = ["stretches", "codings", "cases", "transcripts"].map(Column::numbers);
    let mut table = Table::new(title, columns);
    table.rows.push(vec![
        Cell::number(counts.stretches),
        Cell::number(counts.codings),
        Cell::share(counts.cases, counts.of_cases),
        Cell::share(counts.transcripts, counts.of_transcripts),
    ]);
    table
}

pub fn cases(title: String, answer: &Answer) -> Table {
    let mut table = Table::new(title, [Column::words("case"), Column::numbers("stretches")]);
    let row = |(case, stretches): (&crate::study::CaseId, &usize)| {
        vec![Cell::words(case.as_str()), Cell::number(*stretches)]
    };
    table.rows = answer.cases.iter().map(row).collect();
    table
}
