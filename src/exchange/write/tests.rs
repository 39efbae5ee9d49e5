//! A small study lent in every form, and one made to break them.

use std::sync::Arc;

use super::*;
use crate::exchange::Fate;
use crate::study::framework::{Framework, Row, Square, Summary};
use crate::study::{
    About, Attribute, AttributeKind, Case, CaseId, Code, CodeId, Codebook, Coder, Coding, Doubt, Layer,
    Lineage, Made, Marks, Memo, MemoId, MemoKind, Shelved, Sitting, Subject, TranscriptId, Wave, When,
};
use crate::text::{Span, Transcript};

/// 2026-03-09T14:05:00Z
const THEN: When = When(1_773_065_100_000);
const WORDS: &str =
    "[00:00:05] Interviewer: Was there help?\n\nNoor: There was a lunch. I was not sure, honestly.";

pub(super) fn coding(text: &str, words: &str, code: &str) -> Coding {
    let start = text.find(words).map(|at| text[..at].chars().count()).unwrap() as u32;
    Coding::new(Span::new(start, start + words.chars().count() as u32), CodeId::new(code), THEN)
}

fn codebook() -> Codebook {
    let below = |name: &str, slug: &str| Code {
        parent: Some(CodeId::new("barriers")),
        ..Code::new(CodeId::new(slug), name)
    };
    let merged = Lineage::Merged {
        was: CodeId::new("fog"),
        name: "Fog".into(),
        made: Made { by: Coder::new("jk"), at: THEN },
    };
    let role = Code {
        definition: "Nobody says what is\nexpected.".into(),
        exclude: "Too much work.".into(),
        example: "I was not sure".into(),
        aliases: vec!["vague role".into()],
        lineage: vec![merged],
        colour: Some(4),
        ..below("Unclear role", "role")
    };
    let hope = Code { retired: true, ..Code::new(CodeId::new("hope"), "Hope") };
    Codebook::from_codes(vec![Code::new(CodeId::new("barriers"), "Barriers"), role, hope]).0
}

pub(super) fn study() -> Study {
    let marked =
        Marks { memo: Some("She hesitates.".into()), weight: Some(40), golden: true, counter: false };
    let role = Coding { marks: marked, ..coding(WORDS, "I was not sure", "role") };
    let hope = coding(WORDS, "not sure, honestly", "hope");
    let doubt = Doubt { first: "a".into(), last: "b".into(), why: "its words are gone".into() };
    let doubtful = Coding { doubt: Some(Box::new(doubt)), ..coding(WORDS, "lunch", "hope") };
    let layers = [
        (Coder::new("jk"), Arc::new(Layer::new(vec![role, doubtful]))),
        (Coder::new("ms"), Arc::new(Layer::new(vec![hope]))),
    ];
    let here = TranscriptId::new("talks/50001_2.txt");
    let sitting =
        Sitting { attributes: vec![("shift".into(), "night".into())], ..Sitting::new(here.clone(), Some(2)) };
    let case = Case {
        attributes: vec![("age".into(), "34".into()), ("shift".into(), "day".into())],
        sittings: vec![sitting],
        ..Case::new(CaseId::new("50001"))
    };
    let asked = vec![Attribute::new("age", AttributeKind::Number)];
    let waves = vec![Wave { number: 2, label: "after a year".into(), month: String::new() }];
    let mut study = Study {
        about: Arc::new(About { title: "Peers".into(), attributes: asked, waves, ..About::default() }),
        codebook: Arc::new(codebook()),
        cases: Arc::new(vec![case].into()),
        memos: Arc::new(vec![
            memo(Subject::Study),
            memo(Subject::span(here.clone(), &Transcript::new(WORDS), Span::new(47, 52))),
        ]),
        ..Study::default()
    };
    let text = Some(Arc::new(Transcript::new(WORDS)));
    study.put(here, Shelved { text, layers: layers.into(), ..Shelved::default() });
    study
}

fn memo(about: Subject) -> Memo {
    let kind = MemoKind::Reflexive;
    Memo {
        id: MemoId::new("m1"),
        coder: Coder::new("jk"),
        at: THEN,
        kind,
        about,
        text: "I liked her.".into(),
    }
}

const HOSTILE: &str =
    "=1+1 ]]> <script>alert(1)</script> \u{0}\u{1b}[2J \u{202e}evil 👩‍👧 慢慢来 שלום | `x` [y](z)";

