//! Documents on three kinds of paper, with words made to break them.

use std::io::Read;

use proptest::prelude::*;

use super::*;
use crate::report::{Cell, Column, unprintable};

const HOSTILE: &str =
    "]]> <script>alert(1)</script> &amp; \"x\" 'y' \u{0}\u{1b}[2J\u{b}\u{202e}evil\u{202c} 👩‍👧 慢慢来 שלום";

fn note(label: &str, said: &[&str]) -> Note {
    let said = said.iter().map(|words| (*words).to_string()).collect();
    let colour = Some(Colour(0x0a68c9));
    Note { label: label.into(), colour, by: "jk".into(), at: "2026-03-09T14:05:00.25Z".into(), said }
}

/// `I ⟦was [not⟧ sure].`, where the brackets are two notes that overlap.
fn overlapping() -> Document {
    let plain = |words| Piece::words(Hand::Plain, words);
    let pieces = vec![
        Piece::words(Hand::Strong, "Noor: "),
        plain("I "),
        Piece::Opens(0),
        plain("was "),
        Piece::Opens(1),
        plain("not"),
        Piece::Closes(0),
        plain(" sure"),
        Piece::Closes(1),
        plain("."),
    ];
    let blocks = vec![Block::Heading(1, "50001.txt".into()), Block::Paragraph(pieces)];
    let notes = vec![note("Doubt", &["weight 40", "She said it twice."]), note("Hope/Loss", &[])];
    Document { title: "Two notes".into(), blocks, notes }
}

