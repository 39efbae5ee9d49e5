//! Sets of codes and transcripts.

use super::super::element::Element;
use super::super::guid::Mint;
use super::{Page, codes, sources};
use crate::exchange::Told;
use crate::study::{Set, Study};

pub fn of_project(page: &Page, told: &mut Told) -> Vec<Element> {
    let sets = &page.study.about.sets;
    told.kept("sets", sets.len());
    sets.iter().enumerate().map(|(at, set)| element(page, at, set, told)).collect()
}

fn element(page: &Page, at: usize, set: &Set, told: &mut Told) -> Element {
    let (mut codes, mut sources) = (Vec::new(), Vec::new());
    for code in &set.codes {
        match page.study.codebook.contains(code.as_str()) {
            true => codes.push(Element::pointing("MemberCode", codes::guid(&page.mint, code))),
            false => told.dropped("members of sets", "the codebook has no such code", code.as_str()),
        }
    }
    for transcript in &set.transcripts {
        match page.study.text(transcript) {
            Some(_) => sources.push(Element::pointing("MemberSource", sources::guid(&page.mint, transcript))),
            None => told.dropped("members of sets", "there is no such transcript", transcript.as_str()),
        }
    }
    begun(&page.mint, at, set).holding(codes).holding(sources)
}

fn begun(mint: &Mint, at: usize, set: &Set) -> Element {
    let element = Element::new("Set").with("guid", mint.of("set", &[&at.to_string(), &set.name]));
    element.with("name", &set.name).described(&set.about)
}

/// Those that hold codes; a codebook file knows nothing else.
pub fn of_codebook(mint: &Mint, study: &Study) -> Vec<Element> {
    let sets = study.about.sets.iter().enumerate().filter(|(_, set)| !set.codes.is_empty());
    let whole = sets.map(|(at, set)| {
        let known = set.codes.iter().filter(|code| study.codebook.contains(code.as_str()));
        let member = |code| Element::new("MemberCode").with("guid", codes::guid(mint, code));
        begun(mint, at, set).holding(known.map(member))
    });
    whole.collect()
}