pub(super) fn hostile() -> Study {
    let code = Code { definition: HOSTILE.into(), ..Code::new(CodeId::new("x"), HOSTILE) };
    let marks = Marks { memo: Some(HOSTILE.into()), ..Marks::default() };
    let all = Coding { marks, ..Coding::new(Span::new(0, 60), CodeId::new("x"), When(i64::MAX)) };
    let lost = Coding::new(Span::new(900, 999), CodeId::new("gone"), THEN);
    let layer = Arc::new(Layer::new(vec![all, lost]));
    let square = Square { row: Row { case: CaseId::new("a <b>"), wave: None }, code: CodeId::new("x") };
    let (text, links, seen) = (HOSTILE.to_string(), Vec::new(), Vec::new());
    let coder = Coder::new("=<j>");
    let summary = Summary { square, coder, at: When(i64::MAX), text, is_quotes: false, links, seen };
    let columns = vec![CodeId::new("x"), CodeId::new("<gone>")];
    let framework = Framework { columns, summaries: vec![summary], ..Framework::default() };
    let mut study = Study {
        codebook: Arc::new(Codebook::from_codes(vec![code]).0),
        framework: Arc::new(framework),
        ..Study::default()
    };
    let layers = || [(Coder::new("jk"), layer.clone())].into();
    let text = Some(Arc::new(Transcript::new(HOSTILE)));
    study.put(TranscriptId::new("a <b>.txt"), Shelved { text, layers: layers(), ..Shelved::default() });
    study
        .put(TranscriptId::new("unread.txt"), Shelved { text: None, layers: layers(), ..Shelved::default() });
    study
}

fn choices() -> Choices {
    Choices { title: "Peers".into(), ..Choices::default() }
}

pub(super) fn lent(study: &Study, what: What, form: Form) -> Lent {
    write(study, what, form, &choices(), &Going::quietly()).unwrap()
}

fn words(study: &Study, what: What, form: Form) -> String {
    String::from_utf8(lent(study, what, form).bytes).unwrap()
}

/// Everything that is written in this room.
fn all() -> impl Iterator<Item = (What, Form)> {
    let pairs = What::ALL.into_iter().flat_map(|what| what.forms().iter().map(move |form| (what, *form)));
    let elsewhere = |(what, form): &(What, Form)| {
        matches!(what, What::Project | What::People)
            || *form == Form::Xlsx
            || (*what == What::Codebook && matches!(form, Form::Qdc | Form::Csv | Form::Json))
    };
    pairs.filter(move |pair| !elsewhere(pair))
}

