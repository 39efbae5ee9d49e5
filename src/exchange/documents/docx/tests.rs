//! Word documents made of as little XML as they can be.

use super::super::archive::tests::zipped;
use super::super::{Block, Run};
use super::*;
use crate::exchange::{Fate, Told};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn with_parts(body: &str, parts: &[(&str, &str)]) -> Result<Document, Refused> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let links: String = parts
        .iter()
        .map(|(name, _)| {
            format!("<Relationship Id=\"{name}\" Type=\"http://x/{name}\" Target=\"{name}.xml\"/>")
        })
        .collect();
    let links = format!("<Relationships>{links}</Relationships>");
    let files: Vec<(String, String)> =
        [("document.xml".into(), document), ("_rels/document.xml.rels".into(), links)]
            .into_iter()
            .chain(parts.iter().map(|(name, xml)| (format!("{name}.xml"), xml.replace("$W", W))))
            .collect();
    let named: Vec<(String, String)> =
        files.into_iter().map(|(name, xml)| (format!("word/{name}"), xml)).collect();
    let entries: Vec<(&str, &[u8])> =
        named.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    let bytes = zipped(&entries);
    read("a.docx", &mut Archive::open("a.docx", &bytes)?)
}

fn document(body: &str) -> Document {
    with_parts(body, &[]).unwrap()
}

fn text(body: &str) -> String {
    super::super::tests::text(&document(body))
}

fn places<'a>(told: &'a Told, kind: &str) -> Vec<&'a str> {
    let entries = told.entries.iter().filter(|entry| entry.kind == kind);
    entries.flat_map(|entry| entry.places.iter().map(String::as_str)).collect()
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

#[test]
fn bold_names_tabs_and_breaks_come_along() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>Anna:</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:tab/>\
        <w:t>Well</w:t><w:noBreakHyphen/><w:t>being.</w:t><w:br/><w:t>Twice.</w:t></w:r></w:p>";
    let bold = Run { text: "Anna:".into(), bold: true, italic: false };
    let plain = Run { text: "\tWell\u{2011}being.\nTwice.".into(), ..Run::default() };
    assert_eq!(document(body).blocks, [Block::Paragraph(vec![bold, plain])]);
}

#[test]
fn styles_make_headings_and_bold_by_whatever_name() {
    let styles = "<w:styles $W><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"berschrift1\"/></w:style>\
        <w:style w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn w:val=\"Loop\"/><w:rPr><w:b/></w:rPr></w:style>\
        </w:styles>";
    let styled = |id: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr>{}</w:p>", run(id));
    let body = styled("Mine") + &styled("Loop");
    let blocks = with_parts(&body, &[("styles", styles)]).unwrap().blocks;
    let bold = Run { text: "Loop".into(), bold: true, italic: false };
    assert_eq!(blocks, [Block::Heading(1, "Mine".into()), Block::Paragraph(vec![bold])]);
}

#[test]
fn tracked_changes_are_read_as_accepted_and_told() {
    let body = format!(
        "<w:p>{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>never</w:delText></w:r></w:del></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}",
        run("We moved "),
        run("twice"),
        run("one "),
        paragraph("line"),
    );
    let document = document(&body);
    assert_eq!(super::super::tests::text(&document), "We moved twice\n\none line");
    assert_eq!(places(&document.told, "deletions"), ["after “We moved twice”: never"]);
    assert_eq!(document.told.count(Fate::Changed, "insertions"), 1);
}

#[test]
fn comments_and_notes_are_left_out_and_told_with_their_words() {
    let comments = format!(
        "<w:comments $W><w:comment w:id=\"3\" w:author=\"Bo\">{}</w:comment></w:comments>",
        paragraph("his brother?")
    );
    let footnotes =
        format!("<w:footnotes $W><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", paragraph("A town."));
    let header = format!("<w:hdr $W>{}</w:hdr>", paragraph("Confidential"));
    let body = format!(
        "<w:p>{}<w:r><w:commentReference w:id=\"3\"/></w:r>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        run("With Jon"),
        run(" to Bodø."),
    );
    let parts = [("comments", comments.as_str()), ("footnotes", &footnotes), ("header", &header)];
    let document = with_parts(&body, &parts).unwrap();
    assert_eq!(super::super::tests::text(&document), "With Jon to Bodø.");
    assert_eq!(places(&document.told, "comments"), ["after “With Jon”: Bo: his brother?"]);
    assert_eq!(places(&document.told, "footnotes"), ["after “With Jon to Bodø.”: A town."]);
    assert_eq!(places(&document.told, "headers and footers"), ["Confidential"]);
}

