//! The samples that the standard and its users have published (see `tests/refi-qda/README.md`).

use super::super::read;
use super::count;
use crate::exchange::{Borrowed, Fate, Going, Source};

const ATLAS: &[u8] =
    include_bytes!("../../../../tests/refi-qda/atlasti-8.4-mac_standard-project_no-sources.qdpx");
const TRANSANA: &[u8] = include_bytes!("../../../../tests/refi-qda/transana-3.22_annex-A3_nonconforming.qde");
const ATLAS_CODES: &[u8] = include_bytes!("../../../../tests/refi-qda/atlasti-23.4-win_codebook.qdc");
const ANNEX_CODES: &[u8] = include_bytes!("../../../../tests/refi-qda/spec-annex-A1_codebook.qdc");

fn sample(name: &str, bytes: &[u8]) -> Borrowed {
    read(&Source::of(name, bytes), &Going::quietly()).unwrap()
}

#[test]
fn a_project_without_its_sources_gives_what_there_is_and_tells_the_rest() {
    let borrowed = sample("TestProject.qdpx", ATLAS);
    let (study, told) = (&borrowed.study, &borrowed.told);
    assert_eq!(study.about.title, "ATLAS.ti standard project");
    assert_eq!(study.about.people.len(), 3);
    assert_eq!((study.codebook.len(), study.about.sets.len()), (14, 16));
    assert_eq!(study.codebook.path("diet-coke"), "Coke/diet Coke");
    assert_eq!(study.codebook.get("feelings").unwrap().definition, "thoughts about breakfast foods");
    assert!(study.shelf.is_empty());
    assert_eq!(told.count(Fate::Dropped, "transcripts"), 6);
    assert_eq!(told.count(Fate::Dropped, "codings"), 16, "every one of the file is told");
    assert_eq!((told.count(Fate::Dropped, "pictures"), told.count(Fate::Dropped, "diagrams")), (1, 1));
    let places: Vec<&String> = told.entries.iter().flat_map(|entry| &entry.places).collect();
    assert!(
        places
            .iter()
            .any(|place| place.contains("139–195 “Oh, that was great") && place.ends_with("diet Coke, fm")),
        "{places:#?}"
    );
    let memos: Vec<&str> = study.memos.iter().map(|memo| memo.text.lines().next().unwrap()).collect();
    assert!(memos.contains(&"Research Plan") && memos.contains(&"My favorite Coke ad"), "{memos:?}");
}

#[test]
fn a_project_that_breaks_the_schema_is_read_all_the_same() {
    let borrowed = sample("annex.qde", TRANSANA);
    assert_eq!(borrowed.what, "REFI-QDA project by Transana 3.22b2-QDE-Win");
    let (study, told) = (&borrowed.study, &borrowed.told);
    assert_eq!(told.count(Fate::Dropped, "codings"), 66);
    assert_eq!(told.count(Fate::Kept, "codes"), study.codebook.len());
    assert!(study.codebook.len() > 10 && !study.about.sets.is_empty());
    assert_eq!(told.count(Fate::Dropped, "unknown elements"), 0);
    assert_eq!(study.memos.iter().filter(|memo| memo.text.is_empty()).count(), 0);
}

#[test]
fn codebooks_are_read_with_their_sets_and_colours() {
    let atlas = sample("codes.qdc", ATLAS_CODES).study;
    assert_eq!(atlas.codebook.get("code1").unwrap().definition, "description");
    assert_eq!((atlas.about.sets[0].about.as_str(), atlas.about.sets[0].codes.len()), ("kategorie 1", 1));
    let annex = sample("codes.qdc", ANNEX_CODES);
    let kinds: Vec<&str> = annex.study.codebook.codes().iter().map(|code| code.kind.name()).collect();
    assert_eq!(kinds, ["category", "code", "code", "category", "code", "code"]);
    assert_eq!(count(&annex.told, Fate::Changed, "colours", "nearest"), 4);
}
