//! Figures on the desk: a table, the quotes behind a figure, and what follows a change.

use super::story::Story;
use super::words::two_waves;

/// In 50001 two codings of Unclear role and one of Hope, in 50001_2 one of Unclear role.
fn study() -> Story {
    let mut story = two_waves().open();
    story.resize(120, 30).keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
}

#[test]
fn a_kind_is_picked_and_a_figure_leads_to_its_quotes_and_back() {
    let mut story = study();
    story.keys("<Space>=").sees("Which table?").sees("saturation").keys("case-w<Enter>");
    story.sees("wave 1").sees("50001").keys("l").sees("50001 · wave 1: 3");
    story.keys("<Enter>").sees("3 codings").keys("<Enter>").says("q goes back to the list");
    story.keys("qq").sees("wave 1").sees_no("not up to date");
}

#[test]
fn a_table_follows_what_is_coded_undone_and_narrowed() {
    let mut story = study();
    story.command("table case-waves").sees("50001       █     3 ▒     1");
    story.keys("u").sees("50001       █     3       0").keys("u").sees("50001       █     2       0");
    story.keys("UU").sees("50001       █     3 ▒     1").sees_no("not up to date");
    story
        .command("only wave=2")
        .sees("50001       █     1            1")
        .keys("i")
        .sees("Scope: where wave=2");
}

#[test]
fn what_has_to_be_known_of_a_figure_is_one_key_away() {
    let mut story = study();
    story.command("table codes --unit turn").keys("i").sees("How to read this table");
    story.sees("Unit: a turn").sees("Again: gloss table").sees("codes --unit turn").keys("q").sees("codings");
}

#[test]
fn what_cannot_be_counted_is_refused_in_words() {
    let mut story = study();
    story.command("table cods").says("cods").sees_no("Usage");
    story.command("table matrix --rows attr.age").says("Nothing is counted by “attr.age”");
    story.command("table codes --where 'wave=").says("A quotation mark is never closed");
    story.command("table codes --coder nobody").says("has coded nothing in this study");
}

#[test]
fn what_may_follow_is_offered_while_a_table_is_asked_for() {
    let mut story = study();
    story.keys(":table cooc<Tab>").sees("table cooccurrence").keys("<Esc><Esc>");
    story.keys(":table codes --wh<Tab>").sees("table codes --where").keys("<Esc><Esc>");
    story
        .keys(":table codes --where 'unclear-role and wa<Tab>")
        .sees("'unclear-role and wave=")
        .keys("<Esc><Esc>");
    story.keys(":table cooccurrence --code hop<Tab>").sees("--code hope");
}

#[test]
fn the_cells_of_a_matrix_are_shaded_without_colour() {
    let mut story = study();
    story.command("table matrix --columns wave").sees("Unclear role       █     2 ▒     1            3");
    story.command("borders ascii").sees("Unclear role       #     2 :     1            3");
}

#[test]
fn a_cell_that_leads_nowhere_says_so() {
    let mut story = study();
    story.command("table speakers").keys("<Enter>");
    story.says("No quotes stand behind this cell");
}

#[test]
fn words_are_counted_on_the_desk_and_lead_to_where_they_are_said() {
    let mut story = study();
    story.command("table words --stop none").sees("nobody").sees("41.67  1 of 1");
    story
        .keys("/nobody<Enter>")
        .keys("<Enter>")
        .sees("Nobody could tell me")
        .keys("c")
        .sees("Nobody talks about funding");
}

#[test]
fn the_history_knows_where_a_code_was_first_put_though_it_is_gone_from_there() {
    let mut story = two_waves().open();
    story.resize(160, 30).command("open 50001_2").keys("jthop<Enter>");
    story.command("open 50001").keys("jthop<Enter>").command("open 50001_2").command("quotes-of hope");
    story.sees("1 of 2").keys("Gx").says("Untagged").keys("q");
    story.command("table saturation").keys("lllllll").sees("1 · new as first used: 1");
    story.command("table saturation --history").keys("lllllll").sees("1 · new as first used: 0");
    story.keys("j").sees("2 · new as first used: 1");
    let mut story = story.reopen();
    story.command("table saturation --history").keys("lllllllj").sees("2 · new as first used: 1");
}

#[test]
fn a_word_is_left_out_of_the_table_of_words_and_counted_again() {
    let mut story = study();
    story.command("stop-words").says("This study has no stop words of its own");
    story.command("table words --stop own").sees("nobody").keys("/nobody<Enter>");
    story
        .command("stop-words")
        .says("Left out of the table of words: nobody")
        .sees("Nothing fits the filter");
    assert!(story.file("study.ron").contains(r#"stop_words: ["nobody"]"#));
    story
        .command("stop-words NOBODY team")
        .says("Left out of the table of words: team; Counted again: nobody");
    story.sees("41.67").keys("x").says("Left out of the table of words: nobody").keys("uuu").sees("41.67");
    assert!(!story.file("study.ron").contains("stop_words"));
}

#[test]
fn a_table_that_there_is_not_is_told_in_the_words_of_the_desk() {
    let mut story = study();
    story
        .command("table cods")
        .says("There is no table “cods” (did you mean codes?): there is codes, matrix,");
    story.command("table nonsense").says("There is no table “nonsense”: there is codes, matrix,");
    story.command("table codes --unitt turn").says("'--unitt' found (did you mean --unit?)");
}
