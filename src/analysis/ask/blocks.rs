//! Answers: what is said from a turn that asks a question of the guide to the next turn that asks one.
//!
//! Unmarked probes belong to the answer. Where no turn is marked, the whole transcript is one block without a
//! question, and whoever asks by answers or by questions is told so (see `explain.rs`).

use crate::study::{Study, TranscriptId};
use crate::text::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    /// The ids of the questions that its first turn asks; none where none is marked.
    pub questions: Vec<String>,
}

/// In reading order; together they hold the whole text.
pub fn blocks(study: &Study, transcript: &TranscriptId) -> Vec<Block> {
    let Some(shelved) = study.shelf.get(transcript) else { return Vec::new() };
    let Some(text) = &shelved.text else { return Vec::new() };
    let turn_of = |at| text.turn_at(at).and_then(|turn| text.turns().get(turn));
    let mut marks: Vec<(u32, Vec<String>)> = vec![(0, Vec::new())];
    for mark in shelved.guide.codings() {
        let start = turn_of(mark.span.start).map_or(mark.span.start, |turn| turn.whole.start);
        let id = mark.code.to_string();
        match marks.last_mut() {
            // What answers two questions of one turn answers both.
            Some((last, asked)) if *last == start && asked.contains(&id) => {}
            Some((last, asked)) if *last == start => asked.push(id),
            _ => marks.push((start, vec![id])),
        }
    }
    let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let spans: Vec<Span> = marks.iter().zip(ends).map(|((start, _), end)| Span::new(*start, end)).collect();
    let blocks = spans.into_iter().zip(marks).map(|(span, (_, questions))| Block { span, questions });
    blocks.filter(|block| !block.span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::study::{CodeId, Coding, Layer, Shelved, When};
    use crate::text::Transcript;

    fn told(marks: &[(u32, u32, &str)]) -> Vec<(String, String)> {
        let text =
            Arc::new(Transcript::new("I: Hello.\n\nI: How so?\n\nP: So.\n\nI: And then?\n\nP: Then.\n"));
        let marks = marks.iter().map(|&(a, b, id)| Coding::new(Span::new(a, b), CodeId::new(id), When(0)));
        let guide = Arc::new(Layer::new(marks.collect()));
        let mut study = Study::default();
        let id = TranscriptId::new("p.txt");
        study.put(id.clone(), Shelved { text: Some(text.clone()), guide, ..Shelved::default() });
        let blocks = blocks(&study, &id).into_iter();
        blocks
            .map(|block| (block.questions.join(" "), text.slice(block.span).trim().replace('\n', " ")))
            .collect()
    }

    #[test]
    fn an_answer_reaches_to_the_next_question() {
        let [before, first, second] = &told(&[(14, 21, "q1"), (34, 43, "q2")])[..] else {
            panic!("three blocks")
        };
        assert_eq!((before.0.as_str(), before.1.as_str()), ("", "I: Hello."));
        assert_eq!((first.0.as_str(), first.1.as_str()), ("q1", "I: How so?  P: So."));
        assert_eq!((second.0.as_str(), second.1.as_str()), ("q2", "I: And then?  P: Then."));
    }

    #[test]
    fn two_questions_of_one_turn_have_one_answer() {
        let all = told(&[(14, 21, "q1"), (14, 17, "q3"), (14, 17, "q1")]);
        assert_eq!(all[1].0, "q1 q3");
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn without_marks_all_is_one_block() {
        assert_eq!(told(&[]).len(), 1);
        assert_eq!(told(&[])[0].0, "");
    }
}
