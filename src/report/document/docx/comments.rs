//! `word/comments.xml`: each note as a comment of its author.

use super::pieces::{properties, run};
use super::{WORDS, Written, Xml, empty, within};
use crate::report::document::Note;
use crate::report::letters::printable;

pub fn write(xml: &mut Xml, notes: &[Note]) -> Written {
    within(xml, "w:comments", &[WORDS], |xml| {
        notes.iter().enumerate().try_for_each(|(number, note)| comment(xml, number, note))
    })
}

fn comment(xml: &mut Xml, number: usize, note: &Note) -> Written {
    let (number, by) = (number.to_string(), one_line(&note.by));
    let initials: String = by.chars().take(9).collect();
    let mut about = vec![("w:id", number.as_str()), ("w:author", &by)];
    let at = to_the_second(&note.at);
    if !at.is_empty() {
        about.push(("w:date", &at));
    }
    about.push(("w:initials", &initials));
    within(xml, "w:comment", &about, |xml| {
        paragraph(xml, |xml| {
            within(xml, "w:r", &[], |xml| {
                properties(xml, Some("CommentReference"), false)?;
                empty(xml, "w:annotationRef", &[])
            })?;
            run(xml, Some("Strong"), &note.label)
        })?;
        note.said.iter().try_for_each(|words| paragraph(xml, |xml| run(xml, None, words)))
    })
}

fn paragraph(xml: &mut Xml, inside: impl FnOnce(&mut Xml) -> Written) -> Written {
    within(xml, "w:p", &[], |xml| {
        within(xml, "w:pPr", &[], |xml| empty(xml, "w:pStyle", &[("w:val", "CommentText")]))?;
        inside(xml)
    })
}

/// Attributes keep no line ends.
fn one_line(words: &str) -> String {
    printable(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Word processors keep no smaller parts, and not all of them read any.
fn to_the_second(at: &str) -> String {
    at.split_once('.').map_or(at.to_string(), |(seconds, _)| format!("{seconds}Z"))
}
