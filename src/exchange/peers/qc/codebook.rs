//! qc's codebook: a YAML list of names, and of maps from one name to the list below it.

use std::path::Path;

use saphyr::{LoadableYamlNode, Scalar, Yaml};

use super::files;
use crate::exchange::Refused;

/// A code, and where in the list the one above it is.
pub(super) struct Leaf {
    pub name: String,
    pub above: Option<usize>,
}

/// More marks of nesting than this on one line are no codebook: a parser would nest as deep.
const MOST_MARKS: usize = 100;

/// In reading order. A project that has none yet has an empty file.
///
/// # Errors
/// In words: no YAML, or nested too deeply.
pub(super) fn read(path: &Path) -> Result<Vec<Leaf>, Refused> {
    let words = files::words(path)?.0;
    let mut leaves = Vec::new();
    for document in load(&words, path)? {
        gather(&document, None, &mut leaves);
    }
    Ok(leaves)
}

/// # Errors
/// In words: no YAML, or nested too deeply.
pub(super) fn load<'a>(words: &'a str, path: &Path) -> Result<Vec<Yaml<'a>>, Refused> {
    let marks = |line: &str| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        indent + line.matches("- ").count() + line.matches("? ").count() + line.matches(['[', '{']).count()
    };
    if words.lines().any(|line| marks(line) > MOST_MARKS * 2) {
        let words = format!("{} is nested too deeply to be read", path.display());
        return Err(Refused::too_much(words));
    }
    Yaml::load_from_str(words)
        .map_err(|error| Refused::unreadable(format!("{} is no YAML: {error}", path.display())))
}

fn gather(node: &Yaml<'_>, above: Option<usize>, leaves: &mut Vec<Leaf>) {
    match node {
        Yaml::Sequence(nodes) => nodes.iter().for_each(|node| gather(node, above, leaves)),
        Yaml::Mapping(branches) => {
            for (name, below) in branches {
                let Some(name) = name_of(name) else { continue };
                leaves.push(Leaf { name, above });
                gather(below, Some(leaves.len() - 1), leaves);
            }
        }
        // The place of a list that is empty.
        Yaml::Value(Scalar::Null) => {}
        node => leaves.extend(name_of(node).map(|name| Leaf { name, above })),
    }
}

/// Names such as `2019` are numbers to YAML.
fn name_of(node: &Yaml<'_>) -> Option<String> {
    match node {
        Yaml::Value(Scalar::String(name)) => Some(name.to_string()),
        Yaml::Value(Scalar::Integer(number)) => Some(number.to_string()),
        Yaml::Value(Scalar::FloatingPoint(number)) => Some(number.to_string()),
        Yaml::Value(Scalar::Boolean(is)) => Some(is.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(words: &str) -> Vec<String> {
        let mut leaves = Vec::new();
        for document in load(words, Path::new("codebook.yaml")).unwrap() {
            gather(&document, None, &mut leaves);
        }
        let path = |leaf: &Leaf| {
            let line =
                std::iter::successors(Some(leaf), |leaf| leaf.above.and_then(|above| leaves.get(above)));
            let mut names: Vec<&str> = line.map(|leaf| leaf.name.as_str()).collect();
            names.reverse();
            names.join("/")
        };
        leaves.iter().map(path).collect()
    }

    #[test]
    fn names_and_maps_of_one_name_make_a_tree() {
        let book = "- barriers:\n  - role:\n    - unclear\n  - 2019\n- hope\n- empty:\n";
        assert_eq!(
            paths(book),
            ["barriers", "barriers/role", "barriers/role/unclear", "barriers/2019", "hope", "empty"]
        );
        assert!(paths("").is_empty());
    }

    #[test]
    fn towers_and_bombs_are_refused() {
        let refused = |words: &str| assert!(load(words, Path::new("codebook.yaml")).is_err());
        refused(&"- ".repeat(100_000));
        refused(&"[".repeat(100_000));
        refused(&(0..5_000).map(|depth| format!("{}- a:\n", " ".repeat(depth))).collect::<String>());
        let mut bomb = "a: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_string();
        for depth in 1..12 {
            let again = vec![format!("*a{}", depth - 1); 10].join(", ");
            bomb += &format!("b{depth}: &a{depth} [{again}]\n");
        }
        refused(&bomb);
    }
}
