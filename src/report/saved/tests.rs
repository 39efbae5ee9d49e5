//! What was written down is read again, in every form.

use super::*;
use crate::report::again::Made;
use crate::report::{Cell, Column, Table, written};

fn table() -> Table {
    let heads = [Column::words("code"), Column::numbers("n"), Column::numbers("c"), Column::numbers("cases")];
    let mut table = Table::new("Uses", heads);
    table.rows = vec![
        vec![Cell::words("慢慢来 a|b"), Cell::Number(12), Cell::decimal(0.048, 3), Cell::share(3, 9)],
        vec![Cell::words("=1+1 *_x"), Cell::Number(0), Cell::Because("of nothing".into()), Cell::Undefined],
    ];
    table.notes = vec!["Unit: sentence.".into()];
    table.again = "gloss table demo codes --where 'wave=2'".into();
    table.made = Some(Box::new(Made { study: "3fa0".into(), layer: "jk".into(), query: None }));
    table
}

const READ: [TableForm; 6] =
    [TableForm::Text, TableForm::Csv, TableForm::Xlsx, TableForm::Json, TableForm::Markdown, TableForm::Html];

fn again(table: &Table, form: TableForm) -> Saved {
    saved(&written(table, form).unwrap(), form).unwrap()
}

#[test]
fn every_form_gives_back_its_cells_and_how_it_was_made() {
    for form in READ {
        let saved = again(&table(), form);
        assert_eq!(saved.heads, ["code", "n", "c", "cases"], "{form:?}");
        assert_eq!(saved.rows[0], ["慢慢来 a|b", "12", "0.048", "3 of 9"], "{form:?}");
        let undefined = if saved.rows[1][2] == "–" { "–" } else { "" };
        assert_eq!(saved.rows[1], ["=1+1 *_x", "0", undefined, undefined], "{form:?}");
        if form != TableForm::Csv {
            assert_eq!(saved.again(), Some("gloss table demo codes --where 'wave=2'"), "{form:?}");
            assert_eq!(saved.study(), Some("3fa0"), "{form:?}");
        }
    }
}

#[test]
fn what_differs_is_told_cell_by_cell() {
    for form in READ {
        let mut other = table();
        assert_eq!(again(&table(), form).differences(&again(&other, form)), []);
        other.rows[0][1] = Cell::Number(13);
        other.rows.pop();
        let [cell, row] = &again(&table(), form).differences(&again(&other, form))[..] else {
            panic!("{form:?}")
        };
        assert_eq!(
            (cell.place.as_str(), cell.then.as_str(), cell.now.as_str()),
            ("row 1 (慢慢来 a|b), n", "12", "13")
        );
        assert_eq!(row.now, "no such row");
    }
    assert!(is_same("12", "12.0") && is_same("0,048", "0.048") && !is_same("12", "13") && !is_same("", "0"));
}

fn rows(rows: &[&[&str]]) -> Saved {
    let words = |row: &&[&str]| row.iter().map(ToString::to_string).collect();
    let heads = vec!["name".into(), "of".into(), "n".into()];
    Saved { heads, rows: rows.iter().map(words).collect(), below: Vec::new() }
}

fn told(then: &[&[&str]], now: &[&[&str]]) -> Vec<String> {
    let told = |differs: &Difference| format!("{}: {} > {}", differs.place, differs.then, differs.now);
    rows(then).differences(&rows(now)).iter().map(told).collect()
}

#[test]
fn a_row_more_or_less_is_told_by_its_name_and_makes_no_other_row_different() {
    let then: [&[&str]; 3] = [&["Hope", "1", "3"], &["Fear", "1", "2"], &["Work", "1", "1"]];
    let now: [&[&str]; 3] = [&["Calm", "1", "9"], &["Hope", "1", "3"], &["Work", "1", "4"]];
    let wanted = [
        "row 2 (Fear): Fear · 1 · 2 > no such row",
        "row 3 (Work), n: 1 > 4",
        "row 1 (Calm): no such row > Calm · 1 · 9",
    ];
    assert_eq!(told(&then, &now), wanted);
}

#[test]
fn rows_of_one_name_are_told_apart_by_the_next_column_else_by_their_order() {
    let then: [&[&str]; 2] = [&["q1", "Hope", "3"], &["q1", "Fear", "2"]];
    let now: [&[&str]; 3] = [&["q1", "Work", "7"], &["q1", "Hope", "3"], &["q1", "Fear", "2"]];
    assert_eq!(told(&then, &now), ["row 1 (q1): no such row > q1 · Work · 7"]);
    let twins: [&[&str]; 2] = [&["a", "b", "1"], &["a", "b", "1"]];
    assert_eq!(told(&twins, &twins), [""; 0]);
    assert_eq!(told(&twins, &twins[..1]), ["row 2 (a): a · b · 1 > no such row"]);
}

#[test]
fn another_order_is_a_difference_of_its_own() {
    let then: [&[&str]; 3] = [&["Hope", "1", "3"], &["Fear", "1", "2"], &["Work", "1", "1"]];
    let now: [&[&str]; 3] = [&["Hope", "1", "3"], &["Work", "1", "1"], &["Fear", "1", "2"]];
    assert_eq!(told(&then, &now), ["the order of the rows, from row 2: Fear > Work"]);
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    for form in TableForm::ALL {
        for bytes in [b"".as_slice(), b"\xff\xfe\x00", b"{\"rows\": 3}", b"| a\n| |\n", b"PK\x03\x04"] {
            let read = saved(bytes, form);
            assert!(read.is_err() || form == TableForm::Csv, "{form:?} {read:?}");
        }
    }
}
