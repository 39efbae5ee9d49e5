//! A text field: word motions, paste, undo. The editing itself is `ratatui-textarea`'s.

use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea, WrapMode};

use crate::command::{Key, KeyCode};

#[derive(Clone, Debug)]
pub struct Field {
    pub area: TextArea<'static>,
    /// One line only: line ends become spaces.
    pub single: bool,
}

impl Field {
    pub fn line(text: &str) -> Field {
        Field::new(text, true)
    }

    pub fn page(text: &str) -> Field {
        Field::new(text, false)
    }

    fn new(text: &str, single: bool) -> Field {
        let lines = clean(text, single).split('\n').map(str::to_string).collect();
        let mut area = TextArea::new(lines);
        area.set_cursor_line_style(Default::default());
        area.set_max_histories(1_000);
        if !single {
            area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Field { area, single }
    }

    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// What stands here is only offered: the first thing typed takes its place.
    pub fn offer(&mut self) {
        self.area.select_all();
    }

    /// The caret, in code points of its line.
    pub fn caret(&self) -> u32 {
        u32::try_from(self.area.cursor().1).unwrap_or(u32::MAX)
    }

    pub fn put_caret(&mut self, at: u32) {
        self.area.move_cursor(CursorMove::Jump(0, u16::try_from(at).unwrap_or(u16::MAX)));
    }

    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    pub fn set(&mut self, text: &str) {
        *self = Field::new(text, self.single);
    }

    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(clean(text, self.single));
    }

    pub fn key(&mut self, key: Key) {
        if self.single && key.code == KeyCode::Enter {
            return;
        }
        // As in every shell; the text area would undo.
        if key.ctrl && key.code == KeyCode::Char('u') {
            self.area.delete_line_by_head();
            return;
        }
        let code = match key.code {
            KeyCode::Char(c) => AreaKey::Char(c),
            KeyCode::Enter => AreaKey::Enter,
            KeyCode::Backspace => AreaKey::Backspace,
            KeyCode::Delete => AreaKey::Delete,
            KeyCode::Left => AreaKey::Left,
            KeyCode::Right => AreaKey::Right,
            KeyCode::Up => AreaKey::Up,
            KeyCode::Down => AreaKey::Down,
            KeyCode::Home => AreaKey::Home,
            KeyCode::End => AreaKey::End,
            KeyCode::PageUp => AreaKey::PageUp,
            KeyCode::PageDown => AreaKey::PageDown,
            _ => return,
        };
        let undo = key.ctrl && matches!(key.code, KeyCode::Char('z'));
        let input = if undo {
            Input { key: AreaKey::Char('u'), ctrl: true, alt: false, shift: false }
        } else {
            Input { key: code, ctrl: key.ctrl, alt: key.alt, shift: key.shift }
        };
        self.area.input(input);
    }
}

/// What may stand in a field: no control characters but line ends, and none of those in a single line.
fn clean(text: &str, single: bool) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', "    ");
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_control());
    if single { kept.map(|c| if c == '\n' { ' ' } else { c }).collect() } else { kept.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_cannot_leave_its_line_or_bring_controls() {
        let mut field = Field::line("ab");
        field.paste("c\nd\u{1b}[31me");
        assert_eq!(field.text(), "abc d[31me");
    }

    #[test]
    fn words_can_be_crossed_deleted_and_brought_back() {
        let mut field = Field::line("one two");
        field.key("C-w".parse().unwrap());
        assert_eq!(field.text(), "one ");
        field.key("C-z".parse().unwrap());
        assert_eq!(field.text(), "one two");
        field.key("C-u".parse().unwrap());
        assert_eq!(field.text(), "");
    }

    #[test]
    fn what_is_only_offered_gives_way_to_what_is_typed() {
        let mut field = Field::line("supervisor");
        field.offer();
        field.key("r".parse().unwrap());
        assert_eq!(field.text(), "r");
        let mut field = Field::line("supervisor");
        field.offer();
        field.key("End".parse().unwrap());
        field.key("s".parse().unwrap());
        assert_eq!(field.text(), "supervisors");
    }
}
