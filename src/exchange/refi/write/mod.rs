//! A study as a REFI-QDA project or codebook: the safe subset that every known reader takes, always the same bytes.
mod cases;
mod codes;
mod notes;
mod passages;
mod sets;
mod sources;
mod users;
mod variables;

use super::element::Element;
use super::guid::Mint;
use super::{about_words, container, moment};
use crate::exchange::{Fate, Going, Refused, Told};
use crate::study::{Coder, Study, When};

use notes::Notes;
use users::Users;

/// For whom a project is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum For {
    /// To the letter of the standard: code points, LF, no mark.
    #[default]
    Anyone,
    /// NVivo for Windows counts UTF-16 units and two for a line end, and wants its files so.
    NvivoWindows,
}

/// Readers switch on the program's name: it must not hold that of another one.
const ORIGIN: &str = concat!("Gloss ", env!("CARGO_PKG_VERSION"));
const NO_FRAMEWORK: &str = "the format has no place for them: --what framework writes them as a table";
const UNTITLED: &str = "Untitled study";
const SCHEMA: &str = "http://schema.qdasoftware.org/versions";
/// The standard's bound on a file within a project, in bytes.
const LARGEST: usize = i32::MAX as usize;

/// What is the same for every part of the project.
struct Page<'a> {
    study: &'a Study,
    mint: Mint,
    for_whom: For,
    users: Users,
    /// The earliest time found in the study, for what has none of its own.
    born: When,
}

/// # Errors
/// When a transcript or all of it is larger than the standard allows, or when it is stopped.
pub fn project(study: &Study, for_whom: For, going: &Going) -> Result<(Vec<u8>, Told), Refused> {
    let mut told = Told::default();
    let title = if study.about.title.is_empty() { UNTITLED } else { study.about.title.as_str() };
    let mint = Mint::new(title);
    let (born, changed) = times(study);
    let page = Page { study, users: Users::of(study, &mint), mint, for_whom, born };
    let mut notes = Notes::of(&page, &mut told);
    let codes = codes::tree(&page.mint, study, Some(&notes), &mut told);
    let variables = variables::Variables::of(&page);
    let cases = cases::all(&page, &variables, &mut told);
    let mut files = Vec::new();
    let sources = sources::all(&page, &variables, &mut notes, &mut files, &mut told, going)?;
    let sets = sets::of_project(&page, &mut told);
    files.append(&mut notes.files);
    let parts = [
        Element::of("Users", page.users.elements()),
        Element::of("Codes", codes).map(|codes| Element::new("CodeBook").holding([codes])),
        Element::of("Variables", variables.elements()),
        Element::of("Cases", cases),
        Element::of("Sources", sources),
        Element::of("Notes", notes.elements),
        Element::of("Links", notes.links),
        Element::of("Sets", sets),
    ];
    let root = root("Project", "project", "Project")
        .with("name", title)
        .with("origin", origin(for_whom))
        .with("creatingUserGUID", page.users.first())
        .with("creationDateTime", moment::write(born))
        .with("modifiedDateTime", moment::write(changed))
        .holding(parts.into_iter().flatten())
        .described(about_words::write(&study.about))
        .noted(&notes.on_study);
    tell_of_study(study, &mut told);
    let mut whole = vec![("project.qde".to_string(), bytes(&root, &mut told)?)];
    whole.append(&mut files);
    going.on(1, 1, "packing")?;
    Ok((container::pack(&whole)?, told))
}

/// # Errors
/// None that can be thought of: it is written to memory.
pub fn codebook(study: &Study) -> Result<(Vec<u8>, Told), Refused> {
    let mut told = Told::default();
    let mint = Mint::new(if study.about.title.is_empty() { UNTITLED } else { &study.about.title });
    let codes = codes::tree(&mint, study, None, &mut told);
    if codes.is_empty() {
        told.changed(
            "codebooks",
            "it is empty, and other programs may refuse an empty one",
            &study.about.title,
        );
    }
    let sets = Element::of("Sets", sets::of_codebook(&mint, study));
    let root = root("CodeBook", "codebook", "Codebook")
        .with("origin", ORIGIN)
        .holding([Element::new("Codes").holding(codes)])
        .holding(sets);
    let of_code = |memo: &&crate::study::Memo| matches!(memo.about, crate::study::Subject::Code(_));
    for memo in study.memos.iter().filter(of_code) {
        told.dropped("memos", "a codebook file has no place for them: write a project", memo.id.as_str());
    }
    let written = bytes(&root, &mut told)?;
    Ok((written, told))
}

fn root(name: &'static str, space: &str, file: &str) -> Element {
    let namespace = format!("urn:QDA-XML:{space}:1.0");
    Element::new(name)
        .with("xmlns", &namespace)
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xsi:schemaLocation", format!("{namespace} {SCHEMA}/{file}/v1.0/{file}.xsd"))
}

fn origin(for_whom: For) -> String {
    match for_whom {
        For::Anyone => ORIGIN.to_string(),
        For::NvivoWindows => format!("{ORIGIN}, UTF-16"),
    }
}

fn bytes(root: &Element, told: &mut Told) -> Result<Vec<u8>, Refused> {
    let (bytes, left_out) = root.file()?;
    let why = "XML cannot hold them, so they are left out of names and descriptions";
    told.add(crate::exchange::Fate::Changed, "control characters", left_out, why, None);
    Ok(bytes)
}

/// The earliest and the latest moment in a study.
fn times(study: &Study) -> (When, When) {
    let codings = study.codings().map(|(_, _, coding)| coding.at);
    let memos = study.memos.iter().map(|memo| memo.at);
    let codes = study.codebook.codes().iter().filter_map(|code| code.made.as_ref()).map(|made| made.at);
    let all: Vec<When> = codings.chain(memos).chain(codes).collect();
    let first = all.iter().min().copied().unwrap_or_default();
    (first, all.iter().max().copied().unwrap_or_default())
}

fn tell_of_study(study: &Study, told: &mut Told) {
    let about = &study.about;
    if about.title.is_empty() {
        told.changed("titles", "a project needs a name", UNTITLED);
    }
    if about.file_names.is_some() {
        told.dropped("patterns of file names", "the format has no place for them", "");
    }
    for saved in &about.queries {
        told.dropped("saved queries", "the format has no place for them", &saved.name);
    }
    let summaries = study.framework.summaries.len();
    told.add(Fate::Dropped, "summaries of the framework", summaries, NO_FRAMEWORK, None);
    told.kept("people", about.people.len());
    told.kept("attributes", about.attributes.len());
}

impl Page<'_> {
    /// Who made it, and when.
    fn signed(&self, element: Element, coder: &Coder, at: When) -> Element {
        element.with("creatingUser", self.users.guid(coder)).with("creationDateTime", moment::write(at))
    }

    /// For what nobody in particular made.
    fn undated(&self, element: Element) -> Element {
        element.with("creatingUser", self.users.first()).with("creationDateTime", moment::write(self.born))
    }
}
