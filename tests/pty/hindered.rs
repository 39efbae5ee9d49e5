//! A full disk and a folder that cannot be written to: said in words, kept in memory, tried again.

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::room::Room;
use crate::study::Folder;
use crate::{says_saved, shown};

#[test]
fn where_nothing_can_be_written_the_desk_says_so_and_tries_again() {
    let folder = Folder::study();
    // A file in the way stops everybody; what a folder's permissions forbid does not bind every user.
    folder.put("history", "not a folder");
    let before = folder.everything();
    let mut room = Room::gloss(&folder, "jk");
    room.press("]thope\r");
    room.see("NOT SAVED: a file stands where a folder should be");
    assert_eq!(folder.everything(), before);
    std::fs::remove_file(folder.root().join("history")).unwrap();
    room.press("j");
    room.see_saved();
    assert_eq!(folder.coded("jk").len(), 1);
    assert_eq!(folder.steps("jk"), 1);
}

#[test]
fn leaving_with_work_that_could_not_be_written_says_so() {
    let folder = Folder::study();
    folder.put("history", "not a folder");
    let mut room = Room::gloss(&folder, "jk");
    room.press("]thope\r");
    room.see("NOT SAVED: a file stands where a folder should be");
    room.signal("TERM");
    assert_ne!(room.end(), 0);
    room.assert_given_back();
    room.see("not everything could be written");
}

#[test]
fn a_full_disk_harms_nothing_that_was_saved_and_takes_the_rest_when_there_is_room() {
    let folder = Folder::study();
    // No file may grow beyond 2 KB: as near to a full disk as one comes without a disk of one's own.
    let mut room = Room::with(folder.gloss_in(r#"trap '' XFSZ; ulimit -S -f 4; exec "$@""#, "jk"));
    room.see("nothing changed");
    let mut tagged = 0;
    while !room.contents().contains("NOT SAVED") {
        assert!(tagged < 9, "the disk never got full:\n{}", room.contents());
        room.press("]thope\r");
        tagged += 1;
        room.wait("an outcome", |seen| {
            let screen = seen.screen.screen().contents();
            shown(&screen, "Hope") == tagged && (says_saved(&screen) || screen.contains("NOT SAVED"))
        });
    }
    assert!(tagged > 2, "nothing could be saved at all");
    assert_eq!((folder.coded("jk").len(), folder.steps("jk")), (tagged - 1, tagged - 1));
    let pid = Pid::from_raw(room.child.process_id().unwrap().try_into().unwrap());
    prlimit(pid, Resource::Fsize, Rlimit { current: None, maximum: None }).unwrap();
    room.press("j");
    room.see_saved();
    assert_eq!((folder.coded("jk").len(), folder.steps("jk")), (tagged, tagged));
}

#[test]
fn an_import_that_is_interrupted_at_its_question_leaves_no_folder_behind() {
    let folder = Folder::study();
    let (new, file) = (folder.beside("new"), folder.beside("talk.txt"));
    std::fs::write(&file, "Interviewer: So?\n\nNoor: So it was.\n").unwrap();
    let words = ["import".as_ref(), new.as_os_str(), file.as_os_str()];
    let mut room = Room::with(folder.verb(&words));
    room.see("Bring this in? [y/N]");
    assert!(!new.exists());
    room.press("\u{3}");
    assert_ne!(room.end(), 0);
    assert!(!new.exists());
}
