//! One code on every hit, as one step.

use super::{Around, Find, wanted};
use crate::cli::keeping::{Change, Keeping, now};
use crate::cli::narrowed::Part;
use crate::cli::paper::Paper;
use crate::cli::trouble::{Leave, Trouble};
use crate::cli::{Ways, coder, naming};
use crate::each::each;
use crate::study::{Coder, Edit, Made, Study, TranscriptId, deeds};
use crate::text::{Pattern, Span, Transcript, Unit};

pub fn tag(verb: &Find, ways: &Ways, pattern: &Pattern, code: &str) -> Result<Leave, Trouble> {
    let me = coder::who(ways)?;
    let mut keeping = Keeping::begin(&verb.study, [me.clone()].into(), ways.read_only)?;
    keeping.read_all();
    let part = verb.only.read(keeping.study())?;
    let hits = hits(keeping.study(), &part, pattern, verb.within.as_deref())?;
    if hits.is_empty() {
        return say(
            Leave::Refused,
            &format!("Nothing was found for “{}”{}, so nothing was tagged.", verb.pattern, part.within()),
        );
    }
    let Step { name, new, edits } = step(keeping.study(), verb, &hits, code, &me)?;
    if new == 0 {
        let all = format!("All {} hits{} carry “{name}” already.", hits.len(), part.within());
        return say(Leave::Done, &all);
    }
    let words = format!("Tagged {new} passages as {name}, found by “{}”", verb.pattern);
    let told = format!("{words}: {} hits, by {me}{}.", hits.len(), part.within());
    keeping.keep(vec![Change { coder: me, words, edits, texts: Vec::new() }])?;
    say(Leave::Done, &told)
}

type Hits = Vec<(TranscriptId, Span)>;

fn hits(study: &Study, part: &Part, pattern: &Pattern, within: Option<&str>) -> Result<Hits, Trouble> {
    let hits = each(&wanted(study, within)?, |id| {
        let hits = study.text(id).map(|text| pattern.passages(text)).into_iter().flatten();
        let hits = hits.filter(|hit| part.admits(id, *hit));
        hits.map(|hit| ((*id).clone(), hit)).collect::<Vec<_>>()
    });
    Ok(hits.into_iter().flatten().collect())
}

fn say(leave: Leave, words: &str) -> Result<Leave, Trouble> {
    Paper::terminal().put(&format!("{words}\n"))?;
    Ok(leave)
}

struct Step {
    name: String,
    /// Passages that do not carry the code yet; hits that share a sentence or a turn are one.
    new: usize,
    edits: Vec<Edit>,
}

fn step(study: &Study, verb: &Find, hits: &Hits, code: &str, me: &Coder) -> Result<Step, Trouble> {
    let made = Made { by: me.clone(), at: now() };
    let at = made.at;
    let wanted = naming::code_or_new(study, code, verb.create, made).map_err(Trouble::Refused)?;
    let grown =
        |(id, hit): &(TranscriptId, Span)| Some((id.clone(), grown(study.text(id)?, *hit, verb.unit)));
    let spans: Hits = hits.iter().filter_map(grown).collect();
    let tags = match deeds::tag_many(study, me, &wanted.id, &spans, at) {
        Edit::Together(tags) => tags,
        tag => vec![tag],
    };
    Ok(Step { name: wanted.name, new: tags.len(), edits: wanted.making.into_iter().chain(tags).collect() })
}

/// The hit, or the sentences or turns that it touches.
fn grown(text: &Transcript, hit: Span, unit: Around) -> Span {
    match unit {
        Around::Hit => hit,
        Around::Sentence => text.grown(Unit::Sentence, hit),
        Around::Turn => text.grown(Unit::Turn, hit),
    }
}
