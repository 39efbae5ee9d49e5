//! Codebooks as people write them down: Markdown headings with paragraphs, or lists and indented lines.
//!
//! Paragraphs that begin with `Include:`, `Exclude:`, `Example:` or `Definition:` are what they say.

use super::entry::{DEEPEST, Entry, add, kind, origin};
use super::headings::{Role, means};
use super::lists::parted;
use crate::exchange::Told;
use crate::text::fold;

/// Title words of a page that are no code.
const TITLES: [&str; 6] = ["codebook", "code book", "kodebok", "codebuch", "codeboek", "codes"];

pub(super) fn outline(text: &str, told: &mut Told) -> Vec<Entry> {
    let headed = text.lines().any(|line| hashes(line).is_some());
    if headed { by_headings(text, told) } else { by_indents(text) }
}

/// How deep a heading is, and what it says.
fn hashes(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let depth = line.len() - rest.len();
    let name = rest.trim().trim_end_matches('#').trim().trim_matches('*');
    let is_heading = (1..=6).contains(&depth) && rest.starts_with([' ', '\t']) && !name.is_empty();
    is_heading.then_some((depth, name))
}

fn by_headings(text: &str, told: &mut Told) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut line: Vec<(usize, String)> = Vec::new();
    for paragraph in paragraphs(text) {
        match (hashes(&paragraph), entries.last_mut()) {
            (Some((_, name)), None)
                if line.is_empty() && TITLES.iter().any(|title| fold(name).contains(title)) =>
            {
                told.dropped("titles", "they are no code", name);
            }
            (Some((depth, name)), _) => entries.push(Entry::new(under(&mut line, depth, &unescaped(name)))),
            (None, Some(entry)) => explain(entry, &unescaped(&paragraph)),
            (None, None) => {
                told.dropped("paragraphs", "they stand before the first code", first_words(&paragraph))
            }
        }
    }
    entries
}

/// In Markdown a backslash takes the meaning from the mark behind it, and breaks a line at its end.
fn unescaped(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes =
            letter == '\\' && letters.peek().is_some_and(|it| it.is_ascii_punctuation() || *it == '\n');
        plain.push(if escapes { letters.next().unwrap_or(letter) } else { letter });
    }
    plain
}

/// Blocks between blank lines; a heading is one of its own.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        let heading = hashes(line).is_some();
        match all.last_mut() {
            Some(last) if open && !heading && !line.is_empty() => add(last, line),
            _ if line.trim().is_empty() => {}
            _ => all.push(line.trim().to_string()),
        }
        open = !heading && !line.is_empty();
    }
    all
}

/// The path of a name at this depth, below the last name that is less deep.
pub(super) fn under(line: &mut Vec<(usize, String)>, depth: usize, name: &str) -> Vec<String> {
    while line.last().is_some_and(|(deeper, _)| *deeper >= depth) {
        line.pop();
    }
    line.truncate(DEEPEST);
    line.push((depth, name.to_string()));
    line.iter().map(|(_, name)| name.clone()).collect()
}

/// A labelled paragraph goes where it says.
pub(super) fn explain(entry: &mut Entry, paragraph: &str) {
    if facts(entry, paragraph) {
        return;
    }
    let plain = paragraph.trim().trim_start_matches(['*', '_', '-', ' ']);
    let label = plain.split_once(':').map(|(label, words)| (label.trim_matches(['*', '_', ' ']), words));
    let code = &mut entry.code;
    let Some((label, words)) = label else { return entry.explain(paragraph) };
    let text = match () {
        () if means(label, Role::Include) => &mut code.include,
        () if means(label, Role::Exclude) => &mut code.exclude,
        () if means(label, Role::Example) => &mut code.example,
        () if means(label, Role::Aliases) => return code.aliases.extend(parted(unmarked(words))),
        () if means(label, Role::Memo) => &mut code.definition,
        () => return entry.explain(paragraph),
    };
    add(text, unmarked(words));
}

/// Without the marks of Markdown around all of it.
fn unmarked(words: &str) -> &str {
    let words = words.trim_start_matches(['*', '_']).trim();
    words.strip_prefix('*').and_then(|words| words.strip_suffix('*')).unwrap_or(words)
}

