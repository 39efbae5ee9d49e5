//! What crossterm reports, in Gloss's own words for keys and mouse.

use crossterm::event::{
    KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::command::{Key, KeyCode};
use crate::ui::terminal::input::{Mouse, MouseDeed};

/// Keys that belong to the window manager.
const NOT_OURS: KeyModifiers = KeyModifiers::SUPER.union(KeyModifiers::HYPER);

/// A press or its repetition. None for releases and for keys that mean nothing here.
pub fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(NOT_OURS) {
        return None;
    }
    let held = |modifier| event.modifiers.intersects(modifier);
    let alt = held(KeyModifiers::ALT | KeyModifiers::META);
    Some(Key::pressed(code(event.code)?, held(KeyModifiers::CONTROL), alt, held(KeyModifiers::SHIFT)))
}

fn code(code: Code) -> Option<KeyCode> {
    let code = match code {
        Code::Char(character) => KeyCode::Char(character),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Insert => KeyCode::Insert,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::F(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(code)
}

/// The left button and the wheel. The other buttons stay the terminal's own.
pub fn mouse(event: MouseEvent) -> Option<Mouse> {
    let deed = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseDeed::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseDeed::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseDeed::Release,
        MouseEventKind::ScrollUp => MouseDeed::WheelUp,
        MouseEventKind::ScrollDown => MouseDeed::WheelDown,
        _ => return None,
    };
    Some(Mouse { deed, column: event.column, row: event.row })
}

/// Pasted text with the line ends of a text file: terminals send each as a press of Enter.
pub fn paste(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: Code, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn shift_and_a_letter_is_the_capital() {
        let capital = Some(Key::plain(KeyCode::Char('J')));
        assert_eq!(pressed(Code::Char('J'), KeyModifiers::SHIFT), capital);
        assert_eq!(pressed(Code::Char('j'), KeyModifiers::SHIFT), capital);
        let back = pressed(Code::BackTab, KeyModifiers::SHIFT);
        assert_eq!(back, Some(Key::plain(KeyCode::BackTab)));
    }

    #[test]
    fn a_held_key_repeats_and_a_released_one_is_silent() {
        let mut event = KeyEvent::new(Code::Char('j'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert!(key(event).is_some());
        event.kind = KeyEventKind::Release;
        assert_eq!(key(event), None);
    }

    #[test]
    fn keys_of_the_window_manager_are_left_alone() {
        assert_eq!(pressed(Code::Char('l'), KeyModifiers::SUPER), None);
        assert_eq!(pressed(Code::CapsLock, KeyModifiers::NONE), None);
    }

    #[test]
    fn pasted_lines_end_as_in_a_file() {
        assert_eq!(paste("one\rtwo\r\nthree"), "one\ntwo\nthree");
    }
}
