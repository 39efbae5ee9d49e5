//! `gloss check`: everything doubtful or broken in a study.

use std::path::PathBuf;

use clap::Args;

use super::paper::{Format, Paper};
use super::trouble::{Leave, Trouble};
use super::{naming, opened};
use crate::analysis::{About, Gravity, Remark, check as remarks};
use crate::report::{Cell, Column, Table};
use crate::store::{self, Finding, Sheet, Weight};
use crate::text::safe;

/// List what is doubtful or broken in a study
#[derive(Debug, Args)]
pub struct Check {
    /// The study's folder
    pub study: PathBuf,

    #[command(flatten)]
    pub paper: Paper,
}

/// Ends refused when anything should be looked at; notes alone are no reason.
pub fn check(verb: &Check) -> Result<Leave, Trouble> {
    let opened = opened::quietly(&verb.study)?;
    let mut findings = opened.findings;
    findings.extend(store::unreadable_lines(&verb.study));
    findings.extend(remarks::check(&opened.study).into_iter().map(finding));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    let title = heading(&findings, &naming::title(&opened.study, &verb.study));
    match verb.paper.format {
        Format::Text => verb.paper.put(&page(&title, &findings))?,
        _ => verb.paper.put_table(&table(&title, &findings))?,
    }
    let grave = findings.iter().any(|finding| finding.weight >= Weight::Doubt);
    Ok(if grave { Leave::Refused } else { Leave::Done })
}

fn finding(Remark { about, gravity, words }: Remark) -> Finding {
    let sheet = match about {
        About::Codebook => Sheet::Codebook,
        About::Cases => Sheet::Cases,
        About::Framework => Sheet::Framework,
        About::Transcript(transcript) => Sheet::Text(transcript),
        About::Codings(transcript, coder) => Sheet::Layer(transcript, coder),
        About::Memos(coder) => Sheet::Memos(coder),
    };
    let weight = match gravity {
        Gravity::Note => Weight::Note,
        Gravity::Doubt => Weight::Doubt,
    };
    Finding::new(weight, sheet.path(), words)
}

fn heading(findings: &[Finding], study: &str) -> String {
    let count = |weight: Weight| findings.iter().filter(|finding| finding.weight == weight).count();
    let (broken, doubts, notes) = (count(Weight::Broken), count(Weight::Doubt), count(Weight::Note));
    format!("{broken} broken, {doubts} doubtful, {notes} to note · {study}")
}

fn page(title: &str, findings: &[Finding]) -> String {
    let line = |finding: &Finding| format!("{:<9}{}\n", name(finding.weight), safe(&finding.to_string()));
    safe(title).into_owned() + "\n" + &findings.iter().map(line).collect::<String>()
}

fn table(title: &str, findings: &[Finding]) -> Table {
    let columns = [
        Column::words("weight"),
        Column::words("file"),
        Column::numbers("line"),
        Column::numbers("column"),
        Column::words("finding"),
    ];
    let mut table = Table::new(title, columns);
    table.rows = findings.iter().map(row).collect();
    table
}

fn row(finding: &Finding) -> Vec<Cell> {
    let place =
        |number: Option<u32>| number.map_or(Cell::Undefined, |number| Cell::Number(u64::from(number)));
    vec![
        Cell::words(name(finding.weight)),
        Cell::maybe(finding.file.as_ref().map(|file| file.display().to_string())),
        place(finding.line),
        place(finding.column),
        Cell::words(finding.words.as_str()),
    ]
}

fn name(weight: Weight) -> &'static str {
    match weight {
        Weight::Note => "note",
        Weight::Doubt => "doubtful",
        Weight::Broken => "broken",
    }
}
