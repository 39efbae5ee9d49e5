//! The code tree by keyboard.

use super::words::coded_study;

#[test]
fn a_code_keeps_its_letter_and_colour_whatever_is_added_before_it() {
    let mut story = coded_study().open();
    let hope = gloss::study::CodeId::new("hope");
    let before = story.app.signs.of(&hope);
    story.keys("<Tab>aHarm<Enter>").sees("Harm");
    assert_eq!(story.app.signs.of(&hope), before);
    story.keys("<Tab>q");
}

#[test]
fn codes_are_added_below_and_beside() {
    let mut story = coded_study().open();
    story.keys("<Tab>jaNight work<Enter>").says("Added the code Night work");
    assert_eq!(story.tree()[1..3], ["  Unclear role", "    Night work"]);
    story.keys("APay<Enter>");
    assert_eq!(story.tree()[1..4], ["  Unclear role", "    Night work", "    Pay"]);
    story.keys("apay<Enter>");
    story.keys("APAY<Enter>").says("There is a code “PAY” there already");
}

#[test]
fn a_renamed_code_keeps_its_old_name_as_alias() {
    let mut story = coded_study().open();
    story.keys("<Tab>jr<C-u>Vague role<Enter>").says("Renamed Unclear role to Vague role");
    let line =
        story.file("codebook.ron").lines().find(|line| line.contains("Vague role")).unwrap().to_string();
    assert!(line.contains("id: \"unclear-role\"") && line.contains("aliases: [\"Unclear role\"]"), "{line}");
    story.keys("<Tab>jtunclear<Enter>").says("as Vague role");
}

#[test]
fn a_definition_is_a_form_of_five_fields() {
    let mut story = coded_study().open();
    story.keys("<Tab>G").keys("d").sees("What it means").sees("Aliases, separated by commas");
    story.keys("Looks ahead<Tab>wishes<Tab>plans<Tab>“So did I”<Tab>hoping, trust<C-s>").says("Defined Hope");
    let line = story.file("codebook.ron").lines().find(|line| line.contains("\"hope\"")).unwrap().to_string();
    for kept in ["Looks ahead", "wishes", "plans", "“So did I”", "aliases: [\"hoping\", \"trust\"]"] {
        assert!(line.contains(kept), "{kept} is not in {line}");
    }
    story.keys("<Tab>ttrust").sees("include: wishes").keys("<Enter>").says("as Hope");
}

#[test]
fn codes_move_indent_and_outdent() {
    let mut story = coded_study().open();
    story.keys("<Tab>jmfac<Enter>").says("Moved Unclear role under Facilitators");
    assert_eq!(story.tree()[2..], ["Facilitators", "  Supportive figures", "  Hope", "  Unclear role"]);
    story.keys(">").says("under Hope");
    assert_eq!(story.tree()[4..], ["  Hope", "    Unclear role"]);
    story.keys("<lt>").keys("<lt>");
    assert_eq!(story.tree()[3..], ["  Supportive figures", "  Hope", "Unclear role"]);
    story.keys("<lt>").says("It stands at the top already");
    story.keys("K").says("Moved Unclear role up");
    assert_eq!(story.tree()[2..4], ["Unclear role", "Facilitators"]);
    story.keys("m<Up><Down>").sees("(the top of the tree)").keys("<Esc>");
}

#[test]
fn a_code_cannot_go_below_itself() {
    let mut story = coded_study().open();
    story.keys("<Tab>mbarr").sees_no("> B Barriers").keys("<Esc>");
    story.keys("mrole<Enter>").says("cannot be put below itself");
    assert_eq!(story.tree()[0], "Barriers");
}

#[test]
fn merging_takes_codings_children_and_the_name_along() {
    let mut story = coded_study().open();
    story
        .keys("jtro<Enter>jthop<Enter><Tab>ggj")
        .keys("Mhop<Enter>")
        .says("Merged Unclear role into Hope (1 coding)");
    assert_eq!(story.coded().iter().filter(|coding| coding.ends_with("= Hope")).count(), 2);
    let line = story.file("codebook.ron").lines().find(|line| line.contains("\"hope\"")).unwrap().to_string();
    assert!(
        line.contains("Merged(was: \"unclear-role\"") && line.contains("aliases: [\"Unclear role\"]"),
        "{line}"
    );
    story.keys("u").says("Undone: Merged Unclear role into Hope");
    assert_eq!(story.tree()[1], "  Unclear role");
    assert_eq!(story.coded().iter().filter(|coding| coding.ends_with("= Unclear role")).count(), 1);
}

