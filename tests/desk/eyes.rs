//! What can be seen in a story: the window, what was said, and what stands on disk.

use std::fs;

use gloss::store;
use gloss::study::Study;
use gloss::ui::draw;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::story::Story;

impl Story {
    /// The cells of the window as they would be drawn now.
    pub fn cells(&self) -> Buffer {
        let (width, height) = self.app.desk.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw::draw(&self.app, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The window as text, one line for each row.
    pub fn screen(&self) -> String {
        let cells = self.cells();
        let rows = (0..cells.area.height).map(|y| {
            let (mut row, mut x) = (String::new(), 0);
            while x < cells.area.width {
                let symbol = cells[(x, y)].symbol();
                row.push_str(symbol);
                x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
            }
            row.trim_end().to_string()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Story {
        let screen = self.screen();
        assert!(screen.contains(words), "{words:?} is not on the screen:\n{screen}");
        self
    }

    /// One row of the screen shows all of these.
    #[track_caller]
    pub fn sees_row(&mut self, words: &[&str]) -> &mut Story {
        let screen = self.screen();
        let is_it = |row: &str| words.iter().all(|words| row.contains(words));
        assert!(screen.lines().any(is_it), "{words:?} is in no row of the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub fn sees_no(&mut self, words: &str) -> &mut Story {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} is on the screen:\n{screen}");
        self
    }

    /// What the status line tells, in full.
    #[track_caller]
    pub fn says(&mut self, words: &str) -> &mut Story {
        let said = self.app.notice.as_ref().map(|notice| notice.words.as_str()).unwrap_or_default();
        assert!(said.contains(words), "said {said:?}, not {words:?}; the screen shows:\n{}", self.screen());
        self
    }

    /// The words under the caret.
    pub fn selected(&self) -> String {
        let pane = self.app.pane().expect("no pane");
        let text = self.app.study.text(&pane.transcript).expect("not read");
        text.slice(pane.caret.selection()).to_string()
    }

    pub fn file(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_default()
    }

    /// The study as somebody else would find it on disk now.
    pub fn on_disk(&self) -> Study {
        store::open_whole(self.root()).unwrap().study
    }

    /// Every coding on disk: `50001 jk: My supervisor tried. = Supportive figures`.
    pub fn coded(&self) -> Vec<String> {
        let study = self.on_disk();
        let codings = study.codings().map(|(id, coder, coding)| {
            let words = study.text(id).unwrap().slice(coding.span);
            format!("{} {coder}: {words} = {}", id.stem(), study.codebook.name(&coding.code))
        });
        codings.collect()
    }

    /// The code tree on disk, indented.
    pub fn tree(&self) -> Vec<String> {
        let book = self.on_disk().codebook;
        book.codes().iter().map(|code| "  ".repeat(book.depth(code.id.as_str())) + &code.name).collect()
    }

    /// Every file of the folder, sorted; the lock, which comes and goes, left out.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.root().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => found.push(path.strip_prefix(self.root()).unwrap().display().to_string()),
                }
            }
        }
        found.retain(|name| !name.ends_with(".lock"));
        found.sort();
        found
    }
}
