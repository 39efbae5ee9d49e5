//! A small scatter with four quadrants: each point is a letter, and a key below says whose it is.
//!
//! Nothing here needs colour. Points that fall on one cell stand as one letter, under which the key names them all.

use super::charset::Charset;
use super::marks::{Drawn, Mark};
use super::svg::Sheet;
use crate::report::Cell;
use crate::text::clip;

/// Shares on both axes, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// What it shows, and of whom: a line each.
    pub heads: Vec<String>,
    /// What grows to the right, and what upwards.
    pub names: [String; 2],
    /// Where the quadrants meet; a point on the line is on its far side.
    pub cross: [f64; 2],
    /// Above left, above right, below left, below right.
    pub quadrants: [String; 4],
    pub points: Vec<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub name: String,
    pub at: [f64; 2],
    /// The row and the column of the table that it was drawn of.
    pub of: [usize; 2],
}

/// Columns and rows of the field inside its frame, at most; odd numbers have a middle.
const WIDE: usize = 61;
/// Cells beside the field, and those left of it.
const BESIDE: usize = 7;
const LEFT: usize = 6;
const TALL: usize = 17;
/// More letters than these are not told apart: further points stand as `#`.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const NAME: usize = 44;

impl Scatter {
    /// The quadrant of a point, by its place in `quadrants`.
    pub fn quadrant(&self, point: &Point) -> usize {
        let [x, y] = [0, 1].map(|axis| point.at[axis] >= self.cross[axis]);
        usize::from(!y) * 2 + usize::from(x)
    }

