//! `Barriers > Unclear role`: which mark parts the names of a path, told by the paths themselves.

use std::collections::{HashMap, HashSet};

use super::entry::DEEPEST;

/// Longer ones before those that stand in them.
const MARKS: [&str; 5] = [">>", "::", ">", "\\", "/"];

/// The mark between the names, if the names speak for one: most of those that hold it begin with a name that stands
/// alone, or with one that others begin with too. `and/or` in one name is no path.
pub(super) fn mark(names: &[&str], surely: bool) -> Option<&'static str> {
    let evidence = |mark: &&&str| evidence(names, mark);
    let enough = |mark: &&&str| {
        let (speaking, holding) = evidence(mark);
        holding > 0 && (surely || speaking * 2 > holding || is_no_letter_of_names(names, mark))
    };
    MARKS.iter().filter(|mark| enough(mark)).max_by_key(|mark| evidence(mark).0).copied()
}

/// `a > b`, `a >> b` and `a::b` mean a path even once; `->` and `and/or` are parts of names.
fn is_no_letter_of_names(names: &[&str], mark: &str) -> bool {
    let is_blank = |rest: &str, at_end: bool| {
        let letter = if at_end { rest.chars().next_back() } else { rest.chars().next() };
        letter.is_some_and(char::is_whitespace)
    };
    let stands_apart = |name: &str| {
        let mut parts = name.split(mark).peekable();
        let mut apart = true;
        while let (Some(before), Some(after)) = (parts.next(), parts.peek()) {
            apart &= is_blank(before, true) && is_blank(after, false);
        }
        apart
    };
    match mark {
        "::" => true,
        ">" | ">>" => names.iter().filter(|name| name.contains(mark)).all(|name| stands_apart(name)),
        _ => false,
    }
}

/// Without the folder that NVivo names before all its codes: `Nodes\\Barriers\Role`.
pub(super) fn bare(name: &str) -> &str {
    let folders = ["Nodes", "Codes"].iter();
    folders.filter_map(|folder| name.strip_prefix(folder)?.strip_prefix(r"\\")).next().unwrap_or(name)
}

/// How many names speak for the mark, of how many that hold it. An empty part speaks against it altogether.
fn evidence(names: &[&str], mark: &str) -> (usize, usize) {
    let alone: HashSet<&str> = names.iter().map(|name| name.trim()).collect();
    let holding: Vec<&str> = names.iter().copied().filter(|name| name.contains(mark)).collect();
    if holding.iter().any(|name| name.split(mark).any(|part| part.trim().is_empty())) {
        return (0, 0);
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    holding.iter().flat_map(|name| above(name, mark)).for_each(|above| *times.entry(above).or_default() += 1);
    let known = |above: &str| alone.contains(above) || times.get(above).is_some_and(|times| *times > 1);
    let speaks = |name: &&&str| above(name, mark).any(known);
    (holding.iter().filter(speaks).count(), holding.len())
}

/// Everything that stands above a name: of `a > b > c`, `a` and `a > b`.
fn above<'a>(name: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let cuts = name.match_indices(mark).take(DEEPEST);
    cuts.filter_map(|(at, _)| name.get(..at)).map(str::trim)
}

/// Never empty for a name that is not.
pub(super) fn parted(name: &str, mark: Option<&str>) -> Vec<String> {
    match mark {
        Some(mark) => name.splitn(DEEPEST + 1, mark).map(|part| part.trim().to_string()).collect(),
        None => vec![name.trim().to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_told_by_the_names() {
        assert_eq!(mark(&["Trust", "Trust > Peers", "Trust > Leaders"], false), Some(">"));
        assert_eq!(mark(&["Trust\\Peers", "Trust\\Leaders\\Old"], false), Some("\\"));
        assert_eq!(mark(&["cat1>>code2", "cat1>>code3"], false), Some(">>"));
        assert_eq!(mark(&["Coke::diet", "Coke::light", "Coke"], false), Some("::"));
    }

    #[test]
    fn a_mark_that_no_name_has_is_enough_once() {
        assert_eq!(mark(&["Barriers > Role", "Facilitators"], false), Some(">"));
        assert_eq!(mark(&["Barriers::Role"], false), Some("::"));
        assert_eq!(mark(&["before -> after", "x>y"], false), None);
    }

    #[test]
    fn a_stroke_in_a_name_is_no_path() {
        assert_eq!(mark(&["and/or", "pros/cons", "him/her"], false), None);
        assert_eq!(mark(&["C:\\", "a\\b", "a\\c"], false), None);
        assert_eq!(parted("and/or", None), ["and/or"]);
    }

    #[test]
    fn where_the_column_is_called_path_one_mark_is_enough() {
        assert_eq!(mark(&["Trust/Peers"], true), Some("/"));
        assert_eq!(parted("Trust / Peers", Some("/")), ["Trust", "Peers"]);
    }
}
