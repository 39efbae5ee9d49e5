//! Three-way merging, record by record: what only one side changed is taken from that side.
//!
//! Pure. `base` is what both sides started from. Where both changed the same thing differently, ours stays and that
//! is told in words; where one side changed what the other removed, it stays.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use crate::study::framework::{Framework, Summary};
use crate::study::{About, Case, Code, CodeId, Codebook, Coding, Layer, Memo, Question};

/// What came of a merge, and in words where both sides wanted something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged<T> {
    pub value: T,
    pub clashes: Vec<String>,
}

impl<T> Merged<T> {
    fn map<U>(self, to: impl FnOnce(T) -> U) -> Merged<U> {
        Merged { value: to(self.value), clashes: self.clashes }
    }
}

/// One thing as the three sides have it.
#[derive(Clone, Copy)]
struct Sides<T> {
    base: T,
    ours: T,
    theirs: T,
}

impl<T> Sides<T> {
    fn map<U>(self, to: impl Fn(T) -> U) -> Sides<U> {
        Sides { base: to(self.base), ours: to(self.ours), theirs: to(self.theirs) }
    }
}

impl<T: PartialEq> Sides<T> {
    /// `Err` gives back ours and theirs when both changed it, differently.
    fn agree(self) -> Result<T, (T, T)> {
        if self.ours == self.theirs || self.base == self.theirs {
            Ok(self.ours)
        } else if self.base == self.ours {
            Ok(self.theirs)
        } else {
            Err((self.ours, self.theirs))
        }
    }
}

pub fn layers(base: &Layer, ours: &Layer, theirs: &Layer) -> Merged<Layer> {
    let sides = Sides { base, ours, theirs }.map(Layer::codings);
    records(sides, Coding::order, coding).map(Layer::new)
}

pub fn memos(base: &[Memo], ours: &[Memo], theirs: &[Memo]) -> Merged<Vec<Memo>> {
    let clash = |sides: Sides<&Memo>, clashes: &mut Vec<String>| {
        clashes.push(format!("a memo was written on both sides; theirs was: {}", sides.theirs.text));
        sides.ours.clone()
    };
    records(Sides { base, ours, theirs }, |memo| (memo.at, &memo.id), clash)
}

pub fn cases(base: &[Case], ours: &[Case], theirs: &[Case]) -> Merged<Vec<Case>> {
    records(Sides { base, ours, theirs }, |case| &case.id, case)
}

pub fn abouts(base: &About, ours: &About, theirs: &About) -> Merged<About> {
    let mut clashes = Vec::new();
    let sides = Sides { base, ours, theirs };
    let value = About {
        title: field(sides, |about| &about.title, "the title", &mut clashes),
        question: field(sides, |about| &about.question, "the question", &mut clashes),
        method: field(sides, |about| &about.method, "the method", &mut clashes),
        people: field(sides, |about| &about.people, "the people", &mut clashes),
        interviewers: field(sides, |about| &about.interviewers, "the interviewers", &mut clashes),
        waves: field(sides, |about| &about.waves, "the waves", &mut clashes),
        guide: guides(sides, &mut clashes),
        names: field(sides, |about| &about.names, "the speakers' names", &mut clashes),
        attributes: field(sides, |about| &about.attributes, "the attributes", &mut clashes),
        file_names: field(sides, |about| &about.file_names, "the pattern of file names", &mut clashes),
        sets: field(sides, |about| &about.sets, "the sets", &mut clashes),
        queries: field(sides, |about| &about.queries, "the saved queries", &mut clashes),
        stop_words: field(sides, |about| &about.stop_words, "the stop words", &mut clashes),
    };
    Merged { value, clashes }
}

/// Questions are merged one by one, each field by field; their order as that of codes. An id that stands twice, by an
/// editor's hand, tells no questions apart: such a guide is taken whole.
fn guides(sides: Sides<&About>, clashes: &mut Vec<String>) -> Vec<Question> {
    let guides = sides.map(|about| about.guide.as_slice());
    let ids = |guide: &[Question]| guide.iter().map(|question| &question.id).collect::<BTreeSet<_>>().len();
    let is_told_apart = |guide: &[Question]| ids(guide) == guide.len();
    if guides.agree().is_ok() || ![guides.base, guides.ours, guides.theirs].into_iter().all(is_told_apart) {
        return field(sides, |about| &about.guide, "the guide", clashes);
    }
    let merged = records(guides, |question| &question.id, question);
    clashes.extend(merged.clashes);
    let mut left: BTreeMap<String, Question> =
        merged.value.into_iter().map(|question| (question.id.clone(), question)).collect();
    let order = order(guides.map(|guide| guide.iter().map(|question| &question.id).collect()));
    order.into_iter().filter_map(|id| left.remove(id)).collect()
}

