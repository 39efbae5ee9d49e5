//! The desk and the letterbox say the same: every kind of table, on both sample studies.

use std::process::Command;

use gloss::report::TableForm;
use gloss::report::saved::saved;

use super::kinds::KINDS;
use super::story::Files;

fn sample(folder: &str) -> Files {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder);
    let mut files = Files::default();
    let mut folders = vec![root.clone()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_string();
            files = files.with(&name, &std::fs::read_to_string(&path).unwrap());
        }
    }
    files
}

#[test]
fn every_cell_of_the_grid_is_that_of_the_letterbox() {
    for folder in ["peer-support", "focus-groups"] {
        let mut story = sample(folder).open();
        let root = story.root().to_str().unwrap().to_string();
        // A portrait is a picture in both, and its figures are held against it elsewhere.
        for kind in KINDS.iter().filter(|kind| kind[0] != "portrait") {
            let output =
                Command::new(env!("CARGO_BIN_EXE_gloss")).args(["table", &root]).args(*kind).output();
            let output = output.unwrap();
            if !output.status.success() {
                story.command(&format!("table {}", kind.join(" ")));
                assert!(story.app.grid().is_none(), "{kind:?}: the desk has what the letterbox refuses");
                continue;
            }
            let told = saved(&output.stdout, TableForm::Text).unwrap();
            story.command(&format!("table {}", kind.join(" ")));
            let grid = story.app.grid().unwrap_or_else(|| panic!("{kind:?}"));
            let heads: Vec<&str> = grid.columns.iter().map(|column| column.head.as_str()).collect();
            assert_eq!(heads, told.heads, "{folder} {kind:?}");
            let shown = |row: usize, column: usize| {
                let cell = grid.rows[row].cells.get(column);
                cell.as_deref().unwrap_or("–").split_whitespace().collect::<Vec<_>>().join(" ")
            };
            let shown = |row| (0..heads.len()).map(|column| shown(row, column)).collect();
            let rows: Vec<Vec<String>> = (0..grid.rows.len()).map(shown).collect();
            assert_eq!(rows, told.rows, "{folder} {kind:?}");
            story.keys("q");
        }
    }
}

#[test]
fn the_longest_stretch_without_a_code_leads_to_where_it_begins() {
    let mut story = super::words::two_waves().open();
    story.resize(120, 30).command("table coverage").keys("llll<Enter>").says("q goes back to the table");
    story.keys("q").sees("longest uncoded");
}
