//! `codebook.ron`: the codes in reading order, a parent before its children, one on each line.

use serde::{Deserialize, Serialize};

use super::{
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::{code_kind, is_usual, moment, origin},
};
use crate::study::{Code, CodeId, Codebook, Coder, Kind, Lineage, Made, Origin, Weight, When};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodebookForm {
    version: u32,
    #[serde(default)]
    codes: Vec<CodeForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeForm {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    parent: Option<String>,
    #[serde(default, with = "code_kind", skip_serializing_if = "is_usual")]
    kind: Kind,
    #[serde(default, with = "origin", skip_serializing_if = "is_usual")]
    origin: Origin,
    #[serde(default, skip_serializing_if = "is_usual")]
    definition: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    include: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    exclude: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    example: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    colour: Option<u8>,
    #[serde(default, skip_serializing_if = "is_usual")]
    retired: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    weight: Option<WeightForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    made: Option<MadeForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    lineage: Vec<LineageForm>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MadeForm {
    by: String,
    #[serde(with = "moment")]
    at: When,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightForm {
    of_100: u8,
    #[serde(default, skip_serializing_if = "is_usual")]
    reason: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    made: Option<MadeForm>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum LineageForm {
    Merged { was: String, name: String, made: MadeForm },
    Split { from: String, made: MadeForm },
}

/// The codebook, and what had to be mended in it.
pub fn read_codebook(text: &str) -> Result<(Codebook, Vec<String>), Fault> {
    let form = read(text, |form: &CodebookForm| form.version)?;
    Ok(Codebook::from_codes(form.codes.into_iter().map(Code::from).collect()))
}

pub fn write_codebook(codebook: &Codebook) -> Result<String, Unwritable> {
    Lines::new().list("codes", codebook.codes().iter().cloned().map(CodeForm::from)).end()
}

impl From<Code> for CodeForm {
    fn from(code: Code) -> CodeForm {
        CodeForm {
            id: code.id.to_string(),
            name: code.name,
            parent: code.parent.map(|parent| parent.to_string()),
            kind: code.kind,
            origin: code.origin,
            definition: code.definition,
            include: code.include,
            exclude: code.exclude,
            example: code.example,
            aliases: code.aliases,
            colour: code.colour,
            retired: code.retired,
            weight: code.weight.map(WeightForm::from),
            made: code.made.map(MadeForm::from),
            lineage: code.lineage.into_iter().map(LineageForm::from).collect(),
        }
    }
}

impl From<CodeForm> for Code {
    fn from(form: CodeForm) -> Code {
        Code {
            id: CodeId::new(form.id),
            name: form.name,
            parent: form.parent.map(CodeId::new),
            kind: form.kind,
            origin: form.origin,
            definition: form.definition,
            include: form.include,
            exclude: form.exclude,
            example: form.example,
            aliases: form.aliases,
            colour: form.colour,
            retired: form.retired,
            weight: form.weight.map(Weight::from),
            made: form.made.map(Made::from),
            lineage: form.lineage.into_iter().map(Lineage::from).collect(),
        }
    }
}

impl From<Weight> for WeightForm {
    fn from(Weight { of_100, reason, made }: Weight) -> WeightForm {
        WeightForm { of_100, reason, made: made.map(MadeForm::from) }
    }
}

impl From<WeightForm> for Weight {
    fn from(WeightForm { of_100, reason, made }: WeightForm) -> Weight {
        Weight { of_100, reason, made: made.map(Made::from) }
    }
}

impl From<Made> for MadeForm {
    fn from(made: Made) -> MadeForm {
        MadeForm { by: made.by.to_string(), at: made.at }
    }
}

impl From<MadeForm> for Made {
    fn from(form: MadeForm) -> Made {
        Made { by: Coder::new(form.by), at: form.at }
    }
}

impl From<Lineage> for LineageForm {
    fn from(lineage: Lineage) -> LineageForm {
        match lineage {
            Lineage::Merged { was, name, made } => {
                LineageForm::Merged { was: was.to_string(), name, made: made.into() }
            }
            Lineage::Split { from, made } => LineageForm::Split { from: from.to_string(), made: made.into() },
        }
    }
}

impl From<LineageForm> for Lineage {
    fn from(form: LineageForm) -> Lineage {
        match form {
            LineageForm::Merged { was, name, made } => {
                Lineage::Merged { was: CodeId::new(was), name, made: made.into() }
            }
            LineageForm::Split { from, made } => {
                Lineage::Split { from: CodeId::new(from), made: made.into() }
            }
        }
    }
}
