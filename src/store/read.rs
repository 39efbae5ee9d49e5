//! Reading one sheet: what stands on it, how the file stands, and what is wrong with it.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read},
    path::Path,
    sync::Arc,
};

use super::{
    Content, Digest, Finding, Sheet, Standing,
    form::{self, CodingForm, CodingsForm, Fault},
    texts,
};
use crate::{
    study::{Codebook, Coding, Layer, Study, anchor},
    text::{Names, Transcript},
};

/// A sheet as it was read.
#[derive(Clone, Debug)]
pub struct Page {
    pub sheet: Sheet,
    /// `None` when there is no such file, or when it is barred.
    pub content: Option<Content>,
    pub standing: Standing,
    pub findings: Vec<Finding>,
    /// Of a transcript's words, which is not that of its bytes when these have Windows line ends or a mark.
    pub(super) words: Option<Digest>,
}

/// What has to be known to read a layer: the codebook, whose ids it shares, and the text it stands on.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub codebook: &'a Codebook,
    /// Who speaks, where looks cannot tell.
    pub names: &'a Names,
    pub text: Option<&'a Transcript>,
    /// Of the text's words.
    pub words: Option<Digest>,
}

/// Larger transcripts are refused: nobody spoke them.
const LARGEST_TEXT: u64 = 256 << 20;
const LARGEST_FORM: u64 = 512 << 20;

impl<'a> Ground<'a> {
    /// What a study's front page gives, before there is a text.
    pub fn of(front: &'a Study) -> Ground<'a> {
        Ground { codebook: &front.codebook, names: &front.about.names, text: None, words: None }
    }
}

pub(super) fn read_page(root: &Path, sheet: &Sheet, ground: Ground) -> Page {
    let mut page = Page::unread(sheet);
    match bytes_of(root, sheet) {
        Ok(None) => {}
        Ok(Some(bytes)) => page.read(&bytes, ground),
        Err(words) => page.bar(Finding::broken(sheet.path(), words)),
    }
    page
}

/// The bytes of a sheet's file; `None` when there is none.
///
/// # Errors
/// In words: the disk's, or that the file is too large or no file at all.
pub(super) fn bytes_of(root: &Path, sheet: &Sheet) -> Result<Option<Vec<u8>>, String> {
    let mut bytes = Vec::new();
    Ok(bytes_into(root, sheet, &mut bytes)?.then_some(bytes))
}

/// The same, into memory that is there already; whether there is such a file.
pub(super) fn bytes_into(root: &Path, sheet: &Sheet, bytes: &mut Vec<u8>) -> Result<bool, String> {
    bytes.clear();
    let path = root.join(sheet.path());
    let largest = if matches!(sheet, Sheet::Text(_)) { LARGEST_TEXT } else { LARGEST_FORM };
    match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(format!("it cannot be read: {error}")),
        Ok(found) if !found.is_file() => Err("it is not a file".into()),
        Ok(found) if found.len() > largest => {
            Err(format!("it is larger than {} MB: split it", largest >> 20))
        }
        Ok(found) => {
            bytes.reserve(usize::try_from(found.len()).unwrap_or_default());
            let read = fs::File::open(&path).and_then(|mut file| file.read_to_end(bytes));
            read.map(|_| true).map_err(|error| format!("it cannot be read: {error}"))
        }
    }
}

impl Page {
    fn unread(sheet: &Sheet) -> Page {
        let standing = Standing::default();
        Page { sheet: sheet.clone(), content: None, standing, findings: Vec::new(), words: None }
    }

    /// A transcript that was listed has to be there.
    pub(super) fn or_gone(mut self) -> Page {
        if self.standing.digest.is_none() && self.findings.is_empty() {
            self.findings
                .push(Finding::broken(self.sheet.path(), "the link leads nowhere, or the file is gone"));
        }
        self
    }

    /// Nothing is taken from a barred file, and nothing is written to it.
    fn bar(&mut self, finding: Finding) {
        self.content = None;
        self.standing.barred = Some(finding.words.clone());
        self.findings.push(finding);
    }

    fn read(&mut self, bytes: &[u8], ground: Ground) {
        self.standing.digest = Some(Digest::of(bytes));
        if matches!(self.sheet, Sheet::Text(_)) {
            return self.read_text(bytes, ground.names);
        }
        let content = match std::str::from_utf8(bytes) {
            Ok(text) => self.read_form(text, ground),
            Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
        };
        match content {
            Ok(content) => self.content = Some(content),
            Err(fault) => self.bar(told(&self.sheet, fault)),
        }
    }

    fn read_text(&mut self, bytes: &[u8], names: &Names) {
        let decoded = texts::decode(bytes);
        self.standing.manner = decoded.manner;
        let as_it_stands = decoded.instead.is_none() && decoded.words.len() == bytes.len();
        self.words =
            if as_it_stands { self.standing.digest } else { Some(Digest::of(decoded.words.as_bytes())) };
        self.content = Some(Content::Text(Arc::new(Transcript::among(decoded.words, names))));
        if let Some(encoding) = decoded.instead {
            let words = format!(
                "it is not UTF-8; it was read as {encoding} and is not changed: save it as UTF-8 to edit it here"
            );
            self.standing.barred = Some(words.clone());
            self.findings.push(Finding::doubt(self.sheet.path(), words));
        }
    }

