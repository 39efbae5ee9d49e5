//! `study.ron`: what a study says of itself.

use serde::{Deserialize, Serialize};

use super::{
    VERSION,
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::is_usual,
};
use crate::study::{About, Person, Question};

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
    waves: Vec<(u16, String)>,
    #[serde(default, skip_serializing_if = "is_usual")]
    guide: Vec<QuestionForm>,
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
        .field("waves", &form.waves)
        .list("guide", &form.guide)
        .end()
}

impl From<About> for AboutForm {
    fn from(about: About) -> AboutForm {
        AboutForm {
            version: VERSION,
            title: about.title,
            question: about.question,
            method: about.method,
            people: about.people.into_iter().map(PersonForm::from).collect(),
            interviewers: about.interviewers,
            waves: about.waves,
            guide: about.guide.into_iter().map(QuestionForm::from).collect(),
        }
    }
}

impl From<AboutForm> for About {
    fn from(form: AboutForm) -> About {
        About {
            title: form.title,
            question: form.question,
            method: form.method,
            people: form.people.into_iter().map(Person::from).collect(),
            interviewers: form.interviewers,
            waves: form.waves,
            guide: form.guide.into_iter().map(Question::from).collect(),
        }
    }
}

impl From<Person> for PersonForm {
    fn from(Person { id, name, roles }: Person) -> PersonForm {
        PersonForm { id, name, roles }
    }
}

impl From<PersonForm> for Person {
    fn from(PersonForm { id, name, roles }: PersonForm) -> Person {
        Person { id, name, roles }
    }
}

impl From<Question> for QuestionForm {
    fn from(Question { id, text }: Question) -> QuestionForm {
        QuestionForm { id, text }
    }
}

impl From<QuestionForm> for Question {
    fn from(QuestionForm { id, text }: QuestionForm) -> Question {
        Question { id, text }
    }
}
