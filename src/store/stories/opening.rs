//! Opening: what is found, what is left alone, what is told.

use super::*;

#[test]
fn any_folder_of_texts_is_a_study() {
    let folder = Folder::with(&[
        ("b.txt", "Hello."),
        ("a/deep/down/one.md", "# Note"),
        ("a/two words “quoted”.txt", "Hei."),
        ("originals/a.txt", "no"),
        ("private/keys.txt", "no"),
        (".git/notes.txt", "no"),
        ("history/x.txt", "no"),
        ("photo.jpg", "no"),
        (".hidden.txt", "no"),
    ]);
    let before = folder.everything();
    let opened = folder.open();
    let found: Vec<&str> = opened.study.shelf.keys().map(TranscriptId::as_str).collect();
    assert_eq!(found, ["a/deep/down/one.md", "a/two words “quoted”.txt", "b.txt"]);
    assert_eq!(told(&opened.findings), Vec::<String>::new());
    assert_eq!(folder.everything(), before, "looking changes nothing");
}

#[test]
fn the_front_opens_with_one_transcript_and_the_rest_follows() {
    let folder = Folder::study();
    let survey = survey(folder.root()).unwrap();
    let Opened { mut study, kept, .. } = open_front(&survey, Some(&talk(2)));
    assert!(study.text(&talk(2)).is_some() && study.text(&talk(1)).is_none());
    let pages = read_transcript(&survey, &talk(1), &study);
    assert_eq!(shelve(&mut study, &kept, pages), []);
    assert_eq!(study.text(&talk(1)).unwrap().text(), TALK);
}

#[test]
fn a_broken_codebook_is_told_with_its_place_and_the_rest_opens() {
    let folder = Folder::study();
    folder.put("codebook.ron", CODEBOOK.replace("name: \"Hope\"", "nmae: \"Hope\""));
    let Opened { study, findings, kept } = folder.open();
    assert_eq!(study.shelf.len(), 2);
    let finding = findings.first().unwrap();
    assert_eq!((finding.line, finding.weight), (Some(6), Weight::Broken), "{finding}");
    assert!(finding.to_string().starts_with("codebook.ron:6:"), "{finding}");
    assert!(finding.words.contains("“nmae” is not known here; known are id, name"), "{finding}");
    assert!(kept.may_write(&new_code("x").touches(&study)).is_err());
}

#[test]
fn a_newer_file_is_refused_politely() {
    let folder = Folder::study();
    folder.put("codebook.ron", "(version: 7, codes: [], themes: {})");
    let finding = folder.open().findings.remove(0);
    assert!(finding.words.contains("a newer Gloss wrote it (version 7; this one knows 1)"), "{finding}");
}

#[test]
fn codings_without_their_transcript_are_told_and_kept() {
    let folder = Folder::study();
    folder.put("talks/gone.txt.jk.ron", "whatever");
    let findings = told(&folder.open().findings);
    assert!(findings.iter().any(|words| words.contains("put talks/gone.txt back")), "{findings:?}");
    assert_eq!(folder.text("talks/gone.txt.jk.ron"), "whatever");
}

#[test]
fn codings_follow_their_words_when_the_text_was_changed_while_gloss_was_closed() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    sitting(&folder, |study| tag(study, &talk(1), "They hoped for the best.", "hope")).unwrap();
    let layer = folder.text("talks/50001.txt.jk.ron");
    folder.put(
        "talks/50001.txt",
        TALK.replace("They hoped for the best.", "-").replace("Nobody", "Truly nobody"),
    );
    let Opened { study, findings, .. } = folder.open();
    let all = words(&study, &talk(1), &jk());
    assert_eq!(all.first(), Some(&("My supervisor tried.".into(), "hope".into())));
    let doubted =
        study.layer(&talk(1), &jk()).unwrap().codings().iter().filter(|coding| coding.doubt.is_some());
    assert_eq!(doubted.count(), 1);
    let findings = told(&findings);
    assert!(
        findings.iter().any(|words| words.contains("1 codings followed their words, 1 are doubtful")),
        "{findings:?}"
    );
    assert_eq!(folder.text("talks/50001.txt.jk.ron"), layer, "nothing is written before the next change");
}

