//! What was said: a command and perhaps its argument. Keys, the `:` line, menus, hints and the mouse all speak this.

use super::{Argument, Command};
use crate::text::nearest;
use std::fmt;
use thiserror::Error;

/// A command as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    pub command: Command,
    /// Checked against the command's [`Argument`]; never blank.
    pub argument: Option<String>,
}

/// No command has this name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no command `{}`{}", word.escape_debug(), hint(.nearest.map(Command::name)))]
pub struct Misspelt {
    pub word: String,
    pub nearest: Option<Command>,
}

/// Why a line could not be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unclear {
    #[error("nothing was said; type a command, or Tab to see them all")]
    Nothing,
    #[error(transparent)]
    Misspelt(#[from] Misspelt),
    #[error("`{command}` stands alone; leave out `{}`", argument.escape_debug())]
    Unasked { command: &'static str, argument: String },
    #[error("`{command}` takes a whole number, not `{}`", argument.escape_debug())]
    NotANumber { command: &'static str, argument: String },
    #[error("`{command}` takes {}, not `{}`{}", choices.join(", "), argument.escape_debug(), hint(*.nearest))]
    NotAChoice {
        command: &'static str,
        argument: String,
        choices: &'static [&'static str],
        nearest: Option<&'static str>,
    },
}

pub(super) fn hint(nearest: Option<&str>) -> String {
    nearest.map(|word| format!("; did you mean `{word}`?")).unwrap_or_default()
}

impl Command {
    /// The command of this name.
    ///
    /// # Errors
    /// [`Misspelt`], with the nearest right name.
    pub fn named(word: &str) -> Result<Command, Misspelt> {
        let find = |name: &str| Command::ALL.iter().copied().find(|command| command.name() == name);
        let names = Command::ALL.iter().map(|command| command.name());
        find(word)
            .ok_or_else(|| Misspelt { word: word.to_owned(), nearest: nearest(word, names).and_then(find) })
    }
}

impl Said {
    /// Reads a line as typed after `:` (which may stand before it) or written in a keymap: `tag unclear-role`.
    ///
    /// # Errors
    /// [`Unclear`] when the name is misspelt or the argument is not one that the command takes. Whether a code or
    /// transcript of that name exists is not known in this room.
    pub fn parse(line: &str) -> Result<Said, Unclear> {
        let line = line.trim().trim_start_matches(':').trim_start();
        if line.is_empty() {
            return Err(Unclear::Nothing);
        }
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (command, over) = named(name)?;
        let rest = if over { format!("! {}", rest.trim()) } else { rest.to_owned() };
        let argument = Some(rest.trim()).filter(|rest| !rest.is_empty());
        argument.map_or(Ok(()), |argument| check(command, argument))?;
        Ok(Said { command, argument: argument.map(str::to_owned) })
    }

    /// The argument as a number; none when it was left out.
    pub fn number(&self) -> Option<u32> {
        self.argument.as_deref()?.parse().ok()
    }

    /// What a menu shows: the command's title, and the argument where there is one.
    pub fn title(&self) -> String {
        let title = self.command.card().title;
        self.argument.as_ref().map_or_else(|| title.to_owned(), |argument| format!("{title}: {argument}"))
    }
}

impl From<Command> for Said {
    fn from(command: Command) -> Said {
        Said { command, argument: None }
    }
}

/// As it would be typed after `:`.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.command.name())?;
        self.argument.as_ref().map_or(Ok(()), |argument| write!(f, " {argument}"))
    }
}

/// The command, and whether a `!` behind its name says that it may write over a file.
fn named(name: &str) -> Result<(Command, bool), Misspelt> {
    let writes = |command: &Command| command.card().argument == Argument::File;
    let over = name.strip_suffix('!').and_then(|name| Command::named(name).ok()).filter(writes);
    over.map_or_else(|| Ok((Command::named(name)?, false)), |command| Ok((command, true)))
}

fn check(command: Command, argument: &str) -> Result<(), Unclear> {
    let (name, owned) = (command.name(), argument.to_owned());
    match command.card().argument {
        Argument::None => Err(Unclear::Unasked { command: name, argument: owned }),
        Argument::Number if argument.parse::<u32>().is_err() => {
            Err(Unclear::NotANumber { command: name, argument: owned })
        }
        Argument::Choice(choices) if !choices.contains(&argument) => Err(Unclear::NotAChoice {
            command: name,
            argument: owned,
            choices,
            nearest: nearest(argument, choices.iter().copied()),
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_and_its_argument() {
        let said = Said::parse("  :tag   Barriers/Unclear role ").unwrap();
        assert_eq!(said.command, Command::Tag);
        assert_eq!(said.argument.as_deref(), Some("Barriers/Unclear role"));
        assert_eq!(said.to_string(), "tag Barriers/Unclear role");
        assert_eq!(Said::parse("undo"), Ok(Command::Undo.into()));
        assert_eq!(Said::parse("pinned 3").unwrap().number(), Some(3));
        assert_eq!(Said::parse("save-table! a b.csv").unwrap().argument.as_deref(), Some("! a b.csv"));
        assert!(Said::parse("undo!").is_err());
    }

    #[test]
    fn what_is_not_understood_is_explained_in_words() {
        let say = |line: &str| Said::parse(line).unwrap_err().to_string();
        assert_eq!(say("next-unti"), "there is no command `next-unti`; did you mean `next-unit`?");
        assert_eq!(say("xylophone-concerto"), "there is no command `xylophone-concerto`");
        assert_eq!(say("undo it"), "`undo` stands alone; leave out `it`");
        assert_eq!(say("pinned three"), "`pinned` takes a whole number, not `three`");
        assert_eq!(
            say("theme drak"),
            "`theme` takes auto, dark, light, sixteen, plain, not `drak`; did you mean `dark`?"
        );
        assert_eq!(say(" : "), "nothing was said; type a command, or Tab to see them all");
    }

    #[test]
    fn every_example_may_be_typed_as_it_stands() {
        for command in Command::ALL {
            let said = Said::parse(command.card().example).unwrap();
            assert_eq!(said.command, *command);
            let takes_something = command.card().argument != Argument::None;
            assert_eq!(
                said.argument.is_some(),
                takes_something,
                "{} should show its argument",
                command.name()
            );
        }
    }

    #[test]
    fn every_card_is_fit_to_be_read() {
        for card in Command::ALL.iter().map(|command| command.card()) {
            assert_eq!(Command::named(card.name), Ok(card.command), "two commands are called {}", card.name);
            assert!(card.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", card.name);
            assert!(card.title.len() <= 32 && card.help.ends_with('.'), "{}", card.name);
        }
    }
}
