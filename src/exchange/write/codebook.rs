//! The codebook to be read: a heading for every code, what helps to use it the same way twice, and how often it was.

use super::moments::moment;
use super::transcripts::counted;
use super::{Choices, telling};
use crate::analysis::by_code::{Use, by_code};
use crate::exchange::Told;
use crate::report::Document;
use crate::report::document::{Block, Hand, Piece};
use crate::study::{Code, Lineage, Made, Study, Subject, Weight};

const NO_COLOUR: &str = "a codebook on paper shows no colours";
const NO_PLACE: &str = "a codebook says how its codes are used; memos stay in the study";

/// Counts are of one coder's codings where the choices name one.
pub(super) fn document(study: &Study, choices: &Choices) -> (Document, Told) {
    let uses = by_code(study, choices.which.coder.as_ref());
    let (known, strange): (Vec<&Use>, Vec<&Use>) =
        uses.iter().partition(|used| study.codebook.contains(used.code.as_str()));
    let codes = study.codebook.walk().zip(known);
    let mut blocks: Vec<Block> =
        codes.flat_map(|((code, depth), used)| entry(study, code, depth, used)).collect();
    if !strange.is_empty() {
        blocks.push(Block::Heading(1, "Used, but not in the codebook".into()));
        blocks.extend(strange.iter().map(|used| {
            Block::said(Hand::Plain, format!("{}: {}", used.code, counted(used.own.codings, "coding")))
        }));
    }
    (Document { title: choices.title.clone(), blocks, notes: Vec::new() }, told(study))
}

fn told(study: &Study) -> Told {
    let mut told = Told::default();
    told.kept("codes", study.codebook.len());
    for (code, _) in study.codebook.walk() {
        if code.colour.is_some() {
            told.dropped("colours", NO_COLOUR, study.codebook.path(code.id.as_str()));
        }
        let words = [&code.name, &code.definition, &code.include, &code.exclude, &code.example];
        let reason = code.weight.as_ref().map(|weight| &weight.reason);
        let words = words.into_iter().chain(&code.aliases).chain(reason).map(String::as_str);
        telling::letters(&mut told, words, &format!("code {}", code.id));
    }
    telling::memos(&mut told, study, NO_PLACE, |memo| matches!(memo.about, Subject::Code(_)));
    told
}

fn entry(study: &Study, code: &Code, depth: usize, used: &Use) -> Vec<Block> {
    let level = u8::try_from(depth + 1).unwrap_or(u8::MAX);
    let aliases = code.aliases.join("; ");
    let weight = code.weight.as_ref().map(weighed).unwrap_or_default();
    let parts = [
        ("Definition", &code.definition),
        ("Include", &code.include),
        ("Exclude", &code.exclude),
        ("Example", &code.example),
        ("Also called", &aliases),
        ("Weight", &weight),
    ];
    let parts = parts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let heading = Block::Heading(level, code.name.clone());
    let facts = Block::said(Hand::Faint, facts(code, used));
    let lineage = code.lineage.iter().map(|from| Block::said(Hand::Faint, descent(study, from)));
    let parts = parts.map(|(name, words)| part(name, words));
    [heading, facts].into_iter().chain(parts).chain(lineage).collect()
}

fn part(name: &str, words: &str) -> Block {
    let hand = if name == "Example" { Hand::Emphasis } else { Hand::Plain };
    Block::Paragraph(vec![Piece::words(Hand::Strong, format!("{name}: ")), Piece::words(hand, words.trim())])
}

fn weighed(weight: &Weight) -> String {
    let by = weight.made.as_ref().map(|made| format!(" (set {})", by(made))).unwrap_or_default();
    format!("{} of 100: {}{by}", weight.of_100, weight.reason)
}

fn facts(code: &Code, used: &Use) -> String {
    let counts = |count: crate::analysis::Count| {
        format!("{} in {}", counted(count.codings, "coding"), counted(count.cases, "case"))
    };
    let below =
        (used.with_below != used.own).then(|| format!("with those below {}", counts(used.with_below)));
    let retired = code.retired.then(|| "retired".to_string());
    let made = code.made.as_ref().map(|made| format!("made {}", by(made)));
    let facts = [code.kind.name().into(), code.origin.name().into(), counts(used.own)];
    let more = [below, retired, Some(code.id.to_string()), made].into_iter().flatten();
    facts.into_iter().chain(more).collect::<Vec<_>>().join(" · ")
}

fn descent(study: &Study, from: &Lineage) -> String {
    match from {
        Lineage::Merged { name, made, .. } => format!("“{name}” was merged into it {}.", by(made)),
        Lineage::Split { from, made } => {
            format!("It was split off “{}” {}.", study.codebook.name(from), by(made))
        }
    }
}

fn by(made: &Made) -> String {
    let at = moment(made.at).unwrap_or_default();
    match at.get(..10) {
        Some(day) => format!("by {} on {day}", made.by),
        None => format!("by {}", made.by),
    }
}
