//! How long it takes to open studies and to write one coding down.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::sync::Arc;

use divan::Bencher;
use gloss::{
    store::{Deed, Record, Scribe, coder, open_front, open_whole, survey},
    study::{CodeId, Coding, Edit, Step, When},
    text::Span,
};

fn main() {
    divan::main();
}

fn study(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    corpus::make(corpus::size(name).expect("a size"), 1, folder.path()).expect("a study");
    folder
}

#[divan::bench(args = ["small", "medium", "long"])]
fn open_the_whole_study(bencher: Bencher, size: &str) {
    let folder = study(size);
    bencher.bench(|| open_whole(folder.path()));
}

#[divan::bench(args = ["small", "medium"])]
fn open_the_front_with_one_transcript(bencher: Bencher, size: &str) {
    let folder = study(size);
    bencher.bench(|| {
        let survey = survey(folder.path()).expect("a survey");
        let first = survey.transcripts.keys().next().cloned();
        open_front(&survey, first.as_ref())
    });
}

/// With all its syncs: the figure is the disk's more than ours.
#[divan::bench(args = ["medium", "long"])]
fn write_one_coding(bencher: Bencher, size: &str) {
    let folder = study(size);
    let opened = open_whole(folder.path()).expect("a study");
    let (mut study, jk) = (opened.study, coder("jk").expect("a name"));
    let (tell, news) = std::sync::mpsc::channel();
    let mut scribe = Scribe::start(folder.path(), &jk, opened.kept, None, move |news| _ = tell.send(news));
    let transcript = study.shelf.keys().next().cloned().expect("a transcript");
    let mut at = 0;
    bencher.bench_local(|| {
        at += 1;
        let coding = Coding::new(Span::new(at, at + 7), CodeId::new("code-1"), When(0));
        let edit = Edit::Tag { transcript: transcript.clone(), coder: jk.clone(), coding };
        let touched = edit.touches(&study);
        let inverse = study.apply(edit.clone()).expect("a change");
        let step = Step { words: "Tagged".into(), at: When(0), edit, inverse, texts: Vec::new() };
        let records = vec![Record::Did(Box::new(step))];
        scribe.write(Deed { study: Arc::new(study.clone()), touched, records });
        news.recv()
    });
}
