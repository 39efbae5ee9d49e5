//! Filling the lists: which entries each of them has, for the study as it is now.

use std::cmp::Reverse;
use std::path::Path;

use super::{Entry, List, Order};
use crate::analysis::ask::Scope;
use crate::analysis::check::check;
use crate::analysis::concordance;
use crate::each::each;
use crate::exchange::{Going, Refused};
use crate::store::{Finding, unreadable_lines};
use crate::study::deeds::Spot;
use crate::study::{CodeId, Coder, Coding, Memo, MemoKind, Past, Study, TranscriptId};
use crate::text::{Pattern, Span, Transcript, fold};

/// More hits than this are not listed; the list says so.
pub const MOST_HITS: usize = 100_000;

/// Everything tagged with a code, or `below` it too, by those coders who are shown.
pub fn quotes(study: &Study, code: &CodeId, below: bool, coder: Option<&Coder>) -> Vec<Spot> {
    let book = &study.codebook;
    let mut branch: Vec<&CodeId> = book
        .codes()
        .get(book.branch(code.as_str()))
        .unwrap_or_default()
        .iter()
        .map(|code| &code.id)
        .collect();
    if branch.is_empty() || !below {
        branch = vec![code];
    }
    let wanted: std::collections::HashSet<&CodeId> = branch.into_iter().collect();
    as_read(
        study
            .codings()
            .filter(|(_, by, coding)| wanted.contains(&coding.code) && coder.is_none_or(|only| only == *by)),
    )
}

/// Codings whose place is doubtful: mine, or everyone's when all are shown.
pub fn doubts(study: &Study, coder: Option<&Coder>) -> Vec<Spot> {
    as_read(
        study
            .codings()
            .filter(|(_, by, coding)| coding.doubt.is_some() && coder.is_none_or(|only| only == *by)),
    )
}

/// In the order of the words, so that what two coders said of the same passage stands together.
fn as_read<'a>(codings: impl Iterator<Item = (&'a TranscriptId, &'a Coder, &'a Coding)>) -> Vec<Spot> {
    let mut spots: Vec<Spot> = codings
        .map(|(transcript, coder, coding)| Spot {
            transcript: transcript.clone(),
            coder: coder.clone(),
            span: coding.span,
            code: coding.code.clone(),
        })
        .collect();
    let place = |spot: &Spot| (spot.span.start, spot.span.end);
    spots.sort_by(|a, b| (&a.transcript, place(a), &a.coder).cmp(&(&b.transcript, place(b), &b.coder)));
    spots
}

/// Transcripts that are searched before one looks whether to stop.
const LOT: usize = 32;

/// Every place where the pattern is found that the filter over all views lets through, in all that has been read; of
/// too many the first.
///
/// # Errors
/// When it is to be stopped.
pub fn hits(
    study: &Study,
    pattern: &Pattern,
    scope: Option<&Scope>,
    going: &Going,
) -> Result<Vec<Entry>, Refused> {
    in_lots(study, going, |id, text| {
        let hits = let_in(pattern, id, text, scope, going);
        hits.take(MOST_HITS).map(|hit| Entry::Hit(id.clone(), hit)).collect()
    })
}

pub fn hits_in(id: &TranscriptId, text: &Transcript, pattern: &Pattern) -> Vec<Entry> {
    pattern.passages(text).take(MOST_HITS).map(|hit| Entry::Hit(id.clone(), hit)).collect()
}

/// Interviewers' turns that hold the pattern where the filter lets it through. In a text without labels every turn
/// may ask.
///
/// # Errors
/// When it is to be stopped.
pub fn asking(
    study: &Study,
    pattern: &Pattern,
    scope: Option<&Scope>,
    going: &Going,
) -> Result<Vec<Entry>, Refused> {
    in_lots(study, going, |id, text| {
        let hits = let_in(pattern, id, text, scope, going);
        let mut turns: Vec<Span> = hits.filter_map(|hit| turn_asking(study, id, hit.start)).collect();
        turns.dedup();
        turns.into_iter().map(|turn| Entry::Hit(id.clone(), turn)).collect()
    })
}

/// Where the pattern is found and the filter lets it through; nothing more once it is to be stopped, as the way from one
/// hit to the next may be as long as the text.
fn let_in<'a>(
    pattern: &'a Pattern,
    id: &'a TranscriptId,
    text: &'a Transcript,
    scope: Option<&'a Scope>,
    going: &'a Going,
) -> impl Iterator<Item = Span> + 'a {
    let hits = pattern.passages(text).take_while(|_| going.check().is_ok());
    hits.filter(move |hit| scope.is_none_or(|scope| scope.admits(id, *hit)))
}

