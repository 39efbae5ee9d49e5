//! The words that are used most, by how many, without those that say little.

use std::collections::HashSet;

use super::{Asked, wave_heads};
use crate::analysis::answers::Answers;
use crate::analysis::ask::written;
use crate::analysis::ground::Page;
use crate::analysis::stop;
use crate::analysis::words::{Counting, Kind, Use, Words, words as count};
use crate::report::{Cell, Column, Table};
use crate::study::AttributeKind;
use crate::text::{is_unspaced, plain};

/// Which words are told, and how.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    pub counting: Counting,
    pub stop: Stop,
    /// More words to be left out, as they were typed.
    pub own: Vec<String>,
    /// Only words said at least so often.
    pub least: u64,
    /// So many at most; 0 is all.
    pub most: usize,
    pub by: Option<By>,
}

/// Which list of stop words is laid over what was said.
#[derive(Clone, Debug, Default)]
pub enum Stop {
    /// That of the language that fits.
    #[default]
    Fitting,
    Nothing,
    Lists(Vec<String>),
}

/// By what the counts are told once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    Wave,
    Case,
    Attribute(String, AttributeKind),
}

/// # Errors
/// In words, when there is no list for a language.
pub fn words(asked: &Asked, telling: &Telling) -> Result<Table, String> {
    let words = count(&asked.ground, telling.counting);
    let left_out = LeftOut::of(&words, telling, &asked.ground.study.about.stop_words)?;
    let kept = words.kinds.iter().filter(|kind| !left_out.words.contains(&kind.word));
    let mut kept: Vec<&Kind> = kept.filter(|kind| kind.times >= telling.least).collect();
    kept.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.word.cmp(&b.word)));
    let all = kept.len();
    kept.truncate(if telling.most == 0 { all } else { telling.most });
    let columns = Columns::of(asked, telling.by.as_ref());
    let heads = heads().into_iter().chain(columns.heads.iter().map(|head| Column::numbers(head)));
    let mut table = asked.noted("Words by how often they are said", heads, Vec::new());
    table.notes = notes(asked, telling, &words, &left_out, all);
    table.notes.extend(telling.by.as_ref().map(by));
    table.rows = kept.iter().map(|kind| row(asked, &words, kind, &columns)).collect();
    table.again.extend(left_out.again.iter().map(String::as_str));
    table.leads = kept.iter().map(|kind| vec![asked.lead_of_words(&question(&kind.word))]).collect();
    Ok(table)
}

fn heads() -> [Column; 5] {
    let numbers = ["times", "per 1000 words", "cases", "transcripts"].map(Column::numbers);
    let [times, share, cases, transcripts] = numbers;
    [Column::words("word"), times, share, cases, transcripts]
}

fn row(asked: &Asked, words: &Words, kind: &Kind, columns: &Columns) -> Vec<Cell> {
    let cells = vec![
        Cell::words(kind.word.as_str()),
        Cell::Number(kind.times),
        Cell::decimal(kind.times as f64 * 1000.0 / words.running as f64, 2),
        Cell::share(kind.cases(), asked.ground.cases.len()),
        Cell::number(kind.transcripts()),
    ];
    cells.into_iter().chain(columns.cells(kind)).collect()
}

/// Stands among the languages for the study's own list.
const OWN: &str = "own";

/// The words that are not told, and in whose name.
struct LeftOut {
    words: HashSet<String>,
    told: String,
    /// What gives the same again, where the study's own list is no part of what was asked.
    again: Option<String>,
}

impl LeftOut {
    fn of(words: &Words, telling: &Telling, own: &[String]) -> Result<LeftOut, String> {
        let own_list = (!own.is_empty()).then_some(OWN);
        let lists: Vec<&str> = match &telling.stop {
            Stop::Fitting => stop::likeliest(words).into_iter().chain(own_list).collect(),
            Stop::Nothing => Vec::new(),
            Stop::Lists(lists) => lists.iter().map(String::as_str).collect(),
        };
        let mut left_out: HashSet<String> = HashSet::new();
        for list in &lists {
            match *list {
                OWN => left_out.extend(own.iter().map(|word| plain(word).into_owned())),
                language => left_out.extend(stop::list(language).ok_or_else(|| no_list(language))?),
            }
        }
        left_out.extend(telling.own.iter().map(|word| plain(word).into_owned()));
        let told = told(words, telling, &lists, own, &left_out);
        let again = matches!(telling.stop, Stop::Fitting).then_some(own_list).flatten();
        let again = again.map(|_| format!(" --stop {}", lists.join(",")));
        Ok(LeftOut { words: left_out, told, again })
    }
}

fn no_list(language: &str) -> String {
    let all = stop::languages().join(", ");
    format!(
        "there are no stop words for “{language}”: --stop none leaves nothing out, --stop own the study's own words, or \
         take one of {all}"
    )
}

