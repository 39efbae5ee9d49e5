//! What is asked and what comes back, in small studies that can be read at a glance.

use std::sync::Arc;

use super::{Grain, How, Query, Scope, ask, complete, explain};
use crate::study::{
    About, Attribute, AttributeKind, Case, CaseId, CaseKind, Code, CodeId, Codebook, Coder, Coding, Layer,
    Marks, Memo, MemoId, MemoKind, Set, Shelved, Sitting, Study, Subject, TranscriptId, When,
};
use crate::text::{Span, Transcript};

/// Offsets:                0         10        20        30         40
const GROUP: &str = "I: Well?\n\nAnn: We hoped. It was hard.\n\nBo: Not me. Never.\n\nAnn: Oh.\n\nBo: Yes.";

fn coding(start: u32, end: u32, code: &str) -> Coding {
    Coding::new(Span::new(start, end), CodeId::new(code), When(0))
}

fn layer(codings: Vec<Coding>) -> Arc<Layer> {
    Arc::new(Layer::new(codings))
}

fn code(id: &str, name: &str, parent: Option<&str>) -> Code {
    Code { parent: parent.map(CodeId::new), ..Code::new(CodeId::new(id), name) }
}

fn case(id: &str, age: &str, transcript: &str, wave: u16) -> Case {
    let told = [("age", age), ("role", "nurse")].into_iter().filter(|(_, value)| !value.is_empty());
    Case {
        attributes: told.map(|(name, value)| (name.into(), value.into())).collect(),
        sittings: vec![Sitting::new(TranscriptId::new(transcript), Some(wave))],
        ..Case::new(CaseId::new(id))
    }
}

/// A focus group in which Ann and Bo speak, and an interview with Cleo, who did not tell her age.
fn study() -> Study {
    let book = [
        code("barriers", "Barriers", None),
        code("unclear-role", "Unclear role", Some("barriers")),
        code("hope", "Hope", None),
        code("hope-2", "Hope against hope", None),
    ];
    let group = Case { kind: CaseKind::Group, attributes: Vec::new(), ..case("g1", "", "g1.txt", 1) };
    let ann = Case { speakers: vec!["Ann".into()], ..case("ann", "34", "g1.txt", 1) };
    let bo = Case { speakers: vec!["Bo".into()], ..case("bo", "51", "g1.txt", 1) };
    let cleo = case("cleo", "", "cleo_2.txt", 2);
    let about = About {
        attributes: vec![Attribute::new("age", AttributeKind::Number)],
        sets: vec![Set { name: "core".into(), codes: vec![CodeId::new("hope")], ..Set::default() }],
        ..About::default()
    };
    let marks = Marks { weight: Some(80), golden: true, ..Marks::default() };
    let golden = Coding { marks, ..coding(15, 24, "hope") };
    let mut study = Study {
        about: Arc::new(about),
        codebook: Arc::new(Codebook::from_codes(book.to_vec()).0),
        cases: Arc::new(vec![group, ann, bo, cleo].into()),
        ..Study::default()
    };
    let jk = layer(vec![golden, coding(10, 37, "unclear-role"), coding(43, 50, "unclear-role")]);
    let ms = layer(vec![coding(25, 37, "hope")]);
    let layers = [(Coder::new("jk"), jk), (Coder::new("ms"), ms)].into();
    study.put(
        TranscriptId::new("g1.txt"),
        Shelved { text: Some(Arc::new(Transcript::new(GROUP))), layers, ..Shelved::default() },
    );
    let alone = Arc::new(Transcript::new("I: So?\n\nCleo: Hope is all."));
    let layers = [(Coder::new("jk"), layer(vec![coding(14, 18, "hope")]))].into();
    study.put(TranscriptId::new("cleo_2.txt"), Shelved { text: Some(alone), layers, ..Shelved::default() });
    study
}

fn read(line: &str) -> Query {
    Query::read(line, &study()).map_err(|fault| fault.pointed()).unwrap()
}

fn words(line: &str, how: How) -> Vec<String> {
    let study = study();
    let answer = ask(&read(line), &study, how);
    let words = answer.found().map(|(here, found)| study.text(&here.transcript).unwrap().slice(found.span));
    words.map(str::to_string).collect()
}

fn found(line: &str) -> Vec<String> {
    words(line, How::default())
}

fn people(line: &str) -> Vec<String> {
    ask(&read(line), &study(), How::default()).cases.keys().map(ToString::to_string).collect()
}

