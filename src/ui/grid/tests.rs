//! A grid keeps its caret on a cell and that cell on the screen, however small the window.

use proptest::prelude::*;

use super::*;

fn filling(rows: &[[&str; 3]]) -> Filling {
    let columns = vec![
        Column::new(Of::Name, "case"),
        Column::number(Of::Attribute("age".into()), "age"),
        Column::new(Of::Attribute("ward".into()), "ward"),
    ];
    let cell = |text: &&str| Some(text.to_string()).filter(|text| !text.is_empty());
    let row = |cells: &[&str; 3]| Row {
        of: Of::Speaker(cells[0].into()),
        cells: cells.iter().map(cell).collect(),
        faint: false,
    };
    Filling { columns, rows: rows.iter().map(row).collect() }
}

fn grid() -> Grid {
    let mut grid = Grid::new(Topic::People);
    grid.fill(filling(&[["Bo", "9", "B"], ["Åse", "", "Détox"], ["Ida", "34", "你好"], ["Ann", "5", "b"]]));
    grid
}

fn names(grid: &Grid) -> Vec<String> {
    grid.rows.iter().filter_map(|row| Some(row.cells.get(0)?.into_owned())).collect()
}

fn sorted(mut grid: Grid, by: Of, times: usize) -> Grid {
    for _ in 0..times {
        grid.order = Order::after(grid.order.as_ref(), &by);
    }
    let rows = std::mem::take(&mut grid.rows);
    let columns = grid.columns.clone();
    grid.fill(Filling { columns, rows });
    grid
}

#[test]
fn numbers_are_sorted_by_size_and_what_is_missing_comes_last() {
    let age = Of::Attribute("age".into());
    assert_eq!(names(&sorted(grid(), age.clone(), 1)), ["Ann", "Bo", "Ida", "Åse"]);
    assert_eq!(names(&sorted(grid(), age.clone(), 2)), ["Ida", "Bo", "Ann", "Åse"]);
    assert_eq!(names(&sorted(grid(), age, 3)), ["Bo", "Åse", "Ida", "Ann"]);
}

#[test]
fn a_filter_takes_all_its_words_and_no_accents() {
    let mut grid = grid();
    grid.filter = "ase detox".into();
    grid.fill(filling(&[["Bo", "9", "B"], ["Åse", "", "Détox"]]));
    assert_eq!(names(&grid), ["Åse"]);
}

#[test]
fn the_caret_stays_on_its_cell_when_rows_and_columns_come_and_go() {
    let mut grid = grid();
    grid.step(2, 2);
    grid.fill(filling(&[["New", "1", ""], ["Bo", "9", "B"], ["Åse", "", ""], ["Ida", "34", "x"]]));
    assert_eq!((grid.row, grid.column, grid.cell().as_deref()), (3, 2, Some("x")));
    grid.fill(filling(&[]));
    assert_eq!((grid.here(), grid.cell()), (None, None));
}

#[test]
fn wide_letters_count_as_two_cells() {
    assert_eq!(grid().columns[2].width, 5);
    let mut wide = Grid::new(Topic::People);
    wide.fill(filling(&[["你好吗", "", ""]]));
    assert_eq!(wide.columns[0].width, 6);
}

proptest! {
    #[test]
    fn the_cell_at_the_caret_is_always_on_the_screen(
        widths in prop::collection::vec(1usize..60, 1..12),
        (width, height) in (1u16..120, 1u16..40),
        steps in prop::collection::vec((-3isize..4, -3isize..4), 0..40),
    ) {
        let mut grid = Grid::new(Topic::People);
        let columns = widths.iter().map(|n| Column::new(Of::Attribute("x".repeat(*n)), "x".repeat(*n)));
        let row = |n: u16| Row { of: Of::Numbered(n), cells: vec![None; widths.len()].into(), faint: false };
        (grid.width, grid.height) = (width, height);
        grid.fill(Filling { columns: columns.collect(), rows: (0..30).map(row).collect() });
        for (rows, columns) in steps {
            grid.step(rows, columns);
            prop_assert!((grid.top..grid.top + usize::from(height)).contains(&grid.row));
            let places = grid.places();
            prop_assert!(places.iter().all(|place| place.x + place.width <= width.max(1)));
            prop_assert!(width < 8 || places.iter().any(|place| place.column == grid.column));
        }
    }
}
