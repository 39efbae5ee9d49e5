//! Writing: what changes in the files, what the scribe tells, and undoing tomorrow what was done today.

use std::sync::mpsc::channel;
use std::time::Duration;

use super::*;

#[test]
fn adding_one_coding_changes_one_line() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    sitting(&folder, |study| tag(study, &talk(1), "They hoped for the best.", "hope")).unwrap();
    let before = folder.text("talks/50001.txt.jk.ron");
    sitting(&folder, |study| tag(study, &talk(1), "Nobody could tell me", "unclear-role")).unwrap();
    let after = folder.text("talks/50001.txt.jk.ron");
    let added: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    let expected = "    (at: (45, 65), code: \"unclear-role\", when: \"2026-11-22T10:00:00Z\", \
        words: (\"Nobody could tell\", \"could tell me\")),";
    assert_eq!(added, [expected]);
    assert_eq!(after.lines().count(), before.lines().count() + 1);
    assert_eq!(folder.text("history/jk.ron").lines().count(), 3);
}

/// The guide of the study, with one question.
const ASKS: &str = r#"(version: 1, guide: [(id: "q1", text: "What is your role?")])"#;

#[test]
fn which_turn_asks_what_is_kept_like_a_coding_and_counted_like_none() {
    let folder = Folder::study();
    folder.put("study.ron", ASKS);
    let ask = |study: &Study| match tag(study, &talk(1), "What is your role here?", "q1") {
        Edit::Tag { transcript, coding, .. } => Edit::Tag { transcript, coder: Coder::guide(), coding },
        other => other,
    };
    sitting(&folder, ask).unwrap();
    let study = folder.open().study;
    assert_eq!(words(&study, &talk(1), &Coder::guide()), [("What is your role here?".into(), "q1".into())]);
    assert_eq!((study.codings().count(), study.coders().len()), (0, 0));
    folder.put("talks/50001.txt", TALK.replace("Interviewer: What", "Interviewer: So, now. What"));
    let study = folder.open().study;
    assert_eq!(words(&study, &talk(1), &Coder::guide())[0].0, "What is your role here?");
}

#[test]
fn only_what_was_touched_is_written() {
    let folder = Folder::study();
    let before = folder.everything();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    let mut after = folder.everything();
    after.retain(|file| !before.contains(file));
    let names: Vec<String> = after.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["history/jk.ron", "talks/50001.txt.jk.ron"]);
}

#[test]
fn what_the_scribe_calls_saved_is_on_disk() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let (tell, news) = channel();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept, None, move |news| _ = tell.send(news));
    let edit = tag(&study, &talk(1), "My supervisor tried.", "hope");
    let number = scribe.write(deed(&mut study, edit));
    assert_eq!(news.recv_timeout(Duration::from_secs(60)), Ok(News::Saved { upto: number }));
    assert_eq!(words(&folder.open().study, &talk(1), &jk()), words(&study, &talk(1), &jk()));
    scribe.close().unwrap();
}

#[test]
fn many_deeds_at_once_are_all_kept_and_can_all_be_undone() {
    let folder = Folder::study();
    let Opened { mut study, kept, .. } = folder.open();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept, None, |_| {});
    for n in 0..40 {
        scribe.write(deed(&mut study, new_code(&format!("code-{n}"))));
    }
    scribe.close().unwrap();
    let Opened { mut study, .. } = folder.open();
    assert_eq!(study.codebook.len(), 43);
    let (mut past, findings) = last_steps(folder.root(), &jk()).unwrap();
    assert_eq!((past.done.len(), findings), (40, Vec::new()));
    while let Some(step) = past.step_back() {
        study.apply(step.inverse.clone()).unwrap();
    }
    assert_eq!(study.codebook.len(), 3);
}

#[test]
fn undo_survives_quitting() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    let Opened { mut study, kept, .. } = folder.open();
    let (mut past, _) = last_steps(folder.root(), &jk()).unwrap();
    let step = past.step_back().unwrap().clone();
    let mut undo = deed(&mut study, step.inverse);
    undo.records = vec![Record::Undid { at: When(1_795_341_700_000), words: step.words }];
    let mut scribe = Scribe::start(folder.root(), &jk(), kept, None, |_| {});
    scribe.write(undo);
    scribe.close().unwrap();
    assert_eq!(words(&folder.open().study, &talk(1), &jk()), []);
    let (past, _) = last_steps(folder.root(), &jk()).unwrap();
    assert_eq!((past.done.len(), past.undone.len()), (0, 1));
    let told = read_words(folder.root(), &jk()).unwrap();
    assert_eq!(told.iter().map(|told| (told.number, told.state)).collect::<Vec<_>>(), [(1, State::Undone)]);
}

