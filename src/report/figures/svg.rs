//! SVG: a sheet that is filled from above to below, and a few shapes. Black on white and readable so: colours help,
//! hatching and shapes tell. Fonts are named by their generic families, for nobody has the same.
//! Format: Scalable Vector Graphics 1.1, W3C 2011.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::charset::{flowed, padded};
use crate::report::{CannotWrite, printable};
use crate::study::colour::ON_LIGHT;

/// Of the whole sheet, in its own units.
pub(super) const WIDE: f64 = 800.0;
const MARGIN: f64 = 16.0;
/// Letters in a line of words; those of twice the width count twice.
const LETTERS: usize = 112;
/// Cells of letters in the name of a row.
const NAME: usize = 30;
const GREY: &str = "#808080";

pub(super) struct Sheet {
    /// How far down it is filled.
    pub y: f64,
    shapes: Vec<Shape>,
}

struct Shape {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    words: Option<String>,
}

impl Shape {
    fn new(name: &'static str) -> Shape {
        Shape { name, attributes: Vec::new(), words: None }
    }

    fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Shape {
        self.attributes.push((attribute, value.into()));
        self
    }

    fn at(self, names: &[&'static str], values: &[f64]) -> Shape {
        names.iter().zip(values).fold(self, |shape, (name, value)| shape.with(name, number(*value)))
    }
}

/// To a tenth, which is finer than any eye.
fn number(value: f64) -> String {
    format!("{:.1}", if value.is_finite() { value } else { 0.0 })
}

impl Sheet {
    pub fn new(title: &str) -> Sheet {
        let mut sheet = Sheet { y: 24.0, shapes: Vec::new() };
        for line in flowed(title, LETTERS * 3 / 4) {
            let y = sheet.y;
            sheet.text(MARGIN, y, "start", "15", &line);
            sheet.y += 20.0;
        }
        sheet
    }

    pub fn gap(&mut self) {
        self.y += 14.0;
    }

    /// A sentence over the whole width.
    pub fn note(&mut self, words: &str) {
        for line in flowed(words, LETTERS) {
            let y = self.y + 12.0;
            self.text(MARGIN, y, "start", "12", &line);
            self.y += 17.0;
        }
    }

    /// A line of a key, whose spaces stand for something.
    pub fn row(&mut self, words: &str) {
        let y = self.y + 12.0;
        self.text(MARGIN, y, "start", "12", words);
        self.y += 17.0;
    }

    /// Words that begin, end or have their middle here.
    pub fn label(&mut self, x: f64, y: f64, anchor: &'static str, words: &str) {
        self.text(x, y, anchor, "12", words);
    }

    /// What a row is called, at its beginning; spaces before it show its place in the tree.
    pub fn name(&mut self, y: f64, words: &str) {
        self.text(MARGIN, y, "start", "12", padded(words, NAME).trim_end());
    }

    fn text(&mut self, x: f64, y: f64, anchor: &'static str, size: &'static str, words: &str) {
        let shape = Shape::new("text")
            .at(&["x", "y"], &[x, y])
            .with("text-anchor", anchor)
            .with("xml:space", "preserve");
        self.shapes
            .push(Shape { words: Some(printable(words).into_owned()), ..shape.with("font-size", size) });
    }

    /// A filled block with an edge: `[x, y, width, height]`.
    pub fn block(&mut self, block: [f64; 4], colour: Option<u8>) {
        self.filled(block, &hex(colour), "#000000");
    }

    /// A block as dark as a share of the most.
    pub fn shaded(&mut self, block: [f64; 4], share: f64) {
        let light = 255 - (share.clamp(0.0, 1.0) * 215.0).round() as u8;
        self.filled(block, &format!("#{light:02x}{light:02x}{light:02x}"), "#000000");
    }

    pub fn hatched(&mut self, block: [f64; 4]) {
        self.filled(block, "url(#hatch)", "#000000");
    }

    pub fn framed(&mut self, block: [f64; 4]) {
        self.filled(block, "none", "#000000");
    }

    /// White without an edge, for words on dark ground.
    pub fn plate(&mut self, block: [f64; 4]) {
        self.filled(block, "#ffffff", "none");
    }

    fn filled(&mut self, block: [f64; 4], fill: &str, stroke: &str) {
        let shape = Shape::new("rect").at(&["x", "y", "width", "height"], &block).with("fill", fill);
        self.shapes.push(shape.with("stroke", stroke).with("stroke-width", "0.5"));
    }

