//! What a file's name tells: whose interview it is, from which wave, on what day.

use regex::Regex;

use crate::exchange::Refused;
use crate::study::{FileNames, TranscriptId, by_file_name};

/// Where a transcript belongs, proposed before anything is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name without its ending.
    pub name: String,
    /// As it stands in the name: `00017` stays `00017`.
    pub case: String,
    pub wave: Option<u16>,
    /// In words.
    pub why: String,
}

/// Words between a case and the number of its wave.
const WAVE: &str = "(?i:wave|time|session|round|welle|vague|bølge|runde|w|t)";

/// By the study's pattern; without one as [`by_file_name`] reads names, or by a guess where that tells nothing.
///
/// # Errors
/// When a pattern cannot be read: the words show where.
pub fn propose(names: &[String], pattern: Option<&FileNames>) -> Result<Vec<Place>, Refused> {
    let guessed = if pattern.is_none() { guess(names) } else { None };
    let why = if pattern.is_some() { "by the study's pattern" } else { "guessed from the names" };
    match pattern.or(guessed.as_ref()) {
        Some(pattern) => {
            let patterns = (regex(&pattern.case, "cases")?, regex(&pattern.wave, "waves")?);
            Ok(names.iter().map(|name| by_pattern(name, &patterns, why)).collect())
        }
        None => Ok(names.iter().map(|name| by_suffix(name)).collect()),
    }
}

/// A pattern that tells waves where the usual `50001_2` tells none. Only ever proposed.
pub fn guess(names: &[String]) -> Option<FileNames> {
    let usual = |name: &String| by_file_name(&TranscriptId::new(name)).0.as_str() != name;
    if names.iter().any(usual) {
        return None;
    }
    let guesses = [
        (format!("^(.+?)(?:[ _.-]+{WAVE}[ _.-]?\\d{{1,2}})?$"), format!("[ _.-]+{WAVE}[ _.-]?(\\d{{1,2}})$")),
        ("^(.*?\\d{3,}?)(?:-\\d{1,2})?$".into(), "\\d{3,}-(\\d{1,2})$".into()),
    ];
    let fits = |wave: &str| Regex::new(wave).is_ok_and(|wave| names.iter().any(|name| wave.is_match(name)));
    guesses.into_iter().find(|(_, wave)| fits(wave)).map(|(case, wave)| FileNames { case, wave })
}

fn regex(pattern: &str, what: &str) -> Result<Regex, Refused> {
    Regex::new(pattern).map_err(|error| {
        Refused::unreadable(format!("the study's pattern for {what} in file names cannot be read: {error}"))
    })
}

fn by_pattern(name: &str, (case, wave): &(Regex, Regex), why: &str) -> Place {
    let group = |regex: &Regex| {
        let found = regex.captures(name)?;
        Some(found.get(1).or(found.get(0))?.as_str().trim().to_owned())
    };
    let found = group(case).filter(|case| !case.is_empty());
    let number = group(wave);
    let why = match (&found, &number) {
        (None, _) => format!("{why}, which finds no case: the whole name is taken"),
        (_, Some(number)) if number.parse::<u16>().is_err() => format!("{why}; {number} is no wave"),
        _ => why.to_owned(),
    };
    // A name that says no wave is of the first.
    let wave = number.map_or(Some(1), |number| number.parse().ok());
    Place { name: name.into(), case: found.unwrap_or_else(|| name.into()), wave, why }
}

fn by_suffix(name: &str) -> Place {
    let (case, wave) = by_file_name(&TranscriptId::new(name));
    let why = if case.as_str() == name { "the whole name" } else { "the name, and the wave behind it" };
    Place { name: name.into(), case: case.to_string(), wave: Some(wave), why: why.into() }
}

/// The day in a name of Zoom's: `GMT20240105-103015_Recording` is of `2024-01-05`.
pub fn date(name: &str) -> Option<String> {
    let (_, rest) = name.split_once("GMT")?;
    let (year, rest) = rest.split_at_checked(4)?;
    let (month, rest) = rest.split_at_checked(2)?;
    iso_date(&format!("{year}-{month}-{}", rest.get(..2)?))
}

/// `2024-01-05`, with or without quotation marks and a time behind it.
pub fn iso_date(written: &str) -> Option<String> {
    let day = written.trim().trim_matches(['"', '\'']).get(..10)?;
    let date: jiff::civil::Date = day.parse().ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(names: &[&str], pattern: Option<(&str, &str)>) -> Vec<(String, Option<u16>)> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let pattern = pattern.map(|(case, wave)| FileNames { case: case.into(), wave: wave.into() });
        let places = propose(&names, pattern.as_ref()).unwrap();
        places.into_iter().map(|place| (place.case, place.wave)).collect()
    }

    fn of(case: &str, wave: u16) -> (String, Option<u16>) {
        (case.into(), Some(wave))
    }

    #[test]
    fn the_usual_names_need_no_pattern() {
        assert_eq!(
            places(&["50001", "50001_2", "00017_3"], None),
            [of("50001", 1), of("50001", 2), of("00017", 3)]
        );
    }

    #[test]
    fn the_studys_pattern_counts_more() {
        let pattern = Some(("^([A-Z]\\d+)", "wave(\\d+)"));
        assert_eq!(
            places(&["P03-wave2_final", "P04", "notes"], pattern),
            [of("P03", 2), of("P04", 1), of("notes", 1)]
        );
    }

    #[test]
    fn other_manners_are_guessed_from_the_names() {
        assert_eq!(places(&["P03_T1", "P03_T2"], None), [of("P03", 1), of("P03", 2)]);
        assert_eq!(
            places(&["Interview 5 wave 2", "Interview 5"], None),
            [of("Interview 5", 2), of("Interview 5", 1)]
        );
        assert_eq!(places(&["50001-3", "50001"], None), [of("50001", 3), of("50001", 1)]);
        assert_eq!(places(&["Anna", "Bo"], None), [of("Anna", 1), of("Bo", 1)]);
    }

    #[test]
    fn a_broken_pattern_is_pointed_at() {
        let pattern = FileNames { case: "(\\d+".into(), wave: "_(\\d)".into() };
        let refused = propose(&["1".into()], Some(&pattern)).unwrap_err().to_string();
        assert!(refused.contains("pattern for cases") && refused.contains('^'), "{refused}");
    }

    #[test]
    fn zoom_puts_the_day_into_the_name() {
        assert_eq!(date("GMT20240105-103015_Recording"), Some("2024-01-05".into()));
        assert_eq!(date("GMT20241305-1"), None);
        assert_eq!(iso_date(" \"2019-04-17T10:00\""), Some("2019-04-17".into()));
        assert_eq!(iso_date("in May"), None);
    }
}
