//! A table that was written down, read again: its cells as they stand there, to be held against those of today.

mod pages;
mod rows;
mod sheets;

use super::TableForm;
use rows::Pair;

/// Words throughout: what is undefined is empty or a dash, as its form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What stands under it: notes, the line that gives it again, of what it was made. A csv has none of it.
    pub below: Vec<String>,
}

/// A cell that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub place: String,
    pub then: String,
    pub now: String,
}

/// Of every form but documents.
///
/// # Errors
/// In words, when the bytes are no such table.
pub fn saved(bytes: &[u8], form: TableForm) -> Result<Saved, String> {
    let words = || std::str::from_utf8(bytes).map_err(|_| "it is no text in UTF-8".to_string());
    let saved = match form {
        TableForm::Csv => sheets::csv(bytes)?,
        TableForm::Xlsx => sheets::xlsx(bytes)?,
        TableForm::Json => sheets::json(bytes)?,
        TableForm::Markdown => pages::markdown(words()?),
        TableForm::Html => pages::html(words()?),
        TableForm::Text => pages::text(words()?),
        // Documents are read by a room above this one.
        TableForm::Docx => return Err("a .docx is no table of cells".into()),
    };
    if saved.heads.is_empty() { Err("no table stands in it".into()) } else { Ok(saved) }
}

impl Saved {
    /// The line that gives it again.
    pub fn again(&self) -> Option<&str> {
        self.below.iter().find_map(|line| line.strip_prefix("Again: "))
    }

    /// What the study was known by when this was made.
    pub fn study(&self) -> Option<&str> {
        let made = self.below.iter().find_map(|line| line.strip_prefix("Made of: study "))?;
        made.split_whitespace().next()
    }

    /// Where the table of today is another, in reading order. Rows are held against each other by their names, so that
    /// one more or less makes no others different; told by the name of the row and the column.
    pub fn differences(&self, now: &Saved) -> Vec<Difference> {
        if self.heads != now.heads {
            return self.other_columns(now);
        }
        let pairs = rows::pairs(&self.rows, &now.rows);
        let in_pairs = pairs.iter().flat_map(|pair| self.in_pair(now, *pair));
        in_pairs.chain(self.other_order(now, &pairs)).collect()
    }

    fn other_columns(&self, now: &Saved) -> Vec<Difference> {
        let differs = |then: &[String], now: &[String], at: usize| then.get(at) != now.get(at);
        let count = self.heads.len().max(now.heads.len());
        let at = (0..count).filter(|at| differs(&self.heads, &now.heads, *at));
        at.map(|at| Difference {
            place: format!("heading {}", at + 1),
            then: self.heads.get(at).cloned().unwrap_or_default(),
            now: now.heads.get(at).cloned().unwrap_or_default(),
        })
        .collect()
    }

    fn in_pair(&self, now: &Saved, pair: Pair) -> Vec<Difference> {
        let row = |saved: &Saved, at: Option<usize>| at.and_then(|at| saved.rows.get(at).cloned());
        let (then, today) = (row(self, pair.then), row(now, pair.now));
        let name =
            then.as_ref().or(today.as_ref()).and_then(|row| row.first()).map_or("", |name| name.trim());
        let number = pair.then.or(pair.now).unwrap_or_default() + 1;
        let place = format!("row {number} ({name})");
        let told = |row: &[String]| row.join(" · ");
        let none = || "no such row".to_string();
        match (&then, &today) {
            (Some(then), Some(today)) => self.in_cells(&place, then, today),
            // A sheet ends with the last cell in which anything stands.
            (Some(row), None) | (None, Some(row)) if row.iter().all(String::is_empty) => Vec::new(),
            (Some(then), None) => vec![Difference { place, then: told(then), now: none() }],
            (None, Some(today)) => vec![Difference { place, then: none(), now: told(today) }],
            (None, None) => Vec::new(),
        }
    }

    fn in_cells(&self, place: &str, then: &[String], now: &[String]) -> Vec<Difference> {
        let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
        let differ = |at: &usize| !is_same(&cell(then, *at), &cell(now, *at));
        let at = (0..self.heads.len()).filter(differ);
        let told = |at: usize| {
            let column = self.heads.get(at).map_or("", String::as_str);
            Difference { place: format!("{place}, {column}"), then: cell(then, at), now: cell(now, at) }
        };
        at.map(told).collect()
    }

    /// Of the rows that are in both, the first that stands elsewhere.
    fn other_order(&self, now: &Saved, pairs: &[Pair]) -> Option<Difference> {
        let both: Vec<(usize, usize)> =
            pairs.iter().filter_map(|pair| Some((pair.then?, pair.now?))).collect();
        let mut today: Vec<usize> = both.iter().map(|(_, now)| *now).collect();
        today.sort_unstable();
        let ((then, _), at) = both.iter().zip(today).find(|((_, now), at)| now != at)?;
        let name =
            |rows: &[Vec<String>], at: usize| rows.get(at).map_or(String::new(), |row| rows::name(row));
        let place = format!("the order of the rows, from row {}", then + 1);
        Some(Difference { place, then: name(&self.rows, *then), now: name(&now.rows, at) })
    }
}

/// `3`, `3.0` and `3,0` are one number, whatever program has saved it since.
fn is_same(then: &str, now: &str) -> bool {
    then.trim() == now.trim() || number(then).is_some_and(|then| number(now) == Some(then))
}

fn number(words: &str) -> Option<f64> {
    words.replacen(',', ".", 1).parse::<f64>().ok().filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests;
