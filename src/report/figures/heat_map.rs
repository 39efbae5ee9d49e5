//! A heat map: rows by columns, the more the darker, with the figure beside the shade where there is room.

use super::charset::{Charset, ZERO, flowed, padded, pushed, widest};
use super::marks::{Drawn, Mark};
use super::most::{at, largest, left_out};
use super::svg::{Sheet, WIDE};
use crate::report::{Cell, Table};
use crate::text::width as cells_of;

const MOST_ROWS: usize = 60;
const MOST_COLUMNS: usize = 60;
const NAME: usize = 28;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatMap {
    rows: Vec<String>,
    columns: Vec<String>,
    /// By row; `None` where there is nothing to be said, as above the diagonal of half a matrix.
    cells: Vec<Vec<Option<Cell>>>,
    /// The rows and the columns of the table that these were drawn of.
    of: [Vec<usize>; 2],
    /// How many rows and columns there were.
    all: [usize; 2],
}

impl HeatMap {
    /// Of the cells that a table holds against each other.
    pub fn of(table: &Table) -> HeatMap {
        let (rows, columns) = (table.shaded_rows(), table.shaded_columns());
        let all = [rows.len(), columns.len()];
        // Of a million cells few are drawn: only these are copied.
        let of_row = |row| sum(columns.clone().map(|column| table.shaded(row, column)));
        let of_rows: Vec<Option<f64>> = rows.clone().map(of_row).collect();
        let kept: Vec<usize> =
            largest(&of_rows, MOST_ROWS).into_iter().filter_map(|at| rows.clone().nth(at)).collect();
        let columns: Vec<usize> = columns.collect();
        let name = |row: &usize| table.rows.get(*row).and_then(|row| row.first()).map(Cell::shown);
        let head = |column: &usize| table.columns.get(*column).map(|column| column.name.clone());
        let cells = |row: &usize| columns.iter().map(|column| table.shaded(*row, *column).cloned()).collect();
        let map = HeatMap {
            rows: kept.iter().map(|row| name(row).unwrap_or_default()).collect(),
            columns: columns.iter().map(|column| head(column).unwrap_or_default()).collect(),
            cells: kept.iter().map(cells).collect(),
            of: [kept, columns],
            all,
        };
        map.narrowed(MOST_COLUMNS)
    }

    /// The columns with most in them.
    fn narrowed(&self, most: usize) -> HeatMap {
        let column = |n: usize| sum(self.cells.iter().filter_map(|row| row.get(n)).map(Option::as_ref));
        let sums: Vec<Option<f64>> = (0..self.columns.len()).map(column).collect();
        let kept = largest(&sums, most);
        HeatMap {
            rows: self.rows.clone(),
            columns: at(&kept, &self.columns),
            cells: self.cells.iter().map(|row| at(&kept, row)).collect(),
            of: [self.of[0].clone(), at(&kept, &self.of[1])],
            all: self.all,
        }
    }

    fn hottest(&self) -> f64 {
        self.cells.iter().flatten().flatten().filter_map(Cell::figure).fold(0.0, f64::max)
    }

    fn left_out(&self) -> impl Iterator<Item = String> {
        let [rows, columns] = self.all;
        let rows = left_out("rows", self.rows.len(), rows, "in them");
        rows.into_iter().chain(left_out("columns", self.columns.len(), columns, "in them"))
    }

