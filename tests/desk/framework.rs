//! The framework matrix at the desk: choosing, writing, linking, and what goes out of date.

use super::story::Story;
use super::words::two_waves;

/// In 50001 two codings of Unclear role and one of Hope, in 50001_2 one of Unclear role; both codes are columns. The caret is on the cell of
/// 50001 and Unclear role.
fn study() -> Story {
    let mut story = two_waves().open();
    story.keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
        .command("framework")
        .says("To begin with, the columns are the top level")
        .keys("crol<Tab>hop<Enter>");
    story
}

#[test]
fn codes_are_chosen_ordered_and_put_back_and_undo_takes_each_step_back() {
    let mut story = study();
    story.sees("Framework (1 row by 2 codes)").sees("3 codings").sees("1 coding");
    story.keys(">").sees("Hope      Unclear role");
    story.keys("<lt>").sees("Unclear role  Hope").keys("<lt>").says("It stands at the edge already");
    story.keys("uu").sees("Unclear role  Hope");
    story.keys("u").sees_no("Unclear role  Hope").sees("1 row by 2 codes of the top level");
    story.keys("UUU").keys("crol<Tab><Enter>").sees("1 row by 1 code");
    assert!(story.file("framework.ron").contains("columns: [\"hope\"]"), "{}", story.file("framework.ron"));
}

#[test]
fn the_matrix_begins_with_the_top_of_the_codebook_and_nothing_is_kept_until_something_is_changed() {
    let mut story = two_waves().open();
    story.keys("jtro<Enter>jj.Gthop<Enter>").command("framework").says("c chooses others");
    story.sees("(1 row by 2 codes of the top level)").sees("Barriers").sees("2 codings").sees("1 coding");
    story.keys("<Enter>").sees("Nobody could tell me").sees("50001 × Barriers").keys("q");
    assert!(!story.root().join("framework.ron").exists());
    story.keys("eNobody knew.<C-s>").sees("Nobody knew.");
    assert!(story.file("framework.ron").contains("columns: []"), "{}", story.file("framework.ron"));
    story.keys(">").sees("Facilitators").sees("(1 row by 2 codes)");
    let kept = story.file("framework.ron");
    assert!(kept.contains("columns: [\"facilitators\", \"barriers\"]"), "{kept}");
    story
        .keys("u")
        .sees("of the top level")
        .keys("chop<Enter>")
        .sees("(1 row by 1 code)")
        .sees("1 summary not");
}

#[test]
fn typing_writes_a_summary_and_nothing_is_lost_to_one_key() {
    let mut story = study();
    story.keys("No").sees("50001 × Unclear role (3 codings here)").keys("body knew.<Enter>Not even jk.<C-s>");
    story.says("Summary kept").sees("Nobody knew. Not even jk.").sees("— jk, 2026-");
    story.keys("e").keys(" More.<Esc>").sees("Keep what you wrote?").keys("y").sees("Not even jk. More.");
    assert!(story.file("framework.ron").contains("Nobody knew.\\nNot even jk. More."));
    story.keys("x").says("Summary dropped").sees("3 codings").keys("u").sees("Not even jk. More.");
    let mut story = story.reopen();
    story.command("framework").sees("Not even jk. More.");
}

#[test]
fn enter_shows_the_quotes_with_the_summary_under_them_and_links_them_to_a_sentence() {
    let mut story = study();
    story.keys("<Enter>").sees("3 codings").sees("Nobody could tell me").sees("[3 codings, no summary]");
    story.keys("L").says("You have written no summary here yet");
    story.keys("e").sees("Nobody could tell me").keys("Nobody knew. It got better.<C-s>").sees("— jk, 2026-");
    story.keys("L").sees("Link 1 quote to which sentence?").sees("(the whole summary)");
    story.keys("knew<Enter>").says("Linked 1 quote to 50001 × Unclear role");
    story
        .keys("Lknew<Enter>")
        .says("That is linked already")
        .keys("Lwhole<Enter>")
        .sees("rests on 50001, turn 2");
    story.keys("q").keys("L").sees("jk · “Nobody knew.”").sees("jk · the whole summary");
    story.keys("x").says("The link is off").sees_no("“Nobody knew.” ·").keys("u").sees("jk · “Nobody knew.”");
    story.keys("<Enter>").says("q goes back to the list").keys("q").sees("rest on (2)");
}

#[test]
fn a_summary_that_no_longer_holds_says_why_until_it_is_confirmed_or_the_change_is_undone() {
    let mut story = study();
    story.keys("<Enter>eNobody knew.<C-s>L").says("Linked 1 quote").keys("q").sees_no("! Nobody");
    story
        .keys("q")
        .keys("GKtro<Enter>")
        .command("framework")
        .sees("! Nobody knew.")
        .sees("1 new coding since");
    story.keys("y").says("It holds as it stands").sees_no("! Nobody").keys("u").sees("! Nobody knew.");
    story.keys("u").sees_no("! Nobody");
    story.keys("<Enter>").sees("3 codings").keys("xq").sees("! Nobody knew.").sees("1 linked coding is gone");
    story.keys("L").sees("its coding in 50001 is gone").keys("<Enter>").says("Its coding is gone").keys("q");
    story.keys("u").sees_no("! Nobody");
}