/// The title of a page of our own: over all codes, and without what every code of ours says of itself.
pub(super) fn drop_title(entries: &mut Vec<Entry>, told: &mut Told) {
    let Some(first) = entries.first() else { return };
    let title = first.path.clone();
    let below = entries.iter().skip(1).all(|entry| entry.slug.is_some() && entry.path.starts_with(&title));
    if first.slug.is_some() || entries.len() < 2 || !below {
        return;
    }
    told.dropped("titles", "they are no code", title.concat());
    entries.remove(0);
    entries.iter_mut().for_each(|entry| drop(entry.path.drain(..title.len())));
}

/// `theme · inductive · 3 codings in 2 cases · hope`: what our own pages say under a name. Counts are of that day.
fn facts(entry: &mut Entry, paragraph: &str) -> bool {
    let mut facts = paragraph.trim().split(" · ");
    let told = facts.next().and_then(kind).zip(facts.next().and_then(origin));
    let Some((kind, origin)) = told else { return false };
    (entry.code.kind, entry.code.origin) = (kind, origin);
    for fact in facts {
        match fact {
            "retired" => entry.code.retired = true,
            slug if !slug.contains(' ') => entry.slug = Some(slug.to_string()),
            _ => {}
        }
    }
    true
}

/// One code a line, deeper where it is indented further; `Name: what it means`, also after a tab or a dash.
fn by_indents(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut line = Vec::new();
    for words in text.lines().filter(|words| !words.trim().is_empty()) {
        let body = words.trim_start();
        let depth = indent(words.get(..words.len() - body.len()).unwrap_or_default());
        let (name, meaning) = named(without_bullet(body));
        if name.is_empty() {
            continue;
        }
        let mut entry = Entry::new(under(&mut line, depth, name));
        entry.explain(meaning);
        entries.push(entry);
    }
    entries
}

/// In cells; a tab is worth four.
fn indent(blanks: &str) -> usize {
    blanks.chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum()
}

fn without_bullet(line: &str) -> &str {
    let marked = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let numbered = || {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        let number = line.len() > rest.len()
            && line.get(..line.len() - rest.len()).is_some_and(|it| it.ends_with('.'));
        number.then(|| rest.strip_prefix(' ')).flatten()
    };
    marked.or_else(numbered).unwrap_or(line).trim()
}

fn named(line: &str) -> (&str, &str) {
    let parted = ["\t", ": ", " – ", " — "].iter().find_map(|mark| line.split_once(mark));
    let (name, meaning) = parted.unwrap_or((line, ""));
    (name.trim().trim_matches('*').trim_end_matches(':').trim(), meaning)
}

fn first_words(paragraph: &str) -> String {
    paragraph.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let entries = outline(text, &mut Told::default());
        entries.iter().map(|entry| (entry.path.join("/"), entry.code.definition.clone())).collect()
    }

    fn code(path: &str, definition: &str) -> (String, String) {
        (path.to_string(), definition.to_string())
    }

    #[test]
    fn headings_are_codes_and_paragraphs_what_they_mean() {
        let text = "# Codebook of the lunch study\n\n## Trust\nTo rely on\nsomebody.\n\nEven once.\n### Peers\n## Barriers\n";
        let expected = [
            code("Trust", "To rely on\nsomebody.\nEven once."),
            code("Trust/Peers", ""),
            code("Barriers", ""),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn labelled_paragraphs_go_where_they_say() {
        let text = "# Trust\n\nDefinition: to rely on.\n\n**Include:** peers\n\n- Exclude: dogs\n\nExample: “I told her.”\n";
        let code = &outline(text, &mut Told::default())[0].code;
        assert_eq!((code.definition.as_str(), code.include.as_str()), ("to rely on.", "peers"));
        assert_eq!((code.exclude.as_str(), code.example.as_str()), ("dogs", "“I told her.”"));
    }

    #[test]
    fn indented_lines_are_a_tree() {
        let text = "Trust: to rely on\n  - Peers\n    - Old ones\n  - Leaders\n1. Barriers\n\t1.1. Time\n";
        let expected = [
            code("Trust", "to rely on"),
            code("Trust/Peers", ""),
            code("Trust/Peers/Old ones", ""),
            code("Trust/Leaders", ""),
            code("Barriers", ""),
            code("Barriers/Time", ""),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn no_tree_is_too_deep_to_be_read() {
        let text: String = (0..2_000).map(|at| " ".repeat(at) + "a\n").collect();
        assert!(outline(&text, &mut Told::default()).iter().all(|entry| entry.path.len() <= DEEPEST + 1));
    }
}
