//! Figures as people see them, and as files.

use proptest::prelude::*;

use super::*;
use crate::report::{Cell, Column, Heat, Table};
use crate::text::{Span, width};

fn bar(name: &str, cell: Cell) -> Bar {
    Bar { cell, ..Bar::new(name) }
}

fn drawn(figure: Figure, width: usize, charset: Charset) -> String {
    figure.drawn(width, charset).lines.join("\n")
}

fn bars(bars: &[Bar]) -> Figure {
    let sizes: Vec<Option<f64>> = bars.iter().map(|bar| bar.cell.figure()).collect();
    Figure::Bars(Bars::new("codings", None, &sizes, |n| bars[n].clone()))
}

fn three_bars() -> Figure {
    let cells = [Cell::Number(8), Cell::Number(0), Cell::Undefined, Cell::Number(1)];
    let named = ["Work", "  Unclear", "  Hope", "守り"].into_iter().zip(cells);
    bars(&named.map(|(name, cell)| bar(name, cell)).collect::<Vec<_>>())
}

fn four_waves() -> Figure {
    let small = |name: &str, cells: &[Cell]| Small {
        name: name.into(),
        cells: cells.to_vec(),
        word: "fades".into(),
        colour: Some(1),
        of: (0..cells.len()).map(|column| [7, column]).collect(),
    };
    let cells = [Cell::Share(0, 3), Cell::Share(3, 3), Cell::Share(1, 3), Cell::Undefined];
    let names = ["wave 1", "wave 2", "wave 3", "wave 4"].map(String::from).into();
    Figure::Multiples(Multiples::new("Cases", names, &[small("Unclear role", &cells)]))
}

fn heat(rows: usize, columns: usize) -> Table {
    let heads = [Column::words("code")].into_iter();
    let heads = heads.chain((0..columns).map(|column| Column::numbers(&format!("case {column}"))));
    let mut table = Table::new("A table", heads);
    let cell = |row: usize, column: usize| Cell::number((row + 1) * column);
    for row in 0..rows {
        let cells = (0..columns).map(|column| cell(row, column));
        table.rows.push([Cell::words(format!("code {row}"))].into_iter().chain(cells).collect());
    }
    table.heat = Heat::Block { rows, columns };
    table
}

fn strip(name: &str, spans: &[(u32, u32)]) -> Strip {
    Strip {
        name: name.into(),
        spans: spans.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
        colour: Some(3),
    }
}

fn portrait() -> Portrait {
    let asking = Strip { colour: None, ..strip("(interviewers)", &[(0, 10), (50, 55)]) };
    let codes = [strip("Hope", &[(20, 30), (95, 100)]), strip("守り", &[(0, 100)])];
    Portrait::new("a.txt", 100, 4, asking, &codes)
}

fn curves() -> Figure {
    let curve = |name: &str, sign, counts: &[u64]| Curve {
        name: name.into(),
        sign,
        cells: counts.iter().map(|count| Cell::Number(*count)).collect(),
        column: usize::from(sign == '*') + 4,
    };
    Figure::Curves(Curves {
        across: "transcripts".into(),
        up: "codes".into(),
        names: ["a", "b", "c", "d"].map(String::from).into(),
        curves: vec![curve("new", 'n', &[4, 1, 0, 0]), curve("all", '*', &[4, 5, 5, 5])],
        stop: Some(2),
        rule: "Dotted line: here.".into(),
    })
}

fn scatter() -> Figure {
    Figure::Scatter(Scatter {
        heads: vec!["Two codes".into()],
        names: ["cases".into(), "first".into()],
        cross: [0.5, 0.5],
        quadrants: ["a", "b", "c", "d"].map(String::from),
        points: vec![Point { name: "<unclear> & co".into(), at: [1.0, 0.5], of: [9, 1] }],
    })
}

fn every_figure() -> Picture {
    let heat = Figure::HeatMap(HeatMap::of(&heat(3, 4)));
    let figures = vec![three_bars(), heat, curves(), four_waves(), scatter(), Figure::Portrait(portrait())];
    Picture::new("A <picture> & more", figures, vec!["Layer: codings by jk.".into(), "Again: gloss".into()])
}