#[test]
fn tables_keep_their_columns() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", paragraph("0:01"));
    let two = format!("<w:tc>{}{}</w:tc>", paragraph("two"), paragraph("lines"));
    let body = format!(
        "{}<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{wide}{}</w:tr></w:tbl>",
        paragraph("before"),
        cell("Timespan"),
        cell("Speaker"),
        cell("Content"),
        two,
    );
    let rows = |cells: [&str; 3]| cells.map(str::to_string).to_vec();
    let table = vec![rows(["Timespan", "Speaker", "Content"]), rows(["0:01", "", "two\nlines"])];
    assert_eq!(document(&body).blocks[1], Block::Table(table));
}

#[test]
fn of_fields_only_the_result_is_taken_even_of_broken_ones() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = format!(
        "<w:p>{}<w:r><w:instrText> DATE </w:instrText></w:r>{}{}{}</w:p>",
        char("begin"),
        char("separate"),
        run("5 May"),
        char("end")
    );
    let broken = format!("<w:p>{}{}</w:p>{}", run("I: "), char("begin"), paragraph("still here"));
    assert_eq!(text(&(field + &broken)), "5 May\n\nI:\n\nstill here");
}

#[test]
fn text_boxes_hidden_words_and_symbols_are_accounted_for() {
    let boxed = format!("<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>", paragraph("in the box"));
    let body = format!(
        "<w:p>{}<w:r><AlternateContent><Choice>{boxed}</Choice><Fallback>{boxed}</Fallback></AlternateContent></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:sym w:font=\"Webdings\" w:char=\"F0FE\"/></w:r></w:p>",
        run("beside ")
    );
    let document = document(&body);
    assert_eq!(super::super::tests::text(&document), "beside ☺□\n\nin the box");
    assert_eq!(places(&document.told, "hidden words"), ["after “beside”: secret"]);
    assert_eq!(document.told.count(Fate::Changed, "text boxes"), 1);
    assert_eq!(document.told.count(Fate::Changed, "symbols"), 1);
}

#[test]
fn lists_prompts_and_pictures_are_told() {
    let listed = format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>", run("one"));
    let prompt = format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{}</w:sdt>", paragraph("Click here"));
    let filled = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph("filled in"));
    let picture = "<w:p><w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r></w:p>";
    let document = document(&format!("{listed}{prompt}{filled}{picture}"));
    assert_eq!(super::super::tests::text(&document), "one\n\nfilled in");
    for kind in ["list numbers and bullets", "prompts", "pictures"] {
        assert_eq!(document.told.count(Fate::Dropped, kind), 1, "{kind}");
    }
}

#[test]
fn depth_costs_nothing_and_brokenness_is_a_sentence() {
    let deep = "<w:smartTag>".repeat(50_000) + &run("deep") + &"</w:smartTag>".repeat(50_000);
    assert_eq!(text(&format!("<w:p>{deep}</w:p>")), "deep");
    let tables =
        "<w:tbl><w:tr><w:tc>".repeat(5000) + &paragraph("deep") + &"</w:tc></w:tr></w:tbl>".repeat(5000);
    assert_eq!(text(&tables), "deep");
    assert!(with_parts("<w:p>", &[]).unwrap_err().to_string().contains("is broken"));
    assert_eq!(with_parts("<w:p/>", &[]).unwrap_err().to_string(), "a.docx has no words in it");
    let none = zipped(&[("x.xml", b"")]);
    let refused = read("a.docx", &mut Archive::open("a.docx", &none).unwrap()).unwrap_err();
    assert!(refused.to_string().contains("no Word document"));
}