    pub(super) fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        if self.rows.is_empty() || self.columns.is_empty() {
            return Drawn::bare(vec!["There is nothing to draw.".into()]);
        }
        let name = widest(self.rows.iter().map(String::as_str), NAME.min(width / 3));
        let room = width.saturating_sub(name + 2);
        let figures = self.cells.iter().flatten().flatten().map(|cell| cells_of(&cell.shown()));
        let wide = figures.max().unwrap_or(1) + 2;
        let map = self.narrowed(room / 4);
        let (mut drawn, shown) = match (self.columns.len() + 1) * (wide + 1) <= room {
            true => (self.spread(name, room / self.columns.len(), wide, charset), self),
            false => (map.dense(name, charset), &map),
        };
        drawn.lines.extend(shown.key(charset).iter().flat_map(|sentence| flowed(sentence, width)));
        drawn
    }

    /// One for each cell, below a line of heads.
    fn marks(&self, left: usize, wide: usize) -> Vec<Vec<Mark>> {
        let mark = |row: usize, column: usize| {
            let (words, of) = self.told(row, column)?;
            Some(Mark { line: row + 1, cell: left + column * wide, wide, words, of })
        };
        let row = |row| (0..self.columns.len()).filter_map(|column| mark(row, column)).collect();
        (0..self.rows.len()).map(row).collect()
    }

    /// A cell in words, and where it stands in the table.
    fn told(&self, row: usize, column: usize) -> Option<(String, [usize; 2])> {
        let cell = self.cells.get(row)?.get(column)?.as_ref()?;
        let words = format!("{} × {}: {}", self.rows.get(row)?, self.columns.get(column)?, cell.shown());
        let [rows, columns] = &self.of;
        Some((words, [*rows.get(row)?, *columns.get(column)?]))
    }

    /// Shade and figure, under a name as far as it fits.
    fn spread(&self, name: usize, each: usize, wide: usize, charset: Charset) -> Drawn {
        let heads = self.columns.iter().map(|column| cells_of(column) + 1);
        let wide = heads.max().unwrap_or(wide).max(wide + 1).min(each);
        let heads: String = self.columns.iter().map(|column| pushed_after_gap(column, wide)).collect();
        let mut lines = vec![format!("{}{heads}", " ".repeat(name + 2))];
        let hottest = self.hottest();
        for (row, cells) in self.rows.iter().zip(&self.cells) {
            let cell = |cell: &Option<Cell>| match cell {
                None => " ".repeat(wide),
                Some(cell) => {
                    let told = shown(cell, charset);
                    let room = wide.saturating_sub(1 + cells_of(&told));
                    format!("{} {told}", pushed(&shade(cell, hottest, charset), room))
                }
            };
            let cells: String = cells.iter().map(cell).collect();
            lines.push(format!("{} {}{}", padded(row, name), charset.edge(), cells.trim_end()));
        }
        Drawn { lines, marks: self.marks(name + 2, wide) }
    }

    /// Shades alone, under numbers that a key explains.
    fn dense(&self, name: usize, charset: Charset) -> Drawn {
        let heads: String = (1..=self.columns.len()).map(|number| pushed(&number.to_string(), 4)).collect();
        let mut lines = vec![format!("{}{heads}", " ".repeat(name + 2))];
        let hottest = self.hottest();
        for (row, cells) in self.rows.iter().zip(&self.cells) {
            let cell = |cell: &Option<Cell>| match cell {
                None => String::new(),
                Some(cell) => match cell.figure() {
                    Some(0.0) => ZERO.into(),
                    Some(_) => shade(cell, hottest, charset).repeat(2),
                    None => charset.undefined().into(),
                },
            };
            let cells: String = cells.iter().map(|known| pushed(&cell(known), 4)).collect();
            lines.push(format!("{} {}{}", padded(row, name), charset.edge(), cells.trim_end()));
        }
        let columns = self.columns.iter().enumerate();
        lines.extend(
            columns.map(|(n, column)| format!("{:>4} {}", n + 1, padded(column, 2 * NAME).trim_end())),
        );
        Drawn { lines, marks: self.marks(name + 2, 4) }
    }

    fn key(&self, charset: Charset) -> Vec<String> {
        let [least, .., most] = charset.shades();
        let hottest = most_shown(&self.cells);
        let key = format!("{least} least … {most} {hottest}, the most; {} undefined", charset.undefined());
        [key].into_iter().chain(self.left_out()).collect()
    }

    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let (left, hottest) = (220.0, self.hottest());
        let wide = ((WIDE - left - 16.0) / self.columns.len().max(1) as f64).min(90.0);
        let top = sheet.y;
        let is_named = self.columns.iter().all(|name| 7.0 * cells_of(name) as f64 <= wide);
        for (n, name) in self.columns.iter().enumerate() {
            let head = if is_named { name.clone() } else { (n + 1).to_string() };
            sheet.label(left + (n as f64 + 0.5) * wide, top + 12.0, "middle", &head);
        }
        sheet.y += 18.0;
        for (row, cells) in self.rows.iter().zip(&self.cells) {
            let y = sheet.y;
            sheet.name(y + 14.0, row);
            for (n, cell) in cells.iter().enumerate() {
                let block = [left + n as f64 * wide, y, wide, 18.0];
                cell.iter().for_each(|cell| draw_cell(sheet, block, cell, hottest));
            }
            sheet.y += 18.0;
        }
        if !is_named {
            let columns = self.columns.iter().enumerate().map(|(n, name)| format!("{} {name}", n + 1));
            sheet.note(&format!("Columns: {}.", columns.collect::<Vec<_>>().join("; ")));
        }
        sheet.note("The darker the more; hatched: undefined.");
        self.left_out().for_each(|words| sheet.note(&words));
    }
}

fn draw_cell(sheet: &mut Sheet, block: [f64; 4], cell: &Cell, hottest: f64) {
    let [x, y, wide, tall] = block;
    let Some(figure) = cell.figure() else { return sheet.hatched(block) };
    sheet.shaded(block, share(figure, hottest));
    if wide < 7.0 * cells_of(&cell.shown()) as f64 + 4.0 {
        return;
    }
    // On white, so that it can be read on any shade.
    let plate = 7.0 * cells_of(&cell.shown()) as f64 + 2.0;
    sheet.plate([x + (wide - plate) / 2.0, y + 3.0, plate, tall - 6.0]);
    sheet.label(x + wide / 2.0, y + 13.0, "middle", &cell.shown());
}

fn share(figure: f64, hottest: f64) -> f64 {
    if hottest > 0.0 { figure / hottest } else { 0.0 }
}

/// One sign; blank for nothing and for what is undefined, where the figure beside it tells which.
fn shade(cell: &Cell, hottest: f64, charset: Charset) -> String {
    match cell.figure() {
        Some(figure) if figure > 0.0 => charset.shade(share(figure, hottest)).to_string(),
        _ => " ".into(),
    }
}

fn shown(cell: &Cell, charset: Charset) -> String {
    match cell.figure() {
        Some(_) => cell.shown(),
        None => charset.undefined().into(),
    }
}

fn most_shown(cells: &[Vec<Option<Cell>>]) -> String {
    let all = cells.iter().flatten().flatten().filter_map(|cell| Some((cell.figure()?, cell)));
    all.max_by(|(a, _), (b, _)| a.total_cmp(b)).map_or(ZERO.into(), |(_, cell)| cell.shown())
}

fn sum<'a>(cells: impl Iterator<Item = Option<&'a Cell>>) -> Option<f64> {
    let figures = cells.flatten().filter_map(Cell::figure);
    figures.fold(None, |sum, figure| Some(sum.unwrap_or(0.0) + figure))
}

fn pushed_after_gap(words: &str, cells: usize) -> String {
    format!(" {}", pushed(words, cells.saturating_sub(1)))
}
