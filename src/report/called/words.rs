//! `gloss table STUDY words`

use std::path::PathBuf;

use clap::Args;

use super::crossed::attribute;
use super::{Asked, Asking, Bar, Figure, Misasked, Read, Table, Told, Way, drawn, said, tables};
use crate::analysis::words::Counting;
use crate::report::tables::{By, Stop, Telling};
use crate::study::Study;

/// The words people use most, and how many of them do
#[derive(Debug, Args)]
pub struct Words {
    /// Languages whose stop words are left out: en,no,zh …, own for the study's list, or none [default: the language
    /// that fits, and own]
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',')]
    pub stop: Vec<String>,

    /// A file with more words to leave out
    #[arg(long, value_name = "FILE")]
    pub stop_file: Option<PathBuf>,

    /// Only words said at least so often
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min: u64,

    /// So many words; 0 for all
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub top: usize,

    /// Tell the counts parted too: by wave, case or attr.NAME
    #[arg(long, value_name = "WHAT")]
    pub by: Option<String>,

    /// Count interviewers' words too
    #[arg(long)]
    pub interviewers: bool,

    /// In scripts without spaces, count so many neighbouring characters together
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub characters: u8,

    #[command(flatten)]
    pub asking: Asking,
}

impl Words {
    fn stop(&self) -> Stop {
        match self.stop.as_slice() {
            [] => Stop::Fitting,
            [none] if none == "none" => Stop::Nothing,
            languages => Stop::Lists(languages.to_vec()),
        }
    }

    /// One or several words a line; what stands behind a # is a remark.
    fn own(&self, read: Read) -> Result<Vec<String>, Misasked> {
        let Some(file) = &self.stop_file else { return Ok(Vec::new()) };
        let list = read(file).map_err(|why| Misasked::Wrong(format!("{}: {why}", file.display())))?;
        let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
        Ok(lines.flat_map(str::split_whitespace).map(str::to_string).collect())
    }
}

impl Told for Words {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let stop = (!self.stop.is_empty()).then(|| ("stop", Some(self.stop.join(","))));
        let file = self.stop_file.as_ref().map(|file| ("stop-file", Some(file.display().to_string())));
        let numbers = [("min", Some(self.min.to_string())), ("top", Some(self.top.to_string()))];
        let by = self.by.as_ref().map(|by| ("by", Some(by.clone())));
        let characters = (self.characters > 1).then(|| ("characters", Some(self.characters.to_string())));
        let flags = said("interviewers", self.interviewers).into_iter().chain(characters);
        stop.into_iter().chain(file).chain(numbers).chain(by).chain(flags).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let telling = Telling {
            counting: Counting { interviewers: self.interviewers, in_twos: self.characters == 2 },
            stop: self.stop(),
            own: self.own(asked.read)?,
            least: self.min,
            most: self.top,
            by: self.by.as_deref().map(|typed| by(asked.ground.study, typed)).transpose()?,
        };
        tables::words(asked, &telling).map_err(Misasked::Wrong)
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::bars(table, "times", None, |_, row| Bar::new(drawn::shown(row, 0))))
    }
}

fn by(study: &Study, typed: &str) -> Result<By, Misasked> {
    match typed {
        "wave" => Ok(By::Wave),
        "case" => Ok(By::Case),
        typed => match attribute(study, typed, &["wave", "case"]) {
            Ok((name, kind)) => Ok(By::Attribute(name, kind)),
            Err(why) => Err(Misasked::Wrong(why)),
        },
    }
}
