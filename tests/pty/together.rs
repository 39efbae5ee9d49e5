//! Two desks on one study: by the same coder, by two, and begun in the same moment.

use crate::room::Room;
use crate::study::Folder;

#[test]
fn a_second_desk_by_the_same_coder_only_reads_and_says_who_holds_the_study() {
    let folder = Folder::study();
    let (mut first, mut second) = two_of_jk(&folder);
    second.press("jthope\r");
    second.see("jk has it open");
    second.press(" l");
    second.see("jk has it open");
    first.tag_next("unclear");
    second.see_codings("Unclear role", 1);
    assert_eq!(folder.coded("jk").len(), 2);
}

#[test]
fn what_somebody_held_can_be_taken_over_when_they_are_gone() {
    for how in ["left", "killed"] {
        let folder = Folder::study();
        let (mut first, mut second) = two_of_jk(&folder);
        if how == "left" {
            first.press("q")
        } else {
            first.signal("KILL")
        }
        first.end();
        second.press(" l");
        second.see("yours to change now");
        second.tag_next("unclear");
        second.see_saved();
        assert_eq!((folder.coded("jk").len(), folder.steps("jk")), (2, 2), "{how}");
    }
}

/// Two desks by the same coder, the first of which has begun.
fn two_of_jk(folder: &Folder) -> (Room, Room) {
    let mut first = Room::gloss(folder, "jk");
    first.tag_next("hope");
    first.see_saved();
    let second = Room::with(folder.gloss("jk"));
    second.see("jk has it open since");
    second.see(&format!("process {}", first.child.process_id().unwrap()));
    second.see("read-only");
    (first, second)
}

#[test]
fn another_coder_is_free_and_both_see_what_the_other_did() {
    let folder = Folder::study();
    let mut jk = Room::gloss(&folder, "jk");
    jk.tag_next("hope");
    jk.see_saved();
    let mut ms = Room::gloss(&folder, "ms");
    ms.see_codings("Hope", 1);
    ms.press("Gthope\r");
    ms.see_saved();
    jk.see_codings("Hope", 2);
    assert_eq!(folder.coded("jk"), ["Nobody could tell me what I do all day."]);
    assert_eq!(folder.coded("ms"), ["Then the keys came, and with the keys the questions."]);
}

#[test]
fn two_desks_begun_at_once_in_an_untouched_folder_do_not_overwrite_each_other() {
    let folder = Folder::study();
    let mut first = Room::gloss(&folder, "jk");
    let mut second = Room::gloss(&folder, "jk");
    first.tag_next("hope");
    first.see_saved();
    second.press("Gthope\r");
    second.see("NOT SAVED");
    assert_eq!(folder.coded("jk").len(), 1);
    first.press("q");
    first.end();
    second.press("k");
    second.see_saved();
    assert_eq!(folder.coded("jk").len(), 2);
}