#[test]
fn a_row_says_everything_of_a_coding() {
    let table = words(&study(), What::Segments, Form::Csv);
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let role = rows.iter().find(|row| row.iter().any(|cell| cell == "role")).unwrap();
    let told: Vec<(&str, &str)> = heads.iter().zip(role).collect();
    let expected = [
        ("transcript", "talks/50001_2.txt"),
        ("case", "50001"),
        ("wave", "2"),
        ("wave label", "after a year"),
        ("age", "34"),
        ("shift", "night"),
        ("speaker", "Noor"),
        ("turn", "2"),
        ("turn time", ""),
        ("code", "Barriers/Unclear role"),
        ("code slug", "role"),
        ("coder", "jk"),
        ("coded at", "2026-03-09T14:05:00Z"),
        ("start", "66"),
        ("end", "80"),
        ("weight", "40"),
        ("golden", "yes"),
        ("counter", "no"),
        ("memo", "She hesitates."),
        ("text", "I was not sure"),
        ("doubtful", "no"),
        ("doubtful because", ""),
    ];
    assert_eq!(told, expected);
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_line_stands_as_gloss_code_would_take_it() {
    let lines = words(&study(), What::Segments, Form::JsonLines);
    let first = "{\"transcript\":\"talks/50001_2.txt\",\"start\":59,\"end\":64,\"quote\":\"lunch\",\"code\":\"hope\",\
        \"coder\":\"jk\",\"at\":\"2026-03-09T14:05:00Z\",\"golden\":false,\"counter\":false,\"about\":{\"path\":\"Hope\",\
        \"case\":\"50001\",\"wave\":2,\"wave_label\":\"after a year\",\"attributes\":{\"age\":\"34\",\"shift\":\"night\"},\
        \"speaker\":\"Noor\",\"turn\":2,\"turn_time\":null,\"doubtful\":\"its words are gone\"}}";
    assert_eq!(lines.lines().next(), Some(first));
}

#[test]
fn a_coded_transcript_reads_as_plain_words() {
    let page = words(&study(), What::Transcripts, Form::Markdown);
    let expected = "# Peers

## talks/50001\\_2.txt

case 50001 · wave 2 (after a year) · 3 codings

**\\[00:00:05\\] Interviewer:** Was there help?

**Noor:** ⟦¹There⟧[^1] was a ⟦²lunch⟧[^2]. ⟦³I was ⟦⁴not sure⟧[^3], honestly⟧[^4].

[^1]: **Memo: reflexive** jk · 2026-03-09

    I liked her.
[^2]: **Hope** jk · 2026-03-09

    to be reviewed: its words are gone
[^3]: **Barriers/Unclear role** jk · 2026-03-09

    weight 40 · golden

    She hesitates.
[^4]: **Hope** ms · 2026-03-09
";
    assert_eq!(page, expected);
}

#[test]
fn a_codebook_reads_from_top_to_bottom() {
    let book = words(&study(), What::Codebook, Form::Markdown);
    let expected = "# Peers

## Barriers

code · inductive · 0 codings in 0 cases · with those below 1 coding in 1 case · barriers

### Unclear role

code · inductive · 1 coding in 1 case · role

**Definition:** Nobody says what is\\
expected.

**Exclude:** Too much work.

**Example:** *I was not sure*

**Also called:** vague role

“Fog” was merged into it by jk on 2026-03-09.

## Hope

code · inductive · 2 codings in 1 case · retired · hope
";
    assert_eq!(book, expected);
}

#[test]
fn one_coder_alone_may_be_lent() {
    let which = Query { coder: Some(Coder::new("ms")), ..Query::default() };
    let choices = Choices { which, ..choices() };
    let page = write(&study(), What::Transcripts, Form::Markdown, &choices, &Going::quietly()).unwrap();
    let page = String::from_utf8(page.bytes).unwrap();
    assert!(page.contains("1 coding · only those of ms"), "{page}");
    assert!(page.contains("I was ⟦¹not sure, honestly⟧[^1]."), "{page}");
}

#[test]
fn the_same_study_is_the_same_bytes_in_every_form() {
    for study in [study(), hostile(), Study::default()] {
        for (what, form) in all() {
            assert_eq!(lent(&study, what, form), lent(&study, what, form), "{what:?} {form:?}");
        }
    }
}

#[test]
fn an_empty_study_is_lent_empty() {
    for (what, form) in all() {
        let lent = lent(&Study::default(), what, form);
        assert!(lent.told.entries.is_empty(), "{what:?} {form:?}: {:?}", lent.told);
    }
    assert_eq!(words(&Study::default(), What::Segments, Form::JsonLines), "");
}

#[test]
fn hostile_words_stay_words() {
    for (what, form) in all() {
        let bytes = lent(&hostile(), what, form).bytes;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let shown = matches!(form, Form::Html | Form::Markdown);
        assert!(
            !shown || !text.chars().any(|letter| report::unprintable(&letter.to_string()) > 0),
            "{what:?} {form:?}"
        );
        assert!(form != Form::Html || !text.contains("<script"), "{what:?}");
        assert!(form != Form::Markdown || !text.replace("\\<", "").contains('<'), "{what:?}: {text}");
        assert!(
            form != Form::Csv || !text.contains("\r\n=") && !text.contains(",=") && !text.contains(",\"=")
        );
    }
}

#[test]
fn what_does_not_come_along_is_told() {
    let table = lent(&hostile(), What::Segments, Form::Csv).told;
    assert_eq!((table.count(Fate::Kept, "codings"), table.count(Fate::Changed, "codings")), (4, 4));
    assert!(table.count(Fate::Changed, "cells") > 0);
    let page = lent(&hostile(), What::Transcripts, Form::Docx).told;
    assert_eq!((page.count(Fate::Kept, "codings"), page.count(Fate::Dropped, "codings")), (2, 2));
    assert_eq!(page.count(Fate::Dropped, "transcripts"), 1);
    assert_eq!(page.count(Fate::Changed, "characters"), 9);
    let book = lent(&study(), What::Codebook, Form::Docx).told;
    assert_eq!(book.count(Fate::Dropped, "colours"), 1);
    let page = lent(&study(), What::Transcripts, Form::Html).told;
    assert_eq!((page.count(Fate::Kept, "memos on passages"), page.count(Fate::Dropped, "memos")), (1, 1));
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let refused = write(&study(), What::Transcripts, Form::Csv, &choices(), &Going::quietly()).unwrap_err();
    assert_eq!(refused.to_string(), "transcripts cannot be written as csv: choose docx, html, md");
}

#[test]
fn a_codebook_on_paper_comes_back_as_the_same_tree() {
    let mut study = study();
    // Where a code came from is words of its page like any other.
    let codes = codebook().codes().iter().map(|code| Code { lineage: vec![], ..code.clone() }).collect();
    study.codebook = Arc::new(Codebook::from_codes(codes).0);
    let choices = Choices { title: "How peers work".into(), ..Choices::default() };
    let told = |book: &Codebook| -> Vec<(Code, Option<CodeId>)> {
        let plain = |code: &Code| Code { made: None, colour: None, ..code.clone() };
        book.walk().map(|(code, _)| (plain(code), code.parent.clone())).collect()
    };
    for (form, name) in [(Form::Docx, "c.docx"), (Form::Html, "c.html"), (Form::Markdown, "c.md")] {
        let lent = write(&study, What::Codebook, form, &choices, &Going::quietly()).unwrap();
        let source = crate::exchange::Source::of(name, lent.bytes);
        let back = tables::codebook(&source, &tables::Columns::default()).unwrap().study.codebook;
        let words = |codes: Vec<(Code, Option<CodeId>)>| {
            format!("{codes:#?}").replace("says what is\\n", "says what is ")
        };
        assert_eq!(words(told(&back)), words(told(&study.codebook)), "{name}");
    }
}
