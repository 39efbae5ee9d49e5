//! How a study came about, told by the histories on disk: what came in when, and where each code was first put.

use super::*;
use crate::study::Trail;

const MORNING: i64 = 1_795_341_600_000;

fn at(minute: i64) -> When {
    When(MORNING + minute * 60_000)
}

/// Opens the study as somebody, does these things one after the other, and quits.
fn session(folder: &Folder, who: &str, doings: impl FnOnce(&mut Session)) {
    let Opened { study, kept, .. } = folder.open();
    let coder = coder(who).unwrap();
    let scribe = Scribe::start(folder.root(), &coder, kept, None, |_| {});
    let mut session = Session { study, coder, scribe };
    doings(&mut session);
    session.scribe.close().unwrap();
}

struct Session {
    study: Study,
    coder: Coder,
    scribe: Scribe,
}

impl Session {
    fn puts(&mut self, words: &str, code: &str, transcript: &TranscriptId, minute: i64) -> Edit {
        let Edit::Tag { transcript, mut coding, .. } = tag(&self.study, transcript, words, code) else {
            return Edit::Together(Vec::new());
        };
        coding.at = at(minute);
        self.does(Edit::Tag { transcript, coder: self.coder.clone(), coding }, minute, &[])
    }

    /// Gives back what undoes it.
    fn does(&mut self, edit: Edit, minute: i64, texts: &[TranscriptId]) -> Edit {
        let touched = edit.touches(&self.study);
        let inverse = self.study.apply(edit.clone()).unwrap();
        let (words, texts) = ("Did something".to_string(), texts.to_vec());
        let step = Step { words, at: at(minute), edit, inverse: inverse.clone(), texts };
        self.hands_in(touched, Record::Did(Box::new(step)));
        inverse
    }

    fn undoes(&mut self, inverse: Edit, minute: i64) {
        let touched = inverse.touches(&self.study);
        self.study.apply(inverse).unwrap();
        self.hands_in(touched, Record::Undid { at: at(minute), words: "Did something".into() });
    }

    fn hands_in(&mut self, touched: crate::study::Touched, record: Record) {
        self.scribe.write(Deed { study: Arc::new(self.study.clone()), touched, records: vec![record] });
    }
}

/// Code and coder, and where and in which minute it was first put.
fn first(trail: &Trail) -> Vec<(&str, &str, i64, &str)> {
    let told = trail.first.iter().map(|((code, coder), (when, transcript, _))| {
        (code.as_str(), coder.as_str(), (when.0 - MORNING) / 60_000, transcript.stem())
    });
    told.collect()
}

#[test]
fn a_code_was_first_put_where_somebody_first_put_it_also_when_it_is_gone_from_there() {
    let folder = Folder::study();
    session(&folder, "jk", |jk| {
        let off = jk.puts("So did I", "hope", &talk(2), 1);
        jk.puts("My supervisor tried.", "hope", &talk(1), 2);
        // Taken off again by a step of its own: it was put there all the same.
        jk.does(off, 3, &[]);
    });
    session(&folder, "ms", |ms| _ = ms.puts("They hoped for the best.", "hope", &talk(1), 4));
    assert_eq!(first(&trail(folder.root())), [("hope", "jk", 1, "50002"), ("hope", "ms", 4, "50001")]);
}

#[test]
fn what_was_undone_was_never_done_also_days_later() {
    let folder = Folder::study();
    let mut off = None;
    session(&folder, "jk", |jk| {
        jk.puts("My supervisor tried.", "unclear-role", &talk(1), 1);
        off = Some(jk.puts("So did I", "hope", &talk(2), 2));
    });
    session(&folder, "jk", |jk| {
        jk.undoes(off.take().unwrap(), 3);
        jk.puts("They hoped for the best.", "hope", &talk(1), 5);
    });
    assert_eq!(
        first(&trail(folder.root())),
        [("hope", "jk", 5, "50001"), ("unclear-role", "jk", 1, "50001")]
    );
}

#[test]
fn transcripts_came_when_the_first_of_their_imports_says() {
    let folder = Folder::study();
    let nothing = || Edit::Together(Vec::new());
    session(&folder, "ms", |ms| _ = ms.does(nothing(), 7, &[talk(1), talk(2)]));
    session(&folder, "jk", |jk| _ = jk.does(nothing(), 4, &[talk(2)]));
    let came = trail(folder.root()).came;
    assert_eq!(came.into_iter().collect::<Vec<_>>(), [(talk(1), at(7)), (talk(2), at(4))]);
}

#[test]
fn nothing_is_told_without_a_history_and_of_a_broken_one_what_stands_behind_the_fault() {
    let folder = Folder::study();
    assert_eq!(trail(folder.root()), Trail::default());
    assert_eq!(trail(&folder.root().join("nowhere")), Trail::default());
    session(&folder, "jk", |jk| {
        jk.puts("So did I", "hope", &talk(2), 1);
        jk.puts("My supervisor tried.", "hope", &talk(1), 2);
    });
    let lines = folder.text("history/jk.ron");
    let (before, behind) = lines.split_once('\n').unwrap();
    folder.put("history/jk.ron", format!("{before}\noops\n{behind}"));
    assert_eq!(first(&trail(folder.root())), [("hope", "jk", 2, "50001")]);
    assert_eq!(unreadable_lines(folder.root()).len(), 1);
    folder.put("history/not a coder?.ron", "oops");
    folder.put("history/notes.txt", "oops");
    assert_eq!(first(&trail(folder.root())).len(), 1);
}
