//! `study.ron`: what a study says of itself.

use serde::{Deserialize, Serialize};

use super::{
    VERSION,
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::{attribute_kind, is_usual},
};
use crate::{
    study::{
        About, Attribute, AttributeKind, CodeId, FileNames, Person, Question, Saved, Set, TranscriptId, Wave,
    },
    text::Names,
};

/// In a history it stands without its version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutForm {
    #[serde(default, skip_serializing)]
    version: u32,
    #[serde(default, skip_serializing_if = "is_usual")]
    title: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    question: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    method: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    people: Vec<PersonForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    interviewers: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    speakers: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    not_speakers: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    waves: Vec<WaveForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    guide: Vec<QuestionForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    attributes: Vec<AttributeForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    file_names: Option<FileNamesForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    sets: Vec<SetForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    queries: Vec<SavedForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    stop_words: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonForm {
    id: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    name: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    roles: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionForm {
    id: String,
    text: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    names: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    waves: Vec<u16>,
    #[serde(default, skip_serializing_if = "is_usual")]
    since: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WaveForm {
    number: u16,
    #[serde(default, skip_serializing_if = "is_usual")]
    label: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    month: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributeForm {
    name: String,
    #[serde(default, with = "attribute_kind", skip_serializing_if = "is_usual")]
    kind: AttributeKind,
    #[serde(default, skip_serializing_if = "is_usual")]
    values: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileNamesForm {
    case: String,
    wave: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetForm {
    name: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    about: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    codes: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    transcripts: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedForm {
    name: String,
    query: String,
}

pub fn read_about(text: &str) -> Result<About, Fault> {
    read(text, |form: &AboutForm| form.version).map(About::from)
}

pub fn write_about(about: &About) -> Result<String, Unwritable> {
    let form = AboutForm::from(about.clone());
    Lines::new()
        .words("title", &form.title)
        .words("question", &form.question)
        .words("method", &form.method)
        .list("people", &form.people)
        .field("interviewers", &form.interviewers)
        .some("speakers", &form.speakers)
        .some("not_speakers", &form.not_speakers)
        .list("waves", &form.waves)
        .list("guide", &form.guide)
        .list_some("attributes", &form.attributes)
        .some("file_names", &form.file_names)
        .list_some("sets", &form.sets)
        .list_some("queries", &form.queries)
        .some("stop_words", &form.stop_words)
        .end()
}

/// Each form of a list from what it stands for, and the other way round.
fn all<A, B: From<A>>(list: Vec<A>) -> Vec<B> {
    list.into_iter().map(B::from).collect()
}

impl From<About> for AboutForm {
    fn from(about: About) -> AboutForm {
        AboutForm {
            version: VERSION,
            title: about.title,
            question: about.question,
            method: about.method,
            people: all(about.people),
            interviewers: about.interviewers,
            speakers: about.names.speakers,
            not_speakers: about.names.nobody,
            waves: all(about.waves),
            guide: all(about.guide),
            attributes: all(about.attributes),
            file_names: about.file_names.map(|FileNames { case, wave }| FileNamesForm { case, wave }),
            sets: all(about.sets),
            queries: all(about.queries),
            stop_words: about.stop_words,
        }
    }
}

impl From<AboutForm> for About {
    fn from(form: AboutForm) -> About {
        About {
            title: form.title,
            question: form.question,
            method: form.method,
            people: all(form.people),
            interviewers: form.interviewers,
            names: Names { speakers: form.speakers, nobody: form.not_speakers },
            waves: all(form.waves),
            guide: all(form.guide),
            attributes: all(form.attributes),
            file_names: form.file_names.map(|FileNamesForm { case, wave }| FileNames { case, wave }),
            sets: all(form.sets),
            queries: all(form.queries),
            stop_words: form.stop_words,
        }
    }
}

/// A record and its form have the same fields.
macro_rules! alike {
    ($($record:ident $form:ident { $($field:ident),+ })+) => {$(
        impl From<$record> for $form {
            fn from($record { $($field),+ }: $record) -> $form {
                $form { $($field),+ }
            }
        }

        impl From<$form> for $record {
            fn from($form { $($field),+ }: $form) -> $record {
                $record { $($field),+ }
            }
        }
    )+};
}

alike! {
    Person PersonForm { id, name, roles }
    Wave WaveForm { number, label, month }
    Attribute AttributeForm { name, kind, values }
    Saved SavedForm { name, query }
}

impl From<Question> for QuestionForm {
    fn from(Question { id, text, names, waves, since }: Question) -> QuestionForm {
        let names = names.iter().map(CodeId::to_string).collect();
        QuestionForm { id, text, names, waves, since }
    }
}

impl From<QuestionForm> for Question {
    fn from(QuestionForm { id, text, names, waves, since }: QuestionForm) -> Question {
        Question { id, text, names: names.iter().map(CodeId::new).collect(), waves, since }
    }
}

impl From<Set> for SetForm {
    fn from(set: Set) -> SetForm {
        SetForm {
            name: set.name,
            about: set.about,
            codes: set.codes.iter().map(CodeId::to_string).collect(),
            transcripts: set.transcripts.iter().map(TranscriptId::to_string).collect(),
        }
    }
}

impl From<SetForm> for Set {
    fn from(form: SetForm) -> Set {
        Set {
            name: form.name,
            about: form.about,
            codes: form.codes.iter().map(CodeId::new).collect(),
            transcripts: form.transcripts.iter().map(TranscriptId::new).collect(),
        }
    }
}
