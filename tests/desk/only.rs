//! Only part of the study: every view follows one filter.

use super::story::{Files, Story};
use super::words::{TALK, two_waves};

const CASES: &str = r#"(
  version: 1,
  cases: [
    (id: "50001", attributes: [("shift", "night")], sittings: [(transcript: "50001.txt", wave: 1), (transcript: "50001_2.txt", wave: 2)]),
    (id: "50002", attributes: [("shift", "day")], sittings: [(transcript: "50002.txt", wave: 1)]),
  ],
)
"#;
const GROUP: &str =
    "Moderator: Who begins?\n\nAnna: I do. It went well.\n\nBo: No, me.\n\nAnna: Well then.\n\nBo: So.\n";

fn files() -> Files {
    two_waves().with("50002.txt", TALK).with("cases.ron", CASES)
}

/// In 50001 two codings of Unclear role and one of Hope, in 50001_2 one of Unclear role.
fn study() -> Story {
    let mut story = files().open();
    story.resize(120, 30).keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
}

#[test]
fn the_counts_of_the_codes_are_of_what_is_let_through() {
    let mut story = study();
    story.command("only wave=2").says("Only wave=2: 1 of 3 transcripts, 1 of 4 codings, 1 of 2 cases");
    story.sees("Codes 6 · only wave=2").keys("<Esc><Esc>").sees("left out by wave=2");
    story.keys("<Space>cggj").sees("Unclear role: 1 coding in 1 case · of what wave=2 lets through");
    story.keys("<Space>O<C-u><Enter>").says("Everything is shown again").sees_no("wave=2").keys("j");
    story.keys("k").sees("Unclear role: 3 codings in 1 case");
    story
        .command("only ")
        .sees("Only what this lets through")
        .keys("<Enter>")
        .says("Everything is shown already");
}

#[test]
fn a_list_that_is_open_is_filled_again() {
    let mut story = study();
    story.keys("arol<Enter>").sees("Quotes of Barriers/Unclear role (3)");
    story.keys("<Space>Owave=1<Enter>").sees("Unclear role (2) · 1 of 2 · of what wave=1 lets through");
    story.keys("<Space>O<C-u>wave=2<Enter>").sees("Unclear role (1)").sees("The role is written down now.");
    story
        .keys("q<Space>/supervisor<Enter>")
        .sees("in all transcripts (1) · 1 of 1 · of what wave=2 lets through");
    story.keys("<Space>O<C-u><Enter>").sees("in all transcripts (3)").keys("q");
    story.command("only wave=3").says("Only wave=3: 0 of 3 transcripts");
    story.keys("arol<Enter>").says("Nothing is tagged with Unclear role yet · of what wave=3 lets through");
}

#[test]
fn what_is_tagged_and_undone_is_followed() {
    let mut story = study();
    story.command("only unclear-role/* or hope").says("2 of 3 transcripts, 4 of 4 codings");
    story.keys("gg]tfun<Enter>");
    story.command("only funding").says("1 of 3 transcripts, 1 of 5 codings");
    story.keys("<Space>p>ggjtfun<Enter>").sees("only funding");
    story.keys("<Space>cggjj").sees("Funding: 2 codings in 1 case · of what funding lets through");
    story.keys("u").keys("k").keys("j").sees("Funding: 1 coding in 1 case");
    story.keys("<Space>pj").sees("only funding");
}

#[test]
fn who_is_people_of_some_kind_is_asked_again_when_somebody_is_coded() {
    let mut story = study();
    story.command("only cases(hope)").says("2 of 3 transcripts, 4 of 4 codings, 1 of 2 cases");
    story.command("open 50002").keys("j").sees("left out by cases(hope)");
    story.keys("thop<Enter>j").sees("only cases(hope)").keys("uk").sees("left out by cases(hope)");
}

#[test]
fn what_cannot_be_understood_stays_in_its_field_with_the_place() {
    let mut story = study();
    story.command("only wave=2 and unclaer-role").sees("did you mean unclear-role?");
    let screen = story.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let typed = rows.iter().position(|row| row.contains("wave=2 and unclaer-role")).unwrap();
    let column = |row: &str, words: &str| row.split_once(words).map(|(ahead, _)| ahead.chars().count());
    assert_eq!(column(rows[typed], "unclaer-role"), column(rows[typed + 1], "^^^^^^^^^^^^"), "{screen}");
    story.keys("<BackTab><BackTab>").keys("x").sees_no("did you mean").keys("<C-u>wave=<Enter>").sees("^");
    story.keys("2<Enter>").says("Only wave=2: 1 of 3").keys("<Space>O").sees("wave=2").keys("<Esc>");
}

