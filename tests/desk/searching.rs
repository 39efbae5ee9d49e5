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
fn patterns_that_cannot_be_searched_for_are_refused_in_a_sentence_and_those_of_nothing_find_nothing() {
    let mut story = two_waves().open();
    for (pattern, said) in [
        ("", "Nothing to search for"),
        ("a(?=b)", "Character 2 of the pattern: looking ahead or behind is not possible here"),
        ("(?:a{1000}){1000}", "use smaller repeat counts"),
        ("ho[pe", "Character 3 of the pattern: this [ is never closed"),
        (r"\b", "does not occur"),
        ("^$", "does not occur"),
    ] {
        story.keys(&format!("<Space>/<C-u>{pattern}<Enter>")).says(said).keys("<Esc><Esc>");
        if !pattern.is_empty() {
            story.keys(&format!("/<C-u>{pattern}<Enter>")).says(said).keys("<Esc><Esc>");
        }
    }
    story.keys("<Space>/<C-u>.*<Enter>").sees("“.*” in all transcripts");
}

#[test]
fn what_the_filter_leaves_out_does_not_crowd_out_the_rest_of_the_hits() {
    let crowd = format!("P: {}\n", "role ".repeat(100_001));
    let mut story = two_waves().with("1.txt", &crowd).open();
    story.keys("<Space>/role<Enter>").says("The first 100000 hits").sees("in all transcripts (100000)");
    story.command("only transcript=50001").sees("in all transcripts (1)").sees("50001");
    story.command("only transcript=1").sees("in all transcripts (100000)");
    story
        .keys("q")
        .command("only transcript=50001")
        .keys("<Space>/role<Enter>")
        .sees("in all transcripts (1)");
}

#[test]
fn many_hits_are_filtered_and_sorted_beside_the_desk_and_the_filter_comes_off_again() {
    let long: String = (0..2500).map(|n| format!("P{}: A role{n} at noon.\n\n", n % 2)).collect();
    let mut story = two_waves().with("long.txt", &long).open();
    story.keys(r"<Space>/role\d+<Enter>").sees("(2500)").command("filter role249").sees("(11)");
    story.sees("only “role249”").keys("s").says("Sorted by the words before").sees("(11)");
    story.command("filter long").sees("(2500)").sees("only “long”");
    story.keys("j").command("filter").keys("<C-u><Enter>").sees("(2500)").sees_no("only “long”");
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

#[test]
fn hits_stand_beneath_each_other_and_are_sorted_by_their_neighbours() {
    let mut story = two_waves().open();
    story.keys("<Space>/supervisor<Enter>").says("2 hits; v marks, t tags, c aligns").keys("c");
    let columns = |story: &super::story::Story| -> Vec<usize> {
        let screen = story.screen();
        let rows = screen.lines().filter(|line| line.contains("supervisor ") && !line.contains('“'));
        rows.map(|line| line[..line.find("supervisor").unwrap()].chars().count()).collect()
    };
    let found = columns(&story);
    assert!(found.len() == 2 && found[0] == found[1], "{}", story.screen());
    story.keys("s").says("Sorted by the words before").sees("· by the words before");
    story.keys("s").says("Sorted by the words behind").keys("gg<Enter>");
    assert_eq!(story.selected(), "supervisor");
    story.sees("50001_2").keys("qs").says("by the words found").keys("s").says("in reading order");
    story.keys("c").sees("turn 2");
}

#[test]
fn wide_letters_and_pictures_do_not_push_the_found_words_aside() {
    let mut story = two_waves().with("wide.txt", "P: 你好 👩‍👧 my supervisor 你\n").open();
    story.keys("<Space>/supervisor<Enter>c").sees("你好 👩👧 my supervisor 你");
}

#[test]
fn sentences_or_turns_of_hits_are_tagged_as_one_step_and_each_once() {
    let mut story =
        two_waves().with("p3.txt", "P: My role is a role. So.\n\nI: Why?\n\nP: Role.\n\nI: Ah.\n").open();
    story
        .keys("<Space>/role<Enter>VT")
        .sees("Tag what of 5 hits?")
        .keys("sent<Enter>")
        .sees("Tag 4 sentences");
    story.keys("ro<Enter>").says("Tagged 4 passages as Unclear role");
    assert!(
        story.coded().contains(&"p3 jk: My role is a role. = Unclear role".to_string()),
        "{:?}",
        story.coded()
    );
    story.keys("u");
    assert!(story.coded().is_empty());
    story.command("tag-around turn").keys("ro<Enter>");
    assert_eq!(story.coded().len(), 4, "{:?}", story.coded());
}

#[test]
fn thousands_of_hits_are_tagged_at_once_as_one_step() {
    let long: String = (0..3000).map(|n| format!("P{}: A role at noon.\n\n", n % 2)).collect();
    let mut story = two_waves().with("long.txt", &long).open();
    story
        .keys("<Space>/role at noon<Enter>")
        .says("3000 hits")
        .keys("V")
        .sees("3000 marked")
        .keys("s")
        .sees("3000 marked");
    story.keys("Ttu<Enter>").sees("Tag 3000 turns").keys("ro<Enter>").says("Tagged 3000 passages");
    assert_eq!(story.coded().len(), 3000);
    story.keys("u").says("Undone: Tagged 3000 passages");
    assert!(story.coded().is_empty());
    story.keys("U").says("Done again: Tagged 3000 passages");
    assert_eq!(story.coded().len(), 3000);
    story.keys("u");
    assert!(story.coded().is_empty());
    story.keys("tA place<Enter>").says("Tagged 3000 passages as A place").keys("u");
    assert!(story.coded().is_empty() && !story.app.study.codebook.contains("a-place"));
}

#[test]
fn the_filter_over_all_views_is_laid_over_what_was_found() {
    let mut story = two_waves().open();
    story.keys("<Space>/supervisor<Enter>").sees("(2)").command("only wave=2").sees("(1)");
    story.command("only").keys("<Esc>");
}
