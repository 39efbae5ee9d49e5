//! `framework.ron`: rows and columns of the framework matrix, and everyone's summaries, one on each line.
//!
//! A link keeps no words, only what they are known by: names that are taken out of a transcript are gone from here too.

use serde::{Deserialize, Serialize};

use super::{
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::{framework_rows, is_usual, moment, moments},
};
use crate::{
    study::{
        CaseId, CodeId, Coder, TranscriptId, When,
        deeds::Spot,
        framework::{Framework, Link, Row, Rows, Seen, Square, Summary, Trace, Wording},
    },
    text::Span,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkForm {
    version: u32,
    #[serde(default, with = "framework_rows")]
    rows: Rows,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    summaries: Vec<SummaryForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SquareForm {
    case: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    wave: Option<u16>,
    code: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryForm {
    of: SquareForm,
    by: String,
    #[serde(with = "moment")]
    when: When,
    text: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    quotes: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    links: Vec<LinkForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    seen: Vec<SeenForm>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkForm {
    transcript: String,
    by: String,
    at: (u32, u32),
    code: String,
    #[serde(with = "moment")]
    when: When,
    #[serde(default, skip_serializing_if = "is_usual")]
    among: Among,
    words: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    sentence: Option<(u32, u32)>,
}

/// Which of how many.
#[derive(PartialEq, Serialize, Deserialize)]
struct Among(usize, usize);

impl Default for Among {
    fn default() -> Among {
        Among(0, 1)
    }
}

/// Of one transcript and coder.
#[derive(PartialEq, Serialize, Deserialize)]
struct SeenForm(String, String, #[serde(with = "moments")] Vec<When>);

/// Of two summaries by one person in one square the first counts and the other is told.
pub fn read_framework(text: &str) -> Result<(Framework, Vec<String>), Fault> {
    let form = read(text, |form: &FrameworkForm| form.version)?;
    let mut summaries: Vec<Summary> = form.summaries.into_iter().map(Summary::from).collect();
    let mut complaints = Vec::new();
    summaries.sort_by(|a, b| a.order().cmp(&b.order()));
    summaries.dedup_by(|later, kept| {
        let twin = later.order() == kept.order();
        if twin {
            let Square { row, code } = &later.square;
            let words = format!("{}'s summary of {code} in {} stands twice", later.coder, row.name());
            complaints.push(format!("{words}; the first one counts, the other was: {}", later.text));
        }
        twin
    });
    let columns = form.columns.iter().map(CodeId::new).collect();
    Ok((Framework { rows: form.rows, columns, summaries }, complaints))
}

pub fn write_framework(framework: &Framework) -> Result<String, Unwritable> {
    let columns: Vec<&str> = framework.columns.iter().map(CodeId::as_str).collect();
    Lines::new()
        .field("rows", &framework.rows.name())
        .field("columns", &columns)
        .list("summaries", framework.summaries.iter().cloned().map(SummaryForm::from))
        .end()
}

impl From<Square> for SquareForm {
    fn from(Square { row, code }: Square) -> SquareForm {
        SquareForm { case: row.case.to_string(), wave: row.wave, code: code.to_string() }
    }
}

impl From<SquareForm> for Square {
    fn from(form: SquareForm) -> Square {
        Square { row: Row { case: CaseId::new(form.case), wave: form.wave }, code: CodeId::new(form.code) }
    }
}

impl From<Summary> for SummaryForm {
    fn from(summary: Summary) -> SummaryForm {
        SummaryForm {
            of: summary.square.into(),
            by: summary.coder.to_string(),
            when: summary.at,
            text: summary.text,
            quotes: summary.is_quotes,
            links: summary.links.into_iter().map(LinkForm::from).collect(),
            seen: grouped(summary.seen),
        }
    }
}

impl From<SummaryForm> for Summary {
    fn from(form: SummaryForm) -> Summary {
        let mut seen: Vec<Seen> = form.seen.into_iter().flat_map(each).collect();
        seen.sort();
        Summary {
            square: form.of.into(),
            coder: Coder::new(form.by),
            at: form.when,
            text: form.text,
            is_quotes: form.quotes,
            links: form.links.into_iter().map(Link::from).collect(),
            seen,
        }
    }
}

/// They come in order.
fn grouped(seen: Vec<Seen>) -> Vec<SeenForm> {
    let mut groups: Vec<SeenForm> = Vec::new();
    for (transcript, coder, at) in seen {
        match groups.last_mut() {
            Some(SeenForm(of, by, all)) if of == transcript.as_str() && by == coder.as_str() => all.push(at),
            _ => groups.push(SeenForm(transcript.to_string(), coder.to_string(), vec![at])),
        }
    }
    groups
}

fn each(SeenForm(transcript, coder, all): SeenForm) -> impl Iterator<Item = Seen> {
    let (transcript, coder) = (TranscriptId::new(transcript), Coder::new(coder));
    all.into_iter().map(move |at| (transcript.clone(), coder.clone(), at))
}

impl From<Link> for LinkForm {
    fn from(Link { to: Trace { spot, at }, among, wording, sentence }: Link) -> LinkForm {
        LinkForm {
            transcript: spot.transcript.to_string(),
            by: spot.coder.to_string(),
            at: (spot.span.start, spot.span.end),
            code: spot.code.to_string(),
            when: at,
            among: Among(among.0, among.1),
            words: wording.to_string(),
            sentence: sentence.map(|span| (span.start, span.end)),
        }
    }
}

/// Words that are not known by anything are other words: the summary is stale then, and says so.
impl From<LinkForm> for Link {
    fn from(form: LinkForm) -> Link {
        let span = |(start, end): (u32, u32)| Span::new(start, end.max(start));
        let spot = Spot {
            transcript: TranscriptId::new(form.transcript),
            coder: Coder::new(form.by),
            span: span(form.at),
            code: CodeId::new(form.code),
        };
        Link {
            to: Trace { spot, at: form.when },
            among: (form.among.0, form.among.1),
            wording: Wording::read(&form.words).unwrap_or(Wording(0)),
            sentence: form.sentence.map(span),
        }
    }
}
