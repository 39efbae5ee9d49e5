//! Projects in the manner of the programs that write them: do their selections fall on the right words?

use super::{codes, count, g, packed, project, quotes, read, selection};
use crate::exchange::{Borrowed, Fate};
use crate::study::{CaseId, Doubt};

const TEXT: &str = "Anna: It rained 🙂 all day long, and we sang.\n\nI: So you sang 🎵 in the rain?\n\nAnna: We did; \
                    then there was sun 🌞 at last, and Åse laughed.";

/// Where words stand: in UTF-16 units, or in code points.
fn wide(text: &str, words: &str) -> (usize, usize) {
    let count = |text: &str| text.encode_utf16().count();
    let before = count(&text[..text.find(words).unwrap()]);
    (before, before + count(words))
}

fn points(text: &str, words: &str) -> (usize, usize) {
    let before = text[..text.find(words).unwrap()].chars().count();
    (before, before + words.chars().count())
}

fn source(name: &str, path: &str, inner: &str) -> String {
    format!("<TextSource guid=\"{}\" name=\"{name}\" plainTextPath=\"{path}\">{inner}</TextSource>", g(10))
}

const QUOTES: [&str; 4] = [
    "mr: Rain: “It rained 🙂 all day long”",
    "mr: Sun: “sang 🎵 in the rain”",
    "mr: Rain: “sun 🌞 at last”",
    "mr: Sun: “Åse laughed”",
];

/// Four selections of the text, as a program counts in `text`, named as it names them.
fn selections(text: &str, at: fn(&str, &str) -> (usize, usize), named: fn(&str) -> String) -> String {
    let words = ["It rained 🙂 all day long", "sang 🎵 in the rain", "sun 🌞 at last", "Åse laughed"];
    let codes = [100, 101, 100, 101];
    let each = (20..).zip(words).zip(codes);
    each.map(|((number, words), code)| selection(number, at(text, words), &named(words), code)).collect()
}

fn unnamed(_: &str) -> String {
    String::new()
}

#[test]
fn nvivo_for_windows_counts_wide_and_writes_windows_files() {
    let crlf = TEXT.replace('\n', "\r\n");
    let bytes = format!("\u{FEFF}{crlf}");
    let sources = source("Anna", "internal://a.txt", &selections(&crlf, wide, unnamed));
    let text = project("NVivo for Windows 12.6", &codes(), &sources, "");
    let borrowed = read(&packed("project.qde", &text, &[("Sources/A.TXT", bytes.as_bytes())]));
    assert_eq!(quotes(&borrowed.study), QUOTES);
    assert_eq!(borrowed.study.text(&"Anna.txt".into_id()).unwrap().text(), TEXT);
    assert_eq!(count(&borrowed.told, Fate::Kept, "selections", "UTF-16 units, two for each CRLF"), 4);
    assert_eq!(borrowed.what, "REFI-QDA project by NVivo for Windows 12.6");
}

#[test]
fn selections_show_when_a_program_does_not_count_as_it_is_known_to() {
    let crlf = TEXT.replace('\n', "\r\n");
    for (origin, at) in [("NVivo for Mac 15", points as fn(&str, &str) -> _), ("Quirkos 3", wide)] {
        let sources = source("Anna", "internal://a.txt", &selections(&crlf, at, str::to_string));
        let text = project(origin, &codes(), &sources, "");
        let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", crlf.as_bytes())]));
        assert_eq!(quotes(&borrowed.study), QUOTES, "{origin}");
        assert_eq!(count(&borrowed.told, Fate::Kept, "selections", "which their words show"), 4, "{origin}");
    }
}

