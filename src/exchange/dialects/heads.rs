//! Most transcripts are lines, and some of them say who speaks from here on. A [`Manner`] knows such heads; which
//! manner a page is written in the page itself tells, by how many of its lines are heads that come again.

use std::collections::HashMap;

use super::clock;
use super::page::{Line, Page};
use crate::exchange::{Draft, Said};
use crate::text::fold;
use crate::text::label::is_interviewer;

/// What a line says of the turn it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head<'a> {
    pub name: Option<&'a str>,
    /// Milliseconds.
    pub time: Option<u32>,
    /// What is said on the same line.
    pub words: &'a str,
}

/// One way of writing down who speaks.
pub struct Manner {
    /// In words.
    pub what: &'static str,
    /// Whether only a program writes so: then a name needs no second occurrence.
    pub sure: bool,
    pub head: fn(&Line) -> Option<Head<'_>>,
    /// Whether a name that heads so many lines is one.
    pub stands: fn(&str, usize) -> bool,
    /// What is particular about this manner, once the turns are known.
    pub mend: fn(&mut Draft),
}

/// So many lines tell the manner of all.
const TELLING: usize = 20_000;

/// How often each name heads a line, whatever its case and accents.
type Times = HashMap<String, usize>;

impl Manner {
    /// How much of the page speaks for this manner. A name that comes again says more than one that does not.
    pub fn evidence(&self, page: &Page) -> usize {
        let telling = page.lines.get(..TELLING).unwrap_or(&page.lines);
        let times = self.times(telling);
        let mut evidence = 0;
        let mut silent = 0;
        let mut is_evident = self.sure;
        for line in telling {
            match self.head_of(line, &times) {
                // A head right under a head with nothing said between them: the first was no head.
                Some(head) => {
                    evidence -= silent;
                    let weight = weight(&head, &times);
                    is_evident |= weight > 1;
                    silent = if head.words.is_empty() { weight } else { 0 };
                    evidence += weight;
                }
                None if line.text.trim().is_empty() => {}
                None => silent = 0,
            }
        }
        if is_evident { evidence - silent } else { 0 }
    }

    pub fn said(&self, page: &Page) -> Vec<Said> {
        let times = self.times(&page.lines);
        let mut turns = Turns::default();
        for line in &page.lines {
            let text = line.text.trim();
            if text.is_empty() {
                turns.is_after_blank = true;
                continue;
            }
            match self.head_of(line, &times) {
                Some(head) => turns.begin(&head),
                None => turns.go_on(text),
            }
            turns.is_after_blank = false;
        }
        turns.done()
    }

    fn head_of<'a>(&self, line: &'a Line, times: &Times) -> Option<Head<'a>> {
        let head = (self.head)(line)?;
        let stands = |name: &str| (self.stands)(name, times.get(&fold(name)).copied().unwrap_or_default());
        head.name.is_none_or(stands).then_some(head)
    }

    fn times(&self, lines: &[Line]) -> Times {
        let mut times = Times::new();
        for name in lines.iter().filter_map(|line| (self.head)(line)?.name) {
            *times.entry(fold(name)).or_default() += 1;
        }
        times
    }
}

fn weight(head: &Head<'_>, times: &Times) -> usize {
    let Some(name) = head.name else { return 1 };
    let comes_again = times.get(&fold(name)).is_some_and(|&times| times > 1);
    if comes_again || is_interviewer(name) { 2 } else { 1 }
}

/// The turns so far.
#[derive(Default)]
struct Turns<'a> {
    said: Vec<Said>,
    /// A stamp alone on a line: the next head's time, or, if no head follows, words.
    waiting: Option<(u32, &'a str)>,
    is_after_blank: bool,
}

impl<'a> Turns<'a> {
    fn begin(&mut self, head: &Head<'_>) {
        let waited = self.waiting.take().map(|(time, _)| time);
        self.said.push(Said {
            speaker: head.name.map(str::to_owned),
            time: head.time.or(waited),
            words: head.words.into(),
        });
    }

    fn go_on(&mut self, text: &'a str) {
        self.give_up_waiting();
        match clock::alone(text) {
            Some(time) => self.waiting = Some((time, text)),
            None => self.add(text),
        }
    }

    fn give_up_waiting(&mut self) {
        if let Some((_, stamp)) = self.waiting.take() {
            self.add(stamp);
        }
    }

    /// Under a name, or right under other words, a line goes on; otherwise it begins a turn of nobody's.
    fn add(&mut self, text: &str) {
        let is_after_blank = self.is_after_blank;
        let goes_on = |last: &&mut Said| last.speaker.is_some() || last.words.is_empty() || !is_after_blank;
        match self.said.last_mut().filter(goes_on) {
            Some(last) => last.add_line(text),
            None => self.said.push(Said { words: text.into(), ..Said::default() }),
        }
    }

    fn done(mut self) -> Vec<Said> {
        self.give_up_waiting();
        self.said
    }
}

/// For manners in which a name must come again, or be an interviewer's.
pub fn comes_again(name: &str, times: usize) -> bool {
    times > 1 || is_interviewer(name)
}

/// Nobody is named: paragraphs between empty lines.
pub const PLAIN: Manner = Manner {
    what: "paragraphs without names",
    sure: true,
    head: |_| None,
    stands: |_, _| false,
    mend: nothing_to_mend,
};

pub fn nothing_to_mend(_: &mut Draft) {}
