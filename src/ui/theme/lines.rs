//! What borders are drawn with.

use crate::report::figures::Charset;
use ratatui::symbols::border::{self, Set};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    Unicode,
    /// For terminals and fonts without line drawing, and for screen readers that spell it out.
    Ascii,
}

const ASCII: Set<'static> = Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Lines {
    /// From next to nothing to the most there is: four steps that can be told apart without colour.
    pub fn shades(self) -> [char; 4] {
        self.charset().shades()
    }

    /// With which signs pictures are drawn.
    pub fn charset(self) -> Charset {
        if self == Lines::Unicode { Charset::Unicode } else { Charset::Ascii }
    }

    /// As the locale has it.
    pub fn choose(env: &dyn Fn(&str) -> Option<String>) -> Lines {
        match Charset::chosen(env) {
            Charset::Unicode => Lines::Unicode,
            Charset::Ascii => Lines::Ascii,
        }
    }

    pub fn vertical(self) -> &'static str {
        self.border().vertical_left
    }

    pub fn horizontal(self) -> &'static str {
        self.border().horizontal_top
    }

    /// Top left, top right, bottom left, bottom right.
    pub fn corners(self) -> [&'static str; 4] {
        let set = self.border();
        [set.top_left, set.top_right, set.bottom_left, set.bottom_right]
    }

    /// The stripe of another coder's coding.
    pub fn dotted(self) -> &'static str {
        if self == Lines::Unicode { "┊" } else { ":" }
    }

    /// Codes are hidden below this one.
    pub fn folded(self) -> &'static str {
        if self == Lines::Unicode { "▸" } else { "+" }
    }

    pub fn unfolded(self) -> &'static str {
        if self == Lines::Unicode { "▾" } else { "-" }
    }

    pub fn border(self) -> Set<'static> {
        match self {
            Lines::Unicode => border::PLAIN,
            Lines::Ascii => ASCII,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides() {
        let with = |name: &'static str, value: &'static str| {
            Lines::choose(&move |asked| (asked == name).then(|| value.to_string()))
        };
        assert_eq!(with("LANG", "nb_NO.UTF-8"), Lines::Unicode);
        assert_eq!(with("LC_ALL", "C"), Lines::Ascii);
        assert_eq!(with("LANG", "nb_NO.ISO-8859-1"), Lines::Ascii);
        assert_eq!(with("OTHER", "C"), Lines::Unicode);
    }
}