#[test]
fn atlas_ti_counts_a_crlf_as_one_and_comments_its_quotations() {
    let crlf = TEXT.replace('\n', "\r\n");
    let quotations = selections(TEXT, points, str::to_string).replacen(
        "<Coding",
        "<Description>Odd weather.</Description><Coding",
        1,
    );
    let sources = source("Anna.docx", "internal://a.txt", &quotations);
    let sets = format!(
        "<Sets><Set guid=\"{}\" name=\"gender: female\"><MemberSource targetGUID=\"{}\"/></Set></Sets>",
        g(90),
        g(10)
    );
    let before = codes().replace("name=\"Sun\"", "name=\"Rain::Sun\"");
    let text = project("ATLAS.ti Win 8.4", &before, &sources, &sets);
    let borrowed = read(&packed("My rain.qde", &text, &[("sources/a.txt", crlf.as_bytes())]));
    assert_eq!(quotes(&borrowed.study).len(), 4);
    assert!(quotes(&borrowed.study)[0].ends_with("“It rained 🙂 all day long”"));
    let memo = &borrowed.study.memos[0];
    assert_eq!((memo.text.as_str(), memo.coder.as_str()), ("Odd weather.", "mr"));
    assert!(memo.about.transcript().is_some_and(|id| id.as_str() == "Anna.txt"), "{memo:?}");
    assert_eq!(borrowed.study.about.sets[0].name, "gender: female");
    assert_eq!(count(&borrowed.told, Fate::Kept, "sets of documents", "attribute and its value"), 1);
}

#[test]
fn old_names_with_colons_become_a_tree() {
    let flat = codes().replace("></Code></Code>", "></Code>").replace("#33BBF9\"><Code", "#33BBF9\"/><Code");
    let text =
        project("ATLAS.ti 8", &flat.replace("\"Sun\"", "\"Rain::Sun\""), &source("a", "a.txt", ""), "");
    let book = read(&packed("a.qde", &text, &[("sources/a.txt", b"so")])).study.codebook;
    assert_eq!(book.path("sun"), "Rain/Sun", "{text}");
}

#[test]
fn a_code_that_only_wraps_all_others_is_unwrapped() {
    let code = |number, name: &str, codable: bool, inner: &str| {
        format!("<Code guid=\"{}\" name=\"{name}\" isCodable=\"{codable}\">{inner}</Code>", g(number))
    };
    let rain = "<Description>Water.\nInclude: drizzle</Description>";
    let inner = code(2, "Rain", true, rain) + &code(3, "Sun", true, "");
    let codes = code(1, "Nodes", false, &inner);
    let open = "<c:CodeBook xmlns:c=\"urn:QDA-XML:codebook:1:0\" origin=\"NVivo 12 Mac\">";
    let text = format!(
        "{open}<c:Codes>{}</c:Codes></c:CodeBook>",
        codes.replace('<', "<c:").replace("<c:/", "</c:")
    );
    let borrowed = read(&crate::exchange::Source::of("codes.qdc", text));
    let book = &borrowed.study.codebook;
    assert_eq!((book.len(), book.path("rain").as_str()), (2, "Rain"));
    let rain = book.get("rain").unwrap();
    assert_eq!((rain.definition.as_str(), rain.include.as_str()), ("Water.", "drizzle"));
    assert_eq!(count(&borrowed.told, Fate::Changed, "codes", "wraps all others"), 1);
}

#[test]
fn qualcoder_counts_code_points_and_marks_its_files() {
    let crlf = TEXT.replace('\n', "\r\n");
    let bytes = format!("\u{FEFF}{crlf}");
    let sources = source("Anna", "internal:/a.txt", &selections(TEXT, points, str::to_string));
    let text = project("QualCoder 3.8", &codes(), &sources, "");
    let borrowed = read(&packed("project.qde", &text, &[("Sources/a.txt", bytes.as_bytes())]));
    assert_eq!(quotes(&borrowed.study), QUOTES);
}

