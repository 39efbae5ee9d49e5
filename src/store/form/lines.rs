//! Writing RON with one record on each line, in an order that never changes by itself, so that files diff and merge.

use ron::ser::PrettyConfig;
use serde::Serialize;
use thiserror::Error;

use super::{VERSION, grammar::grammar, plain::is_usual};

/// A record that RON cannot hold; our forms have none, so this is our own mistake.
#[derive(Debug, Error)]
#[error("{0} cannot be written as RON: {1}")]
pub struct Unwritable(&'static str, ron::Error);

/// `(at: (120, 180), code: "hope")`: one record without line breaks.
pub fn record(record: &impl Serialize) -> Result<String, ron::Error> {
    let on_one_line = PrettyConfig::new().compact_structs(true).compact_arrays(true).compact_maps(true);
    grammar().to_string_pretty(record, on_one_line)
}

/// A whole file, built field by field.
pub struct Lines(Result<String, Unwritable>);

impl Lines {
    pub fn new() -> Lines {
        Lines(Ok(format!("(\n  version: {VERSION},\n")))
    }

    /// A field on a line of its own.
    pub fn field(self, name: &'static str, value: &impl Serialize) -> Lines {
        self.and(name, |out| {
            out.push_str(&format!("  {name}: {},\n", record(value)?));
            Ok(())
        })
    }

    /// A field that is left out when there is nothing in it.
    pub fn words(self, name: &'static str, value: &str) -> Lines {
        if value.is_empty() { self } else { self.field(name, &value) }
    }

    /// A list with one record on each line.
    pub fn list<T: Serialize>(self, name: &'static str, records: impl IntoIterator<Item = T>) -> Lines {
        self.and(name, |out| {
            out.push_str(&format!("  {name}: [\n"));
            for each in records {
                out.push_str("    ");
                out.push_str(&record(&each)?);
                out.push_str(",\n");
            }
            out.push_str("  ],\n");
            Ok(())
        })
    }

    /// A field that is left out when it holds nothing.
    pub fn some<T: Serialize + Default + PartialEq>(self, name: &'static str, value: &T) -> Lines {
        if is_usual(value) { self } else { self.field(name, value) }
    }

    /// A list that is left out when it is empty.
    pub fn list_some<T: Serialize>(self, name: &'static str, records: &[T]) -> Lines {
        if records.is_empty() { self } else { self.list(name, records) }
    }

    pub fn end(self) -> Result<String, Unwritable> {
        self.0.map(|out| out + ")\n")
    }

    fn and(self, name: &'static str, add: impl FnOnce(&mut String) -> Result<(), ron::Error>) -> Lines {
        Lines(self.0.and_then(|mut out| match add(&mut out) {
            Ok(()) => Ok(out),
            Err(error) => Err(Unwritable(name, error)),
        }))
    }
}
