//! A table whose cells hold texts, for reading on a terminal: a block for each row, its texts wrapped at the width.

use crate::report::Table;
use crate::text::{Transcript, safe, wrap};

/// Narrower than this nothing can be read.
const NARROWEST: usize = 20;

/// `keys` cells name a row.
pub fn blocks(table: &Table, keys: usize, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut lines: Vec<String> = wrapped(&table.title, 0, width);
    for row in &table.rows {
        let names: Vec<String> = row.iter().take(keys).map(|cell| cell.shown()).collect();
        lines.push(String::new());
        lines.extend(wrapped(&headed(table, &names), 0, width));
        for (column, cell) in table.columns.iter().zip(row).skip(keys) {
            lines.extend(wrapped(&column.name, 2, width));
            lines.extend(cell.shown().lines().flat_map(|line| wrapped(line, 4, width)));
        }
    }
    lines.push(String::new());
    lines.extend(table.below().iter().flat_map(|note| wrapped(note, 0, width)));
    lines.join("\n") + "\n"
}

/// `50001 · wave 2`: the first name needs no heading.
fn headed(table: &Table, names: &[String]) -> String {
    let heads = table.columns.iter().map(|column| column.name.as_str());
    let named = names.iter().zip(heads).enumerate();
    let named = named.map(|(n, (name, head))| if n == 0 { name.clone() } else { format!("{head} {name}") });
    named.collect::<Vec<_>>().join(" · ")
}

/// Rows of at most `width` cells, set in; an empty text is an empty row.
fn wrapped(words: &str, indent: usize, width: usize) -> Vec<String> {
    let text = Transcript::new(safe(&words.replace('\n', " ")).into_owned());
    let room = u16::try_from(width.saturating_sub(indent)).unwrap_or(u16::MAX);
    let rows = wrap(&text, text.whole(), room, room);
    rows.iter().map(|row| format!("{:indent$}{}", "", text.slice(row.span)).trim_end().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column};
    use crate::text::width;

    fn table(words: &str) -> Table {
        let heads = ["case", "wave", "Unclear role"].map(Column::words);
        let mut table = Table::new("Framework matrix", heads);
        table.rows = vec![["50001", "2", words].map(Cell::words).into()];
        table.blocks = Some(2);
        table.notes = vec!["Layer: codings by jk, the only coder.".into()];
        table
    }

    #[test]
    fn a_row_is_a_block_and_its_texts_are_wrapped() {
        let page = blocks(&table("She never knew what she was there for.\n— jk"), 2, 30);
        let wanted = "Framework matrix\n\n50001 · wave 2\n  Unclear role\n    She never knew what she\n    was there for.\n    \
            — jk\n\nLayer: codings by jk, the only\ncoder.\n";
        assert_eq!(page, wanted);
    }

    #[test]
    fn no_line_is_wider_than_the_page_in_any_script() {
        for words in ["慢慢来".repeat(40), "שלום עולם ".repeat(30), "a".repeat(300), "\u{1b}[2J".repeat(30)]
        {
            let page = blocks(&table(&words), 2, 40);
            assert!(page.lines().all(|line| width(line) <= 40), "{page}");
            assert!(!page.contains('\u{1b}'));
        }
    }
}
