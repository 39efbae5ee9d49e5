//! Sharing a folder: the other coder, git, an editor, a second Gloss.

use std::sync::mpsc::channel;
use std::time::Duration;

use super::*;
use crate::study::{About, Question};

fn ms() -> Coder {
    coder("ms").unwrap()
}

#[test]
fn somebody_elses_change_is_never_overwritten_but_merged() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let theirs = CODEBOOK.replace("(id: \"hope\"", "(id: \"trust\", name: \"Trust\"),\n    (id: \"hope\"");
    folder.put("codebook.ron", &theirs);
    let (tell, news) = channel();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept.clone(), None, move |news| _ = tell.send(news));
    scribe.write(deed(&mut study, new_code("one")));
    let conflict = news.recv_timeout(Duration::from_secs(60)).unwrap();
    assert_eq!(conflict, News::Conflict { sheets: vec![Sheet::Codebook] });
    assert_eq!(folder.text("codebook.ron"), theirs);
    let pages = reread(folder.root(), &study, &kept, &[Sheet::Codebook]);
    let Taken { to_write, findings } = take_in(&mut study, &kept, pages);
    assert_eq!((to_write.codebook, findings), (true, Vec::new()));
    scribe.write(Deed { study: Arc::new(study), touched: to_write, records: Vec::new() });
    scribe.close().unwrap();
    let codebook = folder.open().study.codebook;
    let ids: Vec<&str> = codebook.codes().iter().map(|code| code.id.as_str()).collect();
    assert_eq!(ids, ["one", "barriers", "unclear-role", "trust", "hope"]);
    assert_eq!(last_steps(folder.root(), &jk()).unwrap().0.done.len(), 1);
}

#[test]
fn what_was_handed_in_before_a_change_was_taken_in_is_not_written_over_it() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept.clone(), None, |_| {});
    let stale = study.clone();
    folder.put("codebook.ron", CODEBOOK.replace("Hope", "Hopes"));
    let mut older = Some(deed(&mut stale.clone(), new_code("one")));
    let pages = reread(folder.root(), &study, &kept, &[Sheet::Codebook]);
    // The hand-over happens between reading again and taking in.
    older.take().into_iter().for_each(|deed| _ = scribe.write(deed));
    _ = take_in(&mut study, &kept, pages);
    let unsaved = scribe.close();
    let text = folder.text("codebook.ron");
    assert!(text.contains("Hopes"), "{text} {unsaved:?}");
}

#[test]
fn the_other_coders_codings_come_in_live() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let (tell, news) = channel();
    let _watch = Watch::start(folder.root(), kept.clone(), move |sheets| _ = tell.send(sheets));
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let theirs = folder.text("talks/50001.txt.jk.ron");
    let sheet = Sheet::Layer(talk(1), ms());
    // The watcher may need a moment to begin: it is shown the file until it sees it.
    let seen = (0..200).any(|_| {
        folder.put("talks/50001.txt.ms.ron", &theirs);
        let sheets = news.recv_timeout(Duration::from_millis(300)).unwrap_or_default();
        sheets.contains(&sheet)
    });
    assert!(seen);
    let pages = reread(folder.root(), &study, &kept, &[sheet]);
    assert_eq!(take_in(&mut study, &kept, pages).to_write, Default::default());
    assert_eq!(words(&study, &talk(1), &ms()), [("So did I".into(), "hope".into())]);
}

#[test]
fn what_was_changed_before_the_watch_began_is_told_too() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let Opened { kept, .. } = folder.open();
    folder.put("talks/50001.txt.ms.ron", folder.text("talks/50001.txt.jk.ron"));
    fs::remove_file(folder.root().join("talks/50002.txt")).unwrap();
    let (tell, news) = channel();
    let _watch = Watch::start(folder.root(), kept, move |sheets| _ = tell.send(sheets));
    let told = news.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(told, [Sheet::Text(talk(2)), Sheet::Layer(talk(1), ms())]);
}

#[test]
fn a_text_changed_by_an_editor_takes_its_codings_along() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    let Opened { mut study, kept, .. } = folder.open();
    folder.put("talks/50001.txt", TALK.replace("What is", "So, what is"));
    let pages = reread(folder.root(), &study, &kept, &[Sheet::Text(talk(1))]);
    let taken = take_in(&mut study, &kept, pages);
    assert_eq!(words(&study, &talk(1), &jk()), [("My supervisor tried.".into(), "hope".into())]);
    assert!(told(&taken.findings)[0].contains("1 codings followed their words"), "{:?}", taken.findings);
    assert_eq!(taken.to_write, Default::default(), "it waits for the next change");
}