/// What is drawn at each mark, with its words and its place in the table.
fn marked(figure: &Figure, width: usize) -> Vec<(String, String, [usize; 2])> {
    let Drawn { lines, marks } = figure.drawn(width, Charset::Ascii);
    let drawn = |mark: &Mark| lines[mark.line].chars().skip(mark.cell).take(mark.wide).collect::<String>();
    let told = |mark: Mark| (drawn(&mark).trim().to_string(), mark.words, mark.of);
    marks.into_iter().flatten().map(told).collect()
}

fn told(drawn: &str, words: &str, of: [usize; 2]) -> (String, String, [usize; 2]) {
    (drawn.into(), words.into(), of)
}

#[test]
fn every_mark_stands_on_what_it_tells_and_knows_the_cell_of_the_table() {
    let bar = Bar { group: "Talk".into(), of: [3, 2], ..bar("Work", Cell::Number(8)) };
    assert_eq!(marked(&bars(&[bar]), 30), [told("Work", "Talk · Work · codings: 8", [3, 2])]);
    let waves = marked(&four_waves(), 60);
    let wanted = [
        told("#", "Unclear role · wave 2: 3 of 3", [7, 1]),
        told(".", "Unclear role · wave 3: 1 of 3", [7, 2]),
    ];
    assert_eq!(waves[1..3], wanted);
    let points = marked(&curves(), 40);
    assert_eq!(points[1], told("n", "2 b · new: 1", [1, 4]));
    assert_eq!(points[0].0, "#", "where curves meet");
    assert_eq!(points[5], told("*", "2 b · all: 5", [1, 5]));
    assert_eq!(marked(&scatter(), 60), [told("A", "A <unclear> & co · > 1.00 ^ 0.50 · b", [9, 1])]);
}

#[test]
fn the_marks_of_a_heat_map_stand_on_its_cells_however_it_is_drawn() {
    let table = heat(2, 9);
    for width in [40, 120] {
        let cells = marked(&Figure::HeatMap(HeatMap::of(&table)), width);
        let last = cells.last().unwrap();
        assert_eq!((last.1.as_str(), last.2), ("code 1 × case 8: 16", [1, 9]));
        assert!(last.0.contains(if width == 40 { "##" } else { "# 16" }), "{last:?}");
    }
    let large = heat(1000, 500);
    let cells = marked(&Figure::HeatMap(HeatMap::of(&large)), 80);
    for (_, words, [row, column]) in &cells {
        assert!(words.ends_with(&format!(": {}", large.rows[*row][*column].shown())), "{words}");
    }
}

#[test]
fn a_bar_is_as_long_as_its_figure_and_nothing_is_not_undefined() {
    let wanted =
        "Bars: codings\nWork      │████████████████ 8\n  Unclear │0\n  Hope    │– undefined\n守り      │██ 1";
    assert_eq!(drawn(three_bars(), 30, Charset::Unicode).replace("│ ", "│"), wanted);
    let ascii =
        "Bars: codings\nWork      |################ 8\n  Unclear |0\n  Hope    |- undefined\n守り      |## 1";
    assert_eq!(drawn(three_bars(), 30, Charset::Ascii).replace("| ", "|"), ascii);
}

#[test]
fn waves_are_small_bars_and_figures() {
    let wanted = "Cases: wave 1, wave 2, wave 3, wave 4\nUnclear role ·█▃–  · 3 1 –  fades\n\
                  · none; – undefined: nobody was met";
    assert_eq!(drawn(four_waves(), 60, Charset::Unicode), wanted);
    assert!(drawn(four_waves(), 60, Charset::Ascii).contains("Unclear role .#.-  . 3 1 -  fades"));
}

#[test]
fn a_heat_map_has_a_shade_and_the_figure_of_every_cell() {
    let text = drawn(Figure::HeatMap(HeatMap::of(&heat(2, 4))), 60, Charset::Ascii);
    let wanted = "         case 0 case 1 case 2 case 3\n\
                  code 0 |      0    . 1    : 2    : 3\n\
                  code 1 |      0    : 2    % 4    # 6\n";
    assert!(text.starts_with(wanted), "{text}");
}

