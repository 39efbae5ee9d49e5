//! `gloss demo`: the sample study, planted where the user can find it again, and opened.

use std::path::{Path, PathBuf};

use clap::Args;

use super::paper::Paper;
use super::sample::{self, Sample, is_untouched, was_planted};
use super::{Next, Trouble, Ways};
use crate::store;

/// Plant the sample study in a folder and open it
#[derive(Debug, Args)]
pub struct Demo {
    /// Where to; an empty or new folder, or the demo of another day [default: gloss-demo in this folder]
    pub folder: Option<PathBuf>,

    /// Two focus groups of managers instead of the nine interviews
    #[arg(long)]
    pub focus_groups: bool,
}

/// Copies a user has played in before a new one is refused.
const MOST_COPIES: u32 = 99;

pub fn demo(demo: &Demo, ways: Ways) -> Result<Next, Trouble> {
    let (sample, name) = match demo.focus_groups {
        true => (sample::focus_groups(), "gloss-demo-groups"),
        false => (sample::peer_support(), "gloss-demo"),
    };
    let folder = match &demo.folder {
        Some(folder) => folder.clone(),
        None => free_place(&sample, name)?,
    };
    let words = plant(&sample, &folder)?;
    Paper::terminal().put(&words)?;
    super::open(folder, ways)
}

/// Work done in an earlier demo is never mixed with a new one.
fn free_place(sample: &Sample, name: &str) -> Result<PathBuf, Trouble> {
    let copies = (2..=MOST_COPIES).map(|number| format!("{name}-{number}"));
    let mut places = std::iter::once(name.to_string()).chain(copies).map(PathBuf::from);
    let free = places.find(|place| is_free(place) || is_untouched(sample, place));
    free.ok_or_else(|| Trouble::Refused(format!("there are {MOST_COPIES} demos here already: remove some")))
}

/// Says what was done, and how to come back.
fn plant(sample: &Sample, folder: &Path) -> Result<String, Trouble> {
    if !is_free(folder) {
        return already_there(sample, folder);
    }
    store::plant(sample, folder).map_err(|error| Trouble::file("planted", folder, &error))?;
    Ok(format!("The sample study is in {} now; gloss {0} opens it again.\n", shown(folder)))
}

fn already_there(sample: &Sample, folder: &Path) -> Result<String, Trouble> {
    if was_planted(sample, folder) {
        return Ok(format!("{} is a sample study already; it is opened as it is.\n", shown(folder)));
    }
    let words = format!("{} is something else already: give a new or an empty folder", folder.display());
    Err(Trouble::Refused(words))
}

fn is_free(folder: &Path) -> bool {
    let empty = |folder: &Path| folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    std::fs::symlink_metadata(folder).is_err() || empty(folder)
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
