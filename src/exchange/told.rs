//! The loss report: what was kept, what was changed on the way, what was left behind, by kind and with places.
//!
//! REFI-QDA 1.5, section 7, makes it a duty of every import and export; here it ends all of them.

use crate::report::{Cell, Column, Table};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Kept,
    Changed,
    Dropped,
}

/// So many things of one kind that met one fate for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub fate: Fate,
    /// In the plural: `codings`, `pictures`, `comments`.
    pub kind: String,
    pub count: usize,
    /// Why, in words; empty for what was simply kept.
    pub why: String,
    /// Where: a file, a transcript, a name. Not every thing has one.
    pub places: Vec<String>,
}

/// Everything there is to say about one import or export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub entries: Vec<Entry>,
}

/// Places named on a screen.
const PLACES: usize = 3;

impl Fate {
    pub fn name(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Changed => "changed",
            Fate::Dropped => "dropped",
        }
    }
}

impl Told {
    pub fn kept(&mut self, kind: &str, count: usize) {
        self.add(Fate::Kept, kind, count, "", None);
    }

    /// One thing that is not what it was.
    pub fn changed(&mut self, kind: &str, why: &str, place: impl Into<String>) {
        self.add(Fate::Changed, kind, 1, why, Some(place.into()));
    }

    /// One thing that did not come along.
    pub fn dropped(&mut self, kind: &str, why: &str, place: impl Into<String>) {
        self.add(Fate::Dropped, kind, 1, why, Some(place.into()));
    }

    /// Joins with what has the same fate for the same reason.
    pub fn add(&mut self, fate: Fate, kind: &str, count: usize, why: &str, place: Option<String>) {
        if count == 0 {
            return;
        }
        let same = |entry: &&mut Entry| entry.fate == fate && entry.kind == kind && entry.why == why;
        match self.entries.iter_mut().find(same) {
            Some(entry) => {
                entry.count += count;
                // What happens again and again at one place names it once.
                entry.places.extend(place.filter(|place| entry.places.last() != Some(place)));
            }
            None => self.entries.push(Entry {
                fate,
                kind: kind.into(),
                count,
                why: why.into(),
                places: place.into_iter().collect(),
            }),
        }
    }

    /// Takes in what another step has to tell.
    pub fn join(&mut self, other: Told) {
        for Entry { fate, kind, count, why, places } in other.entries {
            self.add(fate, &kind, count, &why, None);
            let same = |entry: &&mut Entry| entry.fate == fate && entry.kind == kind && entry.why == why;
            if let Some(entry) = self.entries.iter_mut().find(same) {
                entry.places.extend(places);
            }
        }
    }

    /// In one line what came along: `Imported a.docx: 1 transcript, 3 codes`.
    pub fn summary(&self, done: &str) -> String {
        let counts = self.counts();
        let what = if counts.is_empty() { "nothing new".into() } else { counts.join(", ") };
        format!("{done}: {what}")
    }

    /// What came along of what a study is made of: `1 transcript`, `3 codes`.
    pub fn counts(&self) -> Vec<String> {
        let kinds = ["transcript", "newer text", "code", "coding", "case", "memo", "value"];
        let counts = kinds.iter().map(|kind| (self.count(Fate::Kept, &format!("{kind}s")), kind));
        counts
            .filter(|(count, _)| *count > 0)
            .map(|(count, kind)| if count == 1 { format!("1 {kind}") } else { format!("{count} {kind}s") })
            .collect()
    }

    /// How many things met this fate.
    pub fn fates(&self, fate: Fate) -> usize {
        self.entries.iter().filter(|entry| entry.fate == fate).map(|entry| entry.count).sum()
    }

    /// With the first few places of each entry: for a screen. A report in a file names all.
    pub fn shortened(&self) -> Told {
        let mut short = self.clone();
        for entry in &mut short.entries {
            let more = entry.places.len().saturating_sub(PLACES);
            entry.places.truncate(PLACES);
            if more > 0 {
                entry.places.push(format!("and {more} more"));
            }
        }
        short
    }

    pub fn count(&self, fate: Fate, kind: &str) -> usize {
        let same = self.entries.iter().filter(|entry| entry.fate == fate && entry.kind == kind);
        same.map(|entry| entry.count).sum()
    }

    /// Kept first, then what was changed, then what was dropped; each in the order in which it was told.
    pub fn table(&self, title: impl Into<String>) -> Table {
        let columns = [
            Column::words("what became of it"),
            Column::numbers("how many"),
            Column::words("what"),
            Column::words("why"),
            Column::words("where"),
        ];
        let mut table = Table::new(title, columns);
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_key(|entry| entry.fate);
        let row = |entry: &Entry| {
            vec![
                Cell::words(entry.fate.name()),
                Cell::number(entry.count),
                Cell::words(&entry.kind),
                Cell::words(&entry.why),
                Cell::words(entry.places.join("; ")),
            ]
        };
        table.rows = entries.into_iter().map(row).collect();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_is_told_with_like_and_every_place_is_named() {
        let mut told = Told::default();
        told.dropped("pictures", "only words are taken", "a.docx, page 1");
        told.kept("codings", 3);
        told.dropped("pictures", "only words are taken", "a.docx, page 9");
        told.kept("codings", 0);
        let mut all = Told::default();
        all.kept("codings", 2);
        all.join(told);
        assert_eq!(all.count(Fate::Kept, "codings"), 5);
        let rows = all.table("Brought in").rows;
        assert_eq!(rows[1][1], Cell::Number(2));
        assert_eq!(rows[1][4], Cell::Words("a.docx, page 1; a.docx, page 9".into()));
    }
}