    fn read_form(&mut self, text: &str, ground: Ground) -> Result<Content, Fault> {
        let (content, complaints) = match self.sheet.clone() {
            Sheet::About => (Content::About(Arc::new(form::read_about(text)?)), Vec::new()),
            Sheet::Codebook => {
                let (codebook, complaints) = form::read_codebook(text)?;
                (Content::Codebook(Arc::new(codebook)), complaints)
            }
            Sheet::Cases => {
                let (cases, complaints) = form::read_cases(text)?;
                (Content::Cases(Arc::new(cases.into())), complaints)
            }
            Sheet::Framework => {
                let (framework, complaints) = form::read_framework(text)?;
                (Content::Framework(Arc::new(framework)), complaints)
            }
            Sheet::Memos(coder) => {
                let (memos, complaints) = form::read_memos(text, &coder)?;
                (Content::Memos(memos), complaints)
            }
            Sheet::Text(_) | Sheet::Layer(..) => {
                let form = form::read(text, |form: &CodingsForm| form.version)?;
                (Content::Layer(Arc::new(self.read_layer(form, ground))), Vec::new())
            }
        };
        let path = self.sheet.path();
        self.findings.extend(complaints.into_iter().map(|words| Finding::doubt(&path, words)));
        Ok(content)
    }

    fn read_layer(&mut self, form: CodingsForm, ground: Ground) -> Layer {
        let count = form.codings.len();
        let layer = match ground.text {
            Some(text) if ground.words.is_some() && Digest::read(&form.text) == ground.words => {
                place(form.codings, text, ground.codebook)
            }
            Some(text) => self.follow(form.codings, text, ground.codebook),
            None => {
                self.standing.barred = Some("its transcript cannot be read".into());
                Layer::new(form.codings.into_iter().map(|coding| coding.stands(ground.codebook)).collect())
            }
        };
        self.complain(&layer, count, ground.codebook);
        layer
    }

    /// The text has changed since the codings were written: they are looked for by their words.
    fn follow(&mut self, codings: Vec<CodingForm>, text: &Transcript, codebook: &Codebook) -> Layer {
        let before = codings.iter().filter(|coding| coding.is_doubted()).count();
        let layer = Layer::new(codings.into_iter().map(|coding| again(coding, text, codebook)).collect());
        self.standing.followed = true;
        let doubted = layer.codings().iter().filter(|coding| coding.doubt.is_some()).count();
        self.findings.push(followed(&self.sheet, layer.codings().len(), doubted.saturating_sub(before)));
        layer
    }

    fn complain(&mut self, layer: &Layer, count: usize, codebook: &Codebook) {
        let path = self.sheet.path();
        if let twins @ 1.. = count.saturating_sub(layer.codings().len()) {
            let words = format!("{twins} codings stand twice; the first of each counts");
            self.findings.push(Finding::doubt(&path, words));
        }
        let strange = layer.codings().iter().map(|coding| coding.code.as_str());
        let strange: BTreeSet<&str> = strange.filter(|code| !codebook.contains(code)).collect();
        let is_guide = matches!(&self.sheet, Sheet::Layer(_, coder) if coder.is_guide());
        if !codebook.is_empty() && !strange.is_empty() && !is_guide {
            let names: Vec<&str> = strange.into_iter().collect();
            let words = format!("it holds codes that the codebook does not have: {}", names.join(", "));
            self.findings.push(Finding::doubt(&path, words));
        }
    }
}

/// How a change of the text went, for the one whose codings they are.
pub(super) fn followed(sheet: &Sheet, codings: usize, doubtful: usize) -> Finding {
    let words =
        format!("the text has changed: {} codings followed their words", codings.saturating_sub(doubtful));
    match doubtful {
        0 => Finding::note(sheet.path(), words),
        _ => Finding::doubt(
            sheet.path(),
            format!("{words}, {doubtful} are doubtful and wait on the review list"),
        ),
    }
}

/// The text is the one the codings were made on. What was written beside the text by hand is still looked for.
fn place(codings: Vec<CodingForm>, text: &Transcript, codebook: &Codebook) -> Layer {
    let len = text.len();
    let place = |coding: CodingForm| {
        let span = coding.span();
        if span.end <= len && !span.is_empty() {
            coding.stands(codebook)
        } else {
            again(coding, text, codebook)
        }
    };
    Layer::new(codings.into_iter().map(place).collect())
}

fn again(coding: CodingForm, text: &Transcript, codebook: &Codebook) -> Coding {
    anchor::find_again(text, coding.remembered(codebook))
}

fn told(sheet: &Sheet, fault: Fault) -> Finding {
    let finding = Finding::broken(sheet.path(), fault.words);
    match fault.place {
        Some((line, column)) => finding.at(line, column),
        None => finding,
    }
}

fn not_utf8(bytes: &[u8], good: usize) -> Fault {
    let before = bytes.get(..good).unwrap_or_default();
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Fault { place: Some((count(line), count(column))), words: "these bytes are not UTF-8".into() }
}
