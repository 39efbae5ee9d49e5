//! Names that a person has settled: who speaks although the label does not look like it, and what is no speaker.

/// What the look of a label cannot tell. Names are compared as they stand in the text, without time stamps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// These speak, even once and in lower case.
    pub speakers: Vec<String>,
    /// These never do: `Note:`, `Tape 2:`.
    pub nobody: Vec<String>,
}
