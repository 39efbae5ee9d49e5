//! Words in context, and a code on every hit.

use crate::room::Room;
use gloss::store::{last_steps, open_whole};
use gloss::study::Coder;

#[test]
fn hits_stand_in_their_context_and_nothing_found_is_told_by_the_exit_code() {
    let room = Room::study();
    let said = room.gloss(&["find", "study", "supervisor", "--context", "2"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("1 hits of “supervisor” in 1 transcripts"), "{}", said.out);
    assert!(said.out.lines().any(|line| line.contains("My  supervisor  tried")), "{}", said.out);
    assert_eq!(room.gloss(&["find", "study", "manager"]).code, 1);
}

#[test]
fn a_regular_expression_that_cannot_be_read_is_wrong_usage() {
    let room = Room::study();
    assert_eq!(room.gloss(&["find", "study", "s(upervisor", "--regex"]).code, 2);
    assert_eq!(room.gloss(&["find", "study", "s.p+ervisor", "--regex"]).code, 0);
    assert_eq!(room.gloss(&["find", "study", "supervisor", "--in", "50009"]).code, 2);
}

#[test]
fn every_hit_is_tagged_as_one_step_and_a_second_time_nothing_happens() {
    let room = Room::demo();
    let typed = ["find", "demo", "door", "--code", "Doors", "--unit", "sentence", "--as", "me"];
    assert_eq!(room.gloss(&typed).code, 1, "the code is not there yet");
    let said = room.gloss(&[typed.as_slice(), &["--create"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    let me = Coder::new("me");
    let (past, _) = last_steps(&room.path("demo"), &me).unwrap();
    assert_eq!(past.done.len(), 1);
    let opened = open_whole(&room.path("demo")).unwrap();
    for (transcript, _, coding) in opened.study.codings().filter(|(_, coder, _)| *coder == &me) {
        let words = opened.study.text(transcript).unwrap().slice(coding.span).to_lowercase();
        assert!(words.contains("door") && words.ends_with(['.', '?', '!', '"', '…', ']']), "{words}");
    }
    let before = room.files("demo");
    assert!(room.gloss(&typed).out.contains("already"));
    assert_eq!(room.files("demo"), before);
}
