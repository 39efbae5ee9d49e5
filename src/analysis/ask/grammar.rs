//! From words to a question: what binds how, and what stands where.
//!
//! ```text
//! query := and { "or" and }          and := not { ["and"] not }          not := ["not"] beside
//! beside := atom [ ("near"|"before"|"after") ["/" [N] UNIT] atom | ("overlaps"|"inside"|"around"|"equals") atom ]
//! atom := "(" query ")" | "*" | CODE ["/*"] | "text:" VALUE | FIELD SIGN VALUE | FIELD "in" "(" VALUE {"," VALUE} ")"
//!       | "cases(" query ")" | "atleast(" N ";" query {"," query} ")"
//! ```

use super::fault::Fault;
use super::field::ATTRIBUTE;
use super::query::{Distance, Grain, Part, Relation, Says};
use super::roster::Roster;
use super::words::{Kind, Word, words};
use crate::text::Span;

/// Brackets within brackets.
const DEEPEST: usize = 40;

pub(super) const RELATIONS: [&str; 7] = ["near", "before", "after", "overlaps", "inside", "around", "equals"];

/// # Errors
/// The first thing that cannot be understood.
pub(super) fn read(line: &str, roster: &Roster) -> Result<Part, Fault> {
    let mut reader = Reader { line, words: words(line)?, next: 0, depth: 0, patterns: 0, roster };
    if reader.words.is_empty() {
        return Err(
            reader.wrong(Span::new(0, 0), "there is no question here: name a code, or * for all codings")
        );
    }
    let part = reader.query()?;
    match reader.peek() {
        None => Ok(part),
        Some(Kind::Close) => Err(reader.here("this ) closes nothing")),
        Some(_) => Err(reader.here("this cannot stand here")),
    }
}

/// Where reading has come to.
pub(super) struct Reader<'a> {
    line: &'a str,
    words: Vec<Word>,
    pub next: usize,
    depth: usize,
    pub patterns: usize,
    pub roster: &'a Roster<'a>,
}