    /// `dashes` as SVG has them; none for a whole line.
    pub fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], dashes: &str) {
        let shape = Shape::new("line").at(&["x1", "y1", "x2", "y2"], &[x1, y1, x2, y2]);
        self.shapes.push(stroked(shape, dashes));
    }

    pub fn path(&mut self, points: &[(f64, f64)], dashes: &str) {
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        let shape = Shape::new("polyline").with("points", points.join(" ")).with("fill", "none");
        self.shapes.push(stroked(shape, dashes));
    }

    /// The sign of a curve or point: a disc, a ring, a square.
    pub fn mark(&mut self, (x, y): (f64, f64), kind: usize) {
        match kind % 3 {
            0 => self.filled([x - 3.0, y - 3.0, 6.0, 6.0], "#000000", "#000000"),
            kind => {
                let fill = if kind == 1 { "#000000" } else { "#ffffff" };
                let shape = Shape::new("circle").at(&["cx", "cy", "r"], &[x, y, 3.0]).with("fill", fill);
                self.shapes.push(stroked(shape, ""));
            }
        }
    }

    /// The whole file; `title` and `desc` are what a screen reader says of it.
    ///
    /// # Errors
    /// None is known: it is written to memory.
    pub fn written(self, title: &str, desc: &str) -> Result<String, CannotWrite> {
        let cannot = |why: String| CannotWrite { format: "svg", why };
        let bytes = self.bytes(title, desc).map_err(|error| cannot(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| cannot(error.to_string()))
    }

    fn bytes(&self, title: &str, desc: &str) -> std::io::Result<Vec<u8>> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let (wide, tall) = (number(WIDE), number(self.y + MARGIN));
        let view = format!("0 0 {wide} {tall}");
        let root = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("version", "1.1"),
            ("width", &wide),
            ("height", &tall),
            ("viewBox", &view),
            ("role", "img"),
            ("aria-labelledby", "title desc"),
            ("font-family", "sans-serif"),
        ];
        xml.create_element("svg").with_attributes(root).write_inner_content(|xml| {
            said(xml, "title", title)?;
            said(xml, "desc", desc)?;
            hatch(xml)?;
            let ground = [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")];
            xml.create_element("rect").with_attributes(ground).write_empty()?;
            self.shapes.iter().try_for_each(|shape| shape.write(xml))
        })?;
        let mut bytes = xml.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl Shape {
    fn write(&self, xml: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let element = xml.create_element(self.name).with_attributes(attributes);
        match &self.words {
            Some(words) => element.write_text_content(BytesText::new(words)).map(drop),
            None => element.write_empty().map(drop),
        }
    }
}

fn said(xml: &mut Writer<Vec<u8>>, name: &'static str, words: &str) -> std::io::Result<()> {
    let words = printable(words);
    let element = xml.create_element(name).with_attribute(("id", name));
    element.write_text_content(BytesText::new(&words)).map(drop)
}

/// For what is undefined, and for interviewers.
fn hatch(xml: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    let pattern = [("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse")];
    xml.create_element("defs").write_inner_content(|xml| {
        xml.create_element("pattern").with_attributes(pattern).write_inner_content(|xml| {
            let line = [("d", "M0,6 L6,0"), ("stroke", "#000000"), ("stroke-width", "0.8")];
            xml.create_element("path").with_attributes(line).write_empty().map(drop)
        })?;
        Ok(())
    })?;
    Ok(())
}

fn stroked(shape: Shape, dashes: &str) -> Shape {
    let shape = shape.with("stroke", "#000000").with("stroke-width", "1.2");
    if dashes.is_empty() { shape } else { shape.with("stroke-dasharray", dashes) }
}

fn hex(colour: Option<u8>) -> String {
    let known = colour.and_then(|colour| ON_LIGHT.get(usize::from(colour)));
    known.map_or(GREY.into(), |rgb| format!("#{rgb:06x}"))
}

pub(super) fn hatched_note(sheet: &mut Sheet) {
    sheet.note("Hatched: undefined.");
}

/// What cannot be said: hatched, with a dash and the word for it.
pub(super) fn undefined(sheet: &mut Sheet, block: [f64; 4]) {
    let [x, y, wide, tall] = block;
    sheet.hatched(block);
    sheet.label(x + wide + 6.0, y + tall - 2.0, "start", "– undefined");
}
