//! What needs attention: the findings of the files and of the work in one list, kept up to date, each leading to where it is.

use super::words::{one_talk, two_waves};

#[test]
fn the_framework_and_the_saturation_stand_among_the_findings_and_lead_to_where_they_are() {
    let mut story = two_waves().open();
    story.keys("jtro<Enter>").command("framework").keys("leNobody knew.<C-s>q");
    story.keys("<Space>f").sees("Findings (2)").sees("the framework matrix · note");
    story.sees("fm.summary-without-link").sees("fm.cell-empty").keys("<Enter>").sees("Framework (1 row");
    story.keys("q").sees("Findings (").keys("q");
    let mut story = two_waves().open();
    story.keys("jtro<Enter>").command("open 50001_2").keys("jthop<Enter>").keys("<Space>f");
    story
        .sees("50001.txt · note")
        .sees("sat.not-revisited")
        .sees("Hope")
        .keys("j<Enter>")
        .says("")
        .sees("What is your role");
    story.keys("jjtfun<Enter>q").sees("Findings (").sees_no("sat.not-revisited");
}

#[test]
fn a_study_without_faults_says_so_and_unreadable_histories_are_told_once() {
    let mut story = one_talk().open();
    story.keys("<Space>f").says("Nothing is wrong or doubtful");
    let mut story = one_talk().with("history/ms.ron", "(version: 1, oops\n").open();
    story.keys("<Space>f").sees("history/ms.ron line 1").sees("Findings (1)");
}
