//! What is drawn of a table: of its own cells, so that a picture can say nothing else than the table does.

use super::{Asked, Table};
use crate::report::Cell;
use crate::report::figures::{Bar, Bars, Curve, Curves, Figure, HeatMap, Multiples, Picture, Small};

/// The figures with the heading of the table above them and what has to be known below.
pub fn picture(table: &Table, figures: Vec<Figure>) -> Picture {
    let again = if table.again.is_empty() { String::new() } else { format!("{} --picture", table.again) };
    let nothing = figures.is_empty().then(|| "There is nothing to draw in this table.".to_string());
    let below = nothing.into_iter().chain(table.below_as(&again)).collect();
    Picture::new(&table.title, figures, below)
}

pub fn heat_map(table: &Table) -> Vec<Figure> {
    vec![Figure::HeatMap(HeatMap::of(table))]
}

/// One bar a row, as long as the column of that name says; `whole` is what would fill the line.
pub fn bars(
    table: &Table,
    column: &str,
    whole: Option<f64>,
    bar: impl Fn(usize, &[Cell]) -> Bar,
) -> Vec<Figure> {
    let at = table.columns.iter().position(|known| known.name == column);
    let cell = |n: usize| table.rows.get(n).and_then(|row| row.get(at?));
    let sizes: Vec<Option<f64>> = (0..table.rows.len()).map(|n| cell(n)?.figure()).collect();
    let bar = |n: usize| Bar {
        cell: cell(n).cloned().unwrap_or(Cell::Undefined),
        of: [n, at.unwrap_or(0)],
        ..bar(n, table.rows.get(n).map(Vec::as_slice).unwrap_or_default())
    };
    vec![Figure::Bars(Bars::new(column, whole, &sizes, bar))]
}

/// For the pairs of a list, whose codes stand in the first two columns: by their names alone, for two paths leave
/// no room.
pub fn bars_of_pairs(table: &Table) -> Vec<Figure> {
    let last = |row: &[Cell], at: usize| shown(row, at).rsplit('/').next().unwrap_or_default().to_string();
    bars(table, "c", None, |_, row| Bar::new(format!("{} + {}", last(row, 0), last(row, 1))))
}

/// One curve for each of these columns, with the sign that stands for it.
pub fn curves(table: &Table, columns: [(char, &str); 3], stop: Option<usize>) -> Vec<Figure> {
    let place = |name: &str| table.columns.iter().position(|known| known.name == name);
    let cells = |at: usize| table.rows.iter().map(move |row| row.get(at).cloned().unwrap_or(Cell::Undefined));
    let curve = |(sign, name): (char, &str)| {
        let cells = place(name).map(|at| cells(at).collect()).unwrap_or_default();
        Curve { name: name.into(), sign, cells, column: place(name).unwrap_or(0) }
    };
    let names: Vec<String> = table.rows.iter().map(|row| shown(row, 1)).collect();
    let rule = match stop {
        Some(at) => format!(
            "Dotted line: by the rule saturated at number {}, {}.",
            at + 1,
            names.get(at).map_or("", String::as_str)
        ),
        None => "No line for the rule: it finds no saturation here.".into(),
    };
    let of = table.columns.get(1).map_or("", |column| column.name.as_str());
    let up = table.columns.get(4).map_or("", |column| column.name.as_str());
    let across = format!("{of}s, in their order");
    let curves = columns.map(curve).into();
    vec![Figure::Curves(Curves { across, up: up.into(), names, curves, stop, rule })]
}

/// Of a table that ends in a pattern and a word for it: the columns between are shares, wave by wave.
pub fn multiples(asked: &Asked, table: &Table) -> Vec<Figure> {
    let last = table.columns.len().saturating_sub(2);
    let names = table.columns.get(1..last).unwrap_or_default().iter().map(|column| column.name.clone());
    let small = |(code, row): (usize, &Vec<Cell>)| Small {
        name: shown(row, 0),
        cells: row.get(1..last).unwrap_or_default().to_vec(),
        word: match row.last() {
            Some(Cell::Words(word)) => word.clone(),
            _ => String::new(),
        },
        colour: asked.colour(code),
        of: (1..last).map(|column| [code, column]).collect(),
    };
    let rows: Vec<Small> = table.rows.iter().enumerate().map(small).collect();
    vec![Figure::Multiples(Multiples::new("Share of the cases met", names.collect(), &rows))]
}

pub fn shown(row: &[Cell], at: usize) -> String {
    row.get(at).map(Cell::shown).unwrap_or_default()
}