/// Codes are merged field by field. The order is theirs when we left it alone, else ours; new codes stand behind the
/// code they were put behind.
pub fn codebooks(base: &Codebook, ours: &Codebook, theirs: &Codebook) -> Merged<Codebook> {
    let sides = Sides { base, ours, theirs }.map(Codebook::codes);
    let Merged { value, mut clashes } = records(sides, |code| &code.id, code);
    let mut left: BTreeMap<CodeId, Code> = value.into_iter().map(|code| (code.id.clone(), code)).collect();
    let order = order(sides.map(|codes| codes.iter().map(|code| &code.id).collect()));
    let codes = order.iter().filter_map(|id| left.remove(id.as_str())).collect();
    let (codebook, complaints) = Codebook::from_codes(codes);
    clashes.extend(complaints);
    Merged { value: codebook, clashes }
}

/// Summaries are merged whole: half of one and half of another would be nobody's.
pub fn frameworks(base: &Framework, ours: &Framework, theirs: &Framework) -> Merged<Framework> {
    let sides = Sides { base, ours, theirs };
    let clash = |sides: Sides<&Summary>, clashes: &mut Vec<String>| {
        let Summary { square, coder, text, .. } = sides.theirs;
        let whose = format!("{coder}'s summary of {} in {}", square.code, square.row.name());
        clashes.push(format!("{whose} was written on both sides; theirs was: {text}"));
        sides.ours.clone()
    };
    let summaries = sides.map(|framework| framework.summaries.as_slice());
    let Merged { value, mut clashes } = records(summaries, Summary::order, clash);
    let rows = field(sides, |framework| &framework.rows, "what the rows of the framework are", &mut clashes);
    let columns = field(sides, |framework| &framework.columns, "the columns of the framework", &mut clashes);
    Merged { value: Framework { rows, columns, summaries: value }, clashes }
}

pub(super) fn contents(base: Content, ours: Content, theirs: Content) -> Merged<Content> {
    use Content as C;
    match (base, ours, theirs) {
        (C::About(base), C::About(ours), C::About(theirs)) => {
            abouts(&base, &ours, &theirs).map(|about| C::About(about.into()))
        }
        (C::Codebook(base), C::Codebook(ours), C::Codebook(theirs)) => {
            codebooks(&base, &ours, &theirs).map(|codebook| C::Codebook(codebook.into()))
        }
        (C::Cases(base), C::Cases(ours), C::Cases(theirs)) => {
            cases(&base, &ours, &theirs).map(|cases| C::Cases(std::sync::Arc::new(cases.into())))
        }
        (C::Framework(base), C::Framework(ours), C::Framework(theirs)) => {
            frameworks(&base, &ours, &theirs).map(|framework| C::Framework(framework.into()))
        }
        (C::Memos(base), C::Memos(ours), C::Memos(theirs)) => memos(&base, &ours, &theirs).map(C::Memos),
        (C::Layer(base), C::Layer(ours), C::Layer(theirs)) => {
            layers(&base, &ours, &theirs).map(|layer| C::Layer(layer.into()))
        }
        (base, ours, theirs) => whole(Sides { base, ours, theirs }),
    }
}

/// Two versions of a text are not mixed: codings stand on whole texts.
fn whole(sides: Sides<Content>) -> Merged<Content> {
    match sides.agree() {
        Ok(value) => Merged { value, clashes: Vec::new() },
        Err((value, _)) => Merged { value, clashes: vec!["it was changed on both sides; ours stays".into()] },
    }
}

/// By key, in the order of the keys.
fn records<'a, T: Clone + PartialEq, K: Ord>(
    sides: Sides<&'a [T]>,
    key: impl Fn(&'a T) -> K,
    settle: impl Fn(Sides<&T>, &mut Vec<String>) -> T,
) -> Merged<Vec<T>> {
    let by_key =
        sides.map(|records| records.iter().map(|record| (key(record), record)).collect::<BTreeMap<_, _>>());
    let keys: BTreeSet<&K> =
        by_key.base.keys().chain(by_key.ours.keys()).chain(by_key.theirs.keys()).collect();
    let mut clashes = Vec::new();
    let mut one = |key: &K| {
        let one = Sides { base: &by_key.base, ours: &by_key.ours, theirs: &by_key.theirs }
            .map(|side| side.get(key).copied());
        match one.agree() {
            Ok(agreed) => agreed.cloned(),
            Err((Some(ours), Some(theirs))) => {
                let sides = Sides { base: one.base.unwrap_or(ours), ours, theirs };
                Some(settle(sides, &mut clashes))
            }
            Err((ours, theirs)) => ours.or(theirs).cloned(),
        }
    };
    let value = keys.into_iter().filter_map(&mut one).collect();
    Merged { value, clashes }
}