fn refused(line: &str) -> String {
    Query::read(line, &study()).unwrap_err().pointed()
}

#[test]
fn a_code_is_found_by_slug_path_or_name() {
    for line in ["unclear-role", "Barriers/Unclear role", "barriers/*", "\"Unclear ROLE\"", "\"Barriers\"/*"]
    {
        assert_eq!(found(line), ["Ann: We hoped. It was hard.", "Not me."], "{line}");
    }
    assert_eq!(found("Unclear role").len(), 2);
    assert_eq!(read("Unclear role/*").to_string(), "unclear-role/*");
    assert!(found("barriers").is_empty());
    assert_eq!(found("Barriers/Unclear role and hope"), ["We hoped.", "It was hard."]);
}

#[test]
fn words_side_by_side_are_joined_by_and() {
    assert_eq!(found("hope coder=jk"), ["Hope", "We hoped."]);
    assert_eq!(found("HOPE AND NOT unclear-role"), ["Hope"]);
    assert_eq!(found("hope or unclear-role speaker=Bo"), ["Hope", "We hoped.", "It was hard.", "Not me."]);
}

#[test]
fn text_is_found_without_regard_to_case_and_accents() {
    assert_eq!(found("text:hope"), ["Hope", "hope"]);
    assert_eq!(found("text:/n(ot|ever)/"), ["Not", "Never"]);
    assert_eq!(found("text:\"was  hard\" inside unclear-role"), ["was hard"]);
}

#[test]
fn a_focus_group_is_asked_by_who_speaks() {
    assert_eq!(found("* case=bo"), ["Not me."]);
    assert_eq!(found("* and case=g1").len(), 4);
    assert_eq!(people("*"), ["ann", "bo", "cleo"]);
    assert_eq!(people("cases(hope) and cases(unclear-role)"), ["ann"]);
    assert_eq!(people("not cases(hope)"), ["bo"]);
}

#[test]
fn what_is_missing_meets_nothing_but_the_question_for_it() {
    assert_eq!(people("attr.age>=30"), ["ann", "bo"]);
    assert_eq!(people("attr.age!=34"), ["bo"]);
    assert_eq!(people("not attr.age=34"), ["bo"]);
    assert_eq!(people("attr.age=missing"), ["cleo"]);
    assert_eq!(people("attr.age=40..60 or wave=2"), ["bo", "cleo"]);
    assert_eq!(found("* weight!=10"), ["We hoped."]);
    assert_eq!(found("hope weight=missing coder=ms"), ["It was hard."]);
}

#[test]
fn fields_take_lists_ranges_and_patterns() {
    assert_eq!(people("case in (ann, \"Bo\")"), ["ann", "bo"]);
    assert_eq!(people("wave=2..3"), ["cleo"]);
    assert_eq!(people("speaker~/^a/"), ["ann"]);
    assert_eq!(found("golden"), ["We hoped."]);
    assert_eq!(found("* set=core coder:ms"), ["It was hard."]);
    assert_eq!(found("words>3"), ["Ann: We hoped. It was hard."]);
    assert_eq!(found("code~against or words~never"), Vec::<String>::new());
}

