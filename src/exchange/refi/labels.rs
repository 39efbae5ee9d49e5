//! Labelled paragraphs: how a description of one text holds what the standard has no place for.
//!
//! `Definition: …`, a blank line, `Include: …`. A label stands at the beginning of a line and is one of those
//! known for that kind of description; where somebody's own words begin a line like that, a blank in front of them
//! keeps them words. What is written comes back to the letter.

/// A description: words under no label, and what stands under labels, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    pub head: String,
    pub under: Vec<(&'static str, String)>,
}

impl Labelled {
    pub fn read(text: &str, known: &[&'static str]) -> Labelled {
        let mut read = Labelled::default();
        let mut begun = false;
        for line in text.split('\n') {
            if let Some((label, rest)) = label(line, known) {
                read.close(begun);
                read.under.push((label, rest.strip_prefix(' ').unwrap_or(rest).to_string()));
                begun = true;
                continue;
            }
            let words = read.last();
            if begun {
                words.push('\n');
            }
            words.push_str(if is_shielded(line, known) { line.get(1..).unwrap_or_default() } else { line });
            begun = true;
        }
        read
    }

    /// The blank line before a label parts, and belongs to nobody.
    fn close(&mut self, begun: bool) {
        let words = self.last();
        if begun && words.ends_with('\n') {
            words.pop();
        }
    }

    fn last(&mut self) -> &mut String {
        match self.under.last_mut() {
            Some((_, words)) => words,
            None => &mut self.head,
        }
    }

    /// Under which nothing stands, is left out.
    pub fn add(&mut self, label: &'static str, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.under.push((label, words));
        }
    }

    /// What the paragraphs behind it belong to; it stands even where it is empty.
    pub fn begin(&mut self, label: &'static str, words: impl Into<String>) {
        self.under.push((label, words.into()));
    }

    pub fn write(&self, known: &[&'static str]) -> String {
        let head = (!self.head.is_empty()).then(|| shield(&self.head, known, 0));
        let under = self.under.iter().map(|(label, words)| format!("{label}: {}", shield(words, known, 1)));
        head.into_iter().chain(under).collect::<Vec<_>>().join("\n\n")
    }
}

/// Puts one paragraph back where nobody could make anything of it under its label.
pub fn put_back(words: &mut String, label: &str, value: &str) {
    if !words.is_empty() {
        words.push_str("\n\n");
    }
    words.push_str(&format!("{label}: {value}"));
}

fn label<'a>(line: &'a str, known: &[&'static str]) -> Option<(&'static str, &'a str)> {
    let (before, rest) = line.split_once(':')?;
    known.iter().find(|label| label.eq_ignore_ascii_case(before)).map(|label| (*label, rest))
}

fn is_shielded(line: &str, known: &[&'static str]) -> bool {
    line.starts_with(' ') && label(line.trim_start_matches(' '), known).is_some()
}

/// From line number `from` on, what looks like a label is shielded.
fn shield(words: &str, known: &[&'static str], from: usize) -> String {
    let lines = words.split('\n').enumerate().map(|(at, line)| {
        let looks = label(line.trim_start_matches(' '), known).is_some();
        if at >= from && looks { format!(" {line}") } else { line.to_string() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 3] = ["Definition", "Include", "Exclude"];

    #[test]
    fn what_people_write_by_hand_is_read() {
        let read = Labelled::read("Use with care.\ninclude: first days\n\nand weeks\nExclude:desks", &KNOWN);
        assert_eq!(read.head, "Use with care.");
        let under = [("Include", "first days\n\nand weeks"), ("Exclude", "desks")];
        assert_eq!(read.under, under.map(|(label, words)| (label, words.to_string())));
    }

    #[test]
    fn words_that_look_like_a_label_stay_words() {
        let mut written = Labelled { head: "Include: me".into(), ..Labelled::default() };
        written.add("Definition", "What\nExclude: not this");
        written.add("Include", "");
        let text = written.write(&KNOWN);
        assert_eq!(text, " Include: me\n\nDefinition: What\n Exclude: not this");
        assert_eq!(Labelled::read(&text, &KNOWN), written);
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back_to_the_letter(
            head in "[a-z:\n ]{0,20}|(Include: |\n| ){0,5}",
            under in prop::collection::vec((0usize..3, "([a-zé: \n]|Include:|exclude: ){1,12}"), 0..4),
        ) {
            let mut written = Labelled { head, ..Labelled::default() };
            for (label, words) in under {
                written.add(KNOWN[label], words);
            }
            prop_assert_eq!(Labelled::read(&written.write(&KNOWN), &KNOWN), written);
        }
    }
}
