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

#[test]
fn what_is_no_table_is_refused_in_words() {
    for form in TableForm::ALL {
        for bytes in [b"".as_slice(), b"\xff\xfe\x00", b"{\"rows\": 3}", b"| a\n| |\n", b"PK\x03\x04"] {
            let read = saved(bytes, form);
            assert!(read.is_err() || form == TableForm::Csv, "{form:?} {read:?}");
        }
    }
}
