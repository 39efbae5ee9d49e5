//! How much a theme weighs: set in the tree, with its reason, kept and undone.

use super::words::coded_study;

#[test]
fn a_theme_is_weighed_with_its_reason_and_shows_it() {
    let mut story = coded_study().open();
    story
        .keys("<Tab>")
        .command("weight 70 most came to it at once")
        .says("Barriers weighs 70: most came to it at once");
    story.keys("jk").sees("weight 70: most came to it at once");
    assert!(story.file("codebook.ron").contains(r#"weight: (of_100: 70, reason: "most came to it at once""#));
    let code = story.on_disk().codebook.get("barriers").cloned().unwrap();
    assert_eq!(code.weight.unwrap().made.unwrap().by.as_str(), "jk");
    story.keys("<Tab>tbarr").sees("weight 70 · ").keys("<Esc>");
    story.keys("<Tab>u").says("Undone");
    assert!(!story.file("codebook.ron").contains("weight"));
    story.keys("U");
    let mut again = story.reopen();
    again.keys("<Tab>jk").sees("weight 70");
}

#[test]
fn no_weight_without_a_reason_and_none_beyond_a_hundred() {
    let mut story = coded_study().open();
    story.keys("<Tab>w70<Enter>").says("A weight needs its reason").sees("Why so much");
    story.keys("<Tab>rare, but first<Enter>").says("Barriers weighs 70: rare, but first");
    story.command("weight 101 for emphasis").says("a whole number from 0 to 100").keys("<Esc>");
    story.command("weight heavy it seems").says("a whole number from 0 to 100").keys("<Esc>");
    story.keys("w<C-u><Enter>").says("Barriers has no weight now");
    assert!(!story.file("codebook.ron").contains("weight"));
}

#[test]
fn a_coding_is_still_weighed_where_the_words_are() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>").command("weight 40").says("Weight 40");
    story.command("weight a lot").says("a whole number from 0 to 100");
    assert!(!story.file("codebook.ron").contains("of_100"));
}