#[test]
fn a_transcript_that_appears_brings_its_codings() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    fs::rename(folder.root().join("talks/50001.txt"), folder.root().join("away")).unwrap();
    let Opened { mut study, kept, .. } = folder.open();
    assert!(study.text(&talk(1)).is_none());
    fs::rename(folder.root().join("away"), folder.root().join("talks/50001.txt")).unwrap();
    let pages = reread(folder.root(), &study, &kept, &[Sheet::Text(talk(1))]);
    take_in(&mut study, &kept, pages);
    assert_eq!(words(&study, &talk(1), &jk()).len(), 1);
}

#[test]
fn our_own_writing_is_no_news() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept.clone(), None, |_| {});
    scribe.write(deed(&mut study, new_code("one")));
    scribe.close().unwrap();
    let digest = Some(Digest::of(folder.text("codebook.ron").as_bytes()));
    assert!(!kept.is_news(&Sheet::Codebook, digest));
    assert!(kept.is_news(&Sheet::Codebook, Some(Digest::of(b"else"))));
    assert!(kept.is_news(&Sheet::Codebook, None));
}

#[test]
fn where_both_changed_the_same_ours_stays_and_theirs_is_told() {
    let memo = |text: &str| crate::study::Memo {
        id: crate::study::MemoId::new("m1"),
        coder: jk(),
        at: When(5),
        kind: crate::study::MemoKind::Note,
        about: crate::study::Subject::Study,
        text: text.into(),
    };
    let merged = merge::memos(&[memo("first")], &[memo("ours")], &[memo("theirs")]);
    assert_eq!(merged.value, [memo("ours")]);
    assert_eq!(merged.clashes, ["a memo was written on both sides; theirs was: theirs"]);
    let kept = merge::memos(&[memo("first")], &[], &[memo("theirs")]);
    assert_eq!(kept.value, [memo("theirs")], "what one side changed the other does not remove");
}

#[test]
fn questions_of_the_guide_merge_one_by_one_and_field_by_field() {
    let question = |id: &str, text: &str, since: &str| Question {
        id: id.into(),
        text: text.into(),
        since: since.into(),
        ..Question::default()
    };
    let about = |guide: Vec<Question>| About { guide, ..About::default() };
    let base = about(vec![question("q1", "Role?", ""), question("q2", "Home?", "")]);
    let ours = about(vec![
        question("q3", "Hope?", ""),
        question("q1", "Your role?", ""),
        question("q2", "Home?", ""),
    ]);
    let theirs = about(vec![question("q1", "Role?", "2019-08"), question("q4", "Pay?", "")]);
    let merged = merge::abouts(&base, &ours, &theirs);
    let wanted = vec![
        question("q3", "Hope?", ""),
        question("q1", "Your role?", "2019-08"),
        question("q4", "Pay?", ""),
    ];
    assert_eq!((merged.value.guide, merged.clashes), (wanted, Vec::new()));
    let theirs = about(vec![question("q1", "Which role?", ""), question("q2", "Home?", "")]);
    let merged = merge::abouts(&base, &ours, &theirs);
    assert_eq!(merged.value, ours);
    assert_eq!(merged.clashes, ["the wording of question q1 was changed on both sides; ours stays"]);
}

#[test]
fn a_guide_in_which_an_id_stands_twice_is_taken_whole() {
    let about = |ids: &[&str]| {
        let guide = ids.iter().map(|id| Question { id: id.to_string(), ..Question::default() });
        About { guide: guide.collect(), ..About::default() }
    };
    let merged = merge::abouts(&about(&["q1"]), &about(&["q1", "q1"]), &about(&["q1", "q2"]));
    assert_eq!(merged.value, about(&["q1", "q1"]));
    assert_eq!(merged.clashes, ["the guide was changed on both sides; ours stays"]);
}

#[test]
fn marks_of_one_coding_merge_one_by_one() {
    let layer = |weight, golden| {
        let marks = crate::study::Marks { weight, golden, ..Default::default() };
        let coding = Coding { marks, ..Coding::new(Span::new(3, 9), CodeId::new("hope"), When(5)) };
        crate::study::Layer::new(vec![coding])
    };
    let merged = merge::layers(&layer(None, false), &layer(Some(3), false), &layer(None, true));
    assert_eq!((merged.value, merged.clashes), (layer(Some(3), true), Vec::new()));
}

