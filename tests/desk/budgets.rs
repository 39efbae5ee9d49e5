//! Key budgets: how many keys each deed costs on the default keymap, from a reading position.

use super::story::{Files, Story, presses};
use super::words::{TALK, coded_study};

/// Presses the keys and asks that they were no more than the budget.
#[track_caller]
fn within(budget: usize, story: &mut Story, keys: &str) {
    let pressed = presses(keys).len();
    assert!(pressed <= budget, "{keys} are {pressed} keys, not {budget}");
    story.keys(keys);
}

#[test]
fn one_key_selects_a_unit_and_one_the_next_uncoded_one() {
    let mut story = coded_study().open();
    within(1, &mut story, "j");
    assert_eq!(story.selected(), "Nobody could tell me what I do all day.");
    story.keys("tro<Enter>gg");
    within(1, &mut story, "]");
    assert_eq!(story.selected(), "My supervisor tried.");
}

#[test]
fn one_key_repeats_a_code_and_one_puts_a_pinned_code() {
    let mut story = coded_study().open();
    story.keys("jthop<Enter><Tab>ggjp5<Tab>j");
    within(1, &mut story, ".");
    story.says("as Hope").keys("j");
    within(1, &mut story, "5");
    story.says("as Unclear role");
}

#[test]
fn a_new_code_costs_its_name_and_two_keys_and_in_vivo_two() {
    let mut story = coded_study().open();
    story.keys("j");
    within("night shifts".len() + 2, &mut story, "tnight shifts<Enter>");
    story.says("as night shifts").keys("j");
    within(2, &mut story, "i");
    story.says("as My supervisor tried");
}

#[test]
fn untag_undo_and_memo_cost_one_key_and_retag_five() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>");
    within(1, &mut story, "x");
    assert!(story.coded().is_empty());
    within(1, &mut story, "u");
    assert_eq!(story.coded().len(), 1);
    within(5, &mut story, "rhop<Enter>");
    story.says("to Hope");
    within(1, &mut story, "m");
    story.sees("Memo on this coding");
}

#[test]
fn quotes_cost_one_key_here_and_five_for_any_code() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>jthop<Enter>");
    within(1, &mut story, "<Enter>");
    story.sees("Quotes of Facilitators/Hope").keys("q");
    within(5, &mut story, "arol<Enter>");
    story.sees("Quotes of Barriers/Unclear role");
}

/// Names such as two hundred codes of a study on peer support might have.
const NAMES: &str = "Unclear role, Role gained over time, Job description missing, Seen as a colleague, Seen as a patient, \
    Tokenism, Low pay, Unpaid overtime, Short contracts, Career ladder, Training on the job, Certification, Book knowledge, \
    Learning by watching, Supervision weekly, Supervisor absent, Supervisor as ally, Manager turnover, Team meetings, \
    Left out of meetings, Shared jokes, Lunch together, Nicknames, Conflict with nurses, Psychiatrists listen, \
    Social workers help, Own office, No computer, Access to records, Writing notes, Paperwork burden, Software trouble, \
    Home visits, Driving alone, Bus schedules, Winter roads, Rural distance, Phone calls, Text messages, Video sessions, \
    First encounter, Building trust, Trust broken, Silence as tool, Listening, Telling own story, Story too heavy, \
    Disclosure regretted, Disclosure as gift, Boundaries blurred, Boundaries taught, Friendship or work, Gifts from clients, \
    Saying goodbye, Client death, Suicide risk, Crisis at night, Police involved, Emergency room, Hospital discharge, \
    Medication doubts, Medication pride, Side effects, Diagnosis resisted, Diagnosis as relief, Voices, Panic, Insomnia, \
    Appetite, Exercise, Smoking breaks, Alcohol relapse, Drug court, Sober house, Twelve steps, Sponsor, Withdrawal, \
    Harm reduction, Needle exchange, Overdose witnessed, Grief, Anger at system, Shame, Guilt toward family, Loneliness, Joy, \
    Pride in work, Humour, Boredom, Exhaustion, Burnout feared, Taking leave, Return after leave, Own therapy, Self-care plan, \
    Meditation, Prayer, Church community, Faith lost, Ritual, Nature walks, Pets, Music, Painting, Poetry group, Cooking class, \
    Gardening, Sports team, Library, Volunteering, School again, Exams, Literacy, English as second language, Interpreter, \
    Immigration papers, Homesick, Racism at work, Gender expectations, Pronouns, Age gap, Generations, Youth voice, Elders, \
    Veterans, Military habits, Prison past, Parole, Background check, Employer fear, Reference letter, Interview nerves, \
    Disability benefits, Benefits cliff, Debt, Rent, Eviction, Shelter rules, Couch surfing, Furniture, Landlord, \
    Neighbours complain, Safe street, Childcare, Custody, Parenting praise, Mother role, Fathers absent, Siblings, Marriage, \
    Divorce, Dating, Sexuality, Intimacy, Violence at home, Restraining order, Bullying, Stigma in clinic, Stigma in family, \
    Self-stigma, Public talks, Media stories, Advocacy, Legislators, Funding cuts, Grant writing, Medicaid billing, Audit, \
    Outcome measures, Goal setting, Care plan, Small steps, Setback accepted, Recovery as journey, Recovery doubted, Hope, \
    Hopeless days, Turning point, Role model, Mentor, Peer friendship, Group cohesion, Group silence, Ground rules, Icebreakers, \
    Humility, Power imbalance, Choice respected, Coercion, Seclusion, Consent, Confidentiality, Rumours, Ethics dilemma, \
    Vaccination, Pandemic closure, Zoom fatigue, Quarantine, Masks, Waiting room";