#[test]
fn what_followed_is_written_with_the_next_change() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "My supervisor tried.", "hope")).unwrap();
    folder.put("talks/50001.txt", TALK.replace("Nobody", "Truly nobody"));
    sitting(&folder, |_| new_code("trust")).unwrap();
    let Opened { study, findings, .. } = folder.open();
    assert_eq!(told(&findings), Vec::<String>::new());
    assert_eq!(words(&study, &talk(1), &jk()), [("My supervisor tried.".into(), "hope".into())]);
}

#[test]
fn a_text_that_is_not_utf8_is_read_and_never_changed() {
    let folder = Folder::study();
    folder.put("talks/old.txt", b"caf\xe9");
    let Opened { study, findings, kept } = folder.open();
    let old = TranscriptId::new("talks/old.txt");
    assert_eq!(study.text(&old).unwrap().text(), "café");
    assert!(told(&findings).iter().any(|words| words.contains("not UTF-8")));
    let text = study.text(&old).unwrap().clone();
    let edit = Edit::Retext { transcript: old, text, layers: Vec::new() };
    assert!(kept.may_write(&edit.touches(&study)).is_err());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_left_out_and_told() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::study();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    if fs::write(folder.root().join(name), "x").is_ok() {
        let opened = folder.open();
        assert_eq!(opened.study.shelf.len(), 2);
        assert!(told(&opened.findings).iter().any(|words| words.contains("give it another name")));
    }
}

#[cfg(unix)]
#[test]
fn symlinks_are_followed_and_loops_survived() {
    let folder = Folder::study();
    let elsewhere = Folder::with(&[("far.txt", "Far."), ("deep/farther.txt", "Farther.")]);
    let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, folder.root().join(name)).unwrap();
    link(folder.root(), "talks/loop");
    link(elsewhere.root(), "linked");
    link(Path::new("nowhere.txt"), "dangling.txt");
    let opened = folder.open();
    let found: Vec<&str> = opened.study.shelf.keys().map(TranscriptId::as_str).collect();
    let expected =
        ["dangling.txt", "linked/deep/farther.txt", "linked/far.txt", "talks/50001.txt", "talks/50002.txt"];
    assert_eq!(found, expected);
}

#[test]
fn a_folder_that_is_not_there_is_said_so() {
    let error = open_whole(Path::new("/nowhere/at/all")).err().unwrap();
    assert!(error.to_string().contains("/nowhere/at/all cannot be opened as a study"), "{error}");
}

#[test]
fn the_sample_is_planted_only_where_nothing_grows() {
    let folder = Folder::with(&[]);
    let sample: [(&str, &[u8]); 2] = [("a.txt", b"A."), ("deep/b.txt", b"B.")];
    plant(&sample, &folder.root().join("sample")).unwrap();
    assert_eq!(folder.text("sample/deep/b.txt"), "B.");
    assert!(plant(&sample, &folder.root().join("sample")).unwrap_err().to_string().contains("is not empty"));
}

#[test]
fn where_one_was_is_remembered_outside_the_study() {
    let (folder, home) = (Folder::study(), Folder::with(&[]));
    let places = Places { config: home.root().join("c"), state: home.root().join("s") };
    assert_eq!(places.habits(), Habits::default());
    let habits =
        Habits { coder: Some("jk".into()), mouse: Some(false), suggest: Some(false), ..Habits::default() };
    let mut bookmarks =
        Bookmarks { open: Some(talk(1)), recent: vec![CodeId::new("hope")], ..Bookmarks::default() };
    bookmarks.carets.insert(talk(1), Span::new(3, 9));
    bookmarks.pins.insert(1, CodeId::new("hope"));
    places.keep_habits(&habits).unwrap();
    places.keep_bookmarks(folder.root(), &bookmarks).unwrap();
    assert_eq!((places.habits(), places.bookmarks(folder.root())), (habits, bookmarks));
    home.put("c/gloss.ron", "(coder: 5");
    assert_eq!(places.habits(), Habits::default(), "a broken file is as good as none");
}
