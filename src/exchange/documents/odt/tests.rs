//! OpenDocument texts made of as little XML as they can be.

use super::super::archive::tests::zipped;
use super::super::{Block, Run};
use super::*;
use crate::exchange::{Fate, Told};

const SPACES: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"a\" \
    xmlns:draw=\"d\" xmlns:dc=\"c\"";

fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn packed(parts: &[(&str, &str)]) -> Result<Document, Refused> {
    let entries: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (*name, xml.as_bytes())).collect();
    let bytes = zipped(&entries);
    read("a.odt", &mut Archive::open("a.odt", &bytes)?)
}

fn document(body: &str) -> Document {
    packed(&[("content.xml", &content("", body))]).unwrap()
}

fn places<'a>(told: &'a Told, kind: &str) -> Vec<&'a str> {
    let entries = told.entries.iter().filter(|entry| entry.kind == kind);
    entries.flat_map(|entry| entry.places.iter().map(String::as_str)).collect()
}

#[test]
fn bold_names_spaces_tabs_and_breaks_come_along() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/>\
        </style:style>";
    let body = "\n  <text:h>Interview</text:h>\n<text:p>\n  <text:span text:style-name=\"T1\">Anna:</text:span>\
        <text:tab/>Yes,\n     <text:s text:c=\"2\"/>twice.<text:line-break/>No.</text:p>";
    let blocks = packed(&[("content.xml", &content(styles, body))]).unwrap().blocks;
    let bold = Run { text: "Anna:".into(), bold: true, italic: false };
    let plain = Run { text: "\tYes,   twice.\nNo.".into(), ..Run::default() };
    assert_eq!(blocks, [Block::Heading(1, "Interview".into()), Block::Paragraph(vec![bold, plain])]);
}

#[test]
fn what_is_no_word_of_the_text_is_left_out_and_told() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bo</dc:creator>\
        </office:change-info><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>With Jon<office:annotation><dc:creator>Bo</dc:creator><dc:date>2026</dc:date><text:p>his brother?</text:p>\
        </office:annotation> to Bodø.<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>A town.</text:p></text:note-body></text:note></text:p>\
        <text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>";
    let document = document(body);
    assert_eq!(super::super::tests::text(&document), "With Jon to Bodø.\n\none");
    assert_eq!(places(&document.told, "deletions"), ["never"]);
    assert_eq!(places(&document.told, "comments"), ["after “With Jon”: Bo: his brother?"]);
    assert_eq!(places(&document.told, "footnotes"), ["after “With Jon to Bodø.”: A town."]);
    assert_eq!(document.told.count(Fate::Dropped, "list numbers and bullets"), 1);
}

#[test]
fn tables_and_text_boxes_keep_their_words() {
    let body = "<table:table><table:table-row><table:table-cell><text:p>I</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>And</text:p><text:p>then?</text:p>\
        </table:table-cell></table:table-row></table:table><text:p>beside<draw:frame><draw:text-box><text:p>boxed</text:p>\
        </draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame></text:p>";
    let document = document(body);
    assert_eq!(super::super::tests::text(&document), "I |  |  | And\nthen?\n\nbeside\n\nboxed");
    assert_eq!(document.told.count(Fate::Changed, "text boxes"), 1);
    assert_eq!(document.told.count(Fate::Dropped, "pictures"), 1);
}

#[test]
fn headers_stand_in_the_styles_and_are_told() {
    let styles = format!(
        "<office:document-styles {SPACES}><office:master-styles><style:master-page style:name=\"Standard\"><style:header>\
         <text:p>Confidential</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    let parts = [("content.xml", content("", "<text:p>hi</text:p>")), ("styles.xml", styles)];
    let document = packed(&[(parts[0].0, &parts[0].1), (parts[1].0, &parts[1].1)]).unwrap();
    assert_eq!(places(&document.told, "headers and footers"), ["Confidential"]);
}

#[test]
fn passwords_claims_and_brokenness_are_sentences() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let locked = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "noise")]).unwrap_err();
    assert!(locked.to_string().contains("remove the password"));
    let claim = "<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>";
    assert_eq!(super::super::tests::text(&document(claim)).len(), 2 + MOST);
    assert!(packed(&[("content.xml", "<a>")]).unwrap_err().to_string().contains("is broken"));
    assert!(packed(&[("content.xml", "<a/>")]).unwrap_err().to_string().contains("no OpenDocument"));
}

const MOST: usize = 200;
