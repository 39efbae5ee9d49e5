//! A question as it was understood.

use std::collections::BTreeSet;
use std::fmt;

use super::fault::Fault;
use super::field::Test;
use super::grammar;
use super::roster::{Roster, written};
use crate::study::{CodeId, Study};
use crate::text::{Pattern, Span};

/// A question to the coded data, read against a study.
#[derive(Clone, Debug)]
pub struct Query {
    line: String,
    pub(super) root: Part,
}

/// How the answer is to be cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Whole sentences, turns or answers instead of characters: *and*, *or*, *not* are then algebra of such units.
    pub by: Option<Grain>,
    /// `or` keeps every coding and hit by itself instead of merging text that touches.
    pub separate: bool,
}

impl How {
    /// What stands before a question, as on the command line: `--by turn`, `--separate`; and the question.
    ///
    /// # Errors
    /// In words, when something else begins with two dashes.
    pub fn read(line: &str) -> Result<(How, &str), String> {
        let (mut how, mut rest) = (How::default(), line.trim_start());
        while let Some(flag) = rest.strip_prefix("--") {
            let (name, behind) = first_word(flag);
            rest = behind;
            match name {
                "separate" => how.separate = true,
                "by" => {
                    let (unit, behind) = first_word(rest);
                    let grain = Grain::named(unit).filter(|grain| *grain != Grain::Character);
                    how.by = Some(grain.ok_or_else(|| {
                        format!("“{unit}” is no unit to answer by: word, sentence, turn or answer")
                    })?);
                    rest = behind;
                }
                other => {
                    return Err(format!("“--{other}” is unknown here: --by turn, --by sentence, --separate"));
                }
            }
        }
        Ok((how, rest))
    }
}

fn first_word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, rest.trim_start())
}

/// As [`How::read`] reads it.
impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.by.map_or(Ok(()), |grain| write!(f, "--by {} ", grain.name()))?;
        if self.separate { f.write_str("--separate ") } else { Ok(()) }
    }
}

/// What distances are counted in, and what answers may be cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A code point.
    Character,
    Word,
    Sentence,
    Turn,
    /// From a turn that asks a question of the guide to the next one that does.
    Answer,
}

/// A piece of a question and where it stands in the line, in code points.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub at: Span,
    pub says: Says,
}

#[derive(Clone, Debug)]
pub(super) enum Says {
    Codes(Codes),
    Words(Pattern),
    Field(Test),
    /// People of whom this is found anywhere.
    Cases(Box<Part>),
    AtLeast(u32, Vec<Part>),
    Not(Box<Part>),
    And(Vec<Part>),
    Or(Vec<Part>),
    Beside(Box<Part>, Relation, Box<Part>),
}

/// Which codings.
#[derive(Clone, Debug)]
pub(super) enum Codes {
    Every,
    Own(CodeId),
    /// With what stands below it.
    Branch(CodeId, BTreeSet<CodeId>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Overlaps,
    Inside,
    Around,
    Equals,
    Near(Distance),
    /// Anywhere before, when nothing is said of the distance.
    Before(Option<Distance>),
    After(Option<Distance>),
}

/// So many steps from the one to the other: 0 is the same unit, 1 the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    pub most: u32,
    pub grain: Grain,
}

impl Query {
    /// Reads a line.
    ///
    /// # Errors
    /// The first thing in it that cannot be understood, with its place.
    pub fn read(line: &str, study: &Study) -> Result<Query, Fault> {
        let roster = Roster::new(study);
        let read =
            |line: &str| Ok(Query { line: line.trim().to_string(), root: grammar::read(line, &roster)? });
        read(line).or_else(|fault| read(&whole_name(line, &roster).ok_or(fault)?))
    }

    /// Whether it speaks of places alone (cases, waves, speakers …): of whatever was said there, coded or not.
    pub fn is_about_places(&self) -> bool {
        self.root.about() == Some(About::Places)
    }

    /// Whether what it finds in a transcript hangs on nothing that stands in another one.
    pub fn is_local(&self) -> bool {
        !self.root.walk().iter().any(|part| matches!(part.says, Says::Cases(_)))
    }
}

/// A line that is no question but the bare name of a code, blanks and all, as it has to be written.
fn whole_name(line: &str, roster: &Roster) -> Option<String> {
    let name = line.trim();
    let (name, below) = name.strip_suffix("/*").map_or((name, ""), |name| (name, "/*"));
    roster.code(name).map(|code| written(code.as_str()) + below)
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// What a condition is about; what it narrows follows from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Layers,
    Places,
    Codings,
}

impl Part {
    /// `None` for what finds text by itself and is no condition.
    pub fn about(&self) -> Option<About> {
        match &self.says {
            Says::Field(test) => Some(test.field.about()),
            Says::Cases(_) => Some(About::Places),
            Says::Not(part) => part.about(),
            Says::And(parts) | Says::Or(parts) => {
                let each: Option<Vec<About>> = parts.iter().map(Part::about).collect();
                let each = each?;
                let first = each.first().copied()?;
                let is_one = each.iter().all(|about| *about == first);
                Some(if is_one { first } else { About::Codings })
            }
            _ => None,
        }
    }

    /// Whether its answer is made of codings, so that a condition about codings has something to narrow.
    pub fn is_of_codings(&self) -> bool {
        match &self.says {
            Says::Codes(_) => true,
            Says::And(parts) | Says::Or(parts) | Says::AtLeast(_, parts) => {
                self.about().map_or_else(|| parts.iter().any(Part::is_of_codings), About::is_of_codings)
            }
            Says::Beside(left, ..) => left.is_of_codings(),
            Says::Field(_) => self.about().is_some_and(About::is_of_codings),
            Says::Words(_) | Says::Cases(_) | Says::Not(_) => false,
        }
    }

    pub fn is_negated(&self) -> bool {
        matches!(self.says, Says::Not(_)) && self.about().is_none()
    }

    /// Itself and everything in it.
    pub fn walk(&self) -> Vec<&Part> {
        let below: Vec<&Part> = match &self.says {
            Says::Cases(part) | Says::Not(part) => part.walk(),
            Says::AtLeast(_, parts) | Says::And(parts) | Says::Or(parts) => {
                parts.iter().flat_map(Part::walk).collect()
            }
            Says::Beside(left, _, right) => [left.walk(), right.walk()].concat(),
            Says::Codes(_) | Says::Words(_) | Says::Field(_) => Vec::new(),
        };
        [vec![self], below].concat()
    }
}

impl About {
    /// Alone, such a condition stands for all codings that meet it.
    fn is_of_codings(self) -> bool {
        self != About::Places
    }
}

impl Codes {
    pub fn hold(&self, code: &CodeId) -> bool {
        match self {
            Codes::Every => true,
            Codes::Own(own) => own == code,
            Codes::Branch(_, branch) => branch.contains(code),
        }
    }
}

impl Grain {
    pub const ALL: [Grain; 5] = [Grain::Character, Grain::Word, Grain::Sentence, Grain::Turn, Grain::Answer];

    pub fn name(self) -> &'static str {
        match self {
            Grain::Character => "character",
            Grain::Word => "word",
            Grain::Sentence => "sentence",
            Grain::Turn => "turn",
            Grain::Answer => "answer",
        }
    }

    /// `turn`, `turns`; `char` for short.
    pub fn named(name: &str) -> Option<Grain> {
        let name = name.to_lowercase();
        let one = name.strip_suffix('s').unwrap_or(&name);
        let one = if one == "char" { "character" } else { one };
        Grain::ALL.into_iter().find(|grain| grain.name() == one)
    }
}
