//! Every escape sequence Gloss sends that draws no cell. Moves are in `encode/travel.rs`, colours in
//! `encode/ink.rs`.
//!
//! Sources: ECMA-48, xterm's ctlseqs, the kitty keyboard protocol, the synchronized output specification.

/// Alternate screen; pasted text in brackets; no reports of focus; the kitty protocol's first level, which
/// tells Esc from Alt and Enter from Ctrl-Enter. It is pushed without asking: terminals that lack it ignore it.
pub const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?1004l\x1b[>1u";

/// Undoes [`ENTER`] and all a frame may have left open, in the opposite order. The kitty flags are kept by
/// screen, so they are popped before the alternate screen is left.
pub const LEAVE: &str =
    "\x1b[?2026l\x1b[m\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[<u\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Buttons, wheel and dragging, but not every movement: a mouse that only passes by sends nothing.
pub const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
pub const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

pub const BEGIN_FRAME: &str = "\x1b[?2026h";
pub const END_FRAME: &str = "\x1b[?2026l";

pub const SHOW_CURSOR: &str = "\x1b[?25h";
pub const HIDE_CURSOR: &str = "\x1b[?25l";

/// Clears the screen in the terminal's own colours.
pub const CLEAR: &str = "\x1b[m\x1b[2J";
pub const ERASE_TO_END: &str = "\x1b[K";

/// Asks for the background colour; see `replies.rs` for the answer.
pub const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Blanks `columns` cells from the cursor on, without moving it.
pub fn erase(columns: u16) -> String {
    format!("\x1b[{columns}X")
}

/// Puts `text`, base64, on the system clipboard (OSC 52).
pub fn copy(base64: &str) -> String {
    format!("\x1b]52;c;{base64}\x1b\\")
}
