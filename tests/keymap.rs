//! Keymaps: what the built-in ones promise, what keys say where, and how a user's own is laid over one.
#![allow(clippy::unwrap_used, clippy::panic)]

use gloss::command::{Chord, Command, Context, Key, KeyCode, Keymap, Look, Said, manual};

const SOURCES: [(&str, &str); 4] = [
    ("default", include_str!("../keymaps/default.ron")),
    ("vim", include_str!("../keymaps/vim.ron")),
    ("emacs", include_str!("../keymaps/emacs.ron")),
    ("plain", include_str!("../keymaps/plain.ron")),
];

fn builtins() -> [Keymap; 4] {
    Keymap::BUILTIN.map(|name| Keymap::builtin(name).unwrap())
}

fn look(keymap: &Keymap, here: Context, keys: &str) -> Look {
    keymap.look(here, &keys.parse::<Chord>().unwrap().0)
}

/// What the keys say, as it would be typed; empty when they say nothing.
fn says(keymap: &Keymap, here: Context, keys: &str) -> String {
    match look(keymap, here, keys) {
        Look::Command(said) => said.to_string(),
        _ => String::new(),
    }
}

/// The default keymap with these sections laid over it.
fn mine(sections: &str) -> Keymap {
    let (keymap, faults) = Keymap::load(Keymap::default(), Some(&format!("(version: 1, {sections})")));
    assert!(faults.is_empty(), "{faults:?}");
    keymap
}

mod the_keymaps_that_travel_with_gloss {
    use super::*;

    #[test]
    fn have_no_faults() {
        for (name, source) in SOURCES {
            let keymap = Keymap::builtin(name).unwrap();
            let (again, faults) = Keymap::load(keymap, Some(source));
            assert!(faults.is_empty(), "{name}.ron: {faults:#?}");
            assert_eq!(again.name, name);
        }
    }

    #[test]
    fn have_their_manual_up_to_date() {
        let page = include_str!("../keymaps/README.md");
        assert!(page == manual::markdown(), "run: cargo run -- keys --markdown > keymaps/README.md");
    }

    #[test]
    fn reach_every_command_by_key() {
        let default = Keymap::default();
        for command in Command::ALL {
            let places = command.card().contexts;
            let bound = places.iter().any(|here| !default.keys_for(*command, *here).is_empty());
            assert!(bound, "no key says {}", command.name());
        }
    }

    #[test]
    fn know_arrows_pages_and_ends() {
        for keymap in builtins() {
            for (here, keys) in [
                (Context::Reading, "Up Down Left Right PageUp PageDown Home End Enter Esc"),
                (Context::Tree, "Up Down Left Right PageUp PageDown Home End Enter Esc"),
                (Context::Quotes, "Up Down PageUp PageDown Home End Enter Esc"),
                (Context::People, "Up Down Left Right PageUp PageDown Home End Enter Esc Tab BackTab Delete"),
                (Context::Sheet, "Up Down Left Right PageUp PageDown Home End Enter Esc Tab BackTab Delete"),
                (Context::Picker, "Up Down PageUp PageDown Enter Esc Tab"),
                (Context::Field, "Enter Esc Tab BackTab"),
                (Context::Question, "Enter Esc"),
                (Context::Reading, "F1 F2 Tab BackTab 1 9"),
            ] {
                for key in keys.split(' ') {
                    assert_ne!(says(&keymap, here, key), "", "{} lacks {key} {}", keymap.name, here.title());
                }
            }
        }
    }

    #[test]
    fn leave_the_letters_of_a_picker_and_a_field_to_be_typed() {
        let is_letter = |key: &Key| matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt;
        for keymap in builtins() {
            for here in [Context::Picker, Context::Field] {
                assert!(!keymap.bindings(here).any(|binding| binding.chord.0.first().is_some_and(is_letter)));
            }
        }
    }

    #[test]
    fn ask_for_no_key_that_terminals_send_as_another() {
        for keymap in builtins() {
            for key in ["C-i", "C-m", "C-["] {
                for here in Context::ALL {
                    assert_eq!(look(&keymap, here, key), Look::Nothing, "{}: {key}", keymap.name);
                }
            }
        }
    }

    #[test]
    fn plain_does_nothing_to_who_types_letters_without_looking() {
        let plain = Keymap::builtin("plain").unwrap();
        for letter in ('a'..='z').chain('A'..='Z') {
            for here in Context::ALL {
                assert_eq!(
                    look(&plain, here, &letter.to_string()),
                    Look::Nothing,
                    "{letter} {}",
                    here.title()
                );
            }
        }
    }

    #[test]
    fn keep_the_promises_of_the_desk() {
        let default = Keymap::default();
        let promises = "j next-unit, K previous-turn, l grow, S coarser, v anchor, ] next-uncoded, \
             { previous-coding, / search, N previous-hit, t tag, . tag-again, 7 pinned 7, i in-vivo, x untag, \
             r retag, m memo, Enter quotes, u undo, U redo, y copy, e edit, o open, Tab next-pane, ? help, \
             : command-line, q quit";
        for (key, said) in promises.split(", ").filter_map(|promise| promise.split_once(' ')) {
            assert_eq!(says(&default, Context::Reading, key), said, "{key}");
        }
        assert_eq!(says(&default, Context::Reading, "C-w v"), "split-pane");
        assert_eq!(says(&default, Context::Reading, "Space m m"), "memos");
    }
}

mod looking_up_keys {
    use super::*;

