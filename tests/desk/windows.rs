//! Windows of all sizes.

use super::words::two_waves;

#[test]
fn a_narrow_window_shows_one_pane_at_a_time() {
    let mut story = two_waves().open();
    story
        .resize(60, 24)
        .sees("What is your role")
        .sees_no("Barriers")
        .keys("<Tab>")
        .sees("Barriers")
        .sees_no("What is your");
    story.keys("<Tab>jtro<Enter>").says("Tagged").keys("<C-w>v").says("Tab turns from pane to pane");
}

#[test]
fn a_tiny_window_still_says_something() {
    let mut story = two_waves().open();
    story.resize(40, 8).sees("What is your role").keys("jtro<Enter>").says("Tagged");
    story.resize(20, 4).sees("Gloss needs a");
    story.keys("jt<Esc>?<Esc>").resize(1, 1).keys("jjk").resize(0, 0).keys("j");
}

#[test]
fn a_huge_window_is_used() {
    let mut story = two_waves().open();
    story.resize(250, 70).keys("<C-w>v<C-w>v").sees("Barriers");
    let screen = story.screen();
    assert_eq!(screen.lines().next().unwrap().matches("50001").count(), 3, "{screen}");
}

#[test]
fn everything_fits_80_by_24() {
    let mut story = two_waves().open();
    for keys in ["?", ":", "t", "o", "/", "m", "<Tab>d", "<Space>", "<Space>i", "<Space>h", "a"] {
        story.keys(keys);
        assert!(story.screen().lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80));
        story.keys("<Esc><Esc>");
    }
}