/// What is found in each transcript, until it is too much.
fn in_lots(
    study: &Study,
    going: &Going,
    look: impl Fn(&TranscriptId, &Transcript) -> Vec<Entry> + Sync,
) -> Result<Vec<Entry>, Refused> {
    let shelf = study.shelf.iter().filter_map(|(id, shelved)| Some((id, shelved.text.as_deref()?)));
    let shelf: Vec<(&TranscriptId, &Transcript)> = shelf.collect();
    let mut found = Vec::new();
    for (n, lot) in shelf.chunks(LOT).enumerate() {
        going.on(n * LOT, shelf.len(), "searching")?;
        found.extend(each(lot, |(id, text)| look(id, text)).into_iter().flatten());
        if found.len() >= MOST_HITS {
            found.truncate(MOST_HITS);
            break;
        }
    }
    going.check().map(|()| found)
}

/// The words of the turn at an offset, unless a participant says them.
pub fn turn_asking(study: &Study, id: &TranscriptId, at: u32) -> Option<Span> {
    let text = study.text(id)?;
    let turn = text.turn_at(at)?;
    let answers = text.speaker(turn).is_some_and(|name| !study.about.is_interviewer(name));
    text.turns().get(turn).map(|turn| turn.words).filter(|words| !answers && !words.is_empty())
}

/// Turns marked as asking a question.
pub fn asked(study: &Study, question: &str) -> Vec<Entry> {
    let marks = study.shelf.iter().flat_map(|(id, shelved)| {
        let marks = shelved.guide.codings().iter().filter(|mark| mark.code.as_str() == question);
        marks.map(move |mark| Entry::Hit(id.clone(), mark.span))
    });
    marks.collect()
}

/// Newest first; memos of codings among them. With a scope, what stands nowhere or where it lets through.
pub fn memos(study: &Study, scope: Option<&Scope>, kind: Option<MemoKind>) -> Vec<Entry> {
    let is_let_in = |memo: &Memo| scope.is_none_or(|scope| scope.admits_memo(memo));
    let kept = |memo: &&Memo| kind.is_none_or(|kind| memo.kind == kind) && is_let_in(memo);
    let own = study.memos.iter().filter(kept).map(|memo| (memo.at, Entry::Memo(memo.id.clone())));
    let of_codings = study
        .codings()
        .filter(|(_, _, coding)| {
            coding.marks.memo.is_some() && kind.is_none_or(|kind| kind == MemoKind::Note)
        })
        .filter(|(id, coder, coding)| scope.is_none_or(|scope| scope.admits_coding(id, coder, coding)))
        .map(|(transcript, coder, coding)| {
            let spot = Spot {
                transcript: transcript.clone(),
                coder: coder.clone(),
                span: coding.span,
                code: coding.code.clone(),
            };
            (coding.at, Entry::CodingMemo(spot))
        });
    let mut all: Vec<_> = own.chain(of_codings).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, entry)| entry).collect()
}

/// Undone steps first (the furthest on top), then what was done, latest first.
pub fn steps(past: &Past, when: impl Fn(crate::study::When) -> String) -> Vec<Entry> {
    let undone =
        past.undone.iter().enumerate().map(|(n, step)| (-(past.undone.len() as isize - n as isize), step));
    let done = past.done.iter().rev().enumerate().map(|(n, step)| (n as isize, step));
    let mut undone: Vec<_> = undone.collect();
    undone.sort_by_key(|(back, _)| *back);
    undone
        .into_iter()
        .chain(done)
        .map(|(back, step)| Entry::Step { back, words: step.words.clone(), when: when(step.at) })
        .collect()
}

/// What is doubtful in the work, and what cannot be read in its histories. What should be looked at stands before what
/// is only good to know.
pub fn doubtful(study: &Study, root: &Path) -> Vec<Entry> {
    let mut remarks = check(study);
    remarks.sort_by_key(|remark| Reverse(remark.gravity));
    let histories = unreadable_lines(root).into_iter().map(Entry::Finding);
    histories.chain(remarks.into_iter().map(Entry::Remark)).collect()
}

/// What was known from the files, then what was found by looking through everything; each once.
pub fn findings(known: &[Finding], found: &[Entry]) -> Vec<Entry> {
    let is_known = |entry: &&Entry| matches!(entry, Entry::Finding(finding) if known.contains(finding));
    let fresh = found.iter().filter(|entry| !is_known(entry)).cloned();
    known.iter().cloned().map(Entry::Finding).chain(fresh).collect()
}