#[test]
fn where_figures_have_no_room_shades_stand_alone_under_numbers() {
    let text = drawn(Figure::HeatMap(HeatMap::of(&heat(2, 9))), 40, Charset::Unicode);
    assert!(text.contains("1   2   3") && text.contains("   1 case 1"), "{text}");
    assert!(text.contains("Left out: 1 of 9 columns"), "{text}");
}

#[test]
fn what_cannot_be_said_is_drawn_as_such_in_a_heat_map() {
    let mut table = heat(1, 3);
    table.rows[0][2] = Cell::Because("nobody was asked".into());
    let map = || Figure::HeatMap(HeatMap::of(&table));
    assert!(drawn(map(), 60, Charset::Ascii).contains("code 0 |      0      -    # 2"));
    let svg = Picture::new("t", vec![map()], Vec::new()).svg().unwrap();
    assert_eq!(svg.matches("fill=\"url(#hatch)\"").count(), 1);
}

#[test]
fn half_a_matrix_is_blank_above_its_diagonal() {
    let mut table = heat(3, 3);
    table.heat = Heat::BelowDiagonal;
    let text = drawn(Figure::HeatMap(HeatMap::of(&table)), 60, Charset::Ascii);
    assert!(text.contains("code 0 |\n"), "{text}");
}

#[test]
fn a_portrait_is_shaded_by_the_share_of_each_stretch() {
    let (left, cells) = portrait().places(20 + 3 + 6);
    assert_eq!((left, cells), (11, 17));
    let shares = portrait().strips()[1].shares(&portrait(), 10);
    assert_eq!(shares, [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5]);
    let text = drawn(Figure::Portrait(portrait()), 60, Charset::Ascii);
    assert!(text.contains("a.txt: turns: 4, code points: 100"), "{text}");
    assert!(text.contains(&format!("守り           |{}|", "#".repeat(43))), "{text}");
}

#[test]
fn a_transcript_without_words_or_codes_says_so() {
    let nothing = |length| Portrait::new("a.txt", length, 1, strip("(interviewers)", &[]), &[]);
    assert!(
        drawn(Figure::Portrait(nothing(0)), 60, Charset::Ascii).contains("none of its words could be read")
    );
    assert!(drawn(Figure::Portrait(nothing(9)), 60, Charset::Ascii).contains("Nothing is coded here."));
}

#[test]
fn curves_have_their_figures_below_and_a_line_where_the_rule_stops() {
    let text = drawn(curves(), 60, Charset::Ascii);
    for words in ["n new: 4 1 0 0", "* all: 4 5 5 5", "Dotted line: here.", ":", "^ codes"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    assert!(text.contains('#'), "both begin with 4");
}

#[test]
fn of_a_thousand_codes_those_with_most_are_shown_and_the_rest_is_counted() {
    let many: Vec<Bar> = (0..1000).map(|n| bar(&format!("code {n}"), Cell::number(n))).collect();
    let text = drawn(bars(&many), 80, Charset::Unicode);
    assert!(
        text.contains("code 999 ") && text.contains("code 940 ") && !text.contains("code 939 "),
        "{text}"
    );
    assert!(text.contains("Left out: 940 of 1000 bars"), "{text}");
    let text = drawn(Figure::HeatMap(HeatMap::of(&heat(1000, 500))), 80, Charset::Unicode);
    assert!(text.contains("Left out: 940 of 1000 rows") && text.contains("of 500 columns"), "{text}");
    assert!(text.contains("case 499") && !text.contains("case 1\n"), "{text}");
}

#[test]
fn nothing_to_draw_is_said() {
    for figure in [bars(&[]), Figure::HeatMap(HeatMap::default()), Figure::Curves(Curves::default())] {
        assert!(drawn(figure, 80, Charset::Unicode).contains("nothing to draw"));
    }
}

#[test]
fn svg_is_well_formed_escaped_and_the_same_twice() {
    let (once, again) = (every_figure().svg().unwrap(), every_figure().svg().unwrap());
    assert_eq!(once, again);
    let parsed = roxmltree::Document::parse(&once).unwrap();
    let title = parsed.descendants().find(|node| node.has_tag_name("title")).unwrap();
    assert_eq!(title.text(), Some("A <picture> & more"));
    let words: Vec<&str> = parsed
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text())
        .collect();
    for said in ["  Unclear", "8", "– undefined", "· none", "Again: gloss"] {
        assert!(words.iter().any(|words| words.contains(said)) || said == "· none", "{said}: {words:?}");
    }
    assert!(words.iter().any(|words| words.contains("<unclear> & co")), "{words:?}");
}

