//! Web Annotations read back, ours and other programs': each tag on words of a transcript of this study is a coding.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::find::{Found, find};
use super::identity_of_code;
use super::json::{each, gather, judged, parsed, tags, unescaped, words};
use crate::exchange::write::telling;
use crate::exchange::{Borrowed, Refused, Told, coders::Coders};
use crate::study::{CodeId, Coder, Coding, Doubt, Layer, Made, Shelved, Study, TranscriptId, When, deeds};
use crate::text::Transcript;

/// A codebook of more codes is none.
const MOST_CODES: usize = 5000;

const NO_WORDS: &str = "their words are not in the transcript, or stand there more than once";
const NO_TRANSCRIPT: &str = "their transcript is not in this study";
const NO_TAG: &str = "no tag says what code is meant";
const NO_CODER: &str = "nobody is named as their coder: they are of “unknown”";
const BY_WORDS: &str = "their words stand at another position: they were found by the words";
const BY_POSITION: &str = "no words are quoted: they stand where the position says, unverified";
const NO_TIME: &str = "no time is told: they are of 1970";

/// What annotations say of this study's transcripts, as a study of its own: these transcripts with the tags as
/// codings, on this study's codebook with new codes at its end.
///
/// # Errors
/// In words, when it is no JSON, holds no annotation, or names more codes than there may be.
pub fn read_annotations(bytes: &[u8], study: &Study) -> Result<Borrowed, Refused> {
    let whole = parsed(bytes)?;
    let mut annotations = Vec::new();
    whole.iter().for_each(|value| gather(value, &mut annotations));
    if annotations.is_empty() {
        return Err(Refused::unreadable(
            "this holds no Web Annotation: objects of the type Annotation are wanted",
        ));
    }
    let mut reader = Reader::new(study);
    annotations.into_iter().try_for_each(|annotation| reader.annotation(annotation))?;
    Ok(reader.borrowed())
}

struct Reader<'a> {
    study: &'a Study,
    /// The codebook as it grows.
    draft: Study,
    codes: BTreeMap<String, CodeId>,
    codings: BTreeMap<TranscriptId, BTreeMap<Coder, Vec<Coding>>>,
    coders: Coders,
    told: Told,
    /// What is not as it was written, and in which transcript.
    changes: Vec<(&'static str, String)>,
}

