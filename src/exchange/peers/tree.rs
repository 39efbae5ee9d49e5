//! A foreign code tree as a codebook: slugs, nesting without circles, names that can be told apart.

use std::collections::{HashMap, HashSet};

use super::names::Taken;
use crate::exchange::Told;
use crate::study::{Code, CodeId, Codebook, Kind, Made};

/// A code as a foreign program keeps it. `key` is its number or name there.
#[derive(Clone, Debug, Default)]
pub(super) struct Twig {
    pub key: String,
    pub parent: Option<String>,
    pub name: String,
    pub kind: Kind,
    pub definition: String,
    pub colour: Option<u8>,
    pub made: Option<Made>,
}

pub(super) struct Grown {
    pub book: Codebook,
    /// Which code each foreign one has become.
    pub ids: HashMap<String, CodeId>,
}

/// Deeper than this nobody nests codes on purpose.
const DEEPEST: usize = 50;

/// What cannot stand as it is, is mended and told.
pub(super) fn grow(twigs: Vec<Twig>, told: &mut Told) -> Grown {
    let mut twigs = known_once(twigs, told);
    named(&mut twigs, told);
    let mut parents = parents(&twigs, told);
    for at in circular(&parents) {
        tell(told, &twigs, at, "it stood within itself; it stands at the top now");
        forget(&mut parents, at);
    }
    for at in too_deep(&parents) {
        tell(told, &twigs, at, "it was nested more than 50 levels deep; it stands at the top now");
        forget(&mut parents, at);
    }
    told_apart(&mut twigs, &parents, told);
    planted(twigs, &parents, told)
}

fn tell(told: &mut Told, twigs: &[Twig], at: usize, why: &str) {
    told.changed("codes", why, twigs.get(at).map(|twig| twig.name.clone()).unwrap_or_default());
}

fn forget(parents: &mut [Option<usize>], at: usize) {
    if let Some(parent) = parents.get_mut(at) {
        *parent = None;
    }
}

fn known_once(twigs: Vec<Twig>, told: &mut Told) -> Vec<Twig> {
    let mut seen = HashSet::new();
    let (kept, twins): (Vec<Twig>, Vec<Twig>) =
        twigs.into_iter().partition(|twig| seen.insert(twig.key.clone()));
    for twin in twins {
        told.dropped("codes", "another code has the same number", twin.name);
    }
    kept
}

/// A name is one line and is not empty.
fn named(twigs: &mut [Twig], told: &mut Told) {
    for twig in twigs {
        let line = twig.name.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let line: Vec<&str> = line.filter(|word| !word.is_empty()).collect();
        let name = line.join(" ");
        if name.is_empty() {
            told.changed("codes", "it had no name", format!("code {}", twig.key));
            twig.name = format!("code {}", twig.key);
        } else {
            twig.name = name;
        }
    }
}

/// Where in the list each one's parent is.
fn parents(twigs: &[Twig], told: &mut Told) -> Vec<Option<usize>> {
    let places: HashMap<&str, usize> =
        twigs.iter().enumerate().map(|(at, twig)| (twig.key.as_str(), at)).collect();
    let mut find = |twig: &Twig| {
        let wanted = twig.parent.as_deref()?;
        let found = places.get(wanted).copied();
        if found.is_none() {
            let why = "what it stood within is not there; it stands at the top now";
            told.changed("codes", why, twig.name.clone());
        }
        found
    };
    twigs.iter().map(&mut find).collect()
}

/// One of every circle: without its parent there is no circle left.
fn circular(parents: &[Option<usize>]) -> Vec<usize> {
    // Which walk came by here: 0 for none.
    let mut walks = vec![0; parents.len()];
    let mut found = Vec::new();
    for walk in 1..=parents.len() {
        let mut here = Some(walk - 1);
        while let Some(at) = here {
            match walks.get_mut(at) {
                Some(mark) if *mark == 0 => *mark = walk,
                Some(mark) if *mark == walk => {
                    found.push(at);
                    break;
                }
                _ => break,
            }
            here = parents.get(at).copied().flatten();
        }
    }
    found
}

/// Those that begin a level too many, in a tree without circles.
fn too_deep(parents: &[Option<usize>]) -> Vec<usize> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut open = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent.and_then(|parent| children.get_mut(parent)) {
            Some(siblings) => siblings.push(at),
            None => open.push((at, 1)),
        }
    }
    let mut found = Vec::new();
    while let Some((at, depth)) = open.pop() {
        let depth = if depth > DEEPEST { 1 } else { depth };
        if depth == 1 && parents.get(at).copied().flatten().is_some() {
            found.push(at);
        }
        open.extend(children.get(at).into_iter().flatten().map(|child| (*child, depth + 1)));
    }
    found.sort_unstable();
    found
}