#[test]
fn nothing_in_an_svg_stands_outside_of_its_sheet() {
    let svg = every_figure().svg().unwrap();
    let parsed = roxmltree::Document::parse(&svg).unwrap();
    let number =
        |node: &roxmltree::Node, name: &str| node.attribute(name).and_then(|value| value.parse::<f64>().ok());
    let tall = number(&parsed.root_element(), "height").unwrap();
    for node in parsed.descendants().filter(|node| node.has_tag_name("rect") && node.attribute("x").is_some())
    {
        let [x, y, wide, high] = ["x", "y", "width", "height"].map(|name| number(&node, name).unwrap());
        assert!(x >= 0.0 && y >= 0.0 && x + wide <= 800.0 && y + high <= tall, "{node:?}");
    }
    assert!(parsed.descendants().filter_map(|node| number(&node, "y")).all(|y| y < tall));
}

#[test]
fn what_xml_cannot_hold_and_terminals_must_not_get_becomes_a_sign() {
    let figure = bars(&[bar("\u{1b}[31m\u{0}red", Cell::Number(1))]);
    let picture = Picture::new("\u{1}title", vec![figure], Vec::new());
    assert!(roxmltree::Document::parse(&picture.svg().unwrap()).is_ok());
    assert!(picture.lines(80, Charset::Unicode).iter().all(|line| !line.contains(char::is_control)));
}

#[test]
fn too_many_figures_are_counted() {
    let picture = Picture::new("t", vec![three_bars(); 100], Vec::new());
    assert!(picture.lines(80, Charset::Unicode).join(" ").contains("Left out: the last 76 of 100 figures"));
}

#[test]
fn a_strip_is_drawn_where_it_is_said_to_be() {
    let picture = Picture::new("t", vec![Figure::Portrait(portrait()); 3], Vec::new());
    let lines = picture.body(60, Charset::Ascii).lines;
    for (nth, strip, name) in [(0, 0, "(interviewers)"), (1, 1, "Hope"), (2, 2, "守り")] {
        assert!(lines[picture.line_of(nth, strip, 60)].starts_with(name), "{lines:?}");
    }
}

proptest! {
    #[test]
    fn no_line_is_wider_than_it_may_be(cells in 30usize..140) {
        for charset in [Charset::Unicode, Charset::Ascii] {
            for line in every_figure().lines(cells, charset) {
                prop_assert!(width(&line) <= cells, "{} in {cells}: {line}", width(&line));
            }
        }
    }

    #[test]
    fn stretches_part_a_transcript_and_each_place_lies_in_its_own(length in 1u32..5000, cells in 1usize..300) {
        let whole = Portrait::new("a", length, 1, Strip::default(), &[]);
        let cells = cells.min(length as usize);
        let stretches: Vec<Span> = (0..cells).map(|cell| whole.stretch(cell, cells)).collect();
        prop_assert_eq!(stretches.iter().map(|stretch| stretch.len()).sum::<u32>(), length);
        for at in (0..length).step_by(7) {
            prop_assert!(stretches[whole.cell_at(at, cells)].contains(at));
        }
    }

    #[test]
    fn what_is_covered_is_covered_however_it_is_cut(cells in 1usize..100) {
        for strip in portrait().strips() {
            let cut: u32 = (0..cells).map(|cell| strip.covered(portrait().stretch(cell, cells))).sum();
            prop_assert_eq!(cut, strip.length());
        }
    }
}