/// The words by which an entry can be filtered.
pub fn words(study: &Study, entry: &Entry) -> String {
    let quote = |spot: &Spot| {
        let text = study.text(&spot.transcript).map(|text| text.slice(spot.span)).unwrap_or_default();
        format!("{} {} {} {}", spot.transcript, spot.coder, study.codebook.path(spot.code.as_str()), text)
    };
    match entry {
        Entry::Quote(spot) | Entry::Doubt(spot) => quote(spot),
        Entry::CodingMemo(spot) => {
            let memo = spot.find(study).and_then(|coding| coding.marks.memo.clone()).unwrap_or_default();
            format!("{} {memo}", quote(spot))
        }
        Entry::Hit(id, span) => {
            format!("{id} {}", study.text(id).map(|text| text.slice(*span)).unwrap_or_default())
        }
        Entry::Memo(id) => study
            .memos
            .iter()
            .find(|memo| &memo.id == id)
            .map(|memo| format!("{} {} {}", memo.kind.name(), memo.coder, memo.text))
            .unwrap_or_default(),
        Entry::Step { words, when, .. } => format!("{when} {words}"),
        Entry::Finding(finding) => finding.to_string(),
        Entry::Remark(remark) => {
            format!("{} {} {}", remark.about.name(), remark.gravity.name(), remark.words)
        }
        Entry::Link(linked) => {
            let quote = linked.spot.as_ref().map(quote).unwrap_or_default();
            format!("{} {} {quote}", linked.coder, linked.part)
        }
    }
}

/// Only what holds the filter's words, in the list's order.
pub fn arrange(study: &Study, list: &List, mut entries: Vec<Entry>) -> Vec<Entry> {
    if !list.filter.is_empty() {
        let wanted = fold(&list.filter);
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        entries.retain(|entry| {
            let words = fold(&words(study, entry));
            wanted.iter().all(|word| words.contains(word))
        });
    }
    in_order(study, entries, list.order)
}

/// From the order of the text.
fn in_order(study: &Study, mut entries: Vec<Entry>, order: Order) -> Vec<Entry> {
    let spot = |entry: &Entry| entry.clone().into_spot();
    match order {
        Order::Text => entries,
        Order::Newest => {
            entries.sort_by_cached_key(|entry| {
                std::cmp::Reverse(spot(entry).and_then(|spot| spot.find(study).map(|coding| coding.at)))
            });
            entries
        }
        Order::Coder => {
            entries.sort_by_cached_key(|entry| spot(entry).map(|spot| spot.coder));
            entries
        }
        Order::Left => by_words(study, entries, concordance::Order::Left),
        Order::Right => by_words(study, entries, concordance::Order::Right),
        Order::Found => by_words(study, entries, concordance::Order::Hit),
    }
}

fn by_words(study: &Study, entries: Vec<Entry>, order: concordance::Order) -> Vec<Entry> {
    let key = |entry: &Entry| {
        let (id, span) = entry.place()?;
        Some(concordance::key(order, study.text(&id)?, span))
    };
    let keys = each(&entries, key);
    let mut keyed: Vec<(Option<String>, Entry)> = keys.into_iter().zip(entries).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::study::Shelved;
    use crate::text::Reading;

    #[test]
    fn a_search_goes_on_through_the_study_until_it_is_stopped() {
        let mut study = Study::default();
        for n in 0..100 {
            let text = Some(Arc::new(Transcript::new("P: Some hope.\n")));
            let shelved = Shelved { text, ..Shelved::default() };
            study.put(TranscriptId::new(format!("p{n:03}.txt")), shelved);
        }
        let pattern = Pattern::new("hope", Reading::Words).unwrap();
        let all = hits(&study, &pattern, None, &Going::quietly()).unwrap();
        assert_eq!((all.len(), &all[7]), (100, &Entry::Hit(TranscriptId::new("p007.txt"), Span::new(8, 12))));
        let query = crate::analysis::ask::Query::read("transcript=p007", &study).unwrap();
        let scope = Scope::of(&query, &study);
        let let_in = hits(&study, &pattern, Some(&scope), &Going::quietly()).unwrap();
        assert_eq!(let_in, [all[7].clone()]);
        let stop = Arc::new(AtomicBool::new(false));
        let pressed = stop.clone();
        let on_the_way = move |done: usize, _: usize, _: &str| {
            pressed.store(done > 0, std::sync::atomic::Ordering::Relaxed);
        };
        let stopped = hits(&study, &pattern, None, &Going::new(stop, on_the_way));
        assert!(stopped.is_err());
    }
}
