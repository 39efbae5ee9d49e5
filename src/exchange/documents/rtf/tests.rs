//! RTF as programs write it, in small.

use super::super::{Block, Run, tests::text};
use super::*;
use crate::exchange::{Fate, Told};

fn document(body: &str) -> Document {
    read("a.rtf", format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {body}}}").as_bytes()).unwrap()
}

fn places<'a>(told: &'a Told, kind: &str) -> Vec<&'a str> {
    let entries = told.entries.iter().filter(|entry| entry.kind == kind);
    entries.flat_map(|entry| entry.places.iter().map(String::as_str)).collect()
}

#[test]
fn bold_names_accents_quotes_and_breaks_come_along() {
    let body = "{\\b Zo\\'eb:}\\tab \\ldblquote Oui\\rdblquote\\~!\\line D\\u8217?accord \\u-10179?\\u-8694?\\emdash\r\n\\par";
    let bold = Run { text: "Zoë:".into(), bold: true, italic: false };
    let plain = Run { text: "\t“Oui”\u{A0}!\nD’accord 😊—".into(), ..Run::default() };
    assert_eq!(document(body).blocks, [Block::Paragraph(vec![bold, plain])]);
}

#[test]
fn letters_are_those_of_the_code_page_or_of_the_font() {
    let fonts = "{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fcharset204{\\*\\falt Times}Arial Cyr;}\
        {\\f2\\fcharset128 Mincho;}{\\f3\\fcharset2 Wingdings;}}";
    let body = format!("{fonts}\\f1\\'c0\\'ed\\'ed\\'e0\\f0  \\'e9 \\f2\\'82\\'a0\\'83A\\f0  {{\\f3 J}}");
    assert_eq!(text(&document(&body)), "Анна é あア ☺");
    let bytes = b"{\\rtf1\\ansi\\ansicpg1251 \\'cc\\uc2\\u1099\\'eb\\'eb!}";
    assert_eq!(text(&read("a.rtf", bytes).unwrap()), "Мы!");
    let unknown = read("a.rtf", b"{\\rtf1\\ansicpg850 hi}").unwrap();
    assert_eq!(unknown.told.count(Fate::Changed, "encodings"), 1);
}

#[test]
fn machinery_stays_out_of_the_words() {
    let body = "{\\fonttbl\\f0\\fswiss Helvetica;}{\\colortbl;\\red0;}{\\*\\generator Some 1.0;}{\\info{\\title No}}\
        Born in {\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt Bod\\'f8}}.\
        {\\pict\\pngblip 89504e470d0a1a0a}{\\*\\shppict{\\pict 8950}}{\\nonshppict{\\pict 8950}}{\\bin3 {{{}\
        {\\xe index}{\\*\\unknown some words}\\par";
    let document = document(body);
    assert_eq!(text(&document), "Born in Bodø.");
    assert_eq!(document.told.count(Fate::Dropped, "pictures"), 2);
}

#[test]
fn cells_do_not_run_together_and_tables_end() {
    let row = |a: &str, b: &str| format!("\\trowd\\cellx1\\cellx2\\pard\\intbl {a}\\cell {b}\\cell\\row ");
    let body = format!(
        "before\\par {}{}\\pard after\\par {}\\pard\\par {}",
        row("I", "one\\par two"),
        row("A", ""),
        row("x", "y"),
        row("p", "q")
    );
    assert_eq!(text(&document(&body)), "before\n\nI | one\ntwo\nA | \n\nafter\n\nx | y\n\np | q");
}

#[test]
fn notes_comments_and_headers_are_told_with_their_words() {
    let body = "{\\header\\pard Confidential\\par}With Jon{\\*\\atnid B}{\\*\\atnauthor Bo}\\chatn\
        {\\*\\annotation{\\*\\atnref 1}his brother?} to Oslo{\\footnote\\pard {\\super\\chftn} A town.}\
        {\\footnote\\ftnalt later}{\\v secret}{\\deleted never}{\\revised  twice}.\\par\
        {\\listtext 1.\\tab}item\\par";
    let document = document(body);
    assert_eq!(text(&document), "With Jon to Oslo twice.\n\nitem");
    assert_eq!(places(&document.told, "headers and footers"), ["Confidential"]);
    assert_eq!(places(&document.told, "comments"), ["after “With Jon”: Bo: his brother?"]);
    assert_eq!(places(&document.told, "footnotes"), ["after “With Jon to Oslo”: A town."]);
    assert_eq!(places(&document.told, "endnotes"), ["after “With Jon to Oslo”: later"]);
    assert_eq!(places(&document.told, "hidden words"), ["after “With Jon to Oslo”: secret"]);
    assert_eq!(places(&document.told, "deletions"), ["after “With Jon to Oslo”: never"]);
    assert_eq!(document.told.count(Fate::Changed, "insertions"), 1);
    assert_eq!(document.told.count(Fate::Dropped, "list numbers and bullets"), 1);
}

#[test]
fn headings_and_text_boxes_are_known() {
    let body = "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\cs2 heading 2 Char;}}\\pard\\s1 Interview\\par\
        \\pard\\s0 beside{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard boxed\\par}}{\\shprslt boxed}}.\\par";
    let blocks = document(body).blocks;
    assert_eq!(blocks[0], Block::Heading(1, "Interview".into()));
    assert_eq!(text(&document(body)), "Interview\n\nbeside.\n\nboxed");
}

#[test]
fn a_file_that_breaks_off_is_read_up_to_there() {
    let document = read("a.rtf", b"{\\rtf1 one {\\b two").unwrap();
    assert_eq!(text(&document), "one two");
    assert_eq!(document.told.count(Fate::Changed, "ends of files"), 1);
    let document = read("a.rtf", b"{\\rtf1 one}\0\r\n {more}").unwrap();
    assert_eq!(document.told.count(Fate::Dropped, "endings"), 1);
}

#[test]
fn hostile_files_are_refused_or_survived() {
    assert!(read("a.rtf", &b"{".repeat(1 << 20)).unwrap_err().to_string().contains("nested more than"));
    assert!(read("a.rtf", b"{\\rtf1 }}}}").unwrap_err().to_string().contains("no words"));
    let whole = b"{\\rtf1{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'82\\'a0\\u-1?{\\footnote x}\\trowd\\cell\\row{\\shp{\\*\\shpinst{\\shptxt y}}}}";
    for at in 0..whole.len() {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 0x1F;
        let _ = read("a.rtf", &bytes);
        let _ = read("a.rtf", whole.get(..at).unwrap());
    }
}
