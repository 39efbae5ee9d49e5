//! Lines of a page joined into paragraphs again, by how they stand and by what they begin with.

use std::collections::{BTreeMap, HashSet};

use super::lines::Line;

/// Of the size of the letters: what counts as an indent.
const INDENT: f64 = 0.8;
/// Of the usual distance between lines: a larger one parts paragraphs.
const WIDE: f64 = 1.35;

/// As people type it, as programs set it, and the one that shows only at the end of a line.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// Running heads of so many lines, above or below.
const MOST_HEADS: usize = 3;

/// Without what stands highest or lowest on most pages, whatever number is in it; and what that was. Programs write
/// heads before or behind the words of a page: only their height tells.
pub(super) fn without_heads(mut pages: Vec<Vec<Line>>) -> (Vec<Vec<Line>>, Vec<String>) {
    let usual = usual_distance(&pages);
    let mut heads = Vec::new();
    for round in 0..MOST_HEADS {
        let mut seen = BTreeMap::<(String, i64), usize>::new();
        // Below a first head stand others, or words: these have no gap beside them that parts them from words.
        let ends: Vec<Vec<usize>> =
            pages.iter().map(|page| ends(page, if round == 0 { 0.0 } else { usual * WIDE })).collect();
        for (page, ends) in pages.iter().zip(&ends) {
            let prints: HashSet<_> = ends.iter().filter_map(|at| page.get(*at)).map(fingerprint).collect();
            prints.into_iter().for_each(|print| *seen.entry(print).or_default() += 1);
        }
        let most = pages.len().div_ceil(2).max(2);
        for (page, ends) in pages.iter_mut().zip(ends) {
            let is_head = |line: &Line| seen.get(&fingerprint(line)).is_some_and(|count| *count >= most);
            let mut at = 0;
            page.retain(|line| {
                let goes = ends.contains(&at) && is_head(line);
                at += 1;
                heads.extend(goes.then(|| line.text.trim().to_string()));
                !goes
            });
        }
    }
    (pages, heads)
}

/// The highest line and the lowest, where they are so far from all others.
fn ends(page: &[Line], apart: f64) -> Vec<usize> {
    let height = |(_, one): &(usize, &Line), (_, other): &(usize, &Line)| one.across.total_cmp(&other.across);
    let ends = [page.iter().enumerate().max_by(height), page.iter().enumerate().min_by(height)];
    let is_apart = |line: &Line| {
        page.iter().map(|other| (other.across - line.across).abs()).all(|gap| gap < 1.0 || gap > apart)
    };
    let found =
        ends.into_iter().flatten().filter(|(_, line)| apart == 0.0 || (page.len() > 1 && is_apart(line)));
    found.map(|(at, _)| at).collect()
}

/// The line with every number as `#`, and its height on the page.
fn fingerprint(line: &Line) -> (String, i64) {
    let mut shape = String::new();
    for letter in line.text.trim().chars() {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if letter != '#' || !shape.ends_with('#') {
            shape.push(letter);
        }
    }
    (shape, line.across.round() as i64)
}

/// Paragraphs, and the words that were broken at the end of a line.
pub(super) fn paragraphs(pages: &[Vec<Line>]) -> (Vec<String>, Vec<String>) {
    let words = words(pages);
    let usual = usual_distance(pages);
    let (mut paragraphs, mut joined) = (Vec::<String>::new(), Vec::new());
    for page in pages {
        let margin = page.iter().map(|line| line.to).fold(f64::MIN, f64::max);
        let mut before: Option<&Line> = None;
        for line in page {
            let begins =
                before.map_or(begins_speech(&line.text), |before| parts(before, line, usual, margin));
            match paragraphs.last_mut() {
                Some(paragraph) if !begins && (before.is_some() || goes_on(paragraph, line)) => {
                    joined.extend(join(paragraph, line.text.trim(), &words));
                }
                _ => paragraphs.push(line.text.trim().to_string()),
            }
            before = Some(line);
        }
    }
    (paragraphs, joined)
}

/// Whether a paragraph that reaches the end of a page goes on on the next.
fn goes_on(paragraph: &str, line: &Line) -> bool {
    let ended = paragraph.ends_with(['.', '!', '?', '…', ':', '”', '"', ')', ']', '»']);
    !ended || line.text.trim_start().starts_with(char::is_lowercase)
}