#[test]
fn tab_goes_through_what_may_stand_there() {
    let mut story = study();
    story.keys("<Space>Oattr.s<Tab>").sees("attr.shift=").keys("<Tab>");
    story.keys("<C-u>attr.shift=<Tab>").sees("attr.shift=day").keys("<Tab>").sees("attr.shift=night");
    story
        .keys("<BackTab>")
        .sees("attr.shift=day")
        .keys("<Enter>")
        .says("Only attr.shift=day: 1 of 3 transcripts");
}

#[test]
fn the_opener_offers_what_is_let_through_and_tells_how_many_are_not() {
    let mut story = study();
    story.command("only wave=2").keys("o").sees("> 50001_2.txt").sees("… 2 transcripts left out");
    story.keys("<Down><Enter>").sees("Open any transcript").keys("50002.<Enter>j").sees("left out by wave=2");
    story.keys("<lt>").says("50001_2.txt").keys("j").sees("only wave=2");
    story.keys(">").says("This is the last transcript · of what wave=2 lets through");
    story.keys("gWk").sees("left out by wave=2");
}

#[test]
fn the_grids_of_people_and_speakers_show_who_is_let_through() {
    let mut story = files().with("group.txt", GROUP).open();
    story.resize(120, 30).command("only attr.shift=night").keys("<Space>P");
    story.sees("People (1 case) · of what attr.shift=night lets through").sees_no("50002");
    story.keys("aAda<Enter>").says("Added case Ada; left out by attr.shift=night").keys("q");
    story
        .command("only wave=1 and not speaker=Moderator")
        .command("speakers all")
        .sees(">50001")
        .sees("Anna");
    story
        .sees_no(" Moderator ")
        .keys("<Space>O<C-u>speaker=Bo<Enter>")
        .sees("Who speaks in all transcripts (1)");
    story.keys("<Enter>");
    assert_eq!(story.selected(), "No, me.");
}

#[test]
fn next_uncoded_stays_where_the_filter_lets_it() {
    let mut story = two_waves().with("40000.txt", GROUP).open();
    story.command("only speaker=Bo").keys("gg]");
    assert_eq!(story.selected(), "No, me.");
    story.keys("]");
    assert_eq!(story.selected(), "So.");
    story.keys("]").says("Nothing uncoded after this · of what speaker=Bo lets through").keys("[");
    assert_eq!(story.selected(), "No, me.");
}

#[test]
fn memos_are_listed_where_the_filter_lets_them_stand_or_where_they_stand_nowhere() {
    let mut story = study();
    story.keys("ggmHere it begins.<C-s><Space>msOn all of it.<C-s>");
    story.command("memos").sees("Memos (2)").command("only wave=2");
    story.sees("Memos (1)").sees("On all of it.").sees_no("Here it begins.");
}

#[test]
fn other_values_are_followed_and_a_lost_attribute_takes_the_filter_off() {
    let mut story = study();
    story
        .command("only attr.shift=day")
        .keys("<Space>P")
        .sees("People (1 case)")
        .keys("llllle")
        .keys("<C-u>night<Enter>");
    story.says("shift of 50002: night; the filter attr.shift=day is off: there is no shift “day”");
    story.sees("People (2 cases)");
}

#[test]
fn a_large_study_is_narrowed_beside_the_desk_and_catches_up() {
    let files = (0..210).fold(files(), |files, n| files.with(&format!("talks/{n}.txt"), "P: So it was.\n"));
    let mut story = files.open();
    story.resize(120, 30).keys("jthop<Enter>").command("only hope").says("Only hope: 1 of 213 transcripts");
    story.keys("uk").sees("left out by hope").keys("Uj").sees("only hope");
    story.command("only attr.shift=night").says("2 of 213 transcripts, 1 of 1 coding");
}

#[test]
fn an_export_takes_the_whole_study_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("codings.csv");
    let mut story = study();
    story.command("only wave=2").command(&format!("export {}", to.display()));
    story.says("Exported segments (of the whole study)");
    assert_eq!(std::fs::read_to_string(to).unwrap().lines().count(), 1 + 4);
}
