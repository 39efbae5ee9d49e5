//! A code: a label in the codebook, with all that helps a coder to use it the same way twice.

use super::{CodeId, Coder, When};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    #[default]
    Code,
    Category,
    Theme,
    MacroCategory,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    #[default]
    Inductive,
    Deductive,
    InVivo,
}

/// Who made a code, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub by: Coder,
    pub at: When,
}

/// Where a code came from, when it came from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lineage {
    /// The code `was` (by then called `name`) was merged into this one.
    Merged { was: CodeId, name: String, made: Made },
    /// This code was split off `from`.
    Split { from: CodeId, made: Made },
}

/// How much a theme weighs among the findings. A researcher's judgement: no count ever sets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// 0 to 100.
    pub of_100: u8,
    /// Why so much.
    pub reason: String,
    pub made: Option<Made>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub id: CodeId,
    pub name: String,
    pub parent: Option<CodeId>,
    pub kind: Kind,
    pub origin: Origin,
    pub definition: String,
    pub include: String,
    pub exclude: String,
    pub example: String,
    pub aliases: Vec<String>,
    /// One of the twelve (`colour.rs`), counted from 0; `None` takes the colour of its place in the tree.
    pub colour: Option<u8>,
    /// Retired codes keep their codings but are no longer offered for tagging.
    pub retired: bool,
    pub weight: Option<Weight>,
    pub made: Option<Made>,
    pub lineage: Vec<Lineage>,
}

impl Code {
    pub fn new(id: CodeId, name: impl Into<String>) -> Code {
        Code {
            id,
            name: name.into(),
            parent: None,
            kind: Kind::default(),
            origin: Origin::default(),
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            aliases: Vec::new(),
            colour: None,
            retired: false,
            weight: None,
            made: None,
            lineage: Vec::new(),
        }
    }
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Code, Kind::Category, Kind::Theme, Kind::MacroCategory];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Code => "code",
            Kind::Category => "category",
            Kind::Theme => "theme",
            Kind::MacroCategory => "macro-category",
        }
    }

    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Origin {
    pub const ALL: [Origin; 3] = [Origin::Inductive, Origin::Deductive, Origin::InVivo];

    pub fn name(self) -> &'static str {
        match self {
            Origin::Inductive => "inductive",
            Origin::Deductive => "deductive",
            Origin::InVivo => "in vivo",
        }
    }

    pub fn named(name: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.name() == name)
    }
}
