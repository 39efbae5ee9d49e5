//! `gloss keys`: the keymap as text, and whether one is right.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use crate::command::{Fault, Keymap, manual};
use crate::store::Places;

/// Print the keys, or check a keymap
#[derive(Debug, Args)]
pub struct Keys {
    /// All built-in keymaps beside each other, as in keymaps/README.md
    #[arg(long)]
    pub markdown: bool,

    /// Check a keymap file: every fault with its line and column
    #[arg(long, value_name = "FILE", conflicts_with = "markdown")]
    pub check: Option<PathBuf>,
}

pub fn keys(keys: &Keys, wanted: Option<&str>) -> Result<Leave, Trouble> {
    if let Some(file) = &keys.check {
        let (keymap, faults) = load(Keymap::default(), file)?;
        return told(file, &keymap, &faults);
    }
    let page = if keys.markdown { manual::markdown() } else { manual::text(&keymap(wanted)?) };
    Paper::terminal().put(&page)?;
    Ok(Leave::Done)
}

fn told(file: &Path, keymap: &Keymap, faults: &[Fault]) -> Result<Leave, Trouble> {
    if faults.is_empty() {
        let words = format!("{}: keymap “{}” has no faults\n", file.display(), keymap.name);
        Paper::terminal().put(&words)?;
        return Ok(Leave::Done);
    }
    Paper::terminal().put(&listed(file, faults))?;
    Ok(Leave::Wrong)
}

fn listed(file: &Path, faults: &[Fault]) -> String {
    let line =
        |fault: &Fault| format!("{}:{}:{}: {}\n", file.display(), fault.line, fault.column, fault.wrong);
    faults.iter().map(line).collect()
}

/// A built-in keymap by name or one in a file; when nothing is wanted, what the desk would use.
fn keymap(wanted: Option<&str>) -> Result<Keymap, Trouble> {
    let places = Places::find();
    let habit = places.as_ref().and_then(|places| places.habits().keymap);
    let wanted = wanted.map(str::to_string).or(habit);
    let base = match wanted.as_deref().map(|name| (name, Keymap::builtin(name))) {
        Some((_, Ok(keymap))) => keymap,
        Some((name, Err(unknown))) if !Path::new(name).exists() => {
            return Err(Trouble::Wrong(unknown.to_string()));
        }
        Some((name, Err(_))) => return right(Keymap::default(), Path::new(name)),
        None => Keymap::default(),
    };
    let own = places.map(|places| places.config.join("keymap.ron")).filter(|file| file.exists());
    own.map_or(Ok(base.clone()), |own| right(base, &own))
}

fn right(base: Keymap, file: &Path) -> Result<Keymap, Trouble> {
    let (keymap, faults) = load(base, file)?;
    if faults.is_empty() { Ok(keymap) } else { Err(Trouble::Wrong(listed(file, &faults))) }
}

fn load(base: Keymap, file: &Path) -> Result<(Keymap, Vec<Fault>), Trouble> {
    let source = fs::read_to_string(file).map_err(|error| Trouble::file("read", file, &error))?;
    Ok(Keymap::load(base, Some(&source)))
}