fn told(
    words: &Words,
    telling: &Telling,
    lists: &[&str],
    own: &[String],
    left_out: &HashSet<String>,
) -> String {
    let times: u64 = left_out.iter().map(|word| words.times(word)).sum();
    let name = |list: &&str| match (*list, &telling.stop) {
        (OWN, _) if own.is_empty() => "the study's own list, which is empty".into(),
        (OWN, _) => format!("the study's own list ({})", own.join(", ")),
        (language, Stop::Fitting) => format!("the list “{language}”, which fits these words best"),
        (language, _) => format!("the list “{language}”"),
    };
    let file = telling.own.len();
    let file = (file > 0).then(|| format!("{file} words of your own"));
    let names: Vec<String> = lists.iter().map(name).chain(file).collect();
    match (names.as_slice(), &telling.stop) {
        ([], Stop::Fitting) => "Stop words: none are left out, since no list fits these words.".into(),
        ([], _) => "Stop words: none are left out.".into(),
        (names, _) => format!(
            "Stop words left out: {}: {times} of the {} running words; --stop none shows all.",
            names.join(" and "),
            words.running
        ),
    }
}

fn notes(asked: &Asked, telling: &Telling, words: &Words, left_out: &LeftOut, all: usize) -> Vec<String> {
    let heard = match telling.counting.interviewers {
        true => "Interviewers' words are counted too; they are nobody's case.",
        false => "Interviewers' words are left out.",
    };
    let shown = match telling.most {
        most if most > 0 && most < all => {
            format!("The {most} most frequent of {all} different words; --top 0 shows all.")
        }
        _ => format!("All {all} different words."),
    };
    let unit =
        "Unit: a word as Unicode parts them (UAX 29), capitals made small; an accent makes another word.";
    let mut notes = vec![
        unit.into(),
        "Layer: none; these are words, not codings.".into(),
        asked.scope(heard),
        left_out.told.clone(),
        format!("Per 1000: of all {} running words, stop words among them.", words.running),
        "Cases: how many use it, of all who say anything.".into(),
        shown,
        "Enter leads to every place of the word, interviewers' and accented forms among them.".into(),
    ];
    if words.kinds.iter().any(|kind| is_unspaced(&kind.word)) {
        notes.push(unspaced(telling.counting.in_twos).into());
    }
    notes
}

fn unspaced(in_twos: bool) -> &'static str {
    if in_twos {
        "Scripts without spaces (Chinese, Japanese, Thai …): neighbouring characters are counted in twos, which are \
         often, not always, words."
    } else {
        "Scripts without spaces (Chinese, Japanese, Thai …): every character counts by itself, not whole words; \
         --characters 2 counts neighbours in twos."
    }
}

/// The question that finds a word and no longer ones; where nothing parts words, no end can be asked for.
fn question(word: &str) -> String {
    if is_unspaced(word) {
        return format!("text:{}", written(word));
    }
    format!(r"text:/\b{}\b/", escaped(word))
}

/// Words hold few signs, but a dot among them would stand for anything, and a slash would end the pattern.
fn escaped(word: &str) -> String {
    word.chars()
        .map(|c| if ".+*?()[]{}|^$\\/".contains(c) { format!("[{c}]") } else { c.to_string() })
        .collect()
}

fn by(by: &By) -> String {
    match by {
        By::Wave => "The last columns: times in each wave.".into(),
        By::Case => "The last columns: times by each case.".into(),
        By::Attribute(name, _) => format!(
            "The last columns: times by whoever answered so to attr.{name}; who gave several answers counts under each."
        ),
    }
}

/// The counts once more, parted.
#[derive(Default)]
struct Columns {
    heads: Vec<String>,
    under: Under,
}

/// Which columns somebody's words in a transcript stand in.
#[derive(Default)]
enum Under {
    #[default]
    Nothing,
    /// By the number of the page.
    Waves(Vec<Option<usize>>),
    Cases,
    Answers(Answers),
}

impl Columns {
    fn of(asked: &Asked, by: Option<&By>) -> Columns {
        let ground = &asked.ground;
        match by {
            None => Columns::default(),
            Some(By::Wave) => {
                let waves = ground.waves();
                let wave = |page: &Page| waves.binary_search(&page.wave?).ok();
                let under = Under::Waves(ground.pages.iter().map(wave).collect());
                Columns { heads: wave_heads(&waves).map(|head| head.name).collect(), under }
            }
            Some(By::Case) => {
                let heads = ground.cases.iter().map(ToString::to_string).collect();
                Columns { heads, under: Under::Cases }
            }
            Some(By::Attribute(name, kind)) => {
                let answers = Answers::of(ground, name, *kind);
                Columns { heads: answers.values.clone(), under: Under::Answers(answers) }
            }
        }
    }

    fn cells(&self, kind: &Kind) -> Vec<Cell> {
        let mut times = vec![0; self.heads.len()];
        for used in &kind.uses {
            for column in self.under(used) {
                times.get_mut(column).into_iter().for_each(|times| *times += u64::from(used.times));
            }
        }
        times.into_iter().map(Cell::Number).collect()
    }

    fn under(&self, used: &Use) -> Vec<usize> {
        match &self.under {
            Under::Nothing => Vec::new(),
            Under::Waves(pages) => pages.get(used.page as usize).copied().flatten().into_iter().collect(),
            Under::Cases => used.case.map(|case| case as usize).into_iter().collect(),
            Under::Answers(answers) => {
                used.case.map(|case| answers.given(used.page, case).to_vec()).unwrap_or_default()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_for_whole() {
        assert_eq!(question("hope"), r"text:/\bhope\b/");
        assert_eq!(question("e.g"), r"text:/\be[.]g\b/");
        assert_eq!(question("don't"), r"text:/\bdon't\b/");
        assert_eq!(question("我们"), "text:我们");
    }
}