    /// The drawing, its key below it; without points, a sentence.
    pub(super) fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        let field = Field::new(width, charset);
        let mut lines = self.heads.clone();
        lines.push(String::new());
        if self.points.is_empty() {
            lines.push(NOTHING.into());
            return Drawn::bare(lines);
        }
        let groups = groups(&self.points, field.wide);
        lines.push(self.ends(0, &field));
        // Above the field stand its name and its frame, left of it the scale.
        let marks = self.marks(&groups, lines.len() + 2, charset);
        lines.extend(self.field(&groups, &field));
        lines.push(self.ends(2, &field));
        lines.push(format!("{:>6}0{:>width$}", "", "1", width = field.wide.saturating_sub(1)));
        lines.push(centred(&format!("{} {}", self.names[0], charset.arrows()[0]), field.wide));
        lines.push(String::new());
        lines.extend(self.key(&groups));
        let lines = lines.into_iter().map(|line| clip(&line, width).into_owned()).collect();
        Drawn { lines, marks }
    }

    /// One row a letter, with all points that stand under it.
    fn marks(&self, groups: &[Group], top: usize, charset: Charset) -> Vec<Vec<Mark>> {
        let row = |(number, group): (usize, &Group)| {
            let mark = |point: &&Point| {
                let words = format!("{} {}", letter(number), self.told(point, charset));
                Mark { line: top + group.row, cell: LEFT + group.column, wide: 1, words, of: point.of }
            };
            group.points.iter().map(mark).collect()
        };
        groups.iter().enumerate().map(row).collect()
    }

    /// A point in words, its shares under the arrows of the axes.
    fn told(&self, point: &Point, charset: Charset) -> String {
        let ([x, y], [right, up]) = (point.at.map(|share| Cell::decimal(share, 2).shown()), charset.arrows());
        let quadrant = self.quadrants.get(self.quadrant(point)).map_or("", String::as_str);
        format!("{} · {right} {x} {up} {y} · {quadrant}", point.name)
    }

    /// The names of two quadrants, at either end of a line.
    fn ends(&self, first: usize, field: &Field) -> String {
        let [left, right] = [first, first + 1].map(|at| self.quadrants.get(at).map_or("", String::as_str));
        let room = field.wide.saturating_sub(left.chars().count());
        format!("{:>6}{left}{right:>room$}", "")
    }

    /// The frame with its scale, the lines that part the quadrants, and the letters.
    fn field(&self, groups: &[Group], field: &Field) -> Vec<String> {
        let mut rows = self.quarters(field);
        for (number, group) in groups.iter().enumerate() {
            if let Some(cell) = rows.get_mut(group.row).and_then(|cells| cells.get_mut(group.column)) {
                *cell = letter(number);
            }
        }
        let edge = format!("{:>5}+{}+", "", "-".repeat(field.wide));
        let framed = rows.into_iter().enumerate().map(|(y, cells)| {
            let scale = match y {
                0 => "1",
                y if y + 1 == TALL => "0",
                _ => "",
            };
            format!("{scale:>4} |{}|", cells.into_iter().collect::<String>())
        });
        let up = format!("{:>5}{} {}", "", field.charset.arrows()[1], self.names[1]);
        [up, edge.clone()].into_iter().chain(framed).chain([edge]).collect()
    }

    fn quarters(&self, field: &Field) -> Vec<Vec<char>> {
        let [across, up] = [cell(self.cross[0], field.wide), row(self.cross[1])];
        let cell = |x: usize, y: usize| match (x == across, y == up) {
            (true, true) => '+',
            (true, false) => ':',
            (false, true) => field.charset.dot(),
            (false, false) => ' ',
        };
        (0..TALL).map(|y| (0..field.wide).map(|x| cell(x, y)).collect()).collect()
    }

    /// Each letter with all points that stand under it, their figures and their quadrant.
    fn key(&self, groups: &[Group]) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            for (nth, point) in group.points.iter().enumerate() {
                let sign = if nth == 0 { letter(number) } else { ' ' };
                let quadrant = self.quadrants.get(self.quadrant(point)).map_or("", String::as_str);
                let [x, y] = point.at.map(|share| Cell::decimal(share, 2).shown());
                lines.push(format!("  {sign} {x} {y}  {}  ({quadrant})", clip(&point.name, NAME)));
            }
        }
        lines
    }

    pub(super) fn draw(&self, sheet: &mut Sheet) {
        self.heads.iter().for_each(|head| sheet.note(head));
        if self.points.is_empty() {
            return sheet.note(NOTHING);
        }
        let (left, side) = (220.0, 360.0);
        let top = sheet.y + 34.0;
        let at = |share: [f64; 2]| (left + share[0] * side, top + (1.0 - share[1]) * side);
        let (x, y) = at(self.cross);
        sheet.note(&self.names[1]);
        sheet.framed([left, top, side, side]);
        sheet.line([x, top, x, top + side], "2 4");
        sheet.line([left, y, left + side, y], "2 4");
        let corners = [(left, -6.0), (left + side, -6.0), (left, side + 14.0), (left + side, side + 14.0)];
        for (n, (quadrant, (x, y))) in self.quadrants.iter().zip(corners).enumerate() {
            sheet.label(x, top + y, if n % 2 == 0 { "start" } else { "end" }, quadrant);
        }
        let groups = groups(&self.points, WIDE);
        for (number, group) in groups.iter().enumerate() {
            let Some(point) = group.points.first() else { continue };
            let (x, y) = at(point.at);
            sheet.mark((x, y), 1);
            sheet.label(x + 6.0, y + 4.0, "start", &letter(number).to_string());
        }
        sheet.y = top + side + 20.0;
        sheet.note(&self.names[0]);
        self.key(&groups).iter().for_each(|line| sheet.row(line));
    }
}

const NOTHING: &str = "There is nothing to draw: nobody mentions any of it.";

/// How much room there is.
struct Field {
    wide: usize,
    charset: Charset,
}

impl Field {
    fn new(width: usize, charset: Charset) -> Field {
        let wide = width.saturating_sub(BESIDE).clamp(9, WIDE);
        Field { wide: wide - (wide + 1) % 2, charset }
    }
}

/// Points that fall on one cell.
struct Group<'a> {
    column: usize,
    row: usize,
    points: Vec<&'a Point>,
}

