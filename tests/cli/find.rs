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

const TALK: &str =
    "Interviewer: Any hope?\n\nP1: A little hope, then none.\n\nP1: 你好 hope\u{2003}你们 Hope dies.\n";

#[test]
fn keywords_stand_beneath_each_other_by_what_is_around_them() {
    let room = Room::empty();
    room.put("study/p1.txt", TALK);
    let said = room.gloss(&["find", "study", "hope", "--kwic", "--sort", "right"]);
    let lines: Vec<&str> = said.out.lines().filter(|line| line.starts_with("p1.txt")).collect();
    let told: Vec<&str> = lines.iter().map(|line| line[6..].trim_start()).collect();
    let expected = [
        "1             Any  hope",
        "3  你好 hope 你们  Hope  dies",
        "2        A little  hope  , then none",
        "3            你好  hope  你们 Hope dies",
    ];
    let plain = |line: &str| line.trim_end().to_string();
    assert_eq!(told.iter().map(|line| plain(line)).collect::<Vec<_>>(), expected, "{}", said.out);
    let json = crate::table::json(&room, &["find", "study", "hope", "--kwic", "--sort", "left"]);
    let lefts: Vec<&str> =
        json["rows"].as_array().unwrap().iter().filter_map(|row| row["left"].as_str()).collect();
    assert_eq!(lefts, ["Any", "A little", "你好 hope 你们", "你好"]);
}

#[test]
fn words_that_run_from_right_to_left_are_told_of() {
    let room = Room::empty();
    room.put("study/p1.txt", "P1: hope שלום\n");
    let said = room.gloss(&["find", "study", "hope", "--kwic"]);
    assert!(said.out.contains("from right to left"), "{}", said.out);
}

#[test]
fn a_broken_codebook_does_not_keep_words_from_being_found_but_a_missing_transcript_is_told() {
    let room = Room::study();
    room.put("study/codebook.ron", "(((");
    let said = room.gloss(&["find", "study", "supervisor"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    std::os::unix::fs::symlink("nowhere", room.path("study/gone.txt")).unwrap();
    let said = room.gloss(&["find", "study", "supervisor"]);
    assert!(said.code == 0 && said.err.contains("gone.txt"), "{said:?}");
}

#[test]
fn a_pattern_that_stands_for_too_much_is_refused_in_a_sentence() {
    let room = Room::study();
    for pattern in [r"(?:a{1000}){1000}", r"(\pL{900}){90}"] {
        let said = room.gloss(&["find", "study", pattern, "--regex"]);
        assert!(said.code == 2 && said.err.contains("use smaller repeat counts"), "{said:?}");
    }
    // Where other programs try every way to part the letters, time here is in proportion to the text.
    room.put("study/a.txt", "a".repeat(100_000));
    assert_eq!(room.gloss(&["find", "study", "(a+)+b", "--regex"]).code, 1);
}

#[test]
fn patterns_of_nothing_find_nothing_and_what_is_not_known_here_is_told_with_its_place() {
    let room = Room::study();
    for pattern in [r"\b", "^$", "(?m)^", "zz*z|x{0}"] {
        assert_eq!(room.gloss(&["find", "study", pattern, "--regex"]).code, 1, "{pattern}");
    }
    for (pattern, why) in [
        ("", "There is nothing to search for"),
        ("a(?=b)", "Character 2 of the pattern: looking ahead or behind is not possible here"),
        ("ho[pe", "Character 3 of the pattern: this [ is never closed"),
    ] {
        let said = room.gloss(&["find", "study", pattern, "--regex"]);
        assert!(said.code == 2 && said.err.contains(why), "{pattern}: {said:?}");
    }
    assert_eq!(room.gloss(&["find", "study", ".*", "--regex", "--format", "csv"]).code, 0);
}

#[test]
fn what_stands_for_everything_is_refused_before_it_fills_the_memory() {
    let room = Room::study();
    room.put("study/long.txt", "a ".repeat(1_000_001));
    let said = room.gloss(&["find", "study", r"\w+", "--regex"]);
    assert!(said.code != 0 && said.err.contains("found more than 1000000 times"), "{said:?}");
    assert_eq!(room.gloss(&["find", "study", r"\w+", "--regex", "--in", "50001"]).code, 0);
}