    #[test]
    fn the_particular_place_is_asked_before_the_general_one() {
        let keymap = Keymap::default();
        assert_eq!(says(&keymap, Context::Reading, "q"), "quit");
        assert_eq!(says(&keymap, Context::Quotes, "q"), "back");
        assert_eq!(says(&keymap, Context::Tree, "a"), "add-child");
        assert_eq!(says(&keymap, Context::Quotes, "r"), "retag");
        assert_eq!(says(&keymap, Context::Quotes, "u"), "undo");
        assert_eq!(says(&keymap, Context::Picker, "u"), "");
    }

    #[test]
    fn a_prefix_shows_what_may_follow_from_every_place_that_knows_it() {
        let Look::Prefix(nexts) = look(&Keymap::default(), Context::Reading, "g") else {
            panic!("g begins other chords")
        };
        let shown: Vec<String> = nexts.iter().map(|next| format!("{} {}", next.key, next.title)).collect();
        assert_eq!(
            shown,
            [
                "g Beginning of the transcript",
                "t Go to a turn",
                "c Go to a time",
                "h List the hits",
                "w Next interview of this case",
                "W Previous interview of this case",
            ]
        );
    }

    #[test]
    fn a_prefix_within_a_prefix_is_shown_by_its_name() {
        let Look::Prefix(nexts) = look(&Keymap::default(), Context::Tree, "Space") else {
            panic!("Space opens the menu")
        };
        let memo = nexts.iter().find(|next| next.key.to_string() == "m").unwrap();
        assert_eq!((memo.title.as_str(), memo.is_prefix), ("memo on …", true));
        assert_eq!(nexts.iter().filter(|next| next.key == memo.key).count(), 1);
    }

    #[test]
    fn an_unbound_key_and_one_key_too_many_mean_nothing() {
        assert_eq!(look(&Keymap::default(), Context::Reading, "F12"), Look::Nothing);
        assert_eq!(look(&Keymap::default(), Context::Reading, "j j"), Look::Nothing);
    }

    #[test]
    fn help_can_ask_which_keys_say_a_command_here() {
        let keys = |command, here| {
            let chords = Keymap::default().keys_for(command, here);
            chords.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(keys(Command::NextUnit, Context::Reading), ["j", "Down"]);
        assert_eq!(keys(Command::QuotesOf, Context::Reading), ["a", "Space q"]);
        assert_eq!(keys(Command::QuotesOf, Context::Tree), ["Space q"], "in the tree, a adds a code");
        assert_eq!(keys(Command::NextUnit, Context::Tree), [""; 0]);
    }

    #[test]
    fn what_help_lists_is_what_the_keys_do() {
        for keymap in builtins() {
            for here in Context::ALL {
                for binding in keymap.bindings(here) {
                    assert_eq!(keymap.look(here, &binding.chord.0), Look::Command(binding.said.clone()));
                }
            }
        }
    }
}

mod a_keymap_of_ones_own {
    use super::*;

    #[test]
    fn overrides_key_by_key() {
        let keymap = mine(r#"reading: [("t", "tag hope"), ("F9", "tag unclear-role")]"#);
        assert_eq!(says(&keymap, Context::Reading, "t"), "tag hope");
        assert_eq!(says(&keymap, Context::Reading, "F9"), "tag unclear-role");
        assert_eq!(says(&keymap, Context::Reading, "j"), "next-unit");
        assert_eq!(says(&keymap, Context::Tree, "t"), "tag");
    }

    #[test]
    fn takes_keys_away() {
        let keymap = mine(r#"anywhere: [("q", "none")], tree: [("D", "none"), ("D D", "delete")]"#);
        assert_eq!(look(&keymap, Context::Reading, "q"), Look::Nothing);
        assert_eq!(says(&keymap, Context::Quotes, "q"), "back");
        assert_eq!(says(&keymap, Context::Tree, "D D"), "delete");
    }

    #[test]
    fn may_name_the_one_it_extends_whatever_was_chosen() {
        let source = r#"(version: 1, extends: "plain", reading: [("F12", "tag hope")])"#;
        let (keymap, faults) = Keymap::load(Keymap::default(), Some(source));
        assert_eq!(faults, []);
        assert_eq!(says(&keymap, Context::Reading, "C-t"), "tag");
        assert_eq!(says(&keymap, Context::Reading, "F12"), "tag hope");
        assert_eq!(says(&keymap, Context::Reading, "j"), "");
    }

    #[test]
    fn may_be_absent() {
        assert_eq!(Keymap::load(Keymap::default(), None), (Keymap::default(), vec![]));
    }

    #[test]
    fn is_shown_in_the_manual_as_it_would_really_work() {
        let (keymap, faults) = Keymap::load(Keymap::default(), Some(manual::EXAMPLE));
        assert_eq!(faults, []);
        assert_eq!(says(&keymap, Context::Reading, "F9 u"), "tag unclear-role");
    }

    #[test]
    fn is_printed_place_by_place() {
        let page = manual::text(&mine(r#"name: "mine", reading: [("F9", "tag unclear-role")]"#));
        assert!(page.starts_with("Keymap mine\n\nAnywhere\n"));
        assert!(page.contains("\nIn the reading pane\n"));
        assert!(page.contains("  F9            tag unclear-role      Tag with a code: unclear-role\n"));
    }
}

#[test]
fn a_keymap_that_does_not_exist_is_told_the_nearest() {
    let told = Keymap::builtin("emcas").unwrap_err().to_string();
    assert_eq!(told, "there is no keymap `emcas`; did you mean `emacs`?");
}

#[test]
fn a_bound_line_says_what_typing_it_would_say() {
    for keymap in builtins() {
        for here in Context::ALL {
            for binding in keymap.page(here) {
                assert_eq!(Said::parse(&binding.said.to_string()).as_ref(), Ok(&binding.said));
            }
        }
    }
}
