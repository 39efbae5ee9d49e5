//! Plain text and Markdown: what an empty line parts is a paragraph; line ends inside it are kept.

use super::{
    Document, encoding,
    page::{Hand, Page},
};
use crate::exchange::{Fate, Refused};

const MARKS: &str =
    "headings and bold names at the beginning of a line are read as what they mean, without the marks";

/// # Errors
/// When it is no text, or an empty one.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    let mut page = Page::default();
    let words = decoded(&mut page, file, bytes)?;
    for line in words.lines() {
        take(&mut page, line, |page| page.say(line, Hand::default()));
    }
    page.finish(file)
}

/// # Errors
/// When it is no text, or an empty one.
pub(super) fn read_markdown(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    let mut page = Page::default();
    let mut marks = 0;
    for line in decoded(&mut page, file, bytes)?.lines() {
        marks += usize::from(heading(line).is_some() || bold(line).is_some());
        match heading(line) {
            Some((depth, words)) => {
                page.end_paragraph();
                page.say(words, Hand::default());
                page.end_heading(depth);
            }
            None => take(&mut page, line, |page| say_marked(page, line)),
        }
    }
    page.told.add(Fate::Changed, "Markdown marks", marks, MARKS, None);
    page.finish(file)
}

fn decoded(page: &mut Page, file: &str, bytes: &[u8]) -> Result<String, Refused> {
    let decoded = encoding::decode(file, bytes)?;
    page.told.join(decoded.told);
    Ok(decoded.words)
}

fn take(page: &mut Page, line: &str, say: impl FnOnce(&mut Page)) {
    if line.trim().is_empty() {
        return page.end_paragraph();
    }
    if page.is_begun() {
        page.say("\n", Hand::default());
    }
    say(page);
}

/// `### Interviewer` → 3, `Interviewer`
fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let depth = u8::try_from(line.len() - words.len()).ok()?;
    let words = words.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&depth) && !words.is_empty()).then_some((depth, words))
}

/// `**Interviewer** And then?` → `Interviewer`, ` And then?`
fn bold(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let mark = ["**", "__"].into_iter().find(|mark| line.starts_with(mark))?;
    let (words, rest) = line.strip_prefix(mark)?.split_once(mark)?;
    (!words.trim().is_empty()).then_some((words, rest))
}

fn say_marked(page: &mut Page, line: &str) {
    let Some((words, rest)) = bold(line) else { return page.say(line, Hand::default()) };
    page.say(words, Hand { bold: true, italic: false });
    page.say(rest, Hand::default());
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Run};
    use super::*;

    fn run(text: &str, bold: bool) -> Run {
        Run { text: text.into(), bold, italic: false }
    }

    #[test]
    fn empty_lines_part_paragraphs_and_line_ends_stay() {
        let blocks = read("a.txt", b"I: Since when?\nNoor: Always.\n\n \n(a pause)\n").unwrap().blocks;
        let paragraph = |text| Block::Paragraph(vec![run(text, false)]);
        assert_eq!(blocks, [paragraph("I: Since when?\nNoor: Always."), paragraph("(a pause)")]);
    }

    #[test]
    fn markdown_names_become_headings_and_bold_runs() {
        let text = b"### Interviewer\nSince when?\n**Noor** Always.\n#5 is no heading, 2**3 not bold\n";
        let document = read_markdown("a.md", text).unwrap();
        let rest = run(" Always.\n#5 is no heading, 2**3 not bold", false);
        let paragraph = vec![run("Since when?\n", false), run("Noor", true), rest];
        assert_eq!(document.blocks, [Block::Heading(3, "Interviewer".into()), Block::Paragraph(paragraph)]);
        assert_eq!(document.told.count(Fate::Changed, "Markdown marks"), 2);
    }

    #[test]
    fn nothing_is_refused_as_nothing() {
        assert_eq!(read("a.txt", b" \n\n").unwrap_err().to_string(), "a.txt has no words in it");
    }
}