fn field<R, T: Clone + PartialEq>(
    sides: Sides<&R>,
    get: impl Fn(&R) -> &T,
    what: &str,
    clashes: &mut Vec<String>,
) -> T {
    let ours = get(sides.ours);
    let sides = Sides { base: get(sides.base), ours, theirs: get(sides.theirs) };
    let clash = |_| {
        clashes.push(format!("{what} was changed on both sides; ours stays"));
        ours
    };
    sides.agree().unwrap_or_else(clash).clone()
}

fn coding(sides: Sides<&Coding>, clashes: &mut Vec<String>) -> Coding {
    let what = |part: &str| format!("the {part} of “{}” at {}", sides.ours.code, sides.ours.span.start);
    let mut coding = sides.ours.clone();
    coding.marks.memo = field(sides, |coding| &coding.marks.memo, &what("memo"), clashes);
    coding.marks.weight = field(sides, |coding| &coding.marks.weight, &what("weight"), clashes);
    coding.marks.golden = field(sides, |coding| &coding.marks.golden, &what("golden mark"), clashes);
    coding.marks.counter = field(sides, |coding| &coding.marks.counter, &what("counter mark"), clashes);
    // A doubt that either side has settled is settled.
    coding.doubt = coding.doubt.filter(|_| sides.theirs.doubt.is_some());
    coding
}

fn case(sides: Sides<&Case>, clashes: &mut Vec<String>) -> Case {
    let what = |part: &str| format!("the {part} of case {}", sides.ours.id);
    Case {
        id: sides.ours.id.clone(),
        kind: field(sides, |case| &case.kind, &what("kind"), clashes),
        attributes: field(sides, |case| &case.attributes, &what("attributes"), clashes),
        sittings: field(sides, |case| &case.sittings, &what("interviews"), clashes),
        speakers: field(sides, |case| &case.speakers, &what("speakers"), clashes),
    }
}

fn question(sides: Sides<&Question>, clashes: &mut Vec<String>) -> Question {
    let what = |part: &str| format!("the {part} of question {}", sides.ours.id);
    Question {
        id: sides.ours.id.clone(),
        text: field(sides, |question| &question.text, &what("wording"), clashes),
        names: field(sides, |question| &question.names, &what("list of codes"), clashes),
        waves: field(sides, |question| &question.waves, &what("list of waves"), clashes),
        since: field(sides, |question| &question.since, &what("beginning"), clashes),
    }
}

fn code(sides: Sides<&Code>, clashes: &mut Vec<String>) -> Code {
    let what = |part: &str| format!("the {part} of “{}”", sides.ours.name);
    Code {
        id: sides.ours.id.clone(),
        name: field(sides, |code| &code.name, &what("name"), clashes),
        parent: field(sides, |code| &code.parent, &what("place"), clashes),
        kind: field(sides, |code| &code.kind, &what("kind"), clashes),
        origin: field(sides, |code| &code.origin, &what("origin"), clashes),
        definition: field(sides, |code| &code.definition, &what("definition"), clashes),
        include: field(sides, |code| &code.include, &what("inclusion"), clashes),
        exclude: field(sides, |code| &code.exclude, &what("exclusion"), clashes),
        example: field(sides, |code| &code.example, &what("example"), clashes),
        aliases: field(sides, |code| &code.aliases, &what("aliases"), clashes),
        colour: field(sides, |code| &code.colour, &what("colour"), clashes),
        retired: field(sides, |code| &code.retired, &what("retirement"), clashes),
        weight: field(sides, |code| &code.weight, &what("weight"), clashes),
        made: field(sides, |code| &code.made, &what("making"), clashes),
        lineage: field(sides, |code| &code.lineage, &what("lineage"), clashes),
    }
}

fn order<'a, K: PartialEq>(sides: Sides<Vec<&'a K>>) -> Vec<&'a K> {
    let common = |of: &[&'a K]| -> Vec<&'a K> {
        let everywhere =
            |id: &&'a K| [&sides.base, &sides.ours, &sides.theirs].iter().all(|side| side.contains(id));
        of.iter().copied().filter(everywhere).collect()
    };
    let (mut frame, guests) = if common(&sides.ours) == common(&sides.base) {
        (sides.theirs.clone(), &sides.ours)
    } else {
        (sides.ours.clone(), &sides.theirs)
    };
    let mut before: Option<&K> = None;
    for guest in guests {
        if !frame.contains(guest) {
            let at =
                before.and_then(|before| frame.iter().position(|id| *id == before)).map_or(0, |at| at + 1);
            frame.insert(at, guest);
        }
        before = Some(guest);
    }
    frame
}
