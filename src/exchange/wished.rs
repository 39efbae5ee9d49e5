//! What can be said of an import beforehand, in the same words on the command line and after `:import`.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser};

use super::bring::{Bringing, Wishes};
use super::dialects::{Role, Voice};
use super::settle::{Choices, Namesake};
use super::{Kind, Refused};
use crate::study::{Coder, FileNames};

#[derive(Clone, Debug, Default, Args)]
pub struct Wished {
    /// What the files are, when their names do not tell
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: Option<Kind>,

    /// Call a speaker otherwise; two speakers with one name become one
    #[arg(long, value_name = "OLD=NEW")]
    pub speaker: Vec<String>,

    /// This speaker asks and is not studied
    #[arg(long, value_name = "NAME")]
    pub interviewer: Vec<String>,

    /// This is no speaker, whatever it looks like
    #[arg(long, value_name = "LABEL")]
    pub not_speaker: Vec<String>,

    /// How file names tell the case: a regular expression with one group
    #[arg(long, value_name = "REGEX", requires = "wave_pattern")]
    pub case_pattern: Option<String>,

    /// How file names tell the wave; a name without it is of wave 1
    #[arg(long, value_name = "REGEX", requires = "case_pattern")]
    pub wave_pattern: Option<String>,

    /// Which column of a table is what, as in id=Deltaker or open=Svar
    #[arg(long, value_name = "ROLE=HEADING")]
    pub column: Vec<String>,

    /// A coder of the other program who is somebody here
    #[arg(long, value_name = "THEIRS=OURS")]
    pub coder: Vec<String>,

    /// The folder for new transcripts, within the study [default: where theirs stood, or where most of
    /// ours are]
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<String>,

    /// What a text is that has the name, and half of the paragraphs, of one that is here
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    pub namesake: Namesake,
}

/// What stands after `:import`.
#[derive(Debug, Parser)]
#[command(name = "import", no_binary_name = true, disable_help_flag = true)]
struct Line {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    wished: Wished,
}

/// Files and wishes from a line, parted as a shell parts it.
///
/// # Errors
/// When a quotation mark is never closed, no file is named, or an option is not known or lacks its value.
pub fn of_line(typed: &str) -> Result<(Vec<PathBuf>, Wished), Refused> {
    let parts = shlex::split(typed).ok_or_else(|| Refused::unreadable("A quotation mark is never closed"))?;
    let line = Line::try_parse_from(parts).map_err(|error| Refused::unreadable(in_words(&error)))?;
    Ok((line.files, line.wished))
}

/// Every option, as it is typed: `--kind`.
pub fn options() -> Vec<String> {
    let command = Line::command();
    command.get_arguments().filter_map(|argument| Some(format!("--{}", argument.get_long()?))).collect()
}

/// What the parser has to say, without what only a command line has room for.
fn in_words(error: &clap::Error) -> String {
    let said = error.to_string();
    let lines = said.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:"));
    let words: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    words.join("; ").trim_start_matches("error: ").replace(":; ", ": ")
}

impl Wished {
    pub fn wishes(&self) -> Wishes {
        let file_names = self.case_pattern.clone().zip(self.wave_pattern.clone());
        Wishes {
            kind: self.kind,
            columns: self.column.clone(),
            file_names: file_names.map(|(case, wave)| FileNames { case, wave }),
        }
    }

    /// `named` knows what a coder of ours may be called.
    ///
    /// # Errors
    /// When a pair of coders is none, or nobody of ours may be called so.
    pub fn choices(&self, named: impl Fn(&str) -> Result<Coder, String>) -> Result<Choices, Refused> {
        let pair = |pair: &String| {
            let (theirs, ours) = halves(pair)?;
            Ok((Coder::new(theirs), named(ours).map_err(Refused::Unreadable)?))
        };
        let coders = self.coder.iter().map(pair).collect::<Result<_, Refused>>()?;
        Ok(Choices { folder: self.into.clone(), coders })
    }

    /// What was said of speakers and namesakes goes before what was proposed.
    ///
    /// # Errors
    /// When nobody of such a name speaks.
    pub fn obey(&self, bringing: &mut Bringing) -> Result<(), Refused> {
        for pair in &self.speaker {
            let (old, new) = halves(pair)?;
            voice(bringing, old, |voice| voice.as_name = new.to_string())?;
        }
        for name in &self.interviewer {
            voice(bringing, name, |voice| voice.role = Role::Interviewer)?;
        }
        for label in &self.not_speaker {
            voice(bringing, label, |voice| voice.role = Role::Nobody)?;
        }
        bringing.sheaves.iter_mut().for_each(|sheaf| sheaf.namesake = self.namesake);
        bringing.projects.iter_mut().for_each(|project| project.namesake = self.namesake);
        Ok(())
    }
}

fn halves(pair: &str) -> Result<(&str, &str), Refused> {
    let parted = pair.split_once('=').map(|(old, new)| (old.trim(), new.trim()));
    parted
        .filter(|(old, new)| !old.is_empty() && !new.is_empty())
        .ok_or_else(|| Refused::unreadable(format!("“{pair}” should read OLD=NEW")))
}

fn voice(bringing: &mut Bringing, name: &str, change: impl Fn(&mut Voice)) -> Result<(), Refused> {
    let mut named =
        bringing.cast.iter_mut().filter(|voice| voice.name == name || voice.as_name == name).peekable();
    if named.peek().is_none() {
        let heard: Vec<&str> = bringing.cast.iter().map(|voice| voice.name.as_str()).collect();
        let words = format!("Nobody called “{name}” speaks in these files; heard were {}", heard.join(", "));
        return Err(Refused::unreadable(words));
    }
    named.for_each(change);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_files_and_the_options_of_the_command_line() {
        let typed = r#"people.csv 'my talks/a b.docx' --kind people --column "id=Deltaker nr" --into talks"#;
        let (files, wished) = of_line(typed).unwrap();
        assert_eq!(files, [PathBuf::from("people.csv"), PathBuf::from("my talks/a b.docx")]);
        assert_eq!(wished.kind, Some(Kind::People));
        assert_eq!(wished.wishes().columns, ["id=Deltaker nr"]);
        assert_eq!(wished.into.as_deref(), Some("talks"));
        assert!(options().contains(&"--column".to_string()) && !options().contains(&"--help".to_string()));
    }

    #[test]
    fn what_is_not_understood_is_said_in_a_line() {
        let say = |typed: &str| of_line(typed).unwrap_err().to_string();
        assert!(
            say("a.csv --knd people").starts_with("unexpected argument '--knd' found"),
            "{}",
            say("a --knd")
        );
        assert!(say("a.csv --knd people").contains("'--kind'"), "{}", say("a.csv --knd people"));
        assert!(say("a.csv --kind persons").contains("people"), "{}", say("a.csv --kind persons"));
        assert!(say("--kind people").contains("FILE"), "{}", say("--kind people"));
        assert_eq!(say("'a.csv"), "A quotation mark is never closed");
        assert!(!say("a.csv --knd people").contains('\n'));
    }

    #[test]
    fn coders_are_paired_with_ours() {
        let (_, wished) = of_line("a.qdpx --coder Noor=jk").unwrap();
        let choices = wished.choices(|name| Ok(Coder::new(name))).unwrap();
        assert_eq!(choices.coders.get(&Coder::new("Noor")), Some(&Coder::new("jk")));
        let (_, wished) = of_line("a.qdpx --coder Noor").unwrap();
        let refused = wished.choices(|name| Ok(Coder::new(name))).unwrap_err();
        assert_eq!(refused.to_string(), "“Noor” should read OLD=NEW");
    }
}
