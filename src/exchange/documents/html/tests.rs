//! Web pages in small.

use super::super::{Block, Run, tests::text};
use super::*;

fn document(body: &str) -> Document {
    read("a.html", body.as_bytes()).unwrap()
}

#[test]
fn blocks_become_paragraphs_and_white_space_is_one_space() {
    let page = "<!doctype html><head><title>No</title><style>p{}</style></head><body><h2>Interview\n 3</h2>\
        <p>\n <b>Anna:</b>\n  Yes, <em>twice</em>.<br>\n No.</p><script>var x</script><div>One<div>two</div>three</div>\
        <pre>kept\n  as is</pre>";
    let run = |text: &str, bold, italic| Run { text: text.into(), bold, italic };
    let blocks = document(page).blocks;
    assert_eq!(blocks[0], Block::Heading(2, "Interview 3".into()));
    let anna = vec![
        run("Anna:", true, false),
        run(" Yes, ", false, false),
        run("twice", false, true),
        run(".\nNo.", false, false),
    ];
    assert_eq!(blocks[1], Block::Paragraph(anna));
    assert_eq!(
        text(&document(page)).rsplit_once("twice.\nNo.").unwrap().1,
        "\n\nOne\n\ntwo\n\nthree\n\nkept\n  as is"
    );
}

#[test]
fn tables_lists_pictures_and_bold_by_style() {
    let page = "<table><tr><th>Who<th>What<tr><td>I<td><p>And</p><p>then?</p></table><ul><li>one<li>two</ul>\
        <img src=x alt=\"a house\"><p><span style=\"font-weight: 700\">Noor</span> hi <del>ho</del></p>";
    let document = document(page);
    assert_eq!(text(&document), "Who | What\nI | And\nthen?\n\none\n\ntwo\n\nNoor hi");
    for kind in ["pictures", "deletions"] {
        assert_eq!(document.told.count(Fate::Dropped, kind), 1, "{kind}");
    }
    let Some(Block::Paragraph(runs)) = document.blocks.last() else { panic!() };
    assert!(runs[0].bold && !runs[1].bold);
}

#[test]
fn the_encoding_is_the_one_the_page_names() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("<meta charset=\"windows-1251\"><p>Анна: да</p>");
    let document = read("a.html", &bytes).unwrap();
    assert_eq!(text(&document), "Анна: да");
    assert_eq!(document.told.count(Fate::Changed, "encodings"), 1);
}

#[test]
fn depth_is_refused_before_it_costs_anything() {
    let deep = "<div>".repeat(100_000) + "deep";
    assert!(read("a.html", deep.as_bytes()).unwrap_err().to_string().contains("nested deeper"));
    let wide = "<p>hello<br>".repeat(20_000);
    assert!(read("a.html", wide.as_bytes()).is_ok());
    let letters: String = (0..1500).map(|n| format!("<b a={n}>")).collect();
    let hostile = letters + &"<p>x".repeat(400_000);
    assert!(read("a.html", hostile.as_bytes()).is_err());
}
