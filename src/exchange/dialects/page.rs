//! A page as lines: what the dialects look at, whether it came as plain text or out of a document.

use crate::exchange::Told;
use crate::exchange::documents::{Block, Document, Run};

use super::file_names::iso_date;

/// More lines of front matter than anybody writes: what only begins like it stays words.
const MOST_MATTER: usize = 100;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    is_heading: bool,
    /// Bytes of bold type at the start.
    bold: usize,
}

#[derive(Clone, Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    /// `2024-01-05`, where the page says it.
    pub date: String,
}

impl Line {
    pub fn plain(text: &str) -> Line {
        Line { text: text.into(), is_heading: false, bold: 0 }
    }

    /// The words of a heading, in a document's style or in Markdown's: `### Interviewer`.
    pub fn heading(&self) -> Option<&str> {
        if self.is_heading {
            return Some(self.text.trim());
        }
        let words = self.text.trim_start_matches('#');
        let marks = self.text.len() - words.len();
        ((1..=6).contains(&marks) && words.starts_with(' ')).then(|| words.trim())
    }

    /// What stands in bold type at the start, and the rest: `**Interviewer** So?`.
    pub fn bold(&self) -> Option<(&str, &str)> {
        if self.bold > 0 {
            return self.text.split_at_checked(self.bold);
        }
        self.text.trim_start().strip_prefix("**")?.split_once("**")
    }
}

impl Page {
    /// Front matter is taken off: of what it says only the date has a place here.
    pub fn of_text(text: &str, told: &mut Told) -> Page {
        let (date, body) = match front_matter(text) {
            Some((matter, body)) => {
                let why = "only the date is taken from it; the rest stays in the original";
                told.dropped("lines of front matter", why, matter.lines().next().unwrap_or_default());
                (date_in(matter), body)
            }
            None => (String::new(), text),
        };
        Page { lines: body.lines().map(Line::plain).collect(), date }
    }

    /// Paragraphs are parted by empty lines; the cells of a row stand on one line.
    pub fn of_document(document: &Document, told: &mut Told) -> Page {
        let mut lines = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(runs) => lines.extend(paragraph(runs)),
                Block::Heading(_, text) => {
                    lines.push(Line { is_heading: true, ..Line::plain(&text.replace('\n', " ")) });
                }
                Block::Table(rows) => {
                    told.changed("tables", "who speaks is in no column of theirs: rows became lines", "");
                    lines.extend(rows.iter().map(|row| Line::plain(&row.join("\t").replace('\n', " "))));
                }
            }
            lines.push(Line::default());
        }
        Page { lines, date: String::new() }
    }
}

fn paragraph(runs: &[Run]) -> Vec<Line> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let bold = runs.iter().take_while(|run| run.bold).map(|run| run.text.len()).sum();
    let mut lines: Vec<Line> = text.split('\n').map(Line::plain).collect();
    if let Some(first) = lines.first_mut() {
        first.bold = first.text.len().min(bold);
    }
    lines
}

/// What stands between the two `---` at the start of a text, and what follows them.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let ends = |line: &str| matches!(line.trim_end(), "---" | "...");
    let length: usize =
        rest.split_inclusive('\n').take(MOST_MATTER).take_while(|line| !ends(line)).map(str::len).sum();
    let (matter, behind) = rest.split_at_checked(length)?;
    let (end, body) = behind.split_once('\n').unwrap_or((behind, ""));
    (ends(end) && matter.contains(':')).then_some((matter, body))
}

fn date_in(matter: &str) -> String {
    let date = matter.lines().find_map(|line| line.strip_prefix("date:"));
    date.and_then(iso_date).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_its_date_and_goes() {
        let mut told = Told::default();
        let page = Page::of_text("---\ntitle: A talk\ndate: 2019-04-17\n---\nI: So?\n", &mut told);
        assert_eq!((page.date.as_str(), page.lines.len()), ("2019-04-17", 1));
        assert_eq!(told.entries.len(), 1);
        let page = Page::of_text("---\nno end", &mut told);
        assert_eq!(page.lines.len(), 2);
    }

    #[test]
    fn bold_type_and_headings_are_seen_in_documents_and_in_markdown() {
        let bold = Run { text: "Anna".into(), bold: true, italic: false };
        let rest = Run { text: " Well.\nYes.".into(), ..Run::default() };
        let blocks = vec![Block::Paragraph(vec![bold, rest]), Block::Heading(1, "Anna".into())];
        let page = Page::of_document(&Document { blocks, ..Document::default() }, &mut Told::default());
        assert_eq!(page.lines[0].bold(), Some(("Anna", " Well.")));
        assert_eq!(page.lines[1].bold(), None);
        assert_eq!(page.lines[3].heading(), Some("Anna"));
        assert_eq!(Line::plain("**Anna** Well.").bold(), Some(("Anna", " Well.")));
        assert_eq!(Line::plain("### Anna").heading(), Some("Anna"));
        assert_eq!(Line::plain("#00:01:00-0# Well.").heading(), None);
    }
}
