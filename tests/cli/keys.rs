//! Keys, completions and the manual.

use crate::room::Room;
use gloss::command::{Keymap, manual};

#[test]
fn the_keys_are_printed_as_the_desk_knows_them() {
    let room = Room::empty();
    assert_eq!(room.gloss(&["keys"]).out, manual::text(&Keymap::default()));
    let vim = room.gloss(&["keys", "--keymap", "vim"]).out;
    assert_eq!(vim, manual::text(&Keymap::builtin("vim").unwrap()));
    assert_eq!(room.gloss(&["keys", "--markdown"]).out, manual::markdown());
    assert_eq!(room.gloss(&["keys", "--keymap", "vimm"]).code, 2);
}

#[test]
fn the_users_own_keys_are_among_them() {
    let room = Room::empty();
    room.put(".config/keymap.ron", manual::EXAMPLE);
    assert!(room.gloss(&["keys"]).out.contains("tag unclear-role"));
}

#[test]
fn every_fault_of_a_keymap_is_told_with_its_place() {
    let room = Room::empty();
    room.put("mine.ron", "(\n  version: 1,\n  name: \"mine\",\n  reading: [\n    (\"F9\", \"tagg\"),\n    (\"Hyper-x\", \"tag\"),\n  ],\n)");
    let said = room.gloss(&["keys", "--check", "mine.ron"]);
    assert_eq!(said.code, 2, "{said:?}");
    let places: Vec<&str> = said.out.lines().filter_map(|line| line.get(..11)).collect();
    assert_eq!(places, ["mine.ron:5:", "mine.ron:6:"], "{}", said.out);
    room.put("mine.ron", manual::EXAMPLE);
    assert_eq!(room.gloss(&["keys", "--check", "mine.ron"]).code, 0);
    assert_eq!(room.gloss(&["keys", "--check", "gone.ron"]).code, 2);
}

#[test]
fn shells_and_manual_know_every_verb() {
    let room = Room::empty();
    assert!(room.gloss(&["completions", "bash"]).out.contains("quotes"));
    assert!(room.gloss(&["man"]).out.contains(".TH gloss 1"));
    assert_eq!(room.gloss(&["man", "--out", "man"]).code, 0);
    for verb in ["demo", "tutor", "code", "quotes", "find", "table", "check", "keys"] {
        assert!(room.text(&format!("man/gloss-{verb}.1")).contains("SYNOPSIS"), "{verb}");
        assert_eq!(room.gloss(&[verb, "--help"]).code, 0);
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    let room = Room::study();
    for typed in
        [["find"].as_slice(), &["table", "study", "coeds"], &["study", "check", "study"], &["--frobnicate"]]
    {
        let said = room.gloss(typed);
        assert!(said.code == 2 && said.out.is_empty(), "{typed:?}: {said:?}");
    }
}
