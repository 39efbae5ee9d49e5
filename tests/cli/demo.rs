//! A first look: the demo, a folder of one's own, and no terminal anywhere.

use crate::room::Room;
use gloss::store::{Weight, open_whole};

#[test]
fn the_demo_plants_itself_says_where_and_tells_what_it_holds() {
    let room = Room::empty();
    let said = room.gloss(&["demo"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("gloss-demo") && said.out.contains("No terminal here, so nothing is drawn"));
    assert!(said.out.contains("transcripts  9") && said.out.contains("coders       jk, ms"), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'));
    assert!(room.path("gloss-demo/interviews/50001.txt").is_file());
}

#[test]
fn a_demo_nobody_touched_is_opened_again_and_one_somebody_worked_in_is_left_alone() {
    let room = Room::empty();
    room.gloss(&["demo"]);
    assert!(room.gloss(&["demo"]).out.contains("as it is"));
    let worked = room.gloss(&["code", "gloss-demo", "50001", "1010..1279", "fellow-peers", "--as", "me"]);
    assert_eq!(worked.code, 0, "{worked:?}");
    let before = room.files("gloss-demo");
    assert!(room.gloss(&["demo"]).out.contains("gloss-demo-2"));
    assert!(room.gloss(&["demo", "gloss-demo"]).out.contains("as it is"));
    assert_eq!(room.files("gloss-demo"), before);
}

#[test]
fn a_folder_with_something_else_in_it_is_never_planted_into() {
    let room = Room::empty();
    room.put("mine/letter.txt", "Dear all");
    let said = room.gloss(&["demo", "mine"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert_eq!(room.files("mine").len(), 1);
}

#[test]
fn both_samples_open_without_a_finding_worth_a_look() {
    let room = Room::empty();
    for arguments in [["demo", "one"].as_slice(), &["demo", "two", "--focus-groups"]] {
        assert_eq!(room.gloss(arguments).code, 0);
        let opened = open_whole(&room.path(arguments[1])).unwrap();
        assert!(
            opened.findings.iter().all(|finding| finding.weight < Weight::Doubt),
            "{:?}",
            opened.findings
        );
        assert_eq!(room.gloss(&["check", arguments[1]]).code, 0);
        assert!(
            room.files(arguments[1]).iter().all(|(path, _)| path.extension().is_none_or(|end| end != "lock"))
        );
    }
}

#[test]
fn a_folder_of_texts_needs_no_setting_up_and_stays_as_it_was() {
    let room = Room::empty();
    room.put("texts/one.txt", "I: Why?\n\nP: Because.\n");
    let said = room.gloss(&["texts"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("nobody yet"), "{}", said.out);
    assert_eq!(room.files("texts").len(), 1);
}

#[test]
fn a_study_called_like_a_verb_is_reached_by_its_path() {
    let room = Room::empty();
    room.put("demo/one.txt", "P: Because.\n");
    assert!(room.gloss(&["./demo"]).out.contains("transcripts  1"));
}

#[test]
fn what_is_not_there_is_said_and_nothing_is_made() {
    let room = Room::empty();
    let said = room.gloss(&["nowhere"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("There is no folder “nowhere”"), "{}", said.err);
    assert!(!room.path("nowhere").exists());
}

#[test]
fn lessons_need_a_terminal_and_leave_no_folder_behind() {
    let said = Room::empty().gloss(&["tutor"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("no terminal"), "{}", said.err);
}
