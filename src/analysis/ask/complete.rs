//! While a question is typed: what may stand at the caret.

use super::field::{ATTRIBUTE, Field};
use super::grammar::RELATIONS;
use super::query::Grain;
use super::roster::{Roster, written};
use super::words::{Kind, Word, words};
use crate::study::Study;
use crate::text::{Span, fold};

/// What may stand where the caret is, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The code points of the line that a candidate takes the place of.
    pub replaces: Span,
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it has to be typed.
    pub text: String,
    /// What it is: a code's path, `field`, `value`, or `operator`.
    pub about: String,
}

/// More than anybody reads through.
const MOST: usize = 100;

/// `caret` is counted in code points of the line.
pub fn complete(line: &str, caret: u32, study: &Study) -> Offer {
    let begun = Begun::new(line, caret as usize);
    let roster = Roster::new(study);
    let wanted = fold(&begun.typed);
    let mut ranked: Vec<(usize, Candidate)> = candidates(&begun, &roster)
        .into_iter()
        .filter_map(|candidate| Some((rank(&candidate, &wanted)?, candidate)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let candidates = ranked.into_iter().map(|(_, candidate)| candidate).take(MOST).collect();
    Offer { replaces: begun.place, candidates }
}

/// The line up to the caret: what is being typed, and the words before it.
struct Begun {
    typed: String,
    before: Vec<Word>,
    place: Span,
}

impl Begun {
    fn new(line: &str, caret: usize) -> Begun {
        let letters: Vec<char> = line.chars().collect();
        let caret = caret.min(letters.len());
        let ahead: String = letters.iter().take(caret).collect();
        let ends = |c: &char| c.is_whitespace() || "()=<>~:,;!\"".contains(*c);
        let rest = letters.iter().skip(caret).take_while(|c| !ends(c)).count();
        let end = u32::try_from(caret + rest).unwrap_or(u32::MAX);
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        let (mut before, open) = match words(&ahead) {
            Ok(words) => (words, None),
            Err(fault) => Begun::open(&ahead, fault.at.start),
        };
        let last = before.last().filter(|last| last.at.end == caret);
        let (typed, start) = match (open, last.map(|last| &last.kind)) {
            (Some((typed, start)), _) => (typed, start),
            (None, Some(Kind::Bare(typed))) => {
                let (typed, start) = (typed.clone(), last.map_or(caret, |last| last.at.start));
                before.pop();
                (typed, start)
            }
            _ => (String::new(), caret),
        };
        Begun { typed, before, place: Span::new(start, end) }
    }

    /// A quotation that is still open is what is being typed.
    fn open(ahead: &str, at: u32) -> (Vec<Word>, Option<(String, u32)>) {
        let head: String = ahead.chars().take(at as usize).collect();
        let typed: String = ahead.chars().skip(at as usize + 1).collect();
        (words(&head).unwrap_or_default(), Some((typed, at)))
    }

    fn last(&self) -> Option<&Kind> {
        self.before.last().map(|word| &word.kind)
    }

    /// The field whose value is wanted here: behind its sign, or in its list.
    fn field(&self, roster: &Roster) -> Option<Field> {
        let kinds: Vec<&Kind> = self.before.iter().map(|word| &word.kind).collect();
        let in_list = kinds.iter().rposition(|kind| **kind == Kind::Open);
        let behind = match (kinds.last()?, in_list) {
            (Kind::Sign(_), _) => kinds.len().checked_sub(2)?,
            (Kind::Open | Kind::Comma, Some(open)) => {
                let is_list = matches!(kinds.get(open.checked_sub(1)?)?, Kind::Bare(word) if word.to_lowercase() == "in");
                is_list.then_some(open.checked_sub(2)?)?
            }
            _ => return None,
        };
        match kinds.get(behind)? {
            Kind::Bare(name) => named(name, roster),
            Kind::Quoted(name) => roster.attribute(name),
            _ => None,
        }
    }

    /// Whether something stands before the caret that an operator may follow.
    fn follows_operand(&self) -> bool {
        match self.last() {
            Some(Kind::Bare(word)) => {
                let word = word.to_lowercase();
                let first = word.split('/').next().unwrap_or_default();
                !["and", "or", "not"].contains(&first) && !RELATIONS.contains(&first)
            }
            Some(Kind::Quoted(_) | Kind::Regex(_) | Kind::Close | Kind::Below) => true,
            _ => false,
        }
    }

    /// The relation whose distance wants its unit: `near/3 `.
    fn wants_unit(&self) -> bool {
        let Some(Kind::Bare(word)) = self.last() else { return false };
        word.split_once('/').is_some_and(|(name, number)| {
            let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
            RELATIONS.contains(&name.to_lowercase().as_str()) && is_number
        })
    }
}

fn named(name: &str, roster: &Roster) -> Option<Field> {
    let lower = name.to_lowercase();
    match lower.strip_prefix(ATTRIBUTE) {
        Some(attribute) => roster.attribute(attribute),
        None => Field::NAMED.into_iter().find(|(known, _)| *known == lower).map(|(_, field)| field),
    }
}

fn candidates(begun: &Begun, roster: &Roster) -> Vec<Candidate> {
    if let Some(field) = begun.field(roster) {
        let values = roster.values(&field).into_iter().map(|value| Candidate::new(written(&value), "value"));
        return values.chain([Candidate::new("missing", "value")]).collect();
    }
    if begun.wants_unit() {
        return Grain::ALL.map(|grain| Candidate::new(grain.name(), "unit")).to_vec();
    }
    if matches!(begun.last(), Some(Kind::Sign(_))) {
        return Vec::new();
    }
    let mut all = Vec::new();
    if begun.follows_operand() {
        all.extend(["and", "or"].map(|word| Candidate::new(word, "operator")));
        all.extend(RELATIONS.map(|word| Candidate::new(word, "operator")));
    }
    all.extend(codes(roster));
    all.extend(roster.fields().into_iter().map(|field| {
        let sign = if field == "text" { ":" } else { "=" };
        Candidate::new(field + sign, "field")
    }));
    all.extend(["not", "cases(", "atleast("].map(|word| Candidate::new(word, "operator")));
    all
}

fn codes(roster: &Roster) -> Vec<Candidate> {
    let book = &roster.study.codebook;
    let each = book.codes().iter().filter(|code| !code.retired).flat_map(|code| {
        let (slug, path) = (written(code.id.as_str()), book.path(code.id.as_str()));
        let branch = || Candidate::new(format!("{slug}/*"), &format!("{path} and below"));
        let branch = book.has_children(code.id.as_str()).then(branch);
        [Candidate::new(slug.clone(), &path)].into_iter().chain(branch)
    });
    each.collect()
}

impl Candidate {
    fn new(text: impl Into<String>, about: &str) -> Candidate {
        Candidate { text: text.into(), about: about.into() }
    }
}

/// What begins so comes before what only holds it; what is not like it at all is no candidate.
fn rank(candidate: &Candidate, wanted: &str) -> Option<usize> {
    let text = fold(candidate.text.trim_start_matches('"'));
    let is_code = !["value", "field", "operator", "unit"].contains(&candidate.about.as_str());
    let about = if is_code { fold(&candidate.about) } else { String::new() };
    let begins_part = about.split('/').any(|name| name.starts_with(wanted));
    match () {
        _ if text.starts_with(wanted) => Some(0),
        _ if is_code && begins_part => Some(1),
        _ if text.contains(wanted) || about.contains(wanted) => Some(2),
        _ => None,
    }
}
