//! Answers: what is said from a turn that asks a question of the guide to the next turn that asks one.
//!
//! Unmarked probes belong to the answer. Where no turn is marked, the whole transcript is one block without a
//! question, and whoever asks by answers or by questions is told so (see `explain.rs`).

use crate::study::{Study, TranscriptId};
use crate::text::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    /// The id of a question in the guide; `None` where none is marked.
    pub question: Option<String>,
}

/// In reading order; together they hold the whole text.
pub fn blocks(study: &Study, transcript: &TranscriptId) -> Vec<Block> {
    let Some(shelved) = study.shelf.get(transcript) else { return Vec::new() };
    let Some(text) = &shelved.text else { return Vec::new() };
    let turn_of = |at| text.turn_at(at).and_then(|turn| text.turns().get(turn));
    let mut marks: Vec<(u32, Option<String>)> = vec![(0, None)];
    for mark in shelved.guide.codings() {
        let start = turn_of(mark.span.start).map_or(mark.span.start, |turn| turn.whole.start);
        match marks.last_mut() {
            // Of two questions in one turn the first names the answer.
            Some((last, question @ None)) if *last == start => *question = Some(mark.code.to_string()),
            Some((last, _)) if *last == start => {}
            _ => marks.push((start, Some(mark.code.to_string()))),
        }
    }
    let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let spans: Vec<Span> = marks.iter().zip(ends).map(|((start, _), end)| Span::new(*start, end)).collect();
    let blocks = spans.into_iter().zip(marks).map(|(span, (_, question))| Block { span, question });
    blocks.filter(|block| !block.span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::study::{CodeId, Coding, Layer, Shelved, When};
    use crate::text::Transcript;

    fn told(marks: &[(u32, u32, &str)]) -> Vec<(Option<String>, String)> {
        let text =
            Arc::new(Transcript::new("I: Hello.\n\nI: How so?\n\nP: So.\n\nI: And then?\n\nP: Then.\n"));
        let marks = marks.iter().map(|&(a, b, id)| Coding::new(Span::new(a, b), CodeId::new(id), When(0)));
        let guide = Arc::new(Layer::new(marks.collect()));
        let mut study = Study::default();
        let id = TranscriptId::new("p.txt");
        study.put(id.clone(), Shelved { text: Some(text.clone()), guide, ..Shelved::default() });
        let blocks = blocks(&study, &id).into_iter();
        blocks.map(|block| (block.question, text.slice(block.span).trim().replace('\n', " "))).collect()
    }

    #[test]
    fn an_answer_reaches_to_the_next_question() {
        let [before, first, second] = &told(&[(14, 21, "q1"), (34, 43, "q2")])[..] else {
            panic!("three blocks")
        };
        assert_eq!((&before.0, before.1.as_str()), (&None, "I: Hello."));
        assert_eq!((first.0.as_deref(), first.1.as_str()), (Some("q1"), "I: How so?  P: So."));
        assert_eq!((second.0.as_deref(), second.1.as_str()), (Some("q2"), "I: And then?  P: Then."));
    }

    #[test]
    fn without_marks_all_is_one_block() {
        assert_eq!(told(&[]).len(), 1);
        assert_eq!(told(&[])[0].0, None);
    }
}