#[test]
fn what_two_people_write_stands_side_by_side_and_neither_changes_the_others() {
    let mut story = study();
    story.keys("eNobody knew.<C-s>");
    let mut story = story.reopen_as("ms");
    story.command("framework").keys("x").says("This summary is jk's").keys("eI doubt it.<C-s>");
    story.sees("jk: Nobody knew.").sees("— ms, 2026-").keys("x").sees("Nobody knew.").sees_no("I doubt it");
}

#[test]
fn rows_are_cases_or_cases_by_waves_and_what_was_written_of_the_others_is_counted() {
    let mut story = study();
    story.keys("eNobody knew.<C-s>w").says("case × wave").sees("50001, wave 1").sees("50001, wave 2");
    story.sees("1 summary not among these").sees("2 codings").keys("w").sees("Nobody knew.");
    story.command("framework-rows week").says("takes case, case-wave");
}

#[test]
fn the_quotes_stand_as_summary_marked_and_never_over_what_somebody_wrote() {
    let mut story = study();
    story.keys("A").says("marked as such").sees("quotes: “").sees("the quotes themselves");
    story.keys("0h").keys("i").sees("All of 50001").sees("(50001_2, turn").keys("q").keys("l");
    story.keys("e<C-s>").sees("quotes: “").keys("e Mine.<C-s>").sees_no("quotes: “").sees("Mine.");
    story.keys("A").sees("in place of what you wrote?").keys("<Esc>").sees_no("quotes: “");
    story.keys("Ay").sees("quotes: “").keys("u").sees_no("quotes: “");
}

#[test]
fn all_of_a_case_can_be_scrolled_through() {
    let mut story = study();
    story.keys("A").keys("lA").keys("i").sees("All of 50001").sees("“Nobody could tell").sees("written down");
    story
        .resize(40, 12)
        .sees_no("Hope")
        .keys("jjjjj")
        .sees("from line 6")
        .sees("Hope")
        .keys("<PageDown>")
        .sees_no("Hope");
}

#[test]
fn an_empty_square_and_an_empty_study_say_so() {
    let mut story = study();
    story.keys("w").keys("j").keys("$").keys("<Enter>").says("Nothing is coded here");
    story.keys("A").says("There are no quotes here").keys("L").says("Nothing is linked here");
    let mut story = super::words::one_talk().open();
    story.command("framework").says("There are no codes yet").keys("c").says("There are no codes to choose");
}

#[test]
fn hundreds_of_columns_and_other_scripts_fit_on_a_small_screen() {
    let codes: String = (0..300).map(|n| format!("(id: \"c{n}\", name: \"碼 {n} שלום\"),")).collect();
    let columns: Vec<String> = (0..300).map(|n| format!("\"c{n}\"")).collect();
    let files = two_waves().with("codebook.ron", &format!("(version: 1, codes: [{codes}])"));
    let files = files.with("framework.ron", &format!("(version: 1, columns: [{}])", columns.join(", ")));
    let mut story = files.open();
    story
        .command("framework")
        .sees("1 row by 300 codes")
        .sees("more columns >")
        .keys("$")
        .sees("< more columns");
    story.keys("e他們說:沒有人知道。שלום<C-s>").sees("他們說").resize(24, 6).sees("他們說");
}

#[test]
fn a_rename_a_merge_and_the_filter_leave_no_summary_behind() {
    let mut story = study();
    story
        .keys("eNobody knew.<C-s>")
        .command("only wave=2")
        .sees("50001")
        .sees("Nobody knew.")
        .command("only");
    story
        .keys("q")
        .command("people")
        .keys("rNoor<Enter>")
        .command("framework")
        .sees("Noor")
        .sees("Nobody knew.");
    story.keys("u").sees("50001").sees("Nobody knew.");
}

#[test]
fn somebody_elses_summaries_come_in_while_the_desk_is_open() {
    let mut story = study();
    story.keys("eNobody knew.<C-s>");
    let theirs = "    (of: (case: \"50001\", code: \"hope\"), by: \"ms\", when: \"2026-03-09T10:00:00Z\", text: \"Hope, then.\"),\n  ],\n)\n";
    let file = story.file("framework.ron").replace("  ],\n)\n", theirs);
    super::story::write(story.root(), "framework.ron", &file);
    story.tell(gloss::ui::app::Msg::Stirred(vec![gloss::store::Sheet::Framework]));
    story.sees("Hope, then.").sees("Nobody knew.").keys("e At all.<C-s>");
    assert!(
        story.file("framework.ron").contains("Hope, then.")
            && story.file("framework.ron").contains("At all.")
    );
}
