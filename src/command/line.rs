//! Completing what is typed on the `:` line.

use super::{Argument, Command};

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole line, completed; without the colon.
    pub text: String,
    /// What it would do, or whose argument it is.
    pub title: &'static str,
}

/// The ways to go on from `input` (with or without its colon), the likeliest first: names that begin with what was
/// typed, then names and titles that hold it; after a name that takes one, its choices, `codes` or `transcripts`.
///
/// Words and numbers are not guessed: for them, and after a name that stands alone, the list is empty.
pub fn complete(input: &str, codes: &[&str], transcripts: &[&str]) -> Vec<Completion> {
    let input = input.trim_start().trim_start_matches(':').trim_start();
    match input.split_once(char::is_whitespace) {
        None => names(input),
        Some((name, typed)) => arguments(name, typed.trim(), codes, transcripts),
    }
}

fn names(typed: &str) -> Vec<Completion> {
    let by_name = |command: &Command| rank(typed, command.name());
    let by_title = |command: &Command| rank(typed, command.card().title).map(|rank| rank + 2);
    let found = likeliest_first(Command::ALL.iter().copied(), |command| {
        by_name(command).or_else(|| by_title(command))
    });
    found.map(|command| Completion { text: whole_name(command), title: command.card().title }).collect()
}

/// A name that takes something is followed by a space, so that the next completion offers it.
fn whole_name(command: Command) -> String {
    let space = if command.card().argument == Argument::None { "" } else { " " };
    format!("{}{space}", command.name())
}

fn arguments(name: &str, typed: &str, codes: &[&str], transcripts: &[&str]) -> Vec<Completion> {
    let Ok(command) = Command::named(name) else { return Vec::new() };
    let offered = match command.card().argument {
        Argument::Code => codes,
        Argument::Transcript => transcripts,
        Argument::Choice(choices) => choices,
        // Files are looked for by whoever may look at folders.
        Argument::None | Argument::Words | Argument::Number | Argument::File | Argument::Files => &[],
    };
    let found = likeliest_first(offered.iter().copied(), |word| rank(typed, word));
    found.map(|word| Completion { text: format!("{name} {word}"), title: command.card().title }).collect()
}

/// Those that have a rank, lowest first; equals keep their order.
fn likeliest_first<T>(
    all: impl Iterator<Item = T>,
    rank: impl Fn(&T) -> Option<u8>,
) -> impl Iterator<Item = T> {
    let mut found: Vec<(u8, T)> = all.filter_map(|one| rank(&one).map(|rank| (rank, one))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, one)| one)
}

/// 0: it begins with what was typed; 1: it holds it; case does not count.
fn rank(typed: &str, whole: &str) -> Option<u8> {
    let at = whole.to_lowercase().find(&typed.to_lowercase())?;
    Some(u8::from(at > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: &[&str] = &["Barriers", "Barriers/Unclear role", "Facilitators/A clear mandate"];
    const TRANSCRIPTS: &[&str] = &["interviews/50001.txt", "interviews/50001_2.txt"];

    fn texts(input: &str) -> Vec<String> {
        complete(input, CODES, TRANSCRIPTS).into_iter().map(|completion| completion.text).collect()
    }

    #[test]
    fn a_name_is_completed_beginnings_first() {
        assert_eq!(texts(":unta"), ["untag "]);
        assert_eq!(texts("tag"), ["tag ", "tag-around ", "tag-again", "untag ", "retag "]);
        assert_eq!(texts("regular bus timetable"), [""; 0]);
    }

    #[test]
    fn a_word_of_the_title_finds_the_command_too() {
        assert_eq!(texts("leave"), ["leave-queue", "quit-all", "quit"]);
    }

    #[test]
    fn nothing_typed_offers_every_command() {
        assert_eq!(texts(":").len(), Command::ALL.len());
    }

    #[test]
    fn what_the_command_takes_is_offered_after_its_name() {
        assert_eq!(texts("tag clear"), ["tag Barriers/Unclear role", "tag Facilitators/A clear mandate"]);
        assert_eq!(texts("open "), ["open interviews/50001.txt", "open interviews/50001_2.txt"]);
        assert_eq!(texts(":theme l"), ["theme light", "theme plain"]);
        assert_eq!(texts("undo "), [""; 0]);
        assert_eq!(texts("rename Ba"), [""; 0]);
        assert_eq!(texts("tga Ba"), [""; 0]);
    }
}
