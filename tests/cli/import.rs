//! Bringing files in: transcripts, people, codebooks, projects; refused ones do not stop the others.

use gloss::store::{last_steps, open_whole};
use gloss::study::{CaseId, Coder, TranscriptId};

use crate::room::Room;

const CAPTIONS: &str = "WEBVTT\n\n1\n00:00:05.000 --> 00:00:07.000\nMina Berg: How did it begin?\n\n\
    2\n00:00:08.000 --> 00:00:11.500\nTor Dahl: With a bus that did not come.\n\n\
    3\n00:00:12.000 --> 00:00:14.000\nSo I walked.\n";

const PLAIN: &str = "Interviewer: What is your role here?\n\n50002: Nobody could tell me.\n\nNote: a phone rings\n\n\
    Interviewer: And now?\n\n50002: Now I tell them.\n";

fn study(room: &Room) -> gloss::store::Opened {
    open_whole(&room.path("study")).unwrap()
}

#[test]
fn captions_and_plain_text_become_transcripts_with_case_and_wave() {
    let room = Room::empty();
    room.put("in/50001_2.vtt", CAPTIONS);
    room.put("in/50002.txt", PLAIN);
    let said = room.gloss(&["import", "study", "in/50001_2.vtt", "in/50002.txt"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("Tor Dahl") && said.out.contains("50001"), "{}", said.out);
    let text = room.text("study/50001_2.txt");
    assert_eq!(
        text,
        "[00:00:05] Mina Berg: How did it begin?\n\n\
         [00:00:08] Tor Dahl: With a bus that did not come. So I walked.\n"
    );
    assert_eq!(room.text("study/originals/50001_2.vtt"), CAPTIONS);
    let study = study(&room).study;
    let (case, wave) = study.case_of(&TranscriptId::new("50001_2.txt"));
    assert_eq!((case, wave), (CaseId::new("50001"), Some(2)));
    let turns = study.text(&TranscriptId::new("50001_2.txt")).unwrap().turns().to_vec();
    assert_eq!(turns[1].time, Some(8_000));
    let (past, _) = last_steps(&room.path("study"), &Coder::new("jk")).unwrap();
    assert!(past.done.last().unwrap().words.starts_with("Imported 50001_2.vtt, 50002.txt: 2 transcripts"));
}

#[test]
fn a_preview_changes_nothing_and_speakers_are_as_one_says() {
    let room = Room::empty();
    room.put("in/50002.txt", PLAIN);
    let said = room.gloss(&["import", "study", "in/50002.txt", "--preview"]);
    assert!(said.code == 0 && said.out.contains("interviewer"), "{said:?}");
    assert!(!room.path("study").exists());
    let said = room.gloss(&[
        "import",
        "study",
        "in/50002.txt",
        "--speaker",
        "50002=Noor",
        "--interviewer",
        "Interviewer",
    ]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(room.text("study/50002.txt").contains("Noor: Now I tell them."));
    assert!(room.text("study/50002.txt").contains("Note: a phone rings"));
    let said = room.gloss(&["import", "study", "in/50002.txt", "--speaker", "Nobody=Noor"]);
    assert!(said.code == 2 && said.err.contains("Nobody called “Nobody” speaks"), "{said:?}");
}

#[test]
fn what_is_broken_is_refused_in_words_and_the_rest_comes_in() {
    let room = Room::empty();
    room.put("in/a.docx", b"PK\x03\x04 not really");
    room.put("in/b.txt", PLAIN);
    room.put("in/c.nvp", "x");
    let said = room.gloss(&["import", "study", "in/a.docx", "in/b.txt", "in/c.nvp", "in/missing.txt"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("a.docx") && said.err.contains("NVivo") && said.err.contains("missing.txt"));
    assert!(room.path("study/b.txt").exists() && !room.path("study/a.txt").exists());
}

#[test]
fn two_files_of_one_name_stand_beside_each_other_and_the_same_again_does_nothing() {
    let room = Room::empty();
    room.put("one/50001.txt", PLAIN);
    room.put("two/50001.txt", PLAIN.replace("Nobody", "Somebody"));
    let both = ["import", "study", "one/50001.txt", "two/50001.txt"];
    assert_eq!(room.gloss(&both).code, 0);
    assert!(room.path("study/50001.txt").exists());
    let count = study(&room).study.shelf.len();
    let before = room.files("study");
    let said = room.gloss(&both);
    assert_eq!((said.code, room.files("study")), (0, before), "{said:?}");
    assert_eq!(study(&room).study.shelf.len(), count);
}

#[test]
fn people_come_from_a_table() {
    let room = Room::empty();
    room.put("in/50001.txt", PLAIN.replace("50002", "50001"));
    room.put("people.csv", "id,age,shift\n50001,34,night\n50002,,day\n");
    assert_eq!(room.gloss(&["import", "study", "in/50001.txt"]).code, 0);
    let said = room.gloss(&["import", "study", "people.csv", "--kind", "people"]);
    assert_eq!(said.code, 0, "{said:?}");
    let study = study(&room).study;
    let case = |id: &str| study.cases.iter().find(|case| case.id.as_str() == id).unwrap().clone();
    assert_eq!(case("50001").attribute("age"), Some("34"));
    assert_eq!(case("50001").sittings.len(), 1);
    assert_eq!(case("50002").attribute("age"), None, "missing, not empty");
}

#[test]
fn a_project_goes_out_and_comes_back_whole_and_is_not_doubled() {
    let room = Room::demo();
    assert_eq!(room.gloss(&["export", "demo", "--to", "study.qdpx"]).code, 0);
    let said = room.gloss(&["import", "copy", "study.qdpx"]);
    assert_eq!(said.code, 0, "{said:?}");
    let (ours, theirs) =
        (open_whole(&room.path("demo")).unwrap().study, open_whole(&room.path("copy")).unwrap().study);
    assert!(theirs.shelf.keys().eq(ours.shelf.keys()), "in the same folders");
    assert_eq!(theirs.codings().count(), ours.codings().count());
    assert_eq!(theirs.codebook.len(), ours.codebook.len());
    assert_eq!(theirs.memos.len(), ours.memos.len());
    let counts = format!("{} transcripts, {} codes", ours.shelf.len(), ours.codebook.len());
    assert!(said.out.contains(&format!("Imported study.qdpx: {counts}")), "{}", said.out);
    let before = room.files("copy");
    let said = room.gloss(&["import", "copy", "study.qdpx"]);
    assert!(said.out.contains("codings that were here already"), "{}", said.out);
    assert!(said.out.contains("nothing new"), "{}", said.out);
    assert_eq!(room.files("copy"), before);
}

#[test]
fn the_loss_report_can_be_kept_as_a_file() {
    let room = Room::empty();
    room.put("in/50001_2.vtt", CAPTIONS);
    let said = room.gloss(&["import", "study", "in/50001_2.vtt", "--report", "told.json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let told: serde_json::Value = serde_json::from_str(&room.text("told.json")).unwrap();
    assert_eq!(told["rows"][0]["what became of it"], "kept");
}

#[test]
fn a_refusal_names_its_file_once_and_a_name_that_was_put_right_is_told() {
    let room = Room::empty();
    room.put("in/50003.txt", "Zoë: One.\n\nZoe: Two.\n\nZoë: Three.\n\nZoë: Four.\n");
    room.put("in/empty.docx", "");
    let said = room.gloss(&["import", "study", "in"]);
    assert!(said.err.contains("in/empty.docx is empty") && !said.err.contains("docx: empty"), "{said:?}");
    assert!(said.out.contains("files") && said.out.contains("in/empty.docx"), "{said:?}");
    assert!(said.out.contains("names of speakers") && said.out.contains("50003: Zoe is Zoë"), "{said:?}");
}

#[test]
fn a_table_is_kept_as_it_came_and_the_same_again_is_nothing_new() {
    let room = Room::empty();
    let people = "Deltaker,age\n50001,34\n50002,41\n";
    room.put("people.csv", people);
    let typed = ["import", "study", "people.csv", "--kind", "people", "--column", "id=Deltaker"];
    let said = room.gloss(&typed);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out.contains("people.csv, table of people") && said.out.contains("  id: Deltaker\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("2 cases, 2 values"), "{}", said.out);
    assert!(
        said.out.contains("originals") && room.text("study/originals/people.csv") == people,
        "{}",
        said.out
    );
    let before = room.files("study");
    let said = room.gloss(&typed);
    assert!(said.out.contains("nothing new, everything was here already"), "{}", said.out);
    assert!(said.out.contains("files") && !said.out.contains("originals"), "{}", said.out);
    assert_eq!(room.files("study"), before);
    room.put("people.csv", "Deltaker,age\n50001,34\n50002,41\n50003,\n");
    assert!(room.gloss(&typed).out.contains(": 1 case"));
    assert!(room.path("study/originals/people (2).csv").exists());
}

#[test]
fn a_table_without_people_says_which_option_helps() {
    let room = Room::empty();
    room.put("a.csv", "mood,mood\nlow,low\nlow,low\n");
    let said = room.gloss(&["import", "study", "a.csv"]);
    assert!(
        said.code == 1 && said.err.contains("--column id=Participant says which one does, --kind"),
        "{said:?}"
    );
    assert!(!room.path("study").exists());
}

#[test]
fn an_import_that_brings_nothing_leaves_no_folder_behind() {
    let room = Room::empty();
    room.put("a.docx", b"PK\x03\x04 not really");
    room.put("b.txt", PLAIN);
    assert_eq!(room.gloss(&["import", "new/study", "a.docx"]).code, 1);
    assert_eq!(room.gloss(&["import", "new/study", "b.txt", "--preview"]).code, 0);
    assert_eq!(room.gloss(&["import", "new/study", "b.txt", "--report", "told.foo"]).code, 2);
    assert_eq!(room.gloss(&["import", "new/study", "b.txt", "--report", "none/told.csv"]).code, 2);
    assert!(!room.path("new").exists());
    assert_eq!(room.gloss(&["import", "new/study", "b.txt"]).code, 0);
    assert!(room.path("new/study/b.txt").exists());
}

#[test]
fn a_text_with_a_namesake_is_told_and_may_be_newer_or_another() {
    let room = Room::empty();
    room.put("one/50002.txt", PLAIN);
    let newer = PLAIN.replace("Now I tell them.", "Now I write it down.");
    room.put("two/50002.txt", &newer);
    assert_eq!(room.gloss(&["import", "study", "one/50002.txt"]).code, 0);
    let told = room.gloss(&["import", "study", "two/50002.txt", "--preview"]);
    assert!(told.out.contains("50002.txt: ours stays as it is"), "{}", told.out);
    let said = room.gloss(&["import", "study", "two/50002.txt"]);
    assert!(said.out.contains("its words differ from ours; ours stay"), "{}", said.out);
    assert!(!room.text("study/50002.txt").contains("Now I write it down."));
    let said = room.gloss(&["import", "study", "two/50002.txt", "--namesake", "another"]);
    assert!(said.code == 0 && room.text("study/50002 (2).txt").contains("Now I write it down."), "{said:?}");
    std::fs::remove_file(room.path("study/50002 (2).txt")).unwrap();
    let said = room.gloss(&["import", "study", "two/50002.txt", "--namesake", "newer"]);
    assert!(said.out.contains("a newer text took the place of ours"), "{said:?}");
    assert!(room.text("study/50002.txt").contains("Now I write it down."));
}
