//! Whatever is written is valid, by the schemas of the standard and a validator that is not ours.

use proptest::prelude::*;
use uppsala::{Parser, XsdValidator};

use super::super::{For, write, write_codebook};
use super::{made, project_of, written};
use crate::exchange::Going;

const PROJECT: &str = include_str!("../../../../tests/refi-qda/schema/Project.xsd");
const CODEBOOK: &str = include_str!("../../../../tests/refi-qda/schema/Codebook.xsd");

/// Everything that is wrong with it.
fn faults(schema: &str, text: &str) -> Vec<String> {
    let schema = prefixed(schema);
    let schema = Parser::new().parse(&schema).unwrap();
    let validator = XsdValidator::from_schema(&schema).unwrap();
    let document = Parser::new().parse(text).unwrap();
    validator.validate(&document).into_iter().map(|fault| format!("{fault:?}")).collect()
}

/// The validator overlooks the patterns of types that are named without a prefix.
fn prefixed(schema: &str) -> String {
    let named = regex::Regex::new(" type=\"([A-Za-z]+)\"").unwrap();
    let space = regex::Regex::new("xmlns=\"(urn:[^\"]+)\"").unwrap();
    let prefixed = named.replace_all(schema, " type=\"q:$1\"");
    space.replace(&prefixed, "xmlns=\"$1\" xmlns:q=\"$1\"").into_owned()
}

#[test]
fn the_validator_sees_faults() {
    let good = project_of(&written(&crate::study::Study::default()).0);
    assert_eq!(faults(PROJECT, &good), Vec::<String>::new());
    for (from, to) in [
        ("<Users>", "<Sets/><Users>"),
        ("creationDateTime=\"1970-01-01T00:00:00Z\"", "creationDateTime=\"1970-01-01 00:00\""),
        ("<User guid=\"", "<User guid=\"x"),
    ] {
        assert!(good.contains(from), "{good}");
        assert_ne!(faults(PROJECT, &good.replace(from, to)), Vec::<String>::new(), "{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_project_is_valid(study in made::study(), windows: bool) {
        let whom = if windows { For::NvivoWindows } else { For::Anyone };
        let (bytes, _) = write(&study, whom, &Going::quietly()).unwrap();
        prop_assert_eq!(faults(PROJECT, &project_of(&bytes)), Vec::<String>::new());
    }

    #[test]
    fn every_codebook_that_holds_a_code_is_valid(study in made::study()) {
        let (bytes, _) = write_codebook(&study).unwrap();
        let faults = faults(CODEBOOK, std::str::from_utf8(&bytes).unwrap());
        prop_assert!(faults.is_empty() || study.codebook.is_empty(), "{:?}", faults);
    }
}