/// Whether a line begins a new paragraph: by a speaker or time, a gap, an indent, or because its first word would have
/// had room on the line before.
fn parts(before: &Line, line: &Line, usual: f64, margin: f64) -> bool {
    let down = before.across - line.across;
    let size = line.size.max(before.size);
    let first = line.text.split_whitespace().next().unwrap_or_default();
    let letters = line.text.trim().chars().count().max(1) as f64;
    let first_width = first.chars().count() as f64 * (line.to - line.from) / letters;
    begins_speech(&line.text)
        || down > usual * WIDE
        || down < -size
        || (line.size - before.size).abs() > size * 0.15
        || before.from - line.from > size * INDENT
        || (line.from - before.from > size * INDENT && !begins_speech(&before.text))
        || (!before.text.ends_with(HYPHENS) && before.to + size * 0.3 + first_width < margin - size)
}

/// The distance most lines have from the one above, in points.
fn usual_distance(pages: &[Vec<Line>]) -> f64 {
    let mut distances: Vec<f64> = pages
        .iter()
        .flat_map(|page| page.windows(2))
        .filter_map(|pair| match pair {
            [above, below] => Some((above.across - below.across, above.size.max(below.size))),
            _ => None,
        })
        .filter(|(distance, size)| *distance > size * 0.5 && *distance < size * 2.5)
        .map(|(distance, _)| distance)
        .collect();
    distances.sort_by(f64::total_cmp);
    // Gaps between paragraphs are wider than those within, and there may be as many: the lower third is within.
    distances.get(distances.len() / 3).copied().unwrap_or(f64::MAX)
}

/// `Anna:`, `Interviewer 2 (00:01:02):`, `[00:12]`, `00:12:33 Anna`
fn begins_speech(line: &str) -> bool {
    let line = line.trim_start();
    let head: String = line.chars().take(60).collect();
    begins_with_time(&head) || head.split_once([':', '：']).is_some_and(|(name, rest)| is_label(name, rest))
}

fn begins_with_time(head: &str) -> bool {
    let clock = head.trim_start_matches(['[', '(', '#', '<']);
    let digits = clock.chars().take_while(char::is_ascii_digit).count();
    let mut rest = clock.chars().skip(digits);
    (1..=2).contains(&digits)
        && rest.next() == Some(':')
        && rest.take(2).all(|letter| letter.is_ascii_digit())
}

fn is_label(name: &str, rest: &str) -> bool {
    let name = name.split(['(', '[']).next().unwrap_or_default().trim().trim_matches('*');
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| !word.starts_with(char::is_lowercase);
    let named = words.len() == 1 || (words.len() <= 4 && words.iter().all(capital));
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    named && ends && name.contains(char::is_alphanumeric) && !name.contains(['.', ',', '?', '!', ';'])
}

/// Letters that were printed as one, as the letters they are; how many there were.
pub(super) fn part_ligatures(pages: &mut [Vec<Line>]) -> usize {
    let mut count = 0;
    for line in pages.iter_mut().flatten() {
        let ligatures = line.text.chars().filter(|letter| parted(*letter).is_some()).count();
        if ligatures > 0 {
            count += ligatures;
            let letters =
                line.text.chars().map(|letter| parted(letter).map_or(letter.to_string(), str::to_string));
            line.text = letters.collect();
        }
    }
    count
}

fn parted(letter: char) -> Option<&'static str> {
    let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    letters.get(u32::from(letter).checked_sub(0xFB00)? as usize).copied()
}

/// Every word of the file, small, as it is written within a line.
fn words(pages: &[Vec<Line>]) -> HashSet<String> {
    let all = pages.iter().flatten().flat_map(|line| line.text.split_whitespace());
    all.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()).collect()
}

/// Appends a line; the word, when one was broken and has lost its hyphen.
///
/// `inter-` and `view` are one word when the file has `interview` elsewhere; otherwise the hyphen is the speaker's
/// (`well-being`, `go-going`) and stays. The typographers' hyphen is always the program's.
fn join(paragraph: &mut String, line: &str, words: &HashSet<String>) -> Option<String> {
    if !paragraph.ends_with(HYPHENS) || !line.starts_with(char::is_lowercase) {
        paragraph.push(' ');
        paragraph.push_str(line);
        return None;
    }
    let head = paragraph.trim_end_matches(HYPHENS).rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = line.split_whitespace().next().unwrap_or_default();
    let whole = format!("{head}{tail}");
    let whole = whole.trim_matches(|letter: char| !letter.is_alphanumeric()).to_string();
    let broken = !paragraph.ends_with('-') || words.contains(&whole.to_lowercase());
    if broken {
        paragraph.pop();
    }
    paragraph.push_str(line);
    broken.then_some(whole)
}