#[test]
fn maxqda_says_what_it_knows_of_documents_in_nameless_cases() {
    let values = |number: u32, words: &str| {
        format!("<VariableValue><VariableRef targetGUID=\"{}\"/>{words}</VariableValue>", g(number))
    };
    let variables = format!(
        "<Variables><Variable guid=\"{}\" name=\"Age\" typeOfVariable=\"Integer\"/>\
         <Variable guid=\"{}\" name=\"Wave\" typeOfVariable=\"Integer\"/>\
         <Variable guid=\"{}\" name=\"Moved\" typeOfVariable=\"Boolean\"/></Variables>",
        g(60),
        g(61),
        g(62)
    );
    let case = format!(
        "<Cases><Case guid=\"{}\">{}{}{}<SourceRef targetGUID=\"{{{}}}\"/></Case></Cases>",
        g(70),
        values(60, "<IntegerValue>34</IntegerValue>"),
        values(61, "<IntegerValue>2</IntegerValue>"),
        values(62, "<BooleanValue>1</BooleanValue>"),
        g(10)
    );
    let comment = selection(30, points(TEXT, "all day long"), "12,55", 0)
        .replace("></PlainText", "><Description>Was it?</Description></PlainText");
    let inner = selections(TEXT, points, unnamed) + &comment;
    let sources = source("50001_2", "internal://a.txt", &inner);
    let text = project("MAXQDA 24.7.0", &(codes() + &variables + &case), &sources, "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", TEXT.as_bytes())]));
    assert_eq!(quotes(&borrowed.study), QUOTES);
    let case = &borrowed.study.cases[0];
    let said: Vec<_> =
        case.sittings[0].attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!((case.id.as_str(), case.sittings[0].wave), ("50001", Some(2)));
    assert_eq!(said, ["Age=34", "Moved=true"]);
    let asked: Vec<_> = borrowed.study.about.attributes.iter().map(|asked| asked.name.as_str()).collect();
    assert_eq!(asked, ["Age", "Moved"]);
    assert_eq!(borrowed.study.memos[0].text, "Was it?");
    assert!(matches!(borrowed.study.memos[0].about, crate::study::Subject::Span { .. }));
}

/// NVivo writes each case as a code too, and the text of a case as codings with that code.
fn with_twins(spans: &[&str]) -> Borrowed {
    let twin = format!("<Code guid=\"{}\" name=\"Anna\" isCodable=\"true\"/>", g(70));
    let before = codes().replace("</Codes>", &format!("{twin}</Codes>"));
    let cases = format!("<Cases><Case guid=\"{}\" name=\"Anna\"/></Cases>", g(70));
    let each = (40..).zip(spans);
    let coded: String = each.map(|(number, words)| selection(number, wide(TEXT, words), "", 70)).collect();
    let sources = source("Group", "internal://a.txt", &(coded + &selections(TEXT, wide, unnamed)));
    let text = project("NVivo for Windows 12.6", &(before + &cases), &sources, "");
    read(&packed("project.qde", &text, &[("Sources/a.txt", TEXT.as_bytes())]))
}

#[test]
fn the_turns_of_a_case_are_its_speaker_and_a_case_is_no_code() {
    let turns: Vec<&str> = TEXT.split("\n\n").filter(|turn| turn.starts_with("Anna")).collect();
    let borrowed = with_twins(&turns);
    assert_eq!(borrowed.study.codebook.len(), 2);
    assert_eq!(quotes(&borrowed.study), QUOTES);
    let case = &borrowed.study.cases[0];
    assert_eq!((case.id.clone(), case.speakers.as_slice()), (CaseId::new("Anna"), &["Anna".to_string()][..]));
    assert_eq!(case.sittings[0].transcript.as_str(), "Group.txt");
}

#[test]
fn passages_of_a_case_that_are_no_turns_are_told() {
    let borrowed = with_twins(&["It rained", "So you sang"]);
    assert!(borrowed.study.cases[0].speakers.is_empty());
    assert_eq!(count(&borrowed.told, Fate::Changed, "passages of cases", "not all that a speaker says"), 1);
}

#[test]
fn what_covers_nothing_or_too_much_waits_for_review() {
    let inner = selection(20, (9, 9), "", 100) + &selection(21, (6, 9000), "", 101);
    let text = project("Other 1", &codes(), &source("a", "a.txt", &inner), "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", b"Well, rain it did")]));
    assert_eq!(quotes(&borrowed.study), ["mr: Sun: “rain it did”", "mr: Rain: “rain”"]);
    let doubts = borrowed.study.codings().filter_map(|(_, _, coding)| coding.doubt.as_deref());
    let whys: Vec<&str> = doubts.map(|Doubt { why, .. }| why.as_ref()).collect();
    assert_eq!(whys.len(), 2, "{whys:?}");
    assert_eq!(count(&borrowed.told, Fate::Changed, "selections", "covered no words"), 1);
    assert_eq!(count(&borrowed.told, Fate::Changed, "selections", "reached out of the text"), 1);
}

