//! How a program counts its way into a text: in code points or in UTF-16 units, with the byte order mark or without,
//! a line end as one or as two. The standard says code points; NVivo for Windows counts otherwise.

use super::decode::Plain;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Points,
    /// Beyond U+FFFF a character counts as two.
    Wide,
    /// UTF-8.
    Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counting {
    pub unit: Unit,
    /// The byte order mark counts too.
    pub mark: bool,
    /// CRLF counts as two.
    pub doubled: bool,
}

impl Counting {
    /// The standard's words, 10.2; line ends as XML and most programs see them.
    pub const SPEC: Counting = Counting { unit: Unit::Points, mark: false, doubled: false };
    /// Measured on NVivo for Windows 12.6: 99 % of all ends fall on words so, and no more than half otherwise.
    pub const WINDOWS: Counting = Counting { unit: Unit::Wide, mark: false, doubled: true };

    /// Every way that would make a difference in this text is among these.
    pub fn all() -> impl Iterator<Item = Counting> {
        let units = [Unit::Points, Unit::Wide, Unit::Bytes];
        let manners = [(false, false), (false, true), (true, false), (true, true)];
        units
            .into_iter()
            .flat_map(move |unit| manners.map(|(mark, doubled)| Counting { unit, mark, doubled }))
    }

    pub fn in_words(self) -> String {
        let unit = match self.unit {
            Unit::Points => "characters (code points)",
            Unit::Wide => "UTF-16 units",
            Unit::Bytes => "bytes of UTF-8",
        };
        let ends = if self.doubled { "two for each CRLF" } else { "one for each line end" };
        let mark = if self.mark { ", the byte order mark among them" } else { "" };
        format!("{unit}, {ends}{mark}")
    }

    fn weigh(self, letter: char) -> u32 {
        match self.unit {
            Unit::Points => 1,
            Unit::Wide => u32::try_from(letter.len_utf16()).unwrap_or(1),
            Unit::Bytes => u32::try_from(letter.len_utf8()).unwrap_or(1),
        }
    }
}

/// Leads from a program's positions to code points of ours and back.
#[derive(Clone, Debug)]
pub enum Table {
    /// They are the same; so many there are.
    Same(u32),
    /// Where each code point begins for the program, and behind the last where the text ends.
    Begins(Vec<u32>),
}

/// What a program's selection is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    /// It reached out of the text, or its end came before its beginning.
    pub clamped: bool,
}

impl Table {
    pub fn new(plain: &Plain, counting: Counting) -> Table {
        let mut at = if counting.mark && plain.marked { counting.weigh('\u{FEFF}') } else { 0 };
        let mut doubled = plain.doubled.iter().peekable();
        let mut begins = Vec::with_capacity(plain.words.len() + 1);
        for (here, letter) in (0u32..).zip(plain.words.chars()) {
            begins.push(at);
            let second = doubled.next_if_eq(&&here).is_some() && counting.doubled;
            at = at.saturating_add(counting.weigh(letter) + u32::from(second));
        }
        let len = index(begins.len());
        begins.push(at);
        if at == len { Table::Same(len) } else { Table::Begins(begins) }
    }

    /// A position of ours, as the program counts.
    pub fn outward(&self, at: u32) -> u32 {
        match self {
            Table::Same(len) => at.min(*len),
            Table::Begins(begins) => begins.get(at as usize).or(begins.last()).copied().unwrap_or_default(),
        }
    }

    /// Half a character at either edge is taken whole.
    pub fn inward(&self, start: i64, end: i64) -> Found {
        let len = i64::from(self.end());
        let (low, high) = (start.clamp(0, len), end.clamp(0, len));
        let clamped = (low, high) != (start, end) || high < low;
        let (low, high) = (low.min(high), low.max(high));
        let [low, high] = [low, high].map(|at| u32::try_from(at).unwrap_or(0));
        Found { span: Span::new(self.floor(low), self.ceil(high)), clamped }
    }

    fn end(&self) -> u32 {
        match self {
            Table::Same(len) => *len,
            Table::Begins(begins) => begins.last().copied().unwrap_or(0),
        }
    }

    fn floor(&self, at: u32) -> u32 {
        match self {
            Table::Same(_) => at,
            Table::Begins(begins) => index(begins.partition_point(|begin| *begin <= at).saturating_sub(1)),
        }
    }

    fn ceil(&self, at: u32) -> u32 {
        match self {
            Table::Same(_) => at,
            Table::Begins(begins) => index(begins.partition_point(|begin| *begin < at)),
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows_counts_pictures_and_line_ends_twice() {
        let plain = Plain::for_windows("So 🙂\nWell");
        let table = Table::new(&plain, Counting::WINDOWS);
        assert_eq!(table.inward(7, 11), Found { span: Span::new(5, 9), clamped: false });
        assert_eq!((table.outward(5), table.outward(9)), (7, 11));
        assert_eq!(table.inward(4, 5).span, Span::new(3, 4), "half a picture is a whole one");
    }

    #[test]
    fn what_lies_outside_is_cut_and_told() {
        let table = Table::new(&Plain::of("så"), Counting::SPEC);
        assert_eq!(table.inward(-3, 99), Found { span: Span::new(0, 2), clamped: true });
        assert_eq!(table.inward(2, 1), Found { span: Span::new(1, 2), clamped: true });
        assert_eq!(table.inward(i64::MAX, i64::MIN).span, Span::new(0, 2));
    }

    proptest! {
        #[test]
        fn out_and_in_again_is_where_it_was(text in "[a-zé你😀\n ]{0,60}", a in 0u32..60, b in 0u32..60) {
            let plain = Plain::for_windows(&text);
            let len = u32::try_from(plain.words.chars().count()).unwrap();
            let span = Span::new(a.min(len), b.min(len));
            for counting in Counting::all() {
                let table = Table::new(&plain, counting);
                let found = table.inward(table.outward(span.start).into(), table.outward(span.end).into());
                prop_assert_eq!(found, Found { span, clamped: false });
            }
        }
    }
}
