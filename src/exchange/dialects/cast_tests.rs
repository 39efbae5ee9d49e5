//! Who is proposed as whom, and why.

use super::*;
use crate::exchange::Said;

fn draft(turns: &[(&str, &str)]) -> Draft {
    let said = turns.iter().map(|(name, words)| Said {
        speaker: Some((*name).into()).filter(|name: &String| !name.is_empty()),
        time: None,
        words: (*words).into(),
    });
    Draft { said: said.collect(), ..Draft::default() }
}

fn of(drafts: &[Draft], about: &About) -> Vec<(String, Role, String, String)> {
    let voices = propose(drafts, about, &[]).into_iter();
    voices.map(|voice| (voice.name, voice.role, voice.as_name, voice.why)).collect()
}

fn roles(turns: &[(&str, &str)]) -> Vec<Role> {
    of(&[draft(turns)], &About::default()).into_iter().map(|(_, role, ..)| role).collect()
}

#[test]
fn a_colon_alone_is_no_speaker() {
    let turns = [("I", "So?"), ("P1", "Well."), ("Note", "a bus"), ("Then", "rain"), ("P1", "Yes.")];
    assert_eq!(roles(&turns), [Role::Interviewer, Role::Speaker, Role::Nobody, Role::Nobody]);
    let again = [("Note", "a bus"), ("P1", "Well."), ("Note", "rain")];
    assert_eq!(roles(&again)[0], Role::Nobody);
}

#[test]
fn who_says_one_thing_in_a_group_is_a_member() {
    let group = [
        ("Moderator", "So?"),
        ("Anna", "Well."),
        ("Bo", "No."),
        ("Anna", "Yes."),
        ("Bo", "So."),
        ("Kari", "Oh."),
    ];
    assert_eq!(roles(&group)[3], Role::Speaker);
    let torn = [&group[..], &[("", "and on")]].concat();
    assert_eq!(roles(&torn)[3], Role::Nobody);
}

#[test]
fn remarks_are_nobodys_whatever_kind_of_file_names_them() {
    for sure in [false, true] {
        let names = ["Anna", "Note", "Notes", "Comment", "Obs", "Anna"];
        let turns: Vec<(&str, &str)> = names.into_iter().map(|name| (name, "a bus")).collect();
        let draft = Draft { sure, ..draft(&turns) };
        let found = of(&[draft], &About::default());
        let roles: Vec<Role> = found.iter().map(|(_, role, ..)| *role).collect();
        assert_eq!(roles, [Role::Speaker, Role::Nobody, Role::Nobody, Role::Nobody, Role::Nobody]);
    }
}

#[test]
fn initials_that_come_again_are_a_persons() {
    assert_eq!(roles(&[("PS", "Well."), ("I", "So?"), ("PS", "Yes.")])[0], Role::Speaker);
    assert_eq!(roles(&[("I", "So?"), ("PS", "it rained")])[1], Role::Nobody);
}

#[test]
fn one_long_answer_is_somebodys() {
    let long = "and then we went on ".repeat(10);
    assert_eq!(roles(&[("I", "Tell me."), ("Anna", &long)])[1], Role::Speaker);
}

#[test]
fn names_that_the_study_has_settled_are_respected() {
    let mut about = About::default();
    about.names.speakers = vec!["the other".into()];
    about.names.nobody = vec!["Tape".into()];
    about.interviewers = vec!["JK".into()];
    let found = of(&[draft(&[("Tape", "1"), ("JK", "So."), ("the other", "Well."), ("Tape", "2")])], &about);
    let roles: Vec<Role> = found.iter().map(|(_, role, ..)| *role).collect();
    assert_eq!(roles, [Role::Nobody, Role::Interviewer, Role::Speaker]);
    assert!(found.iter().all(|(.., why)| why.starts_with("settled")), "{found:?}");
}

#[test]
fn a_case_brings_its_speakers() {
    let voices = propose(&[draft(&[("anna", "Me.")])], &About::default(), &["anna".into()]);
    assert_eq!(voices[0].role, Role::Speaker);
}

