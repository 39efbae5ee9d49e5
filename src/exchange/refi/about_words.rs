//! A project's description: question, method, people, interviewers, waves and guide as labelled paragraphs, for the
//! standard has no other place for them.

use super::labels::{Labelled, put_back};
use crate::study::{About, CodeId, Person, Question, Wave};

const LABELS: [&str; 17] = [
    "Question",
    "Method",
    "Person",
    "Person's name",
    "Person's role",
    "Interviewer",
    "Speaker",
    "Not a speaker",
    "Stop word",
    "Wave",
    "Wave's label",
    "Wave planned",
    "Guide",
    "Guide asks",
    "Guide names",
    "Guide in wave",
    "Guide since",
];

pub fn write(about: &About) -> String {
    let mut said = Labelled::default();
    said.add("Question", &about.question);
    said.add("Method", &about.method);
    for person in &about.people {
        said.begin("Person", &person.id);
        said.add("Person's name", &person.name);
        person.roles.iter().for_each(|role| said.add("Person's role", role));
    }
    about.interviewers.iter().for_each(|name| said.add("Interviewer", name));
    about.names.speakers.iter().for_each(|name| said.add("Speaker", name));
    about.names.nobody.iter().for_each(|name| said.add("Not a speaker", name));
    about.stop_words.iter().for_each(|word| said.add("Stop word", word));
    for wave in &about.waves {
        said.begin("Wave", wave.number.to_string());
        said.add("Wave's label", &wave.label);
        said.add("Wave planned", &wave.month);
    }
    for question in &about.guide {
        said.begin("Guide", &question.id);
        said.add("Guide asks", &question.text);
        question.names.iter().for_each(|code| said.add("Guide names", code.as_str()));
        question.waves.iter().for_each(|wave| said.add("Guide in wave", wave.to_string()));
        said.add("Guide since", &question.since);
    }
    said.write(&LABELS)
}

/// Gives the words for which there is no place: an abstract.
pub fn read(description: &str, about: &mut About) -> String {
    let said = Labelled::read(description, &LABELS);
    let mut rest = said.head;
    for (label, words) in said.under {
        if take(about, label, &words).is_none() {
            put_back(&mut rest, label, &words);
        }
    }
    rest
}

fn take(about: &mut About, label: &str, words: &str) -> Option<()> {
    let words = words.to_string();
    match label {
        "Question" if about.question.is_empty() => about.question = words,
        "Method" if about.method.is_empty() => about.method = words,
        "Person" => about.people.push(Person { id: words, ..Person::default() }),
        "Person's name" => about.people.last_mut()?.name = words,
        "Person's role" => about.people.last_mut()?.roles.push(words),
        "Interviewer" => about.interviewers.push(words),
        "Speaker" => about.names.speakers.push(words),
        "Not a speaker" => about.names.nobody.push(words),
        "Stop word" => about.stop_words.push(words),
        "Wave" => about.waves.push(Wave { number: words.trim().parse().ok()?, ..Wave::default() }),
        "Wave's label" => about.waves.last_mut()?.label = words,
        "Wave planned" => about.waves.last_mut()?.month = words,
        "Guide" => about.guide.push(Question { id: words, ..Question::default() }),
        "Guide asks" => about.guide.last_mut()?.text = words,
        "Guide names" => about.guide.last_mut()?.names.push(CodeId::new(words)),
        "Guide in wave" => about.guide.last_mut()?.waves.push(words.trim().parse().ok()?),
        "Guide since" => about.guide.last_mut()?.since = words,
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_says_of_itself_what_it_said() {
        let about = About {
            question: "What helps?\nAnd whom?".into(),
            people: vec![Person { id: "jk".into(), name: "Jo K".into(), roles: vec!["coder".into()] }],
            interviewers: vec!["Interviewer".into()],
            stop_words: vec!["kind".into(), "sort".into()],
            waves: vec![Wave { number: 2, label: "spring: later".into(), month: "2020-03".into() }],
            guide: vec![Question {
                id: "q1".into(),
                text: "How so?".into(),
                names: vec![CodeId::new("hope"), CodeId::new("pay")],
                waves: vec![1, 2],
                since: "2020-03".into(),
            }],
            ..About::default()
        };
        let mut read_back = About::default();
        assert_eq!(read(&write(&about), &mut read_back), "");
        assert_eq!(read_back, about);
    }

    #[test]
    fn an_abstract_is_left_for_a_memo() {
        let mut about = About::default();
        let rest =
            read("We asked thirty nurses.\n\nMethod: framework analysis\n\nWave: the first", &mut about);
        assert_eq!(rest, "We asked thirty nurses.\n\nWave: the first");
        assert_eq!(about.method, "framework analysis");
    }
}