impl<'a> Reader<'a> {
    fn new(study: &'a Study) -> Reader<'a> {
        let ours = study.codebook.codes().iter().map(|code| (identity_of_code(&code.id), code.id.clone()));
        let draft = Study { codebook: study.codebook.clone(), ..Study::default() };
        Reader {
            study,
            draft,
            codes: ours.collect(),
            codings: BTreeMap::new(),
            told: Told::default(),
            coders: Coders::default(),
            changes: Vec::new(),
        }
    }

    fn annotation(&mut self, annotation: &Value) -> Result<(), Refused> {
        let name = annotation.get("id").and_then(Value::as_str).unwrap_or("an annotation without a name");
        let tags = tags(annotation);
        if tags.is_empty() {
            self.told.dropped("annotations", NO_TAG, name);
        }
        for target in each(annotation.get("target")).filter(|_| !tags.is_empty()) {
            match self.place(target) {
                Ok((transcript, found)) => self.codings(annotation, &tags, transcript, found)?,
                Err(why) => self.told.dropped("annotations", why, name),
            }
        }
        Ok(())
    }

    fn place(&self, target: &Value) -> Result<(&'a TranscriptId, Found), &'static str> {
        let source = target.get("source").unwrap_or(target);
        let named = source.as_str().or_else(|| source.get("id")?.as_str()).unwrap_or_default();
        let (transcript, text) = transcript(self.study, &unescaped(named)).ok_or(NO_TRANSCRIPT)?;
        Ok((transcript, find(text, target).ok_or(NO_WORDS)?))
    }

    fn codings(
        &mut self,
        annotation: &Value,
        tags: &[&Value],
        transcript: &TranscriptId,
        found: Found,
    ) -> Result<(), Refused> {
        let span = self.heed(transcript, found);
        let coder = self.coder(annotation, transcript);
        let at = self.time(annotation, transcript);
        let text = self.study.text(transcript);
        let (first, last) = text.map(|text| text.first_and_last_words(span)).unwrap_or_default();
        let (marks, doubt) = judged(annotation);
        for tag in tags {
            let code = self.code(tag, Made { by: coder.clone(), at })?;
            let doubt = doubt.map(|why| {
                Box::new(Doubt { first: first.as_str().into(), last: last.as_str().into(), why: why.into() })
            });
            let coding = Coding { marks: marks.clone(), doubt, ..Coding::new(span, code, at) };
            self.codings
                .entry(transcript.clone())
                .or_default()
                .entry(coder.clone())
                .or_default()
                .push(coding);
        }
        Ok(())
    }

    fn heed(&mut self, transcript: &TranscriptId, found: Found) -> crate::text::Span {
        match found {
            Found::Sure(span) => span,
            Found::Elsewhere(span) => {
                self.changes.push((BY_WORDS, transcript.to_string()));
                span
            }
            Found::Unverified(span) => {
                self.changes.push((BY_POSITION, transcript.to_string()));
                span
            }
        }
    }

    fn coder(&mut self, annotation: &Value, transcript: &TranscriptId) -> Coder {
        let creator = each(annotation.get("creator")).next();
        let named = creator.and_then(|creator| {
            let of = |key: &str| creator.get(key).and_then(Value::as_str);
            of("nickname").or_else(|| of("name")).or_else(|| of("id")).or_else(|| creator.as_str())
        });
        match named.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => self.coders.who(name, &mut self.told),
            None => {
                self.changes.push((NO_CODER, transcript.to_string()));
                Coder::new("unknown")
            }
        }
    }

    fn time(&mut self, annotation: &Value, transcript: &TranscriptId) -> When {
        let told = annotation.get("created").and_then(Value::as_str);
        match told.and_then(|words| words.parse::<Timestamp>().ok()) {
            Some(moment) => When(moment.as_millisecond()),
            None => {
                self.changes.push((NO_TIME, transcript.to_string()));
                When(0)
            }
        }
    }

    /// By our own name for it, else by its path; made where the codebook has none.
    fn code(&mut self, tag: &Value, made: Made) -> Result<CodeId, Refused> {
        let ours = tag.get("id").and_then(Value::as_str).and_then(|id| self.codes.get(id));
        let path = words(tag).unwrap_or_default();
        if let Some(code) = ours.or_else(|| self.codes.get(path)) {
            return Ok(code.clone());
        }
        let code = match self.draft.codebook.find(path) {
            Some(code) => code.id.clone(),
            None => self.make(path, made)?,
        };
        self.codes.insert(path.to_string(), code.clone());
        Ok(code)
    }

    fn make(&mut self, path: &str, made: Made) -> Result<CodeId, Refused> {
        if self.draft.codebook.len() >= MOST_CODES {
            return Err(Refused::too_much(format!(
                "this names more than {MOST_CODES} codes; no codebook does"
            )));
        }
        let (code, making) = deeds::found(&self.draft, path, None, made);
        for edit in making {
            self.draft.apply(edit).map_err(|refusal| Refused::unreadable(refusal.to_string()))?;
        }
        Ok(code)
    }

    fn borrowed(mut self) -> Borrowed {
        for why in [BY_WORDS, BY_POSITION, NO_CODER, NO_TIME] {
            let places = self.changes.iter().filter(|(this, _)| *this == why).map(|(_, place)| place.clone());
            telling::changed(&mut self.told, "annotations", why, places);
        }
        let mut about = self.study.about.clone();
        if !self.coders.people.is_empty() {
            Arc::make_mut(&mut about).people.extend(self.coders.people);
        }
        let mut study = Study { codebook: self.draft.codebook, about, ..Study::default() };
        for (transcript, layers) in self.codings {
            let text = self.study.text(&transcript).cloned();
            let mut shelved = Shelved { text, ..Shelved::default() };
            for (coder, codings) in layers {
                let count = codings.len();
                let layer = Layer::new(codings);
                self.told.kept("codings", layer.codings().len());
                for _ in layer.codings().len()..count {
                    self.told.dropped("codings", "they stood there twice", transcript.as_str());
                }
                shelved.layers.insert(coder, Arc::new(layer));
            }
            study.put(transcript, shelved);
        }
        Borrowed { what: "W3C Web Annotations".into(), study, told: self.told, ..Borrowed::default() }
    }
}

/// By its whole path, or as the end of a longer address.
fn transcript<'a>(study: &'a Study, named: &str) -> Option<(&'a TranscriptId, &'a Transcript)> {
    let ends = |id: &TranscriptId| named.strip_suffix(id.as_str()).is_some_and(|ahead| ahead.ends_with('/'));
    let (id, shelved) = study
        .shelf
        .get_key_value(named)
        .or_else(|| study.shelf.iter().filter(|(id, _)| ends(id)).max_by_key(|(id, _)| id.as_str().len()))?;
    Some((id, shelved.text.as_deref()?))
}
