//! The questions behind the cells of a table, whose answers are the quotes: in the language of `analysis::ask`.

use std::borrow::Cow;
use std::sync::Arc;

/// Many cells of a table ask the same.
pub type Lead = Option<Arc<str>>;

/// By row and column.
#[derive(Clone, Debug, PartialEq)]
pub enum Leads {
    /// Rows and cells without one may be left off at the end.
    Told(Vec<Vec<Lead>>),
    /// Put together when somebody asks: a matrix may have a million cells, and few are looked at.
    Crossed(Box<Crossed>),
    /// The same of pairs of codes, of which there may be as many.
    Paired(Box<Paired>),
}

/// What rows and columns ask for, each for itself; `None` where the language has no words for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossed {
    pub rows: Vec<Option<String>>,
    pub columns: Vec<Option<String>>,
    /// What is asked in any case, before what row and column ask for.
    pub always: Option<String>,
    pub narrowed: Narrowed,
}

/// Codes that stand together, two and two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paired {
    /// As they are asked for, each for itself.
    pub codes: Vec<String>,
    /// How both are asked for: what stands between them, and behind; `None` where the language has no words for it.
    pub both: Option<[&'static str; 2]>,
    pub pairs: Pairs,
    pub narrowed: Narrowed,
}

/// Which codes a cell is about, by their places.
#[derive(Clone, Debug, PartialEq)]
pub enum Pairs {
    /// A pair a row; what each column asks for.
    Listed(Vec<[usize; 2]>, &'static [Which]),
    /// Each code by each that stands before it, behind a column of names.
    Half,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Nothing,
    First,
    Second,
    Both,
}

/// What narrows every question of a table, one condition each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrowed(pub Vec<String>);

impl Narrowed {
    pub fn lead(&self, query: &str) -> String {
        [bracketed(query)].iter().chain(&self.0).map(String::as_str).collect::<Vec<_>>().join(" and ")
    }
}

/// So that what stands beside it does not change what it says.
pub fn bracketed(query: &str) -> String {
    let binds = |c: char| c.is_whitespace() || "()".contains(c);
    if query.contains(binds) { format!("({query})") } else { query.to_string() }
}

impl Leads {
    pub fn of(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        match self {
            Leads::Told(rows) => rows.get(row)?.get(column)?.as_deref().map(Cow::Borrowed),
            Leads::Crossed(crossed) => crossed.of(row, column).map(Cow::Owned),
            Leads::Paired(paired) => paired.of(row, column).map(Cow::Owned),
        }
    }

    /// Whether no cell leads anywhere.
    pub fn is_empty(&self) -> bool {
        matches!(self, Leads::Told(rows) if rows.is_empty())
    }

    /// The questions of the next row.
    pub fn push(&mut self, row: Vec<Lead>) {
        if let Leads::Told(rows) = self {
            rows.push(row);
        }
    }
}

impl Crossed {
    fn of(&self, row: usize, column: usize) -> Option<String> {
        let [row, column] = [self.rows.get(row)?.as_ref()?, self.columns.get(column)?.as_ref()?];
        let parts = self.always.iter().chain([row, column]).filter(|part| !part.is_empty());
        Some(self.narrowed.lead(&parts.map(String::as_str).collect::<Vec<_>>().join(" ")))
    }
}

impl Paired {
    fn of(&self, row: usize, column: usize) -> Option<String> {
        let ([first, second], which) = match &self.pairs {
            Pairs::Listed(rows, columns) => (*rows.get(row)?, *columns.get(column)?),
            Pairs::Half if (1..=row).contains(&column) => ([row, column - 1], Which::Both),
            Pairs::Half => return None,
        };
        let [first, second] = [self.codes.get(first)?, self.codes.get(second)?];
        Some(self.narrowed.lead(&match which {
            Which::Nothing => return None,
            Which::First => first.clone(),
            Which::Second => second.clone(),
            Which::Both => {
                let [between, behind] = self.both?;
                format!("{first}{between}{second}{behind}")
            }
        }))
    }
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs::Listed(Vec::new(), &[])
    }
}

impl Default for Leads {
    fn default() -> Leads {
        Leads::Told(Vec::new())
    }
}

impl FromIterator<Vec<Lead>> for Leads {
    fn from_iter<I: IntoIterator<Item = Vec<Lead>>>(rows: I) -> Leads {
        Leads::Told(rows.into_iter().collect())
    }
}