#[test]
fn spellings_of_one_name_are_proposed_as_one_speaker_with_the_reason() {
    let mut turns = vec![("Mathilda", "Yes."); 10];
    turns.extend([("mathilda", "No."), ("Mathlda", "Hm."), ("P 1", "So."), ("P1", "So."), ("P1", "So.")]);
    let found = of(&[draft(&turns)], &About::default());
    let merged: Vec<(&str, &str)> =
        found.iter().map(|(name, _, as_name, _)| (name.as_str(), as_name.as_str())).collect();
    let expected = [
        ("Mathilda", "Mathilda"),
        ("mathilda", "Mathilda"),
        ("Mathlda", "Mathilda"),
        ("P 1", "P1"),
        ("P1", "P1"),
    ];
    assert_eq!(merged, expected);
    assert!(found[2].3.contains("slip"), "{found:?}");
}

#[test]
fn initials_introduced_later_are_the_full_name_again() {
    let turns =
        [("Devin Becker", "Welcome."), ("Kim Moss", "Hello."), ("DB", "So?"), ("KM", "Well."), ("DB", "Ah.")];
    let found = of(&[draft(&turns)], &About::default());
    assert_eq!((found[2].2.as_str(), found[3].2.as_str()), ("Devin Becker", "Kim Moss"));
    assert_eq!(found[2].3, "the initials of Devin Becker");
    let elsewhere = of(&[draft(&turns[..2]), draft(&turns[2..])], &About::default());
    assert_eq!(elsewhere[2].2, "DB");
}

#[test]
fn interviewer_and_interviewee_are_two() {
    let turns =
        [("Interviewer", "So?"), ("Interviewee", "Well."), ("Interviewer", "So?"), ("Interviewee", "Yes.")];
    let found = of(&[draft(&turns)], &About::default());
    assert_eq!((found[0].1, found[1].1), (Role::Interviewer, Role::Speaker));
    assert_eq!(found[1].2, "Interviewee");
}

#[test]
fn whoever_asks_is_the_interviewer_where_no_label_says_so() {
    let turns =
        [("JK", "How?"), ("Bo", "Well."), ("JK", "Why?"), ("Bo", "So."), ("JK", "I see."), ("Bo", "Yes.")];
    let found = of(&[draft(&turns)], &About::default());
    assert_eq!(found[0].1, Role::Interviewer);
    assert_eq!(found[0].3, "asks: 2 of 3 turns end with a question mark");
    assert_eq!(found[1].1, Role::Speaker);
}

#[test]
fn turns_that_name_nobody_among_others_get_a_name_of_their_own() {
    let found =
        of(&[draft(&[("", "Tape on."), ("A1", "So."), ("", "Well."), ("A1", "So.")])], &About::default());
    assert_eq!((found[1].0.as_str(), found[1].2.as_str()), ("", UNKNOWN));
}

#[test]
fn a_name_is_made_fit_to_stand_before_a_colon() {
    assert_eq!(fit("  Anna \n B "), "Anna B");
    assert_eq!(fit("Smith, John (guest): Jr."), "Smith John guest Jr");
    assert_eq!(fit("[00:10] Bo"), "00 10 Bo");
    assert_eq!(fit("…"), UNKNOWN);
    assert_eq!(fit("Prof Dr Johann Wolfgang von Goethe"), "Prof Dr Johann Wolfgang von");
    assert!(fit(&"x".repeat(90)).len() == 40);
}

#[test]
fn names_that_are_cut_short_stay_apart() {
    let long = "Head of the Department of Health";
    let turns = [(format!("{long} North"), "So."), (format!("{long} South"), "Well.")];
    let turns: Vec<(&str, &str)> = turns.iter().map(|(name, words)| (name.as_str(), *words)).collect();
    let found = of(&[Draft { sure: true, ..draft(&turns) }], &About::default());
    assert_eq!(found[0].2, "Head of the Department of");
    assert_eq!(found[1].2, "Head of the Department 2");
}

#[test]
fn ten_thousand_names_are_not_compared_with_each_other() {
    let names: Vec<String> = (0..10_000).map(|n| format!("Person {n}")).collect();
    let turns: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "So.")).collect();
    assert_eq!(propose(&[draft(&turns)], &About::default(), &[]).len(), 10_000);
}
