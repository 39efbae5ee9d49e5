//! PDFs written by hand, one object at a time.

use super::super::tests::text;
use super::*;

/// A PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    let trailer = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    bytes.extend(trailer.bytes());
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

const FONT: &str = "<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>";

/// One page for each content; object 4 may be drawn by any of them as `/X`.
fn pages(contents: &[&str], drawing: Vec<u8>) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|index| format!("{} 0 R ", 5 + 2 * index)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]/Resources{FONT}>>", contents.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_vec(),
        drawing,
    ];
    for (index, content) in contents.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 6 + 2 * index).into_bytes());
        objects.push(stream("", content.as_bytes()));
    }
    pdf(&objects)
}

/// Lines at these heights, from the left margin, in a typewriter face.
fn shown(lines: &[(i32, &str)]) -> String {
    let line =
        |(height, words): &(i32, &str)| format!("BT /F 10 Tf 1 0 0 1 72 {height} Tm ({words}) Tj ET\n");
    lines.iter().map(line).collect()
}

fn document(contents: &[&str]) -> Document {
    read("a.pdf", &pages(contents, b"null".to_vec())).unwrap()
}

#[test]
fn lines_are_joined_and_speakers_begin_anew() {
    let page = shown(&[
        (700, "Interviewer: And since when have you been living up here in"),
        (688, "the north?"),
        (676, "Noor: Since 1998. We came for the inter-"),
        (664, "view, and another interview, and stayed for my well-"),
        (652, "being. The house was small but it stood by the sea shore."),
        (620, "[00:12] After a gap"),
    ]);
    let document = document(&[&page]);
    let expected = "Interviewer: And since when have you been living up here in the north?\n\n\
        Noor: Since 1998. We came for the interview, and another interview, and stayed for my well-being. \
        The house was small but it stood by the sea shore.\n\n[00:12] After a gap";
    assert_eq!(text(&document), expected);
    assert_eq!(document.told.count(Fate::Changed, "words broken at line ends"), 1);
}

#[test]
fn paragraphs_go_on_over_pages_and_running_heads_do_not() {
    let page = |number: u32, words: &str| {
        shown(&[(760, "Interview 7, confidential"), (700, words), (40, &format!("Page {number} of 3"))])
    };
    let contents = [
        page(1, "Noor: We moved to the"),
        page(2, "north, and there we stayed for good"),
        page(3, "Anna: Why?"),
    ];
    let document = document(&contents.each_ref().map(String::as_str));
    assert_eq!(text(&document), "Noor: We moved to the north, and there we stayed for good\n\nAnna: Why?");
    assert_eq!(document.told.count(Fate::Dropped, "page headers and footers"), 6);
}

#[test]
fn heads_are_known_by_their_height_and_words_at_the_end_of_the_stream_stay() {
    let page = |number: u32| {
        shown(&[
            (780, "Project Rain"),
            (768, "Interview 7"),
            (40, &format!("Page {number} of 3")),
            (700, "Interviewer: And how was that day in the office, and the day after?"),
            (688, "Noor: Long."),
        ])
    };
    let contents = [page(1), page(2), page(3)];
    let document = document(&contents.each_ref().map(String::as_str));
    let turns = "Interviewer: And how was that day in the office, and the day after?\n\nNoor: Long.";
    assert_eq!(text(&document), [turns; 3].join("\n\n"));
    assert_eq!(document.told.count(Fate::Dropped, "page headers and footers"), 9);
}

#[test]
fn what_is_put_into_a_gap_of_its_line_stands_there() {
    let page = "BT /F 10 Tf 72 700 Td [(Noor: so ) -1200 ( we went)] TJ 1 0 0 1 128 700 Tm (ab) Tj ET\n\
                BT /F 10 Tf 1 0 0 1 72 688 Tm (Anna: ) Tj ET";
    assert_eq!(text(&document(&[page])), "Noor: so ab we went\n\nAnna:");
}