#[test]
fn what_was_done_before_an_unreadable_line_cannot_be_undone_and_that_is_told() {
    let folder = Folder::study();
    sitting(&folder, |_| new_code("one")).unwrap();
    folder.put("history/jk.ron", folder.text("history/jk.ron") + "scribbles\n");
    sitting(&folder, |_| new_code("two")).unwrap();
    let (past, findings) = last_steps(folder.root(), &jk()).unwrap();
    assert_eq!(past.done.len(), 1);
    assert!(told(&findings)[0].starts_with("history/jk.ron:2:1: "), "{findings:?}");
    assert_eq!(read_words(folder.root(), &jk()).unwrap().len(), 2);
}

#[test]
fn what_cannot_be_written_stays_in_memory_and_is_written_when_it_can_be() {
    let folder = Folder::study();
    folder.put("history", "a file where a folder should be");
    let Opened { mut study, kept, .. } = folder.open();
    let (tell, news) = channel();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept, None, move |news| _ = tell.send(news));
    scribe.write(deed(&mut study, new_code("one")));
    let first = news.recv_timeout(Duration::from_secs(60)).unwrap();
    assert!(matches!(&first, News::Unsaved(unsaved) if unsaved.why.contains("history")), "{first:?}");
    assert_eq!(folder.text("codebook.ron"), CODEBOOK, "nothing is harmed");
    fs::remove_file(folder.root().join("history")).unwrap();
    scribe.write(deed(&mut study, new_code("two")));
    scribe.close().unwrap();
    let opened = folder.open();
    assert_eq!(opened.study.codebook.len(), 5);
    assert_eq!(last_steps(folder.root(), &jk()).unwrap().0.done.len(), 2);
}

#[test]
fn closing_says_what_is_not_on_disk() {
    let folder = Folder::study();
    folder.put("history", "a file where a folder should be");
    let unsaved = sitting(&folder, |_| new_code("one")).unwrap_err();
    assert!(unsaved.to_string().contains("history"), "{unsaved}");
}

#[test]
fn a_broken_file_is_never_written_over_and_the_rest_is_saved() {
    let folder = Folder::study();
    folder.put("talks/50001.txt.jk.ron", "(version: 1, mine!");
    let edit = |study: &Study| {
        Edit::Together(vec![
            tag(study, &talk(1), "So did I", "hope"),
            tag(study, &talk(2), "So did I", "hope"),
        ])
    };
    let unsaved = sitting(&folder, edit).unwrap_err();
    assert!(unsaved.why.contains("50001.txt.jk.ron is not written"), "{unsaved}");
    assert_eq!(folder.text("talks/50001.txt.jk.ron"), "(version: 1, mine!");
    assert!(folder.text("talks/50002.txt.jk.ron").contains("hope"));
}

#[test]
fn a_changed_text_keeps_its_windows_line_ends_and_its_mark() {
    let folder = Folder::study();
    folder.put("talks/50001.txt", "\u{FEFF}One.\r\nTwo.\r\n");
    let retext = |study: &Study| {
        let text = Arc::new(crate::text::Transcript::new("One.\nAnd two.\n"));
        assert_eq!(study.text(&talk(1)).unwrap().text(), "One.\nTwo.\n");
        Edit::Retext { transcript: talk(1), text, layers: Vec::new() }
    };
    sitting(&folder, retext).unwrap();
    assert_eq!(folder.text("talks/50001.txt"), "\u{FEFF}One.\r\nAnd two.\r\n");
    let (past, _) = last_steps(folder.root(), &jk()).unwrap();
    assert!(matches!(&past.done[0].inverse, Edit::Retext { text, .. } if text.text() == "One.\nTwo.\n"));
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, elsewhere) = (Folder::study(), Folder::with(&[]));
    fs::rename(folder.root().join("codebook.ron"), elsewhere.root().join("book.ron")).unwrap();
    symlink(elsewhere.root().join("book.ron"), folder.root().join("codebook.ron")).unwrap();
    fs::set_permissions(elsewhere.root().join("book.ron"), fs::Permissions::from_mode(0o600)).unwrap();
    sitting(&folder, |_| new_code("one")).unwrap();
    assert!(folder.root().join("codebook.ron").is_symlink());
    let found = fs::metadata(elsewhere.root().join("book.ron")).unwrap();
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
    assert!(elsewhere.text("book.ron").contains("\"one\""));
}