/// Siblings of one name get numbers: codes are found by their paths.
fn told_apart(twigs: &mut [Twig], parents: &[Option<usize>], told: &mut Told) {
    let mut taken = Taken::default();
    for (twig, parent) in twigs.iter_mut().zip(parents) {
        let scope = parent.map_or(0, |parent| parent + 1);
        let name = taken.free(scope, &twig.name, |n| format!("{} ({n})", twig.name));
        if name != twig.name {
            let place = format!("{} → {name}", twig.name);
            told.changed("codes", "another code beside it has the same name", place);
            twig.name = name;
        }
    }
}

fn planted(twigs: Vec<Twig>, parents: &[Option<usize>], told: &mut Told) -> Grown {
    // As the codebook gives them one by one, for thousands at once.
    let (empty, mut taken) = (Codebook::default(), Taken::default());
    let mut slug = |twig: &Twig| {
        let slug = empty.free_slug(&twig.name);
        CodeId::new(taken.free(0, slug.as_str(), |n| format!("{slug}-{n}")))
    };
    let ids: Vec<CodeId> = twigs.iter().map(&mut slug).collect();
    let keys: HashMap<String, CodeId> =
        twigs.iter().map(|twig| twig.key.clone()).zip(ids.iter().cloned()).collect();
    let codes = twigs.into_iter().zip(&ids).zip(parents).map(|((twig, id), parent)| Code {
        parent: parent.and_then(|parent| ids.get(parent).cloned()),
        kind: twig.kind,
        definition: twig.definition,
        colour: twig.colour,
        made: twig.made,
        ..Code::new(id.clone(), twig.name)
    });
    let (book, complaints) = Codebook::from_codes(codes.collect());
    for complaint in complaints {
        told.changed("codes", &complaint, "the code tree");
    }
    Grown { book, ids: keys }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Fate;

    fn twig(key: &str, parent: Option<&str>, name: &str) -> Twig {
        Twig { key: key.into(), parent: parent.map(Into::into), name: name.into(), ..Twig::default() }
    }

    fn paths(twigs: Vec<Twig>) -> (Vec<String>, Told) {
        let mut told = Told::default();
        let book = grow(twigs, &mut told).book;
        (book.codes().iter().map(|code| book.path(code.id.as_str())).collect(), told)
    }

    #[test]
    fn a_tree_comes_as_it_stood() {
        let (paths, told) =
            paths(vec![twig("2", Some("1"), "Sleep"), twig("1", None, "Strain"), twig("3", None, "Sleep")]);
        assert_eq!(paths, ["Strain", "Strain/Sleep", "Sleep"]);
        assert_eq!(told, Told::default());
    }

    #[test]
    fn a_circle_is_opened_once_and_what_hangs_on_it_stays() {
        let (paths, told) =
            paths(vec![twig("1", Some("2"), "a"), twig("2", Some("1"), "b"), twig("3", Some("2"), "c")]);
        assert_eq!(paths, ["a", "a/b", "a/b/c"]);
        assert_eq!(told.count(Fate::Changed, "codes"), 1);
    }

    #[test]
    fn twins_strangers_and_nameless_ones_are_mended_and_told() {
        let (paths, told) = paths(vec![
            twig("1", None, "Sleep"),
            twig("2", None, "sleep"),
            twig("2", None, "Again"),
            twig("3", Some("9"), " two\nlines "),
            twig("4", None, ""),
        ]);
        assert_eq!(paths, ["Sleep", "sleep (2)", "two lines", "code 4"]);
        assert_eq!((told.count(Fate::Changed, "codes"), told.count(Fate::Dropped, "codes")), (3, 1));
    }

    #[test]
    fn a_chain_without_end_is_cut() {
        let chain = (1..=120).map(|n| twig(&n.to_string(), Some(&(n - 1).to_string()), &format!("c{n}")));
        let (paths, told) = paths(chain.collect());
        let deepest = paths.iter().map(|path| path.split('/').count()).max();
        assert_eq!((paths.len(), deepest), (120, Some(50)));
        assert_eq!(told.count(Fate::Changed, "codes"), 3);
    }
}
