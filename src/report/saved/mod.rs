//! A table that was written down, read again: its cells as they stand there, to be held against those of today.

mod pages;
mod sheets;

use super::TableForm;

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
        TableForm::Docx => {
            return Err("a .docx is not read back: keep a .csv, .xlsx or .json beside it".into());
        }
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

    /// Where the table of today is another, in reading order; told by the first cell of the row and the column.
    pub fn differences(&self, now: &Saved) -> Vec<Difference> {
        if self.heads != now.heads {
            return self.other_columns(now);
        }
        let rows = self.rows.len().max(now.rows.len());
        (0..rows).flat_map(|row| self.in_row(now, row)).collect()
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

    fn in_row(&self, now: &Saved, row: usize) -> Vec<Difference> {
        let (then, now) = (self.rows.get(row), now.rows.get(row));
        let name = then.or(now).and_then(|row| row.first()).map_or("", |name| name.trim());
        let place = format!("row {} ({name})", row + 1);
        let (Some(then), Some(now)) = (then, now) else {
            // A sheet ends with the last cell in which anything stands.
            if then.or(now).is_some_and(|row| row.iter().all(String::is_empty)) {
                return Vec::new();
            }
            let told = |row: Option<&Vec<String>>| row.map_or("no such row".into(), |row| row.join(" · "));
            return vec![Difference { place, then: told(then), now: told(now) }];
        };
        let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
        let differ = |at: &usize| !is_same(&cell(then, *at), &cell(now, *at));
        let at = (0..self.heads.len()).filter(differ);
        let told = |at: usize| {
            let column = self.heads.get(at).map_or("", String::as_str);
            Difference { place: format!("{place}, {column}"), then: cell(then, at), now: cell(now, at) }
        };
        at.map(told).collect()
    }
}

/// `3`, `3.0` and `3,0` are one number, whatever program has saved it since.
fn is_same(then: &str, now: &str) -> bool {
    let number =
        |words: &str| words.replacen(',', ".", 1).parse::<f64>().ok().filter(|number| number.is_finite());
    then.trim() == now.trim() || number(then).is_some_and(|then| number(now) == Some(then))
}

#[cfg(test)]
mod tests;
