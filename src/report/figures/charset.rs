//! With which signs a terminal draws, and words in so many of its cells.

use crate::text::{clip, width};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    #[default]
    Unicode,
    /// For terminals and fonts that have no more, and for screen readers that spell it out.
    Ascii,
}

/// What stands where nothing is counted; blank would be nothing to see, and a dot is easily missed.
pub(super) const ZERO: &str = "0";

impl Charset {
    /// ASCII where the locale says the terminal cannot show more (LC_ALL, LC_CTYPE, LANG; the first that is
    /// set decides, as POSIX has it). Without any, Unicode: containers often have none.
    pub fn chosen(env: &dyn Fn(&str) -> Option<String>) -> Charset {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(env).find(|value| !value.is_empty());
        let unicode = locale.is_none_or(|locale| {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        if unicode { Charset::Unicode } else { Charset::Ascii }
    }

    fn choose<T>(self, unicode: T, ascii: T) -> T {
        if self == Charset::Unicode { unicode } else { ascii }
    }

    /// From next to nothing to the most there is: four steps that can be told apart without colour.
    pub fn shades(self) -> [char; 4] {
        self.choose(['░', '▒', '▓', '█'], ['.', ':', '%', '#'])
    }

    /// The shade of a share that is more than nothing.
    pub(super) fn shade(self, share: f64) -> char {
        let [least, more, much, most] = self.shades();
        match share {
            share if share > 0.75 => most,
            share if share > 0.5 => much,
            share if share > 0.25 => more,
            _ => least,
        }
    }

    /// What cannot be said; never to be mistaken for 0.
    pub(super) fn undefined(self) -> &'static str {
        self.choose("–", "-")
    }

    pub(super) fn edge(self) -> char {
        self.choose('│', '|')
    }

    /// A bar of so many cells, a share from 0 to 1 long; what is more than nothing is seen.
    pub(super) fn bar(self, share: f64, cells: usize) -> String {
        let halves = (share.clamp(0.0, 1.0) * cells as f64 * 2.0).round() as usize;
        let (full, half) = self.choose(("█", "▌"), ("#", ""));
        match halves {
            0 if share > 0.0 => self.choose("▏", ":").into(),
            1 if self == Charset::Ascii => ":".into(),
            halves => full.repeat(halves / 2) + if halves % 2 == 1 { half } else { "" },
        }
    }

    /// How high a share from 0 to 1 reaches, in one cell.
    pub(super) fn level(self, share: f64) -> char {
        let levels =
            self.choose(['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'], ['_', '_', '.', '.', ':', ':', '#', '#']);
        let at = (share.clamp(0.0, 1.0) * 8.0).ceil() as usize;
        levels.get(at.saturating_sub(1).min(7)).copied().unwrap_or('#')
    }

    pub(super) fn arrows(self) -> [char; 2] {
        self.choose(['→', '↑'], ['>', '^'])
    }

    pub(super) fn dot(self) -> char {
        self.choose('·', '.')
    }
}

/// Words in exactly so many cells; what is cut ends in `…`.
pub(super) fn padded(words: &str, cells: usize) -> String {
    let kept = clip(words, cells);
    let room = cells.saturating_sub(width(&kept));
    format!("{kept}{}", " ".repeat(room))
}

/// The same at the right end.
pub(super) fn pushed(words: &str, cells: usize) -> String {
    let kept = clip(words, cells);
    format!("{}{kept}", " ".repeat(cells.saturating_sub(width(&kept))))
}

/// The widest of some words, in cells; never more than `most`.
pub(super) fn widest<'a>(words: impl Iterator<Item = &'a str>, most: usize) -> usize {
    words.map(width).max().unwrap_or(0).min(most)
}

/// Words in lines of at most so many cells, broken at spaces; a word that is longer is cut where it must be.
pub(super) fn flowed(words: &str, cells: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in words.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > cells {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line) > cells {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    lines.push(line);
    lines.into_iter().map(|line| crate::text::safe(&line).into_owned()).collect()
}
