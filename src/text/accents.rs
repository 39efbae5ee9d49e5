//! Patterns made forgiving: every plain letter of a regular expression also stands for its accented forms.
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};
use unicode_normalization::UnicodeNormalization;

use super::letters::{PAIRS, VARIANTS};

/// Code points of a class above which it is left alone: `.`, `\w` and `[^x]` hold all accented letters anyway.
pub(super) const MOST_LETTERS: usize = 256;

/// The same expression, matching accented letters wherever it matches their plain one.
pub(super) fn forgiving(expression: Hir) -> Hir {
    match expression.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Class(Class::Bytes(bytes)) => Hir::class(Class::Bytes(bytes)),
        HirKind::Class(Class::Unicode(class)) => letter(&class),
        HirKind::Literal(literal) => sequence(vec![Hir::literal(literal.0)]),
        HirKind::Concat(parts) => sequence(parts),
        HirKind::Alternation(parts) => Hir::alternation(parts.into_iter().map(forgiving).collect()),
        HirKind::Repetition(mut repetition) => {
            *repetition.sub = forgiving(*repetition.sub);
            Hir::repetition(repetition)
        }
        HirKind::Capture(mut capture) => {
            *capture.sub = forgiving(*capture.sub);
            Hir::capture(capture)
        }
    }
}

/// One step of a sequence: a choice of letters, or anything else, forgiving already.
enum Step {
    Letter(ClassUnicode),
    Other(Hir),
}

fn sequence(parts: Vec<Hir>) -> Hir {
    let steps: Vec<Step> = parts.into_iter().flat_map(steps).collect();
    let (mut rest, mut done) = (steps.as_slice(), Vec::new());
    while let [first, behind @ ..] = rest {
        let joined = behind.first().and_then(|second| joined(first, second));
        rest = if joined.is_some() { behind.get(1..).unwrap_or_default() } else { behind };
        done.push(joined.unwrap_or_else(|| match first {
            Step::Letter(class) => letter(class),
            Step::Other(other) => other.clone(),
        }));
    }
    Hir::concat(done)
}

fn steps(part: Hir) -> Vec<Step> {
    match part.into_kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(letters) => letters.chars().map(|c| Step::Letter(class([c]))).collect(),
            Err(_) => vec![Step::Other(Hir::literal(literal.0))],
        },
        HirKind::Class(Class::Unicode(class)) => vec![Step::Letter(class)],
        HirKind::Repetition(repetition) => vec![Step::Other(forgiving(Hir::repetition(repetition)))],
        HirKind::Capture(capture) => vec![Step::Other(forgiving(Hir::capture(capture)))],
        HirKind::Alternation(parts) => vec![Step::Other(forgiving(Hir::alternation(parts)))],
        HirKind::Concat(parts) => vec![Step::Other(sequence(parts))],
        HirKind::Look(look) => vec![Step::Other(Hir::look(look))],
        HirKind::Class(class) => vec![Step::Other(Hir::class(class))],
        HirKind::Empty => Vec::new(),
    }
}

/// "ae" where "æ" would do as well, "ss" where "ß" would.
fn joined(first: &Step, second: &Step) -> Option<Hir> {
    let (Step::Letter(first), Step::Letter(second)) = (first, second) else { return None };
    if !is_one_letter(first) || !is_one_letter(second) {
        return None;
    }
    let stands_for = |[one, two]: [char; 2]| holds(first, one) && holds(second, two);
    let pairs: Vec<char> =
        PAIRS.iter().filter(|(_, pair)| stands_for(*pair)).map(|&(joined, _)| joined).collect();
    let apart = Hir::concat(vec![letter(first), letter(second)]);
    (!pairs.is_empty()).then(|| Hir::alternation(vec![apart, with_marks(class(pairs))]))
}

/// A choice of letters, with the accented forms of the plain ones, and the accented ones in both encodings.
fn letter(letters: &ClassUnicode) -> Hir {
    if letters.iter().map(ClassUnicodeRange::len).sum::<usize>() > MOST_LETTERS {
        return Hir::class(Class::Unicode(letters.clone()));
    }
    let wide = widened(letters);
    let plain = if wide == *letters { Hir::class(Class::Unicode(wide)) } else { with_marks(wide) };
    let apart = each(letters).filter_map(|c| taken_apart(c, letters));
    Hir::alternation(std::iter::once(plain).chain(apart).collect())
}

fn widened(letters: &ClassUnicode) -> ClassUnicode {
    let forms = each(letters).filter_map(|c| VARIANTS.get(&c)).flatten().copied();
    let mut wide = letters.clone();
    wide.union(&class(forms));
    wide
}

/// An accented letter as its plain one and the marks, unless the plain one is asked for too.
fn taken_apart(c: char, letters: &ClassUnicode) -> Option<Hir> {
    let apart: String = std::iter::once(c).nfd().collect();
    let base = apart.chars().next().filter(|&base| base != c && !holds(letters, base))?;
    (apart.len() > base.len_utf8()).then(|| Hir::literal(apart.into_bytes()))
}

fn with_marks(letters: ClassUnicode) -> Hir {
    let marks = ClassUnicode::new([ClassUnicodeRange::new('\u{300}', '\u{36F}')]);
    let sub = Box::new(Hir::class(Class::Unicode(marks)));
    let any = Hir::repetition(Repetition { min: 0, max: None, greedy: true, sub });
    Hir::concat(vec![Hir::class(Class::Unicode(letters)), any])
}

/// Whether a class is one letter in its cases (`s` has three: s, S and ſ), rather than a choice of several.
fn is_one_letter(letters: &ClassUnicode) -> bool {
    let plain = |c: char| c.is_ascii_alphabetic() || matches!(c, 'ſ' | '\u{212A}');
    let mut all = each(letters).filter(char::is_ascii).map(|c| c.to_ascii_lowercase());
    let first = all.next();
    letters.iter().map(ClassUnicodeRange::len).sum::<usize>() <= 3
        && each(letters).all(plain)
        && all.all(|other| Some(other) == first)
}

fn holds(letters: &ClassUnicode, c: char) -> bool {
    letters.iter().any(|range| range.start() <= c && c <= range.end())
}

fn each(letters: &ClassUnicode) -> impl Iterator<Item = char> + '_ {
    letters.iter().flat_map(|range| range.start()..=range.end())
}

fn class(letters: impl IntoIterator<Item = char>) -> ClassUnicode {
    ClassUnicode::new(letters.into_iter().map(|c| ClassUnicodeRange::new(c, c)))
}
