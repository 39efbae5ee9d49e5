//! A table written down: for a terminal, a spreadsheet, a program, a note, a browser.

mod blocks;
mod csv;
mod form;
mod html;
mod json;
mod markdown;
mod text;
mod xlsx;

pub use self::{
    csv::{csv, disarms, rearmed},
    form::{TABLE_ENDINGS, TableForm, written},
    html::html,
    json::json,
    markdown::{escaped, markdown},
    text::{text, text_within},
    xlsx::xlsx,
};

/// For the pages of [`super::document`].
pub(super) use self::html::{escaped as in_html, on_a_page as table_in_html};

use thiserror::Error;

/// No table of ours should ever be refused by its writer; if one is, it is said and not hidden.
#[derive(Debug, Error)]
#[error("this table cannot be written as {format}: {why}")]
pub struct CannotWrite {
    pub format: &'static str,
    pub why: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::{Cell, Column, Table};
    use crate::text::width;

    fn table(rows: &[(&str, u64)]) -> Table {
        let mut table = Table::new("Uses", [Column::words("code"), Column::numbers("codings")]);
        table.rows =
            rows.iter().map(|(name, count)| vec![Cell::words(*name), Cell::Number(*count)]).collect();
        table
    }

    #[test]
    fn columns_line_up_whatever_the_width_of_a_letter() {
        let text = text(&table(&[("慢慢来", 7), ("Åse\u{1b}[2J", 120)]));
        assert_eq!(text, "Uses\n\ncode     codings\n───────  ───────\n慢慢来         7\nÅse␛[2J      120\n");
    }

    #[test]
    fn what_is_undefined_is_never_a_number() {
        let mut table = table(&[]);
        table.rows = vec![vec![Cell::share(0, 0), Cell::Undefined]];
        assert!(text(&table).ends_with("–           –\n"));
        assert_eq!(csv(&table).unwrap(), "code,codings\r\n,\r\n");
        assert!(json(&table).unwrap().contains("\"codings\": null"));
    }

    #[test]
    fn the_same_numbers_stand_in_every_form_and_none_hides_why_there_is_none() {
        let mut table = Table::new("Uses", ["n", "c", "cases", "share"].map(Column::numbers));
        let nothing = Cell::percent(0, 0, "nobody says anything");
        table.rows = vec![vec![Cell::Number(12), Cell::decimal(5.0 / 105.0, 3), Cell::share(3, 9), nothing]];
        table.notes = vec!["Unit: sentence.".into()];
        table.again = "gloss table demo codes".into();
        table.leads.push(vec![Some("hope".into())]);
        let below = "Unit: sentence.\n– nobody says anything\nAgain: gloss table demo codes\n";
        let text = text(&table);
        assert!(text.ends_with(&format!("12  0.048  3 of 9      –\n\n{below}")), "{text}");
        assert_eq!(csv(&table).unwrap(), "n,c,cases,share\r\n12,0.048,3 of 9,\r\n");
        assert!(markdown(&table).contains("| 12 | 0.048 | 3 of 9 | – |\n\n- Unit: sentence.\n- – nobody"));
        let html = html(&table);
        for part in ["<td class=\"n\">0.048</td>", "<li>Unit: sentence.</li>", "<li>Again: gloss table demo"]
        {
            assert!(html.contains(part), "{html}");
        }
        let json: serde_json::Value = serde_json::from_str(&json(&table).unwrap()).unwrap();
        let row = &json["rows"][0];
        assert_eq!((&row["n"], &row["c"], &row["cases"]["count"]), (&12.into(), &0.048.into(), &3.into()));
        assert!(row["share"].is_null());
        assert_eq!(json["undefined"][0]["share"], "nobody says anything");
        assert_eq!((&json["leads"][0]["n"], &json["again"]), (&"hope".into(), &table.again.as_str().into()));
    }

    proptest! {
        #[test]
        fn words_come_back_from_a_spreadsheet(words in "[^=+@\\t\\r\\n'＝＋－＠-].{0,40}|") {
            let written = csv(&table(&[(&words, 3)])).unwrap();
            let mut reader = ::csv::Reader::from_reader(written.as_bytes());
            let back = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(back.get(0), Some(words.as_str()));
        }

        #[test]
        fn no_formula_is_left_and_all_words_are_found_again(words in "'{0,2}[=+@\\t\\n＝-]?[0-9.]{0,3}.{0,20}") {
            let written = csv(&table(&[(&words, 3)])).unwrap();
            let mut reader = ::csv::Reader::from_reader(written.as_bytes());
            let back = reader.records().next().unwrap().unwrap();
            let field = back.get(0).unwrap();
            prop_assert_eq!(rearmed(field), words.as_str());
            let formula = field.starts_with(['=', '+', '@', '\t', '\n', '＝']);
            prop_assert!(!formula && (!field.starts_with('-') || field.parse::<f64>().is_ok()));
        }

        #[test]
        fn no_line_is_longer_than_its_columns(words in any::<String>()) {
            let text = text(&table(&[(&words, 3)]));
            let widths: Vec<usize> = text.lines().skip(3).map(width).collect();
            prop_assert_eq!(widths.len(), 2);
            prop_assert_eq!(widths[0], widths[1]);
        }
    }
}
