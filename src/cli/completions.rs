//! `gloss completions` and `gloss man`: what a shell and a manual want to know, written from `args.rs`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Arguments;
use super::paper::Paper;
use super::trouble::{Leave, Trouble};

/// Print completions for a shell
#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Print the manual page, or write one for every verb
#[derive(Debug, Args)]
pub struct Manual {
    /// A folder for gloss.1, gloss-code.1 and so on
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

pub fn completions(verb: &Completions) -> Result<Leave, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(verb.shell, &mut Arguments::command(), "gloss", &mut script);
    put(&script)
}

pub fn manual(verb: &Manual) -> Result<Leave, Trouble> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    let Some(folder) = &verb.out else { return put(&page(whole)?) };
    whole.build();
    fs::create_dir_all(folder).map_err(|error| Trouble::file("made", folder, &error))?;
    for verb in whole.get_subcommands() {
        let name = format!("gloss-{}", verb.get_name());
        keep(folder, &name, verb.clone())?;
    }
    keep(folder, "gloss", whole.clone())?;
    Ok(Leave::Done)
}

fn keep(folder: &Path, name: &str, command: Command) -> Result<(), Trouble> {
    let file = folder.join(format!("{name}.1"));
    fs::write(&file, page(command)?).map_err(|error| Trouble::file("written", &file, &error))
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}

fn put(words: &[u8]) -> Result<Leave, Trouble> {
    Paper::terminal().put(&String::from_utf8_lossy(words))?;
    Ok(Leave::Done)
}