trait IntoId {
    fn into_id(self) -> crate::study::TranscriptId;
}

impl IntoId for &str {
    fn into_id(self) -> crate::study::TranscriptId {
        crate::study::TranscriptId::new(self)
    }
}

#[test]
fn where_only_the_selection_says_who_and_when_the_coding_is_theirs() {
    let coding = format!("<Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>", g(30), g(100));
    let open = "startPosition=\"6\" endPosition=\"15\" creationDateTime=\"2024-05-02T10:00:00Z\"";
    let source = format!(
        "<TextSource guid=\"{}\" name=\"Anna\" plainTextPath=\"internal://a.txt\"><PlainTextSelection guid=\"{}\" {open} \
         creatingUser=\"{}\">{coding}</PlainTextSelection></TextSource>",
        g(10),
        g(20),
        g(1)
    );
    let text = project("Some Program", &codes(), &source, "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", b"Anna: It rained.")]));
    assert_eq!(quotes(&borrowed.study), ["mr: Rain: “It rained”"]);
    let at = borrowed.study.codings().next().unwrap().2.at;
    assert_eq!(at, crate::study::When(1_714_644_000_000));
    assert_eq!(count(&borrowed.told, Fate::Changed, "codings", "nobody is named"), 0);
}

#[test]
fn a_text_that_came_as_a_document_alone_is_read_from_it_and_told() {
    let source = format!(
        "<TextSource guid=\"{}\" name=\"Anna\" richTextPath=\"internal://a.rtf\">{}</TextSource>",
        g(10),
        selection(20, (6, 15), "It rained", 100)
    );
    let text = project("Some Program", &codes(), &source, "");
    let rich = b"{\\rtf1 Anna: It rained.\\par And then?\\par}";
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.rtf", rich)]));
    assert_eq!(quotes(&borrowed.study), ["mr: Rain: “It rained”"]);
    assert_eq!(count(&borrowed.told, Fate::Changed, "plain texts", "missing"), 1);
    assert_eq!(borrowed.originals.len(), 1);
}

#[test]
fn values_that_contradict_each_other_or_stand_on_pictures_are_told() {
    let value = |words: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{}\"/><TextValue>{words}</TextValue></VariableValue>",
            g(60)
        )
    };
    let before = format!(
        "{}<Variables><Variable guid=\"{}\" name=\"place\" typeOfVariable=\"Text\"/></Variables><Cases><Case guid=\"{}\">\
         <Description>by the sea</Description>{}<SourceRef targetGUID=\"{}\"/></Case></Cases>",
        codes(),
        g(60),
        g(61),
        value("south"),
        g(10)
    );
    let source = format!(
        "<TextSource guid=\"{}\" name=\"Anna\" plainTextPath=\"internal://a.txt\">{}</TextSource>\
         <PictureSource guid=\"{}\" name=\"The house\">{}</PictureSource>",
        g(10),
        value("north"),
        g(11),
        value("east")
    );
    let text = project("Some Program", &before, &source, "");
    let borrowed = read(&packed("project.qde", &text, &[("sources/a.txt", b"Anna: It rained.")]));
    let values: Vec<&(String, String)> = borrowed
        .study
        .cases
        .iter()
        .flat_map(|case| &case.sittings)
        .flat_map(|sitting| &sitting.attributes)
        .collect();
    assert_eq!(values, [&("place".to_string(), "north".to_string())]);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "values", "another value"), 1);
    assert_eq!(count(&borrowed.told, Fate::Dropped, "values", "only words are taken"), 1);
    assert_eq!(borrowed.study.memos.iter().filter(|memo| memo.text == "by the sea").count(), 1);
}
