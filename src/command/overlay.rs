//! Laying the sheet of one keymap file over a keymap, and finding everything that is wrong with it at once.

use super::fault::{Fault, Wrong};
use super::file::{Pair, Sheet, Word};
use super::keymap::{Binding, Keymap};
use super::{Chord, Context, Said};

/// One pair of the sheet, understood.
struct Entry<'a> {
    here: Context,
    chord: Chord,
    /// None unbinds.
    said: Option<Said>,
    /// Where it is written.
    word: &'a Word,
}

/// The meaning that takes a key's meaning away.
const NONE: &str = "none";

/// The keymap with the sheet laid over it.
///
/// # Errors
/// All faults of the sheet, in the order of its file.
pub(super) fn overlay(base: &Keymap, sheet: &Sheet) -> Result<Keymap, Vec<Fault>> {
    let mut faults = Vec::new();
    let entries = understand(sheet, &mut faults);
    let mut keymap = base.clone();
    keymap.name = if sheet.name.is_empty() { base.name.clone() } else { sheet.name.clone() };
    unbind(&mut keymap, &entries, &mut faults);
    entries.iter().for_each(|entry| bind(&mut keymap, entry));
    faults.extend(clashes(&keymap, &entries));
    name_prefixes(&mut keymap, &sheet.prefixes, &mut faults);
    faults.sort_by_key(|fault| (fault.line, fault.column));
    if faults.is_empty() { Ok(keymap) } else { Err(faults) }
}

fn understand<'a>(sheet: &'a Sheet, faults: &mut Vec<Fault>) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = Vec::new();
    let sections = sheet.sections.iter();
    for (here, pair) in sections.flat_map(|(here, pairs)| pairs.iter().map(|pair| (*here, pair))) {
        match entry(here, pair).and_then(|entry| for_the_first_time(entry, &entries)) {
            Ok(entry) => entries.push(entry),
            Err(wrong) => faults.extend(wrong),
        }
    }
    entries
}

/// Both halves of a pair are looked at, so that both can be wrong at once.
fn entry(here: Context, pair: &Pair) -> Result<Entry<'_>, Vec<Fault>> {
    let chord = pair.chord.text.parse::<Chord>().map_err(|wrong| pair.chord.fault(wrong));
    let said = meaning(here, &pair.meaning.text).map_err(|wrong| pair.meaning.fault(wrong));
    match (chord, said) {
        (Ok(chord), Ok(said)) => Ok(Entry { here, chord, said, word: &pair.chord }),
        (chord, said) => Err(chord.err().into_iter().chain(said.err()).collect()),
    }
}

fn meaning(here: Context, text: &str) -> Result<Option<Said>, Wrong> {
    if text.trim() == NONE {
        return Ok(None);
    }
    let said = Said::parse(text)?;
    if said.command.applies(here) {
        Ok(Some(said))
    } else {
        Err(Wrong::NotHere { command: said.command, here })
    }
}

fn for_the_first_time<'a>(entry: Entry<'a>, earlier: &[Entry]) -> Result<Entry<'a>, Vec<Fault>> {
    match earlier.iter().find(|other| other.here == entry.here && other.chord == entry.chord) {
        Some(first) => Err(vec![twice(first.word, entry.word, entry.chord)]),
        None => Ok(entry),
    }
}

fn twice(first: &Word, second: &Word, chord: Chord) -> Fault {
    second.fault(Wrong::Twice { chord, first: first.line })
}

/// Done for all before anything is bound, so that a file may free a chord and use its beginning in any order.
fn unbind(keymap: &mut Keymap, entries: &[Entry], faults: &mut Vec<Fault>) {
    for entry in entries.iter().filter(|entry| entry.said.is_none()) {
        let page = keymap.pages.entry(entry.here).or_default();
        match page.iter().position(|binding| binding.chord == entry.chord) {
            Some(at) => drop(page.remove(at)),
            None => {
                faults.push(entry.word.fault(Wrong::Unbound { chord: entry.chord.clone(), here: entry.here }))
            }
        }
    }
}

fn bind(keymap: &mut Keymap, entry: &Entry) {
    let Some(said) = entry.said.clone() else { return };
    let page = keymap.pages.entry(entry.here).or_default();
    match page.iter_mut().find(|binding| binding.chord == entry.chord) {
        Some(binding) => binding.said = said,
        None => page.push(Binding { chord: entry.chord.clone(), said }),
    }
}

/// Every chord of the sheet that begins others, or is begun by another, in a place where both can be pressed.
fn clashes(keymap: &Keymap, entries: &[Entry]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.said.is_some()) {
        let later = entries.get(at + 1..).unwrap_or_default();
        let wrongs = clashes_of(entry, later, keymap);
        faults.extend(wrongs.into_iter().map(|wrong| entry.word.fault(wrong)));
    }
    faults
}

/// Where two entries of the sheet clash, the later one is told.
fn clashes_of(entry: &Entry, later: &[Entry], keymap: &Keymap) -> Vec<Wrong> {
    let mine = (&entry.chord, entry.here);
    let told_later =
        |there, other: &Chord| later.iter().any(|entry| entry.here == there && entry.chord == *other);
    let (mut begun, mut wrongs) = (Vec::new(), Vec::new());
    for (there, other) in within_reach(keymap, entry.here) {
        if begins(mine.0, other) && !told_later(there, other) {
            begun.push((other, there));
        } else if begins(other, mine.0) && !told_later(there, other) {
            wrongs.push(clash((other, there), mine, 0));
        }
    }
    wrongs.extend(begun.first().map(|first| clash(mine, *first, begun.len() - 1)));
    wrongs
}

/// The chords that can be pressed in a place where those of `here` can.
fn within_reach(keymap: &Keymap, here: Context) -> impl Iterator<Item = (Context, &Chord)> {
    let near = move |there: &Context| here.chain().contains(there) || there.chain().contains(&here);
    let pages = keymap.pages.iter().filter(move |(there, _)| near(there));
    pages.flat_map(|(there, page)| page.iter().map(|binding| (*there, &binding.chord)))
}

fn clash(shorter: (&Chord, Context), longer: (&Chord, Context), others: usize) -> Wrong {
    let ((shorter, in_short), (longer, in_long)) = (shorter, longer);
    Wrong::Begins { shorter: shorter.clone(), in_short, longer: longer.clone(), in_long, others }
}

fn begins(shorter: &Chord, longer: &Chord) -> bool {
    shorter.0.len() < longer.0.len() && longer.0.starts_with(&shorter.0)
}

fn name_prefixes(keymap: &mut Keymap, pairs: &[Pair], faults: &mut Vec<Fault>) {
    let mut seen: Vec<(Chord, &Word)> = Vec::new();
    for pair in pairs {
        match prefix(keymap, &seen, &pair.chord) {
            Ok(chord) => {
                keymap.prefixes.retain(|(other, _)| *other != chord);
                keymap.prefixes.push((chord.clone(), pair.meaning.text.clone()));
                seen.push((chord, &pair.chord));
            }
            Err(fault) => faults.push(fault),
        }
    }
}

fn prefix(keymap: &Keymap, seen: &[(Chord, &Word)], word: &Word) -> Result<Chord, Fault> {
    let chord: Chord = word.text.parse().map_err(|wrong| word.fault(Wrong::Key(wrong)))?;
    if let Some((_, first)) = seen.iter().find(|(other, _)| *other == chord) {
        return Err(twice(first, word, chord));
    }
    let leads = keymap.pages.values().flatten().any(|binding| begins(&chord, &binding.chord));
    if leads { Ok(chord) } else { Err(word.fault(Wrong::LeadsNowhere(chord))) }
}