fn hostile() -> Document {
    let mut table = Table::new(HOSTILE, [Column::words(HOSTILE)]);
    table.rows = vec![vec![Cell::words(HOSTILE)]];
    let pieces = vec![Piece::Opens(0), Piece::words(Hand::Emphasis, HOSTILE), Piece::Closes(0)];
    let blocks = vec![Block::Heading(200, HOSTILE.into()), Block::Paragraph(pieces), Block::Table(table)];
    let notes = vec![Note { by: HOSTILE.into(), ..note(HOSTILE, &[HOSTILE]) }];
    Document { title: HOSTILE.into(), blocks, notes }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a comment's range holds.
fn commented(xml: &roxmltree::Document<'_>, id: &str) -> String {
    let is = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.has_tag_name(name) && node.attributes().any(|at| at.name() == "id" && at.value() == id)
    };
    let nodes = xml.descendants().skip_while(|node| !is(node, "commentRangeStart"));
    let inside = nodes.take_while(|node| !is(node, "commentRangeEnd"));
    inside.filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

#[test]
fn comments_hold_on_to_their_very_words_also_where_they_overlap() {
    let bytes = docx(&overlapping()).unwrap();
    let body = part(&bytes, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    assert_eq!(commented(&body, "0"), "was not");
    assert_eq!(commented(&body, "1"), "not sure");
    let comments = part(&bytes, "word/comments.xml");
    let comments = roxmltree::Document::parse(&comments).unwrap();
    let first = comments.descendants().find(|node| node.has_tag_name("comment")).unwrap();
    let about: Vec<&str> = first.attributes().map(|at| at.value()).collect();
    assert_eq!(about, ["0", "jk", "2026-03-09T14:05:00Z", "jk"]);
    let said: String =
        first.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    assert_eq!(said, "Doubtweight 40She said it twice.");
}

#[test]
fn every_part_of_a_word_file_is_xml_whatever_the_words_are() {
    let bytes = docx(&hostile()).unwrap();
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/comments.xml",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
    ] {
        let text = part(&bytes, name);
        let xml = roxmltree::Document::parse(&text).unwrap();
        let odd = |letter: char| unprintable(&letter.to_string()) > 0;
        assert!(!xml.descendants().filter_map(|node| node.text()).any(|words| words.contains(odd)), "{name}");
    }
    let body = part(&bytes, "word/document.xml");
    assert_eq!(body.matches("&lt;script&gt;").count(), 6);
    assert!(body.contains("Heading9"));
}

#[test]
fn words_from_right_to_left_run_so_whoever_is_named_before_them() {
    let pieces = vec![Piece::words(Hand::Strong, "Noor: "), Piece::words(Hand::Plain, "שלום")];
    let document = Document { blocks: vec![Block::Paragraph(pieces)], ..Document::default() };
    let body = part(&docx(&document).unwrap(), "word/document.xml");
    assert_eq!((body.matches("<w:bidi/>").count(), body.matches("<w:rtl/>").count()), (1, 1));
    assert!(html(&document).contains("<p dir=\"auto\"><b dir=\"auto\">Noor: </b>שלום</p>"));
}

#[test]
fn overlapping_notes_are_underlined_each_and_found_in_the_margin() {
    let page = html(&overlapping());
    let lane =
        |lane: u8, words: &str| format!("<span class=\"lane{lane}\" style=\"--of:#0a68c9\">{words}</span>");
    let words = [
        "<p dir=\"auto\"><b dir=\"auto\">Noor: </b>I <sup class=\"mark\">⟦1</sup>",
        &lane(0, "was "),
        "<sup class=\"mark\">⟦2</sup>",
        &lane(0, &lane(1, "not")),
        "<sup class=\"mark\">1⟧</sup>",
        &lane(1, " sure"),
        "<sup class=\"mark\">2⟧</sup>.</p>",
    ];
    assert!(page.contains(&words.concat()), "{page}");
    let margin = "<div class=\"note\" style=\"--of:#0a68c9\">1 <b dir=\"auto\">Doubt</b> <i>jk · 2026-03-09</i>\
        <p dir=\"auto\">weight 40</p><p dir=\"auto\">She said it twice.</p></div>";
    assert!(page.contains(margin), "{page}");
}

#[test]
fn a_browser_is_given_nothing_to_run() {
    let page = html(&hostile());
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(page.contains("default-src 'none'"));
    assert!(!page.chars().any(|letter| unprintable(&letter.to_string()) > 0));
}

#[test]
fn plain_words_carry_their_notes_as_footnotes() {
    let page = "# Two notes\n\n## 50001.txt\n\n**Noor:** I ⟦¹was ⟦²not⟧[^1] sure⟧[^2].\n\n\
        [^1]: **Doubt** jk · 2026-03-09\n\n    weight 40\n\n    She said it twice.\n[^2]: **Hope/Loss** jk · 2026-03-09\n";
    assert_eq!(markdown(&overlapping()), page);
}

#[test]
fn nothing_said_is_taken_for_markup() {
    let blocks = ["1. first", "- so", "# no", "a\n  2) b", "<b> & [x](y) *z* _w_", "    code"]
        .map(|words| Block::said(Hand::Plain, words));
    let page = markdown(&Document { blocks: blocks.to_vec(), ..Document::default() });
    let lines: Vec<&str> = page.lines().filter(|line| !line.is_empty()).skip(1).collect();
    let expected =
        ["1\\. first", "\\- so", "\\# no", "a\\", "2\\) b", "\\<b\\> \\& \\[x\\](y) \\*z\\* \\_w\\_", "code"];
    assert_eq!(lines, expected);
}

#[test]
fn the_same_document_is_the_same_bytes() {
    for document in [Document::default(), overlapping(), hostile()] {
        assert_eq!(docx(&document).unwrap(), docx(&document).unwrap());
    }
}

proptest! {
    #[test]
    fn no_words_at_all_break_a_page(words in any::<String>(), number in 0usize..2) {
        let pieces = vec![Piece::Opens(number), Piece::words(Hand::Strong, words.clone()), Piece::Closes(number)];
        let notes = vec![Note { by: words.clone(), ..note(&words, &[&words]) }; 2];
        let document = Document { title: words, blocks: vec![Block::Paragraph(pieces)], notes };
        let bytes = docx(&document).unwrap();
        for name in ["docProps/core.xml", "word/document.xml", "word/comments.xml"] {
            prop_assert!(roxmltree::Document::parse(&part(&bytes, name)).is_ok());
        }
        let page = html(&document).split_off(html(&document).find("</style>").unwrap());
        prop_assert_eq!(page.matches('<').count(), page.matches('>').count());
        prop_assert!(!markdown(&document).chars().any(|letter| unprintable(&letter.to_string()) > 0));
    }
}
