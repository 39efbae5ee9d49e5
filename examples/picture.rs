//! Draws the desk on the sample study as text, for the README: `cargo run --example picture`.

use std::path::Path;

use gloss::analysis::suggest::Model;
use gloss::study::{Coder, TranscriptId};
use gloss::ui::app::{Effect, Msg};
use gloss::ui::{app_for, draw, update};
use gloss::{store, ui};
use ratatui::{Terminal, backend::TestBackend};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", picture()?);
    Ok(())
}

/// The desk at 80x24 with the caret on a coded passage.
pub fn picture() -> Result<String, Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/peer-support");
    let opened = store::open_whole(&root)?;
    let first = TranscriptId::new("interviews/50001.txt");
    let mut app = app_for(opened, Coder::new("jk"), Some(first), &store::Bookmarks::default());
    app.look.lines = ui::theme::Lines::Unicode;
    update::settle(&mut app);
    for key in "} }".split(' ') {
        for effect in update::update(&mut app, Msg::Key(key.parse()?)) {
            if let Effect::Learn(study, coder) = effect {
                update::update(&mut app, Msg::Learnt(Box::new(Model::of(&study, coder))));
            }
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(80, 24))?;
    terminal.draw(|frame| draw::draw(&app, frame))?;
    let buffer = terminal.backend().buffer();
    let rows = (0..24).map(|y| {
        let row: String = (0..80).filter_map(|x| buffer.cell((x, y)).map(|cell| cell.symbol())).collect();
        row.trim_end().to_string()
    });
    Ok(rows.collect::<Vec<_>>().join("\n"))
}
