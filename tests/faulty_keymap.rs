//! A faulty keymap: everything wrong with it is told at once, with its place, and it changes nothing.
#![allow(clippy::unwrap_used)]

use gloss::command::Keymap;
use proptest::prelude::*;

const VIM: &str = include_str!("../keymaps/vim.ron");

/// The lines that `gloss keys --check` would print.
fn faults(source: &str) -> Vec<String> {
    let (keymap, faults) = Keymap::load(Keymap::default(), Some(source));
    assert!(faults.is_empty() || keymap == Keymap::default(), "a faulty file must change nothing");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn is_told_everything_that_is_wrong_at_once() {
    let source = r##"(
    version: 1,
    name: "tired",  // "not", "counted"
    prefixes: [("F11", "nowhere")],
    reading: [
        ("C-tt", "tag"), ("b", "next-unti"),
        (r#"Entr"#, "previous-untt"),
        ("B", "next-row"), ("é", "undo it"),
        ("b1", "theme drak"),
        ("f", "tag hope"), /* "a comment" */ ("f", "tag fear"),
        ("Q", "none"),
    ],
    anywhere: [("F12", "theme drak"), ("F8", "pinned one")],
)"##;
    assert_eq!(
        faults(source),
        [
            "line 4, column 17: a name for `F11`, but no chord begins with it",
            "line 6, column 10: there is no key `C-tt`",
            "line 6, column 32: there is no command `next-unti`; did you mean `next-unit`?",
            "line 7, column 10: there is no key `Entr`; did you mean `Enter`?",
            "line 7, column 21: there is no command `previous-untt`; did you mean `previous-unit`?",
            "line 8, column 15: `next-row` means nothing in the reading pane; it works in every list, in every grid, in a picker",
            "line 8, column 34: `undo` stands alone; leave out `it`",
            "line 9, column 10: there is no key `b1`",
            "line 9, column 16: `theme` takes auto, dark, light, sixteen, plain, not `drak`; did you mean `dark`?",
            "line 10, column 47: `f` stands here a second time; the first is on line 10",
            "line 11, column 10: there is nothing to unbind: `Q` has no meaning of its own in the reading pane",
            "line 13, column 24: `theme` takes auto, dark, light, sixteen, plain, not `drak`; did you mean `dark`?",
            "line 13, column 46: `pinned` takes a whole number, not `one`",
        ]
    );
}

#[test]
fn may_not_let_one_chord_begin_another() {
    let what_to_do = "which could then never be typed; give one of them another key, or \"none\"";
    let both_mine = r#"(version: 1, reading: [("b", "undo"), ("b b", "redo")])"#;
    let told = format!("line 1, column 40: `b` (reading) begins `b b` (reading), {what_to_do}");
    assert_eq!(faults(both_mine), [told]);
    let one_of_the_default = r#"(version: 1, memos: [("g", "sort")])"#;
    let told = format!("line 1, column 23: `g` (memos) begins `g w` (anywhere) and 2 others, {what_to_do}");
    assert_eq!(faults(one_of_the_default), [told]);
}

#[test]
fn may_not_hide_a_longer_chord_that_works_anywhere() {
    let told = faults("(version: 1,\n  quotes: [(\"C-w\", \"mark\")])").concat();
    assert!(
        told.starts_with("line 2, column 13: `C-w` (quotes) begins `C-w v` (anywhere) and 3 others"),
        "{told}"
    );
    let told = faults(r#"(version: 1, tree: [("q q", "undo")])"#).concat();
    assert!(told.starts_with("line 1, column 22: `q` (anywhere) begins `q q` (tree)"), "{told}");
}

#[test]
fn of_unreadable_form_is_told_where_and_why() {
    for (source, told) in [
        ("", "line 1, column 1: a keymap begins with `(`; only comments may stand before it"),
        (
            "(version: 1, tree: [",
            "line 1, column 20: a pair in round brackets is expected here, like (\"x\", \"untag\")",
        ),
        (
            "(version: 1,\n reeding: [])",
            "line 2, column 2: there is no section `reeding`; did you mean `reading`?",
        ),
        (
            "(version: 1, tree: [], tree: [])",
            "line 1, column 24: the section `tree` stands here a second time",
        ),
        ("(name: \"x\")", "line 1, column 11: `version` is missing; write `version: 1,` at the top"),
        (
            "(\n  version: 9)",
            "line 2, column 3: this keymap is of version 9, and this Gloss knows version 1; \
                               use a newer Gloss, or write `version: 1`",
        ),
        (
            "(version: 1, extends: \"vmi\")",
            "line 1, column 14: there is no keymap `vmi`; did you mean `vim`?",
        ),
        (
            "(version: 1, tree: [(j, \"undo\")])",
            "line 1, column 22: text in quotation marks is expected here",
        ),
        ("(version: 1, tree: [(\"j\" \"undo\")])", "line 1, column 26: a comma is missing before this"),
        ("(version: 1) x", "line 1, column 13: there is more after the end of the keymap"),
    ] {
        assert_eq!(faults(source), [told], "{source}");
    }
}

#[test]
fn cannot_smuggle_escape_sequences_into_what_is_told() {
    let told = faults("(version: 1, reading: [(\"\u{1b}]0;x\u{7}\", \"\\u{202e}tag\")])").concat();
    assert!(!told.contains(['\u{1b}', '\u{7}']), "{told:?}");
}

#[test]
fn is_set_aside_as_a_whole() {
    let source = r#"(version: 1, reading: [("F9", "tag hope"), ("F10", "tga")])"#;
    let (keymap, faults) = Keymap::load(Keymap::default(), Some(source));
    assert_eq!(faults.len(), 1);
    assert_eq!(keymap, Keymap::default());
}

proptest! {
    #[test]
    fn no_file_is_too_strange_to_be_answered(source in any::<String>()) {
        let _ = Keymap::load(Keymap::default(), Some(&source));
    }

    #[test]
    fn a_keymap_with_a_piece_cut_out_is_loaded_or_told_its_faults(from in 0..2000_usize, length in 0..40_usize) {
        let source: String = VIM.chars().enumerate()
            .filter(|(at, _)| !(from..from + length).contains(at)).map(|(_, c)| c).collect();
        let (keymap, faults) = Keymap::load(Keymap::default(), Some(&source));
        prop_assert!(faults.is_empty() || keymap == Keymap::default());
    }
}
