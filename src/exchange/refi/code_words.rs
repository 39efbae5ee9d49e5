//! A code's description: definition, include, exclude and example as labelled paragraphs, and under further labels
//! what only Gloss knows of a code.

use super::labels::{Labelled, put_back};
use super::moment;
use crate::study::{Code, CodeId, Coder, Kind, Lineage, Made, Origin, Weight, When};

const LABELS: [&str; 21] = [
    "Definition",
    "Include",
    "Inclusion",
    "Inclusion criteria",
    "Exclude",
    "Exclusion",
    "Exclusion criteria",
    "Example",
    "Examples",
    "Also called",
    "Kind",
    "Origin",
    "Retired",
    "Weight",
    "Weight because",
    "Weighed",
    "Made",
    "Merged",
    "Merged name",
    "Split",
    "Id",
];

/// `id`: where its slug is not the one its name would give. `kind`: where `isCodable` does not say it.
pub fn write(code: &Code, id: bool, kind: bool) -> String {
    let mut said = Labelled::default();
    said.add("Definition", &code.definition);
    said.add("Include", &code.include);
    said.add("Exclude", &code.exclude);
    said.add("Example", &code.example);
    for alias in &code.aliases {
        said.add("Also called", alias);
    }
    said.add("Kind", if kind { code.kind.name() } else { "" });
    said.add("Origin", if code.origin == Origin::default() { "" } else { code.origin.name() });
    said.add("Retired", if code.retired { "yes" } else { "" });
    if let Some(weight) = &code.weight {
        said.begin("Weight", weight.of_100.to_string());
        said.add("Weight because", &weight.reason);
        said.add("Weighed", weight.made.as_ref().map(made).unwrap_or_default());
    }
    said.add("Made", code.made.as_ref().map(made).unwrap_or_default());
    for line in &code.lineage {
        add_lineage(&mut said, line);
    }
    said.add("Id", if id { code.id.as_str() } else { "" });
    said.write(&LABELS)
}

fn add_lineage(said: &mut Labelled, line: &Lineage) {
    match line {
        Lineage::Merged { was, name, made: by } => {
            said.add("Merged", format!("{was}, {}", made(by)));
            said.add("Merged name", name);
        }
        Lineage::Split { from, made: by } => said.add("Split", format!("{from}, {}", made(by))),
    }
}

fn made(made: &Made) -> String {
    format!("{}, {}", made.by, moment::exact(made.at))
}

/// Puts a description where it belongs; what is not understood stays part of the definition. Gives the slug, where
/// the description holds one.
pub fn read(description: &str, code: &mut Code) -> Option<CodeId> {
    let said = Labelled::read(description, &LABELS);
    code.definition = said.head;
    let mut id = None;
    for (label, words) in said.under {
        if label == "Id" && !words.trim().is_empty() {
            id = Some(CodeId::new(words));
        } else if take(code, label, &words).is_none() {
            put_back(&mut code.definition, label, &words);
        }
    }
    id
}

fn take(code: &mut Code, label: &str, words: &str) -> Option<()> {
    match label {
        "Definition" => join(&mut code.definition, words),
        "Include" | "Inclusion" | "Inclusion criteria" => join(&mut code.include, words),
        "Exclude" | "Exclusion" | "Exclusion criteria" => join(&mut code.exclude, words),
        "Example" | "Examples" => join(&mut code.example, words),
        "Also called" => code.aliases.push(words.to_string()),
        "Kind" => code.kind = Kind::named(words.trim())?,
        "Origin" => code.origin = Origin::named(words.trim())?,
        "Retired" => code.retired = (words.trim() == "yes").then_some(true)?,
        "Weight" => code.weight = Some(Weight { of_100: read_weight(words)?, ..Weight::default() }),
        "Weight because" => code.weight.as_mut()?.reason = words.to_string(),
        "Weighed" => code.weight.as_mut()?.made = Some(read_made(words)?),
        "Made" => code.made = Some(read_made(words)?),
        "Merged" => {
            let (was, made) = read_past(words)?;
            code.lineage.push(Lineage::Merged { was, name: String::new(), made });
        }
        "Merged name" => match code.lineage.last_mut()? {
            Lineage::Merged { name, .. } => *name = words.to_string(),
            Lineage::Split { .. } => return None,
        },
        "Split" => {
            let (from, made) = read_past(words)?;
            code.lineage.push(Lineage::Split { from, made });
        }
        _ => return None,
    }
    Some(())
}

fn join(field: &mut String, words: &str) {
    if !field.is_empty() {
        field.push_str("\n\n");
    }
    field.push_str(words);
}

fn read_weight(words: &str) -> Option<u8> {
    words.trim().parse().ok().filter(|weight| *weight <= 100)
}

fn read_made(words: &str) -> Option<Made> {
    let (by, at) = words.trim().rsplit_once(", ")?;
    let (at, _): (When, bool) = moment::read(at)?;
    (!by.is_empty()).then(|| Made { by: Coder::new(by), at })
}

fn read_past(words: &str) -> Option<(CodeId, Made)> {
    let (rest, at) = words.trim().rsplit_once(", ")?;
    let (code, by) = rest.rsplit_once(", ")?;
    Some((CodeId::new(code), read_made(&format!("{by}, {at}"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Code {
        let made = Made { by: Coder::new("jk"), at: When(1_234_567) };
        Code {
            definition: "Help that was given.\n\nInclude: is a word here".into(),
            include: "Rides".into(),
            aliases: vec!["help".into(), "a hand".into()],
            kind: Kind::Theme,
            origin: Origin::InVivo,
            retired: true,
            weight: Some(Weight { of_100: 70, reason: "Said first.".into(), made: Some(made.clone()) }),
            lineage: vec![
                Lineage::Merged { was: CodeId::new("aid"), name: "Aid, first".into(), made: made.clone() },
                Lineage::Split { from: CodeId::new("care"), made: made.clone() },
            ],
            made: Some(made),
            ..Code::new(CodeId::new("support-2"), "Support")
        }
    }

    #[test]
    fn all_that_a_code_knows_of_itself_comes_back() {
        let mut read_back = Code::new(CodeId::new("support-2"), "Support");
        let id = read(&write(&code(), true, true), &mut read_back);
        assert_eq!((id, read_back), (Some(CodeId::new("support-2")), code()));
    }

    #[test]
    fn what_is_not_ours_stays_words() {
        let mut code = Code::new(CodeId::new("a"), "A");
        read("Origin: the interviews of May\nKind: odd\nExclusion criteria: desks", &mut code);
        assert_eq!(code.definition, "Origin: the interviews of May\n\nKind: odd");
        assert_eq!(code.exclude, "desks");
    }
}
