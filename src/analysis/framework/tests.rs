//! The matrix of a small study, and what makes its summaries stale.

use std::sync::Arc;

use super::*;
use crate::analysis::ground::Everywhere;
use crate::study::framework::{Link, Rows};
use crate::study::{CaseId, Code, Codebook, Coder, Coding, Edit, Shelved, Study, TranscriptId, When};
use crate::text::{Span, Transcript};

const FIRST: &str = "I: So?\n\n50001: The role was unclear. I hoped.\n";
const LATER: &str = "I: And now?\n\n50001: The role is clear.\n";
const OTHER: &str = "I: So?\n\n慢: 我不知道。\n";

fn code(id: &str, parent: Option<&str>) -> Code {
    Code { parent: parent.map(CodeId::new), ..Code::new(CodeId::new(id), id) }
}

/// Two waves of one person and one of another, who says nothing that is coded.
fn study() -> Study {
    let codes = vec![code("barriers", None), code("role", Some("barriers")), code("hope", None)];
    let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes).0), ..Study::default() };
    for (name, words) in [("50001.txt", FIRST), ("50001_2.txt", LATER), ("50002.txt", OTHER)] {
        let text = Some(Arc::new(Transcript::new(words)));
        study.put(TranscriptId::new(name), Shelved { text, ..Shelved::default() });
    }
    tag(&mut study, "50001.txt", "The role was unclear.", "role", 1);
    tag(&mut study, "50001.txt", "I hoped.", "hope", 2);
    tag(&mut study, "50001_2.txt", "The role is clear.", "role", 3);
    choose(&mut study, Rows::Cases, &["barriers", "hope"]);
    study
}

fn tag(study: &mut Study, transcript: &str, words: &str, code: &str, at: i64) -> Spot {
    let (transcript, coder) = (TranscriptId::new(transcript), Coder::new("jk"));
    let text = study.text(&transcript).unwrap();
    let start = text.at_byte(text.text().find(words).unwrap());
    let span = Span::new(start, start + words.chars().count() as u32);
    let spot = Spot { transcript: transcript.clone(), coder: coder.clone(), span, code: CodeId::new(code) };
    let coding = Coding::new(span, CodeId::new(code), When(at));
    study.apply(Edit::Tag { transcript, coder, coding }).unwrap();
    spot
}

fn choose(study: &mut Study, rows: Rows, columns: &[&str]) {
    let columns = columns.iter().map(CodeId::new).collect();
    study.apply(Edit::ChangeFramework { rows, columns }).unwrap();
}

fn framed(study: &Study) -> Frame {
    let ground = Ground::new(study, None, &Everywhere);
    frame(&study.framework, &ground, &ground)
}

fn counts(study: &Study) -> Vec<(String, Vec<usize>)> {
    let frame = framed(study);
    let count = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.codings.len()).collect();
    frame.rows.iter().map(Row::name).zip(frame.cells.iter().map(count)).collect()
}

/// Linked to everything in it.
fn write(study: &mut Study, row: Row, code: &str) {
    let square = Square { row, code: CodeId::new(code) };
    let frame = framed(study);
    let cell = frame.cell(&square).unwrap();
    let links = cell.codings.iter().filter_map(|trace| Link::to(study, &trace.spot)).collect();
    let (at, coder) = (When(50), Coder::new("jk"));
    let (text, seen) = ("It was unclear.".into(), cell.all.clone());
    let summary = Summary { square, coder, at, text, is_quotes: false, links, seen };
    study.apply(Edit::PutSummary { summary }).unwrap();
}

fn whole(case: &str) -> Row {
    Row { case: CaseId::new(case), wave: None }
}

fn stale(study: &Study) -> String {
    let frame = framed(study);
    frame.cells.iter().flatten().flat_map(|cell| &cell.summaries).map(|told| in_words(&told.stale)).collect()
}

#[test]
fn codings_stand_where_case_and_code_meet_with_those_below() {
    let mut study = study();
    assert_eq!(counts(&study), [("50001".into(), vec![2, 1]), ("50002".into(), vec![0, 0])]);
    choose(&mut study, Rows::CaseWaves, &["hope", "role"]);
    let rows = [("50001, wave 1", vec![1, 1]), ("50001, wave 2", vec![0, 1]), ("50002, wave 1", vec![0, 0])];
    assert_eq!(counts(&study), rows.map(|(name, cells)| (name.to_string(), cells)));
    let lead = lead(&framed(&study).square(1, 1).unwrap());
    assert_eq!(lead, "role/* case=50001 wave=2");
}

