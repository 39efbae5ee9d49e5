//! Figures: what a table says, drawn. One file a kind; each is plain data first, and then drawn twice of the same
//! points: in letters, for a terminal, and as SVG, for paper. Neither needs colour to be read.
//!
//! A figure that could not be read any more shows what there is most of and says how much it leaves out.

mod bars;
mod charset;
mod curves;
mod heat_map;
mod marks;
mod most;
mod multiples;
mod portrait;
mod scatter;
mod svg;

pub use bars::{Bar, Bars};
pub use charset::Charset;
pub use curves::{Curve, Curves};
pub use heat_map::HeatMap;
pub use marks::{Drawn, Mark};
pub use multiples::{Multiples, Small};
pub use portrait::{Portrait, Strip};
pub use scatter::{Point, Scatter};

use super::CannotWrite;
use charset::flowed;
use svg::Sheet;

/// No line is asked to be shorter.
pub const NARROWEST: usize = 30;
/// Nobody looks at more.
const MOST: usize = 24;

/// What belongs on one sheet: a title, figures, and what has to be known to read them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub title: String,
    figures: Vec<Figure>,
    /// What is left out, unit, layer and scope, a sentence each, and last the line that gives it again.
    below: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Bars(Bars),
    HeatMap(HeatMap),
    Curves(Curves),
    Multiples(Multiples),
    Scatter(Scatter),
    Portrait(Portrait),
}

impl Picture {
    /// Of too many figures the first.
    pub fn new(title: &str, mut figures: Vec<Figure>, below: Vec<String>) -> Picture {
        let all = figures.len();
        figures.truncate(MOST);
        let told = || format!("Left out: the last {} of {all} figures; ask for fewer at once.", all - MOST);
        let left_out = (all > MOST).then(told);
        Picture { title: title.into(), figures, below: left_out.into_iter().chain(below).collect() }
    }

    /// Drawn in letters, in lines of at most so many cells of a terminal.
    pub fn lines(&self, width: usize, charset: Charset) -> Vec<String> {
        let width = width.max(NARROWEST);
        let title = flowed(&self.title, width).into_iter();
        title.chain([String::new()]).chain(self.body(width, charset).lines).collect()
    }

    /// The same without the title, which may stand elsewhere, and where on it each figure stands.
    pub fn body(&self, width: usize, charset: Charset) -> Drawn {
        let width = width.max(NARROWEST);
        let mut body = Drawn::default();
        for figure in &self.figures {
            body.append(figure.drawn(width, charset));
            body.lines.push(String::new());
        }
        body.lines.extend(self.below.iter().flat_map(|sentence| flowed(sentence, width)));
        body
    }

    /// Drawn as SVG 1.1; the same bytes for the same picture.
    ///
    /// # Errors
    /// None is known: it is written to memory.
    pub fn svg(&self) -> Result<String, CannotWrite> {
        let mut sheet = Sheet::new(&self.title);
        self.figures.iter().for_each(|figure| figure.draw(&mut sheet));
        sheet.gap();
        self.below.iter().for_each(|sentence| sheet.note(sentence));
        sheet.written(&self.title, &self.below.join(" "))
    }

    /// The portraits, where it is a picture of such.
    pub fn portraits(&self) -> impl Iterator<Item = &Portrait> {
        self.figures.iter().filter_map(|figure| match figure {
            Figure::Portrait(portrait) => Some(portrait),
            _ => None,
        })
    }

    /// The line of the body on which a strip is drawn, by the number of its portrait and its own.
    pub fn line_of(&self, portrait: usize, strip: usize, width: usize) -> usize {
        let before = self.portraits().take(portrait).map(|figure| figure.tall(width.max(NARROWEST)) + 1);
        before.sum::<usize>() + Portrait::HEAD + strip
    }
}

impl Figure {
    fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        match self {
            Figure::Bars(figure) => figure.drawn(width, charset),
            Figure::HeatMap(figure) => figure.drawn(width, charset),
            Figure::Curves(figure) => figure.drawn(width, charset),
            Figure::Multiples(figure) => figure.drawn(width, charset),
            Figure::Scatter(figure) => figure.drawn(width, charset),
            // Its strips have a caret of their own, exact to the stretch.
            Figure::Portrait(figure) => Drawn::bare(figure.lines(width, charset)),
        }
    }

    fn draw(&self, sheet: &mut Sheet) {
        sheet.gap();
        match self {
            Figure::Bars(figure) => figure.draw(sheet),
            Figure::HeatMap(figure) => figure.draw(sheet),
            Figure::Curves(figure) => figure.draw(sheet),
            Figure::Multiples(figure) => figure.draw(sheet),
            Figure::Scatter(figure) => figure.draw(sheet),
            Figure::Portrait(figure) => figure.draw(sheet),
        }
    }
}

#[cfg(test)]
mod tests;