#[test]
fn dates_compare_by_day_month_and_year() {
    let mut study = study();
    let about = Arc::make_mut(&mut study.about);
    about.attributes.push(Attribute::new("joined", AttributeKind::Date));
    let cases = Arc::make_mut(&mut study.cases);
    cases[1].attributes.push(("joined".into(), "2019-04-17".into()));
    cases[2].attributes.push(("joined".into(), "2019-05".into()));
    let people = |line: &str| {
        let query = Query::read(line, &study).map_err(|fault| fault.pointed()).unwrap();
        ask(&query, &study, How::default()).cases.into_keys().map(|case| case.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(people("attr.joined=2019-04"), ["ann"]);
    assert_eq!(people("attr.joined>2019-04-17"), ["bo"]);
    assert_eq!(people("attr.joined=2019"), ["ann", "bo"]);
    assert_eq!(people("attr.joined=..2019-04"), ["ann"]);
}

#[test]
fn a_coder_narrows_the_answer_and_a_layer_all_that_is_looked_at() {
    assert_eq!(found("hope and not unclear-role and coder=ms"), Vec::<String>::new());
    assert_eq!(found("hope and not unclear-role and layer=ms"), ["It was hard."]);
    assert_eq!(found("hope overlaps unclear-role coder=ms"), ["It was hard."]);
}

#[test]
fn whole_turns_are_what_people_expect_of_both_codes_in_one_turn() {
    let by = |grain| How { by: Some(grain), ..How::default() };
    assert_eq!(words("hope and unclear-role", by(Grain::Turn)), ["We hoped. It was hard."]);
    assert_eq!(words("unclear-role", by(Grain::Sentence)), ["We hoped.", "It was hard.", "Not me."]);
    assert_eq!(words("atleast(2; hope, unclear-role, text:hard)", by(Grain::Sentence)).len(), 2);
    assert_eq!(words("not hope", by(Grain::Turn)), ["Not me. Never.", "Oh.", "Yes."]);
}

#[test]
fn only_codings_that_gave_text_stand_behind_it() {
    let study = study();
    let answer = ask(&read("(unclear-role and text:never) or hope"), &study, How::default());
    let here = answer.in_transcript(&TranscriptId::new("g1.txt")).unwrap();
    let codes: Vec<&str> = here.codings(&here.found[0]).iter().map(|(_, _, code)| code.as_str()).collect();
    assert_eq!((codes, answer.counts.codings), (vec!["hope"], 3));
}

#[test]
fn distances_are_counted_in_steps() {
    assert_eq!(found("hope near/1 turn text:never"), ["We hoped.", "It was hard."]);
    assert_eq!(found("hope before/1 sentence text:hard"), ["We hoped."]);
    assert_eq!(found("text:never after/turn unclear-role"), ["Never"]);
    assert!(found("hope near/0 turn text:never").is_empty());
}

#[test]
fn one_sentence_tells_the_question_and_the_answer() {
    let told = |line: &str| {
        let query = read(line);
        explain(&query, How::default(), &ask(&query, &study(), How::default()), &study())
    };
    assert_eq!(
        told("hope and unclear-role and wave=1..2"),
        "Text coded Hope and Barriers/Unclear role at once, wave 1–2, by everyone: \
         2 stretches made of 3 codings, 1 of 3 people, 1 of 2 transcripts."
    );
    assert_eq!(
        told("hope coder=jk"),
        "Text coded Hope, by jk: 2 codings, 2 of 3 people, 2 of 2 transcripts."
    );
    assert!(told("barriers").ends_with("barriers is the code alone; barriers/* takes in those below it."));
    assert!(told("hope near/answer unclear-role").contains("each transcript counts as one answer"));
}

#[test]
fn faults_point_at_the_character_and_suggest() {
    assert_eq!(
        refused("hope and hoep"),
        "there is no code “hoep”; did you mean hope?\n  hope and hoep\n           ^^^^"
    );
    assert_eq!(
        refused("speker=Ann").lines().next(),
        Some("there is no field “speker”; did you mean speaker?")
    );
    assert_eq!(
        refused("* case=an").lines().next(),
        Some("there is no case “an” in this study; did you mean ann?")
    );
    assert!(refused("attr.agee>3").contains("did you mean attr.age?"));
    assert!(refused("hope near/3 hope").contains("a distance needs its unit"));
    assert!(refused("hope near hope near hope").contains("put brackets"));
    assert!(refused("(hope and").contains("the question ends here"));
    assert!(refused("text:/(/").contains("never closed"));
    assert!(refused("\"hope").contains("this quotation is never closed"));
    assert!(refused("Unclear role and hope").contains("did you mean \"Unclear role\"?"));
    assert!(refused("wave=2-3").contains("a range such as 2..3"));
    assert!(refused("attr.role>5").contains("kept as text"));
    assert!(refused("").contains("there is no question here"));
    assert!(refused("question=q1").contains("the guide of this study has no questions yet"));
}

#[test]
fn a_carets_place_is_right_behind_wide_letters() {
    assert!(refused("text:慢慢来 x").ends_with("\n              ^"));
}

#[test]
fn hostile_lines_are_refused_and_never_overflow() {
    assert!(refused(&"(".repeat(3000)).contains("too many brackets"));
    assert!(refused(&"not ".repeat(900)).contains("too many brackets"));
    assert!(refused(&"cases(".repeat(600)).contains("too many brackets"));
    assert!(refused(&"hope ".repeat(5000)).contains("too long"));
    let line = "hope or ".repeat(400) + "hope";
    assert_eq!(found(&line), ["Hope", "We hoped.", "It was hard."]);
    assert!(refused(&"text:/\\w{99}/ ".repeat(200)).contains("too many patterns"));
}

#[test]
fn an_empty_study_answers_nothing() {
    let study = Study::default();
    let query = Query::read("*", &study).unwrap();
    let answer = ask(&query, &study, How::default());
    assert_eq!((answer.transcripts.len(), answer.counts.of_cases), (0, 0));
    assert!(explain(&query, How::default(), &answer, &study).contains("0 codings, 0 of 0 people"));
}

fn offered(line: &str) -> Vec<String> {
    let caret = u32::try_from(line.chars().count()).unwrap();
    complete(line, caret, &study()).candidates.into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn completion_offers_what_may_stand_at_the_caret() {
    assert_eq!(offered("ho")[..2], ["hope", "hope-2"]);
    assert_eq!(offered("unclear")[..1], ["unclear-role"]);
    assert_eq!(offered("hope coder="), ["jk", "ms", "missing"]);
    assert_eq!(offered("case in (ann, b"), ["bo"]);
    assert_eq!(offered("attr.ag"), ["attr.age="]);
    assert_eq!(offered("hope ne")[..1], ["near"]);
    assert_eq!(offered("hope near/3 se"), ["sentence"]);
    assert!(offered("hope and ").contains(&"barriers/*".to_string()));
    assert!(!offered("hope and ").contains(&"or".to_string()));
}

#[test]
fn a_candidate_takes_the_place_of_the_whole_word() {
    assert_eq!(complete("hope and hop and x", 11, &study()).replaces, Span::new(9, 12));
    assert_eq!(complete("\"Uncl", 5, &study()).replaces, Span::new(0, 5));
}

#[test]
fn a_scope_lets_through_transcripts_turns_and_codings() {
    let study = study();
    let (group, cleo) = (TranscriptId::new("g1.txt"), TranscriptId::new("cleo_2.txt"));
    let text = study.text(&group).unwrap();
    let scope = |line: &str| Scope::of(&Query::read(line, &study).unwrap(), &study);
    let bo = scope("case=bo or wave=2");
    assert!(
        bo.admits_transcript(&group) && bo.admits_transcript(&cleo) && !bo.admits_case(&CaseId::new("ann"))
    );
    let turns: Vec<bool> = text.turns().iter().map(|turn| bo.admits(&group, turn.whole)).collect();
    assert_eq!(turns, [false, false, true, false, true]);
    let counts = |scope: &Scope| {
        let codings = study.codings();
        codings.filter(|(id, coder, coding)| scope.admits_coding(id, coder, coding)).count()
    };
    assert_eq!(counts(&bo), 2);
    assert_eq!(counts(&scope("attr.age<40")), 3);
    assert_eq!(counts(&scope("coder=ms")), 1);
    assert_eq!(counts(&scope("hope and unclear-role")), 3);
    assert_eq!(scope("wave=2").spans(&group), []);
}

#[test]
fn a_narrowed_study_holds_what_is_let_through_and_knows_whose_it_is() {
    let mut study = study();
    let memo = |id: &str, about: Subject| Memo {
        id: MemoId::new(id),
        coder: Coder::new("jk"),
        at: When(0),
        kind: MemoKind::Note,
        about,
        text: "So.".into(),
    };
    study.memos = Arc::new(vec![
        memo("1", Subject::Study),
        memo("2", Subject::Case(CaseId::new("cleo"))),
        memo("3", Subject::Case(CaseId::new("ann"))),
        memo("4", Subject::Transcript(TranscriptId::new("g1.txt"))),
    ]);
    let narrowed = |line: &str| Scope::of(&Query::read(line, &study).unwrap(), &study).narrowed(&study);
    let told = |study: &Study| {
        let memos: Vec<String> = study.memos.iter().map(|memo| memo.id.to_string()).collect();
        let transcripts: Vec<&str> = study.shelf.keys().map(TranscriptId::as_str).collect();
        (transcripts.join(" "), study.codings().count(), memos.join(" "))
    };
    assert_eq!(told(&narrowed("wave=2")), ("cleo_2.txt".into(), 1, "1 2".into()));
    assert_eq!(told(&narrowed("case=bo")), ("g1.txt".into(), 1, "1 4".into()));
    assert_eq!(told(&narrowed("cases(hope) coder=jk")).1, 3);
    let (cases, bo) = (&narrowed("case=bo").cases, CaseId::new("bo"));
    assert!(cases.iter().any(|case| case.id == bo) && cases.len() == study.cases.len());
}