/// From above to below, and from right to left: what is often and first is told first.
fn groups(points: &[Point], wide: usize) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for point in points {
        let (column, row) = (cell(point.at[0], wide), row(point.at[1]));
        match groups.iter_mut().find(|group| (group.column, group.row) == (column, row)) {
            Some(group) => group.points.push(point),
            None => groups.push(Group { column, row, points: vec![point] }),
        }
    }
    groups.sort_by_key(|group| (group.row, std::cmp::Reverse(group.column)));
    groups
}

fn letter(number: usize) -> char {
    LETTERS.chars().nth(number).unwrap_or('#')
}

fn row(share: f64) -> usize {
    TALL - 1 - cell(share, TALL)
}

/// The nearest of so many cells; what is no share stands at the end it is nearer to.
fn cell(share: f64, cells: usize) -> usize {
    let last = cells.saturating_sub(1);
    let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
    ((share * last as f64).round() as usize).min(last)
}

fn centred(words: &str, wide: usize) -> String {
    format!("{:>6}{words:^wide$}", "").trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scatter(points: &[(&str, f64, f64)]) -> Scatter {
        let point = |&(name, x, y): &(&str, f64, f64)| Point { name: name.into(), at: [x, y], of: [0; 2] };
        Scatter {
            heads: vec!["Four codes".into()],
            names: ["cases".into(), "first".into()],
            cross: [0.5, 0.5],
            quadrants: ["rare but first", "often and first", "rare and late", "often but late"]
                .map(String::from),
            points: points.iter().map(point).collect(),
        }
    }

    #[test]
    fn every_point_has_its_letter_its_figures_and_its_quadrant() {
        let lines = scatter(&[("unclear", 1.0, 0.5), ("hostile", 0.75, 0.25), ("training", 0.25, 0.0)])
            .drawn(80, Charset::Unicode)
            .lines;
        let text = lines.join("\n");
        for told in [
            "A 1.00 0.50  unclear  (often and first)",
            "B 0.75 0.25  hostile  (often but late)",
            "C 0.25 0.00  training  (rare and late)",
        ] {
            assert!(text.contains(told), "{text}");
        }
        let drawn = |letter| lines.iter().filter(|line| line.contains('|') && line.contains(letter)).count();
        assert_eq!(['A', 'B', 'C', 'D'].map(drawn), [1, 1, 1, 0]);
        assert!(lines.iter().all(|line| line.chars().count() <= 78), "{text}");
    }

    #[test]
    fn points_that_fall_together_share_a_letter_and_are_both_named() {
        let text = scatter(&[("one", 0.5, 0.5), ("other", 0.501, 0.5), ("far", 0.0, 0.0)])
            .drawn(80, Charset::Unicode)
            .lines
            .join("\n");
        assert!(text.contains("A 0.50 0.50  one") && text.contains("    0.50 0.50  other"), "{text}");
        assert!(text.contains("B 0.00 0.00  far"), "{text}");
    }

    #[test]
    fn nothing_to_draw_is_said() {
        assert!(scatter(&[]).drawn(80, Charset::Unicode).lines.join(" ").contains("nothing to draw"));
    }

    proptest! {
        #[test]
        fn no_point_is_lost_and_no_line_grows(points in proptest::collection::vec((0.0f64..=1.0, 0.0f64..=1.0), 1..80)) {
            let names: Vec<String> = (0..points.len()).map(|n| format!("<{n}>")).collect();
            let points: Vec<(&str, f64, f64)> =
                names.iter().zip(&points).map(|(name, (x, y))| (name.as_str(), *x, *y)).collect();
            let lines = scatter(&points).drawn(80, Charset::Unicode).lines;
            for name in &names {
                prop_assert_eq!(lines.iter().filter(|line| line.contains(name)).count(), 1);
            }
            let field = lines.iter().filter(|line| line.ends_with('|'));
            prop_assert!(field.clone().all(|line| line.chars().count() == WIDE + 7) && field.count() == TALL);
        }
    }
}