fn codebook() -> Vec<String> {
    NAMES.split(',').map(|name| name.trim().to_string()).take(200).collect()
}

/// The fewest letters a person would try that bring a code to the top of the picker: the beginning of one of its
/// words, the beginnings of two, or letters in between.
fn letters(story: &mut Story, name: &str) -> String {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    let front = |word: &str, n: usize| word.chars().take(n).collect::<String>();
    let mut tries: Vec<String> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        tries.extend((1..=3).map(|length| front(word, length)));
        let later = words.iter().skip(n + 1);
        tries.extend(
            later.flat_map(|later| [(1, 1), (2, 1), (1, 2)].map(|(a, b)| front(word, a) + &front(later, b))),
        );
    }
    tries.sort_by_key(String::len);
    tries.retain(|letters| letters.len() <= 3);
    tries.extend(skips(&words[0]));
    tries.into_iter().find(|letters| is_on_top(story, letters, name)).unwrap_or_else(|| name.to_string())
}

/// Two and three letters of a word that do not follow each other: what one types when its beginning is another's too.
fn skips(word: &str) -> Vec<String> {
    let rest: Vec<char> = word.chars().skip(1).collect();
    let front: String = word.chars().take(1).collect();
    let pairs = (0..rest.len()).flat_map(|a| (a + 1..rest.len()).map(move |b| (a, b)));
    pairs.map(|(a, b)| format!("{front}{}{}", rest[a], rest[b])).collect()
}

fn is_on_top(story: &mut Story, letters: &str, name: &str) -> bool {
    story.keys("t").keys(letters);
    let screen = story.screen();
    let top = screen.lines().filter(|line| line.starts_with("│ > ")).nth(1).unwrap_or_default().to_string();
    story.keys("<Esc>");
    top.trim_end_matches('│').trim_end().ends_with(&format!(" {name}")) && !top.contains("new code")
}

#[test]
fn any_of_two_hundred_codes_costs_five_keys_at_most_and_four_mostly() {
    let names = codebook();
    let codes = names.iter().enumerate().map(|(n, name)| format!("    (id: \"c{n}\", name: \"{name}\"),\n"));
    let book = format!("(\n  version: 1,\n  codes: [\n{}  ],\n)\n", codes.collect::<String>());
    let mut story = Files::default().with("a.txt", TALK).with("codebook.ron", &book).open();
    let mut costs: Vec<(usize, String)> = names
        .iter()
        .map(|name| {
            let letters = letters(&mut story, name);
            (format!("t{letters}").chars().count() + 1, format!("{name}: {letters}"))
        })
        .collect();
    costs.sort();
    assert_eq!(costs.len(), 200);
    assert!(costs[199].0 <= 5, "{:?}", costs.iter().filter(|(cost, _)| *cost > 5).collect::<Vec<_>>());
    assert!(costs[100].0 <= 4, "{:?}", costs[100]);
    for (_, told) in costs.iter().step_by(40) {
        let (name, letters) = told.split_once(": ").unwrap();
        story.app.habits.recent.clear();
        story.keys(&format!("jt{letters}<Enter>")).says(&format!("as {name}")).keys("u");
    }
}