#[test]
fn a_study_that_was_moved_away_is_not_begun_anew() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let mut scribe = Scribe::start(&folder.root().join("gone"), &jk(), kept, None, |_| {});
    scribe.write(deed(&mut study, new_code("one")));
    assert!(scribe.close().unwrap_err().why.ends_with("is not there any more"));
    assert!(!folder.root().join("gone").exists());
}

#[test]
fn a_transcript_that_can_be_read_at_last_is_read_with_its_codings() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let text = folder.root().join("talks/50001.txt");
    fs::remove_file(&text).unwrap();
    fs::create_dir(&text).unwrap();
    let mut survey = survey(folder.root()).unwrap();
    survey.transcripts.insert(talk(1), [jk()].into());
    let mut opened = open_front(&survey, None);
    for id in survey.transcripts.keys() {
        let pages = read_transcript(&survey, id, &opened.study);
        shelve(&mut opened.study, &opened.kept, pages);
    }
    let Opened { mut study, kept, .. } = opened;
    assert!(study.text(&talk(1)).is_none());
    fs::remove_dir(&text).unwrap();
    folder.put("talks/50001.txt", TALK);
    let pages = reread(folder.root(), &study, &kept, &[Sheet::Text(talk(1))]);
    take_in(&mut study, &kept, pages);
    assert_eq!(words(&study, &talk(1), &jk()), [("So did I".into(), "hope".into())]);
    assert!(kept.standing(&Sheet::Layer(talk(1), jk())).barred.is_none());
}

#[test]
fn a_step_on_a_file_whose_name_would_be_too_long_is_refused_beforehand() {
    let long = format!("talks/{}.txt", "x".repeat(240));
    let folder = Folder::study();
    folder.put(&long, TALK);
    let Opened { study, kept, .. } = folder.open();
    let edit = Edit::Tag {
        transcript: TranscriptId::new(&long),
        coder: jk(),
        coding: Coding::new(Span::new(3, 9), CodeId::new("hope"), When(5)),
    };
    let why = kept.may_write(&edit.touches(&study)).unwrap_err();
    assert!(why.ends_with("its name is too long, shorten the transcript's"), "{why}");
}

#[test]
fn looking_takes_no_lock_where_nothing_was_done_yet() {
    let folder = Folder::study();
    assert!(Lock::take_if_begun(folder.root(), &jk()).unwrap().is_none());
    sitting(&folder, |_| new_code("one")).unwrap();
    assert!(Lock::take_if_begun(folder.root(), &jk()).unwrap().is_some());
}

#[test]
fn one_coder_is_held_by_one_gloss_and_another_coder_is_free() {
    let folder = Folder::study();
    let lock = Lock::take(folder.root(), &jk()).unwrap();
    let held = match Lock::take(folder.root(), &jk()) {
        Err(NoLock::Held(held)) => held,
        other => panic!("{other:?}"),
    };
    assert_eq!((held.pid, held.by_this_host, held.alive), (std::process::id(), true, Some(true)));
    assert!(Lock::take_over(folder.root(), &jk()).is_err(), "who is alive keeps it");
    drop(Lock::take(folder.root(), &ms()).unwrap());
    drop(lock);
    assert_eq!(fs::read_dir(folder.root().join("history")).unwrap().count(), 0);
    assert!(Lock::take(folder.root(), &jk()).is_ok());
}

#[test]
fn a_lock_left_by_another_machine_is_explained_and_can_be_taken_over() {
    let folder = Folder::study();
    let line = "(version: 1, pid: 4, user: \"ms\", host: \"field-laptop\", since: \"2026-11-22T10:00:00Z\")";
    folder.put("history/.jk.lock", line);
    let refusal = Lock::take(folder.root(), &jk()).unwrap_err();
    assert_eq!(refusal.to_string(), "ms on field-laptop (process 4) is coding here as jk");
    assert!(Lock::take_over(folder.root(), &jk()).is_ok());
}

#[test]
fn a_lock_left_by_a_dead_process_of_this_machine_is_taken_without_asking() {
    let folder = Folder::study();
    drop(Lock::take(folder.root(), &jk()).unwrap());
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let line = format!("(version: 1, pid: 4, user: \"jk\", host: {host:?}, since: \"2026-11-22T10:00:00Z\")");
    folder.put("history/.jk.lock", line);
    assert!(Lock::take(folder.root(), &jk()).is_ok());
}
