//! The line by which the same can be asked again, and of what it was made.

/// What a table was made of: with this and its line, whoever finds it can tell whether the same comes out today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What the study's content was known by, as the store tells it.
    pub study: String,
    /// Whose codings.
    pub layer: String,
    /// By what it was narrowed.
    pub query: Option<String>,
}

/// The version of Gloss.
pub const GLOSS: &str = env!("CARGO_PKG_VERSION");

impl Made {
    pub fn told(&self) -> String {
        let query = self.query.as_ref().map_or("the whole study".into(), |query| format!("where {query}"));
        format!("Made of: study {} · layer: {} · {query} · Gloss {GLOSS}", self.study, self.layer)
    }
}

/// As a shell takes it for one word.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./,=:@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