#[test]
fn until_columns_are_chosen_the_top_of_the_codebook_stands_there() {
    let mut study = study();
    choose(&mut study, Rows::Cases, &[]);
    let frame = framed(&study);
    assert!(frame.is_beginning && study.framework.columns.is_empty());
    assert_eq!(
        frame.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["barriers", "hope"]
    );
    assert_eq!(counts(&study)[0].1, [2, 1]);
}

#[test]
fn a_summary_says_what_came_went_left_and_was_reworded_and_undo_makes_it_hold_again() {
    let mut study = study();
    write(&mut study, whole("50001"), "barriers");
    assert_eq!(stale(&study), "");
    let new = tag(&mut study, "50001.txt", "unclear", "barriers", 60);
    assert_eq!(stale(&study), "1 new coding since");
    study.apply(new.untag()).unwrap();
    let first = framed(&study).cells[0][0].codings[0].spot.clone();
    let back = study.apply(first.reshape(&study, first.span, &CodeId::new("hope")).unwrap()).unwrap();
    assert_eq!(stale(&study), "1 linked coding has another code");
    study.apply(back).unwrap();
    let back = study.apply(first.untag()).unwrap();
    assert_eq!(stale(&study), "1 linked coding is gone");
    study.apply(back).unwrap();
    let shorter = Span::new(first.span.start, first.span.end - 1);
    let back = study.apply(first.reshape(&study, shorter, &first.code).unwrap()).unwrap();
    assert_eq!(stale(&study), "1 linked coding has other words");
    study.apply(back).unwrap();
    assert_eq!(stale(&study), "");
}

#[test]
fn of_codings_made_in_one_go_one_more_is_noticed() {
    let mut study = study();
    write(&mut study, whole("50001"), "barriers");
    tag(&mut study, "50001.txt", "unclear", "role", 1);
    assert_eq!(stale(&study), "1 new coding since");
}

#[test]
fn what_has_no_square_now_is_counted_beside() {
    let mut study = study();
    write(&mut study, whole("50001"), "barriers");
    choose(&mut study, Rows::CaseWaves, &["barriers"]);
    assert_eq!(framed(&study).beside.rows, 1);
    choose(&mut study, Rows::Cases, &["hope"]);
    assert_eq!(framed(&study).beside.columns, BTreeMap::from([("barriers".to_string(), 1)]));
}

#[test]
fn a_summary_of_somebody_who_is_gone_keeps_its_row() {
    let mut study = study();
    write(&mut study, whole("50002"), "hope");
    study.shelf.remove("50002.txt");
    assert_eq!(framed(&study).rows.len(), 2);
}

#[test]
fn the_quotes_are_a_summary_of_their_own_and_each_line_is_linked() {
    let study = study();
    let (text, links) = quoted(&study, &framed(&study).cells[0][0].codings);
    assert_eq!(text, "“The role was unclear.” (50001, turn 2)\n“The role is clear.” (50001_2, turn 2)");
    let text = Transcript::new(text);
    let lines: Vec<&str> = links.iter().map(|link| text.slice(link.sentence.unwrap())).collect();
    assert_eq!(lines, text.text().lines().collect::<Vec<_>>());
}

#[test]
fn what_should_be_looked_at_is_told_and_nothing_before_anything_is_chosen_or_written() {
    let mut study = study();
    let told = |study: &Study| remarks(study).into_iter().map(|remark| remark.words).collect::<Vec<_>>();
    assert_eq!(
        told(&study),
        [
            "fm.case-empty: 50002: nothing is coded and nothing is written",
            "fm.cell-empty-with-codings: 50001: codings and no summary: barriers (2), hope (1)",
        ]
    );
    write(&mut study, whole("50001"), "barriers");
    write(&mut study, whole("50002"), "hope");
    tag(&mut study, "50001.txt", "unclear", "role", 60);
    assert_eq!(
        told(&study),
        [
            "fm.cell-empty-with-codings: 50001: codings and no summary: hope (1)",
            "fm.stale: 50001, barriers, by jk: the summary is out of date: 1 new coding since",
            "fm.summary-without-link: 50002, hope, by jk: the summary is linked to no coding",
        ]
    );
    choose(&mut study, Rows::Cases, &[]);
    assert!(told(&study).iter().any(|words| words.starts_with("fm.stale")));
    Arc::make_mut(&mut study.framework).summaries.clear();
    assert_eq!(told(&study), [""; 0]);
}
