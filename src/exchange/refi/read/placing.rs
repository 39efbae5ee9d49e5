//! Puts selections on the right words: which way the program counted, and where stamps shift what stands behind them.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::counting::{Counting, Table};
use super::super::evidence::{self, Claim, Evidence};
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::Reading;
use super::documents::Document;
use crate::exchange::{Fate, Refused};
use crate::text::{Span, Transcript};

/// A selection of words, in its program's own counting.
pub struct Selected<'a> {
    pub node: Node<'a>,
    pub start: i64,
    pub end: i64,
}

impl<'a> Reading<'a> {
    pub(super) fn place(&mut self) -> Result<(), Refused> {
        self.read_pointed();
        let all: Vec<Vec<Selected>> = (0..self.documents.len()).map(|at| self.selected(at)).collect();
        let countings = self.countings(&all)?;
        for (at, (selected, counting)) in all.iter().zip(countings).enumerate() {
            self.going.on(at, all.len(), "placing codings")?;
            let doubted = self.settle_text(at, selected, counting);
            for one in selected {
                self.read_selection(at, one, doubted);
            }
            self.read_codings_of_whole(at);
        }
        Ok(())
    }

    /// Everything that selects words of a document. Selections by sync points stand where these stand.
    fn selected(&mut self, at: usize) -> Vec<Selected<'a>> {
        let nodes = self.documents.get(at).map(|document| document.nodes.clone()).unwrap_or_default();
        let mut selected = Vec::new();
        for node in nodes {
            let points = sync_points(node);
            for found in node.children().filter(Node::is_element) {
                let ends = match found.tag_name().name() {
                    "PlainTextSelection" => {
                        [position(found, "startPosition"), position(found, "endPosition")]
                    }
                    "TranscriptSelection" => ["fromSyncPoint", "toSyncPoint"]
                        .map(|end| points.get(&found.pointing(end)?).map(|(position, _)| *position)),
                    _ => continue,
                };
                match ends {
                    [Some(start), Some(end)] => selected.push(Selected { node: found, start, end }),
                    _ => {
                        self.told.dropped("selections", "they do not say where they stand", found.name());
                        self.untaken_codings(found, "their selection does not say where it stands");
                    }
                }
            }
        }
        selected
    }

    /// How each document's selections were counted: as its program is known to, unless they show otherwise.
    fn countings(&mut self, all: &[Vec<Selected<'a>>]) -> Result<Vec<Counting>, Refused> {
        let expected = evidence::expected(self.origin);
        if self.ours {
            return Ok(vec![expected; all.len()]);
        }
        let mut each = Vec::with_capacity(all.len());
        let mut whole = Evidence::default();
        for (document, selected) in self.documents.iter().zip(all) {
            self.going.check()?;
            let claim = |one: &Selected<'a>| Claim { start: one.start, end: one.end, name: one.node.name() };
            let claims: Vec<Claim> = selected.iter().map(claim).collect();
            let evidence = Evidence::of(&document.plain, &claims, expected);
            whole.add(&evidence);
            each.push(evidence);
        }
        let usual = whole.choose(expected);
        let chosen: Vec<Counting> = each.iter().map(|evidence| evidence.choose(usual)).collect();
        self.tell_countings(all, expected, &chosen);
        for (document, (evidence, counting)) in self.documents.iter_mut().zip(each.iter().zip(&chosen)) {
            document.unverified = evidence.speaks_against(*counting);
        }
        Ok(chosen)
    }

    fn tell_countings(&mut self, all: &[Vec<Selected<'a>>], expected: Counting, chosen: &[Counting]) {
        for ((document, selected), counting) in self.documents.iter().zip(all).zip(chosen) {
            let by = if self.origin.is_empty() { "other programs" } else { self.origin };
            let why = if *counting == expected {
                format!("positions are counted in {}, as {by} does", counting.in_words())
            } else {
                format!(
                    "positions are counted in {}, which their words show; of {by} one would expect {}",
                    counting.in_words(),
                    expected.in_words()
                )
            };
            self.told.add(Fate::Kept, "selections", selected.len(), &why, Some(document.name.clone()));
        }
    }

    /// The words as they will stand, with time stamps where sync points mark the beginnings of turns. Gives whether
    /// the places of its selections are to be doubted.
    fn settle_text(&mut self, at: usize, selected: &[Selected<'a>], counting: Counting) -> bool {
        let Some(document) = self.documents.get_mut(at) else { return false };
        document.table = Table::new(&document.plain, counting);
        let points: Vec<(i64, i64)> =
            document.nodes.iter().flat_map(|node| sync_points(*node).into_values()).collect();
        let words = std::mem::take(&mut document.plain.words);
        let text = Transcript::among(words, &self.about.names);
        let (stamps, left) = stamps(&text, &document.table, &points);
        let text = if stamps.is_empty() {
            text
        } else {
            Transcript::among(stamped(&text, &stamps), &self.about.names)
        };
        document.text = Arc::new(text);
        let mut all = 0;
        let longer = |(at, stamp): &(u32, String)| {
            all += length(stamp);
            (*at, all)
        };
        document.stamps = stamps.iter().map(longer).collect();
        let name = document.name.clone();
        let put = stamps.len();
        let why = "they mark beginnings of turns and stand there as time stamps";
        self.told.add(Fate::Changed, "sync points", put, why, Some(name.clone()));
        let why = "only those at the beginning of a turn without a time stamp have a place";
        self.told.add(Fate::Dropped, "sync points", left, why, Some(name.clone()));
        let doubted = self.documents.get(at).is_some_and(|document| document.unverified);
        let why = "however they are counted they begin and end within words: each waits for review";
        self.told.add(Fate::Changed, "selections", if doubted { selected.len() } else { 0 }, why, Some(name));
        doubted
    }
}

impl Document<'_> {
    /// Where a foreign selection stands in the words as they are now, and whether it reached out of them.
    pub fn locate(&self, start: i64, end: i64) -> (Span, bool) {
        let found = self.table.inward(start, end);
        let Span { start, end } = found.span;
        // A stamp right before a passage is not of it; one right behind it neither.
        let shifted = |at: u32, including: bool| {
            let before = self.stamps.partition_point(|(stamp, _)| *stamp < at || (including && *stamp == at));
            let last = before.checked_sub(1).and_then(|last| self.stamps.get(last));
            at + last.map_or(0, |(_, length)| *length)
        };
        let start = shifted(start, true);
        (Span::new(start, shifted(end, false).max(start)), found.clamped)
    }
}

pub fn position(node: Node, attribute: &str) -> Option<i64> {
    let words = node.said(attribute)?.trim();
    words.parse().ok().or_else(|| words.parse::<f64>().ok().filter(|at| at.is_finite()).map(|at| at as i64))
}

/// Position and milliseconds of each.
fn sync_points(node: Node) -> HashMap<Guid, (i64, i64)> {
    let point = |point: Node| {
        let at = position(point, "position")?;
        Some((point.guid()?, (at, position(point, "timeStamp").unwrap_or(-1))))
    };
    node.all("SyncPoint").filter_map(point).collect()
}

/// The stamps to put before code points, in order, and how many points are left without one.
fn stamps(text: &Transcript, table: &Table, points: &[(i64, i64)]) -> (Vec<(u32, String)>, usize) {
    let timed = text.turns().iter().any(|turn| turn.time.is_some());
    let mut begins: HashMap<u32, i64> = HashMap::new();
    for (position, time) in points.iter().filter(|(_, time)| *time >= 0) {
        let at = table.inward(*position, *position).span.start;
        begins.entry(at).and_modify(|known| *known = (*known).min(*time)).or_insert(*time);
    }
    let turns = text.turns().iter().filter(|_| !timed);
    let stamp = |turn: &crate::text::Turn| {
        let stamp = clock(*begins.get(&turn.whole.start)?)?;
        Some((turn.whole.start, stamp))
    };
    let stamps: Vec<(u32, String)> = turns.filter_map(stamp).collect();
    let left = points.len().saturating_sub(stamps.len());
    (stamps, left)
}

/// `[00:01:02] `, with thousandths where there are any. Beyond 999 hours there is no clock.
fn clock(time: i64) -> Option<String> {
    let (seconds, rest) = (time / 1000, time % 1000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:03}") };
    (hours < 1000).then(|| format!("[{hours:02}:{minutes:02}:{:02}{fraction}] ", seconds % 60))
}

fn stamped(text: &Transcript, stamps: &[(u32, String)]) -> String {
    let mut whole = String::with_capacity(text.text().len() + stamps.len() * 16);
    let mut from = 0;
    for (at, stamp) in stamps {
        whole.push_str(text.slice(Span::new(from, *at)));
        whole.push_str(stamp);
        from = *at;
    }
    whole.push_str(text.slice(Span::new(from, text.len())));
    whole
}

fn length(stamp: &str) -> u32 {
    u32::try_from(stamp.chars().count()).unwrap_or(0)
}