#[test]
fn ligatures_are_the_letters_they_are() {
    let line = |text: &str| Line { text: text.into(), ..Line::default() };
    let mut pages = vec![vec![line("the \u{FB01}rst o\u{FB03}ce")]];
    assert_eq!(paragraphs::part_ligatures(&mut pages), 2);
    assert_eq!(pages[0][0].text, "the first office");
}

#[test]
fn words_are_parted_where_letters_are() {
    let page = "BT /F 10 Tf 72 700 Td [(No) -20 (or:) -700 (yes)] TJ ET BT /F 10 Tf 300 700 Td (far) Tj ET";
    assert_eq!(text(&document(&[page])), "Noor: yes\tfar");
}

#[test]
fn colours_pictures_and_shadings_do_not_stop_the_words() {
    let picture = stream("/Type/XObject/Subtype/Image/Width 1/Height 1", b"BT nonsense \xFF (");
    let page =
        "/Odd cs 1 2 3 scn /S sh 1 0 0 RG /G gs /X Do ".to_string() + &shown(&[(700, "Noor: still here")]);
    let document = read("a.pdf", &pages(&[&page], picture)).unwrap();
    assert_eq!(text(&document), "Noor: still here");
    assert_eq!(document.told.count(Fate::Dropped, "pictures"), 1);
}

#[test]
fn a_drawing_that_draws_itself_is_drawn_once() {
    let words = shown(&[(700, "round")]) + "/X Do";
    let drawing = stream("/Type/XObject/Subtype/Form/Resources 7 0 R", words.as_bytes());
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[5 0 R]/Parent 2 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>".to_vec(),
        drawing,
        b"<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources 7 0 R>>".to_vec(),
    ];
    objects.push(stream("", b"/X Do"));
    objects.push(FONT.into());
    let document = read("a.pdf", &pdf(&objects)).unwrap();
    assert_eq!(text(&document), "round");
    assert_eq!(document.told.count(Fate::Dropped, "drawings"), 1);
}

#[test]
fn scans_crowds_and_ruins_are_refused_in_words() {
    let refused = |bytes: &[u8]| read("a.pdf", bytes).unwrap_err().to_string();
    assert!(refused(&pages(&["0 0 m 9 9 l S"], b"null".to_vec())).contains("as of a scan"));
    let many = vec!["BT ET"; 2000];
    assert!(refused(&pages(&many, b"null".to_vec())).contains("has 2000 pages"));
    assert!(refused(b"%PDF-1.4 and nothing else").contains("is broken"));
    let whole = pages(&[&shown(&[(700, "x")])], b"null".to_vec());
    let lock = "/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<OO>/U<OO>>>"
        .replace("OO", &"5a".repeat(32));
    let locked = String::from_utf8(whole).unwrap().replace("/Root 1 0 R", &lock);
    let words = refused(locked.as_bytes());
    assert!(words.contains("remove the password"), "{words}");
}

#[test]
fn what_swells_is_refused_before_it_does() {
    use std::io::Write;
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    (0..300).for_each(|_| deflate.write_all(&[b' '; 1 << 20]).unwrap());
    let bomb = stream("/Filter/FlateDecode", &deflate.finish().unwrap());
    let refused = read("a.pdf", &pages(&["/X Do"], bomb)).unwrap_err().to_string();
    assert!(refused.contains("swells"), "{refused}");
}

#[test]
fn any_damaged_stretch_is_survived() {
    let page = shown(&[(700, "Noor: yes"), (688, "no")]);
    let whole = pages(&[&page, &page], stream("/Subtype/Form", b"BT ET"));
    for at in (0..whole.len()).step_by(23) {
        let mut bytes = whole.clone();
        bytes[at..].iter_mut().take(3).for_each(|byte| *byte ^= 0x15);
        let _ = read("a.pdf", &bytes);
    }
}