#[test]
fn splitting_makes_a_code_and_shows_the_quotes_to_choose_from() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>j.j.<Tab>ggjsLoneliness<Enter>").sees("Quotes of Barriers/Unclear role (3)");
    story.says("Mark with v what belongs to Loneliness");
    story.keys("vvr<Enter>").says("Retagged 2 passages as Loneliness").keys("q");
    assert_eq!(story.tree()[1..3], ["  Unclear role", "  Loneliness"]);
    assert!(story.file("codebook.ron").contains("Split(from: \"unclear-role\""));
    assert_eq!(story.coded().iter().filter(|coding| coding.ends_with("= Loneliness")).count(), 2);
}

#[test]
fn splitting_a_parent_leaves_what_its_children_have() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter><Tab>ggsLoneliness<Enter>").says("nothing is tagged with Barriers itself");
    assert_eq!(story.tree()[..4], ["Barriers", "  Unclear role", "  Funding", "Loneliness"]);
    story.sees_no("Quotes of");
}

#[test]
fn a_retired_code_keeps_its_codings_and_is_no_longer_offered() {
    let mut story = coded_study().open();
    story.keys("jthop<Enter><Tab>GR").says("Retired Hope").keys("<Tab>thope").sees_no("> H Hope");
    assert_eq!(story.coded().len(), 1);
    story.keys("<Esc>ahope<Enter>").sees("Quotes of Facilitators/Hope (1)").keys("q");
    story.keys("<Tab>GR").says("Brought back Hope").keys("<Tab>thope").sees("H Hope");
}

#[test]
fn deleting_a_code_with_codings_asks_first() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter><Tab>ggD").sees("Delete Barriers?").sees("1 coding and 2 codes below it go too");
    story.keys("<Enter>");
    assert_eq!(story.tree().len(), 6, "Enter keeps it");
    story.keys("Dy");
    assert_eq!(story.tree(), ["Facilitators", "  Supportive figures", "  Hope"]);
    assert!(story.coded().is_empty());
    story.keys("u");
    assert_eq!((story.tree().len(), story.coded().len()), (6, 1));
    story.keys("GD").says("Deleted Hope (0 codings)");
}

#[test]
fn counts_are_own_and_with_children_and_of_cases() {
    let mut story = super::words::two_waves().with("50002.txt", super::words::TALK).open();
    story.keys("jtro<Enter>jtfun<Enter>>jtro<Enter>>jtro<Enter>").resize(160, 30);
    let row = |story: &super::story::Story, name: &str| {
        let screen = story.screen();
        let line = screen.lines().find(|line| line.contains(name)).unwrap_or_default().to_string();
        line[line.find(name).unwrap() + name.len()..]
            .split_whitespace()
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(row(&story, "B Barriers"), ["4", "2"], "four codings in two cases, none of its own");
    assert_eq!(row(&story, "U Unclear role"), ["3", "2"]);
    story.keys("<Tab>ggt<Tab>");
    assert_eq!(row(&story, "B Barriers"), ["1+4", "2"], "own and below");
}

#[test]
fn the_tree_folds_and_filters() {
    let mut story = coded_study().open();
    story
        .keys("<Tab>h")
        .sees_no("Unclear role")
        .keys("l")
        .sees("Unclear role")
        .keys("zM")
        .sees_no("Hope")
        .keys("zR");
    story
        .keys("/hop<Enter>")
        .sees("Codes /hop")
        .sees("Hope")
        .sees_no("Funding")
        .keys("<Esc>")
        .sees("Funding");
}

#[test]
fn kind_and_colour_turn_by_key() {
    let mut story = coded_study().open();
    story.keys("<Tab>GT").says("Hope is a category now").keys("c").says("Colour");
    assert!(story.file("codebook.ron").contains("kind: \"category\""));
}

#[test]
fn t_in_the_tree_tags_the_words_under_the_readers_caret() {
    let mut story = coded_study().open();
    story.keys("j<Tab>Gt").says("as Hope");
    assert_eq!(story.coded(), ["50001 jk: Nobody could tell me what I do all day. = Hope"]);
}
