//! Searching the words.

use super::words::two_waves;

#[test]
fn what_is_typed_is_found_and_n_goes_on_around_the_end() {
    let mut story = two_waves().open();
    assert_eq!(story.keys("/me<Enter>").selected(), "me");
    let first = story.app.pane().unwrap().caret.selection();
    story.keys("n");
    assert_ne!(story.app.pane().unwrap().caret.selection(), first);
    story.keys("N");
    assert_eq!(story.app.pane().unwrap().caret.selection(), first);
    story.keys("N").says("From the end again").keys("n").says("From the beginning again");
}

#[test]
fn which_of_how_many_hits_it_is_is_said() {
    let mut story = two_waves().open();
    story.keys("/the<Enter>").says("“the” 1 of 5").keys("n").says("“the” 2 of 5");
    story.keys("NN").says("From the end again: “the” 5 of 5");
}

#[test]
fn small_letters_find_capitals_and_capitals_only_themselves() {
    let mut story = two_waves().open();
    assert_eq!(story.keys("/nobody<Enter>").selected(), "Nobody");
    story.keys("/NOBODY<Enter>").says("does not occur in this transcript").keys("<Esc>");
}

#[test]
fn accents_do_not_matter() {
    let mut story = two_waves().with("40000.txt", "Noor: Zoë asked a naïve question.\n").open();
    assert_eq!(story.keys("/zoe<Enter>").selected(), "Zoë");
    assert_eq!(story.keys("/naive<Enter>").selected(), "naïve");
}

#[test]
fn regular_expressions_work_and_broken_ones_are_explained() {
    let mut story = two_waves().open();
    assert_eq!(story.keys("/h.ped?<Enter>").selected(), "hoped");
    story.keys("/(<Enter>").says("this ( is never closed").sees("Search this transcript");
    story.keys("<Esc>").sees_no("Search this transcript");
}

#[test]
fn all_transcripts_are_searched_into_a_list_of_hits() {
    let mut story = two_waves().open();
    story
        .keys("<Space>/supervisor<Enter>")
        .sees("“supervisor” in all transcripts (2)")
        .sees("my supervisor stayed");
    story.keys("j<Enter>");
    assert_eq!(story.selected(), "supervisor");
    story.sees("50001_2").keys("q").sees("2 of 2");
}

#[test]
fn tagging_hits_is_one_step() {
    let mut story = two_waves().open();
    story.keys("<Space>/role<Enter>Vtro<Enter>").says("Tagged 2 passages as Unclear role");
    assert_eq!(story.coded(), ["50001 jk: role = Unclear role", "50001_2 jk: role = Unclear role"]);
    story.keys("u");
    assert!(story.coded().is_empty());
}

#[test]
fn hits_of_this_transcript_are_listed() {
    let mut story = two_waves().open();
    story.keys("gh").says("Nothing is searched for").keys("/the<Enter>gh").sees("“the” in 50001.txt");
}
