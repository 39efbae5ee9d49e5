//! A PDF stripped of everything that is not text, before the library sees it: it panics on colours and shadings it does
//! not know, takes pictures for text, and follows drawings and page trees round in circles.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::{
    Dictionary, Document, Object, ObjectId, Stream,
    content::{Content, Operation},
};

/// What moves, chooses a font, shows letters, or calls another drawing.
const SPOKEN: [&str; 20] = [
    "BT", "ET", "cm", "q", "Q", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ",
    "'", "\"",
];
/// Drawings within drawings; programs write two or three.
const DEEPEST: usize = 6;
/// Of a stream that is not simply deflated, whose size nobody has checked.
const LARGEST_ODD: usize = 256 << 10;
/// How far up the page tree a page may have its fonts from.
const HIGHEST: usize = 64;

/// What was taken out that a person could have seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tamed {
    pub pictures: usize,
    /// Drawings that could have held words: too large to bound, or called from too deep.
    pub drawings: usize,
}

pub(super) fn tame(pdf: &mut Document) -> Tamed {
    let mut tamed = empty_pictures(pdf);
    let shallow = shallow(pdf);
    let forms: Vec<ObjectId> =
        streams(pdf).filter(|(_, stream)| is(stream, b"Form")).map(|(id, _)| id).collect();
    for id in forms {
        let calls = shallow.contains(&id);
        if let Some(Object::Stream(form)) = pdf.objects.get_mut(&id) {
            let content = form.decompressed_content().unwrap_or_default();
            form.set_plain_content(spoken(&content, calls, &mut tamed));
            form.dict.remove(b"Filter");
        }
    }
    for page in pdf.get_pages().into_values() {
        tame_page(pdf, page, &mut tamed);
    }
    tamed
}

fn streams(pdf: &Document) -> impl Iterator<Item = (ObjectId, &Stream)> {
    pdf.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)))
}

fn is(stream: &Stream, kind: &[u8]) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == kind)
}

/// Pictures, and streams nobody could bound, hold nothing from here on.
fn empty_pictures(pdf: &mut Document) -> Tamed {
    let masks: BTreeSet<ObjectId> = streams(pdf)
        .flat_map(|(_, stream)| [stream.dict.get(b"SMask"), stream.dict.get(b"Mask")])
        .filter_map(|mask| mask.ok()?.as_reference().ok())
        .collect();
    let mut tamed = Tamed::default();
    for (id, object) in &mut pdf.objects {
        let Object::Stream(stream) = object else { continue };
        let picture = is(stream, b"Image");
        let unbounded = !picture && !is_bounded(stream);
        tamed.pictures += usize::from(picture && !masks.contains(id));
        tamed.drawings += usize::from(unbounded);
        if picture || unbounded {
            stream.set_plain_content(Vec::new());
            stream.dict.remove(b"Filter");
        }
    }
    tamed
}

fn is_bounded(stream: &Stream) -> bool {
    let filters = stream.filters().unwrap_or_default();
    let swelling = filters.iter().filter(|filter| **filter != b"ASCII85Decode").count();
    match filters.as_slice() {
        [] => true,
        [b"FlateDecode"] => true,
        _ => swelling <= 1 && stream.content.len() <= LARGEST_ODD,
    }
}

/// The drawings that may call others: not round in a circle, not too deep, and by names of their own.
fn shallow(pdf: &Document) -> BTreeSet<ObjectId> {
    let calls: BTreeMap<ObjectId, Vec<ObjectId>> = streams(pdf)
        .filter(|(_, stream)| is(stream, b"Form"))
        .map(|(id, form)| (id, called(pdf, form)))
        .collect();
    let mut shallow = BTreeSet::new();
    for _ in 0..DEEPEST {
        let resting = |id: &ObjectId| !calls.contains_key(id) || shallow.contains(id);
        let next: Vec<ObjectId> =
            calls.iter().filter(|(_, called)| called.iter().all(resting)).map(|(id, _)| *id).collect();
        shallow.extend(next);
    }
    shallow.retain(|id| {
        pdf.objects
            .get(id)
            .and_then(|form| form.as_stream().ok())
            .is_some_and(|form| form.dict.has(b"Resources"))
    });
    shallow
}

fn called(pdf: &Document, form: &Stream) -> Vec<ObjectId> {
    let resources = form.dict.get_deref(b"Resources", pdf).and_then(Object::as_dict);
    let named =
        resources.and_then(|resources| resources.get_deref(b"XObject", pdf)).and_then(Object::as_dict);
    let Ok(named) = named else { return Vec::new() };
    named.iter().filter_map(|(_, object)| object.as_reference().ok()).collect()
}

/// Its text alone, its fonts from wherever up the tree, and a size: neither matters nor may be missing.
fn tame_page(pdf: &mut Document, page: ObjectId, tamed: &mut Tamed) {
    let mut content = Vec::new();
    for id in pdf.get_page_contents(page) {
        if let Some(Object::Stream(stream)) = pdf.objects.get(&id) {
            content.extend(stream.decompressed_content().unwrap_or_default());
            content.push(b'\n');
        }
    }
    let resources = inherited(pdf, page);
    let content = pdf.add_object(Stream::new(Dictionary::new(), spoken(&content, true, tamed)));
    if let Ok(page) = pdf.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Contents", content);
        page.set("Resources", resources);
        page.set("MediaBox", [0, 0, 600, 800].map(Object::from).to_vec());
        page.remove(b"ArtBox");
        page.remove(b"Parent");
    }
}

fn inherited(pdf: &Document, page: ObjectId) -> Object {
    let mut next = pdf.get_dictionary(page);
    for _ in 0..HIGHEST {
        let Ok(node) = next else { break };
        if let Ok(resources) = node.get(b"Resources") {
            return resources.clone();
        }
        next = node.get_deref(b"Parent", pdf).and_then(Object::as_dict);
    }
    Object::Dictionary(Dictionary::new())
}

/// What shows letters, and with `calls` what draws other drawings. `BI` is a picture within the text.
fn spoken(content: &[u8], calls: bool, tamed: &mut Tamed) -> Vec<u8> {
    let Ok(mut content) = Content::decode(content) else {
        tamed.drawings += 1;
        return Vec::new();
    };
    content.operations.retain(|operation: &Operation| match operation.operator.as_str() {
        "Do" => {
            tamed.drawings += usize::from(!calls);
            calls
        }
        "BI" => {
            tamed.pictures += 1;
            false
        }
        operator => SPOKEN.contains(&operator),
    });
    content.encode().unwrap_or_default()
}