impl Reader<'_> {
    fn query(&mut self) -> Result<Part, Fault> {
        self.list(Reader::all, |reader| reader.takes("or"), Says::Or)
    }

    fn all(&mut self) -> Result<Part, Fault> {
        self.list(Reader::not, |reader| reader.takes("and") || reader.begins_operand(), Says::And)
    }

    fn list(
        &mut self,
        each: fn(&mut Self) -> Result<Part, Fault>,
        goes_on: fn(&mut Self) -> bool,
        together: fn(Vec<Part>) -> Says,
    ) -> Result<Part, Fault> {
        let first = each(self)?;
        let mut rest = Vec::new();
        while goes_on(self) {
            rest.push(each(self)?);
        }
        let Some(last) = rest.last() else { return Ok(first) };
        let at = first.at.hull(last.at);
        Ok(Part { at, says: together([vec![first], rest].concat()) })
    }

    fn not(&mut self) -> Result<Part, Fault> {
        let start = self.place();
        if !self.takes("not") {
            return self.beside();
        }
        let part = self.deeper(start, Reader::not)?;
        Ok(Part { at: start.hull(part.at), says: Says::Not(Box::new(part)) })
    }

    fn deeper(&mut self, at: Span, read: fn(&mut Self) -> Result<Part, Fault>) -> Result<Part, Fault> {
        if self.depth == DEEPEST {
            return Err(self.wrong(at, "these are too many brackets within brackets"));
        }
        self.depth += 1;
        let part = read(self);
        self.depth -= 1;
        part
    }

    fn beside(&mut self) -> Result<Part, Fault> {
        let left = self.atom()?;
        let Some(relation) = self.relation()? else { return Ok(left) };
        let right = self.atom()?;
        if self.begins_relation() {
            return Err(
                self.here("of three in a row it is not clear which two belong together: put brackets")
            );
        }
        let at = left.at.hull(right.at);
        Ok(Part { at, says: Says::Beside(Box::new(left), relation, Box::new(right)) })
    }

    fn relation(&mut self) -> Result<Option<Relation>, Fault> {
        let Some(word) = self.bare().filter(|_| self.begins_relation()) else { return Ok(None) };
        let at = self.place();
        self.next += 1;
        let (name, distance) = word.split_once('/').map_or((word.as_str(), None), |(a, b)| (a, Some(b)));
        let distance = distance.map(|typed| self.distance(typed, at)).transpose()?;
        let beside = Distance { most: 1, grain: Grain::Turn };
        let relation = match name.to_lowercase().as_str() {
            "near" => Relation::Near(distance.unwrap_or(beside)),
            "before" => Relation::Before(distance),
            "after" => Relation::After(distance),
            _ if distance.is_some() => return Err(self.wrong(at, format!("{name} takes no distance"))),
            "overlaps" => Relation::Overlaps,
            "inside" => Relation::Inside,
            "around" => Relation::Around,
            _ => Relation::Equals,
        };
        Ok(Some(relation))
    }

    /// `3 turns`, `3turns`, or `turn` alone for the same one.
    fn distance(&mut self, typed: &str, at: Span) -> Result<Distance, Fault> {
        let digits = typed.chars().take_while(char::is_ascii_digit).count();
        let (number, unit) = typed.split_at_checked(digits).unwrap_or((typed, ""));
        let following = self.bare().filter(|_| unit.is_empty());
        let named = Grain::named(following.as_deref().unwrap_or(unit));
        let Some(grain) = named else {
            let what = "a distance needs its unit: near/3 turn, or word, sentence, char, answer";
            return Err(self.wrong(at, what));
        };
        self.next += usize::from(following.is_some());
        let most = if number.is_empty() { Ok(0) } else { number.parse() };
        let most = most.map_err(|_| self.wrong(at, "this distance is too large"))?;
        Ok(Distance { most, grain })
    }

    fn atom(&mut self) -> Result<Part, Fault> {
        let at = self.place();
        let is_field = self.begins_field();
        match self.peek().cloned() {
            Some(Kind::Open) => self.bracketed(at),
            Some(Kind::Bare(_)) if is_field => self.field(at),
            Some(Kind::Bare(word)) if self.opens("cases", &word) => {
                self.next += 1;
                let inner = self.bracketed(self.place())?;
                Ok(Part { at: self.since(at), says: Says::Cases(Box::new(inner)) })
            }
            Some(Kind::Bare(word)) if self.opens("atleast", &word) => self.at_least(at),
            Some(Kind::Bare(word)) if !self.is_keyword(&word) => self.named(at, &word),
            Some(Kind::Quoted(name)) => {
                self.next += 1;
                let below = self.peek() == Some(&Kind::Below) && self.clings();
                self.next += usize::from(below);
                self.code(self.since(at), &name, below)
            }
            None => Err(self.wrong(at, "the question ends here; a code, text: or a field is wanted")),
            Some(_) => Err(self.here("a code, text: or a field is wanted here")),
        }
    }

    fn bracketed(&mut self, open: Span) -> Result<Part, Fault> {
        self.next += 1;
        let part = self.deeper(open, Reader::query)?;
        self.close(open)?;
        Ok(Part { at: self.since(open), ..part })
    }

    pub fn close(&mut self, open: Span) -> Result<(), Fault> {
        match self.peek() {
            Some(Kind::Close) => {
                self.next += 1;
                Ok(())
            }
            None => Err(self.wrong(open, "this ( is never closed")),
            Some(_) => Err(self.here("this cannot stand here; and, or, or ) is wanted")),
        }
    }

    fn at_least(&mut self, at: Span) -> Result<Part, Fault> {
        self.next += 1;
        let open = self.place();
        self.next += 1;
        let number = self.bare().and_then(|word| word.parse::<u32>().ok()).filter(|number| *number > 0);
        let Some(number) = number else {
            return Err(self.here("how many are wanted at least? As in atleast(2; A, B, C)"));
        };
        self.next += 1;
        if self.peek() != Some(&Kind::Semicolon) {
            return Err(self.here("a ; is wanted behind the number, as in atleast(2; A, B, C)"));
        }
        let mut parts = Vec::new();
        while parts.is_empty() || self.peek() == Some(&Kind::Comma) {
            self.next += 1;
            parts.push(self.deeper(open, Reader::query)?);
        }
        self.close(open)?;
        Ok(Part { at: self.since(at), says: Says::AtLeast(number, parts) })
    }

    fn begins_operand(&self) -> bool {
        match self.peek() {
            Some(Kind::Bare(word)) => word.to_lowercase() == "not" || !self.is_keyword(word),
            Some(Kind::Open | Kind::Quoted(_)) => true,
            _ => false,
        }
    }

    fn begins_relation(&self) -> bool {
        let word = self.bare().unwrap_or_default().to_lowercase();
        RELATIONS.contains(&word.split('/').next().unwrap_or_default()) && !self.begins_field()
    }

    /// A word with a sign behind it, or with `in (`.
    fn begins_field(&self) -> bool {
        let ahead = |steps: usize| self.words.get(self.next + steps).map(|word| &word.kind);
        let Some(Kind::Bare(word)) = ahead(0) else { return false };
        let is_open = |steps| match ahead(steps) {
            Some(Kind::Sign(_)) => true,
            Some(Kind::Bare(word)) => word.to_lowercase() == "in" && ahead(steps + 1) == Some(&Kind::Open),
            _ => false,
        };
        let is_quoted = word.to_lowercase() == ATTRIBUTE && matches!(ahead(1), Some(Kind::Quoted(_)));
        is_open(if is_quoted { 2 } else { 1 })
    }

    fn opens(&self, name: &str, word: &str) -> bool {
        let next = self.words.get(self.next + 1);
        word.to_lowercase() == name && next.is_some_and(|next| next.kind == Kind::Open)
    }

    fn is_keyword(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        ["and", "or", "not"].contains(&word.as_str()) || self.begins_relation()
    }

    fn takes(&mut self, keyword: &str) -> bool {
        let taken = self.bare().is_some_and(|word| word.to_lowercase() == keyword) && !self.begins_field();
        self.next += usize::from(taken);
        taken
    }

    /// The words from here on.
    pub fn rest(&self) -> &[Word] {
        self.words.get(self.next..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<&Kind> {
        self.words.get(self.next).map(|word| &word.kind)
    }

    pub fn bare(&self) -> Option<String> {
        match self.peek() {
            Some(Kind::Bare(word)) => Some(word.clone()),
            _ => None,
        }
    }

    pub fn clings(&self) -> bool {
        self.words.get(self.next).is_some_and(|word| word.clings)
    }

    /// Of the next word; behind the last one, of what is missing.
    pub fn place(&self) -> Span {
        let end = self.words.last().map_or(0, |last| last.at.end);
        self.words.get(self.next).map_or(Span::new(end, end + 1), |word| word.at)
    }

    /// From there to the last word that was read.
    pub fn since(&self, at: Span) -> Span {
        let last = self.next.checked_sub(1).and_then(|last| self.words.get(last));
        last.map_or(at, |last| at.hull(last.at))
    }

    fn here(&self, what: &str) -> Fault {
        self.wrong(self.place(), what)
    }

    pub fn wrong(&self, at: Span, what: impl Into<String>) -> Fault {
        Fault::new(self.line, at, what)
    }
}
