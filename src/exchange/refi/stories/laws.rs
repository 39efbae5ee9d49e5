//! What goes out comes back; what comes back goes out as the same bytes.

use proptest::prelude::*;

use super::super::{For, read as read_any, write, write_codebook};
use super::{made, read_back, written};
use crate::exchange::{Fate, Going, Source};
use crate::study::Study;

/// A study that is the same is the same in every part.
fn assert_same(back: &Study, study: &Study) -> Result<(), TestCaseError> {
    prop_assert_eq!(&back.about, &study.about);
    prop_assert_eq!(back.codebook.codes(), study.codebook.codes());
    prop_assert_eq!(&back.cases, &study.cases);
    prop_assert_eq!(&back.memos, &study.memos);
    let ids = |study: &Study| study.shelf.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(ids(back), ids(study));
    for (id, shelved) in &study.shelf {
        prop_assert_eq!(back.text(id).unwrap().text(), study.text(id).unwrap().text());
        prop_assert_eq!(back.text(id).unwrap().speakers(), study.text(id).unwrap().speakers());
        let layers = |study: &Study| study.shelf[id].layers.clone();
        prop_assert_eq!(layers(back), shelved.layers.clone());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_study_comes_back_whole_and_goes_out_the_same(study in made::study()) {
        let (bytes, _) = written(&study);
        let back = read_back(&bytes);
        assert_same(&back.study, &study)?;
        let lost = back.told.entries.iter().filter(|entry| entry.fate != Fate::Kept);
        prop_assert_eq!(lost.collect::<Vec<_>>(), Vec::<&crate::exchange::told::Entry>::new());
        prop_assert!(written(&back.study).0 == bytes, "the second time it is other bytes");
    }

    #[test]
    fn what_is_written_for_nvivo_comes_back_as_whole(study in made::study()) {
        let (bytes, _) = write(&study, For::NvivoWindows, &Going::quietly()).unwrap();
        assert_same(&read_back(&bytes).study, &study)?;
    }

    #[test]
    fn a_codebook_comes_back_whole(study in made::study()) {
        let (bytes, _) = write_codebook(&study).unwrap();
        let back = read_any(&Source::of("codes.qdc", bytes), &Going::quietly()).unwrap();
        // That they bear codings is all that a codebook file says of them beside what they say themselves.
        prop_assert_eq!(back.study.codebook.codes(), study.codebook.codes());
        let sets = |study: &Study| -> Vec<_> {
            let sets = study.about.sets.iter().filter(|set| !set.codes.is_empty());
            sets.map(|set| (set.name.clone(), set.about.clone(), set.codes.clone())).collect()
        };
        prop_assert_eq!(sets(&back.study), sets(&study));
    }
}
