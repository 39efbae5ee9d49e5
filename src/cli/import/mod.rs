//! `gloss import`: transcripts, people, codebooks and other programs' projects, into a study.

mod interrupt;
mod told;

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::keeping::{Change, Keeping};
use super::paper::Paper;
use super::trouble::{Leave, Trouble, complain};
use super::{Ways, coder};
use crate::exchange::bring::{Bringing, look, refusal};
use crate::exchange::settle::{Settled, settle};
use crate::exchange::wished::Wished;
use crate::exchange::{Going, Refused, lend};
use crate::store::Newcomers;
use crate::study::{Coder, Study, TranscriptId};

const AFTER: &str = "\
Transcripts: txt, md, docx, odt, rtf, pdf, html, srt, vtt, tables with speaker and text, eaf, TextGrid, TEI xml; a folder
stands for the files in it. Projects: .qdpx (REFI-QDA), .qda (QualCoder), .sqlite3 (Taguette), .rqda, qc folders.
Codebooks: .qdc, tables, md, docx. People, surveys, coded segments: tables. Tables are csv, tsv, xlsx, xlsb, xls, ods.
Speakers, cases and waves are proposed first; on a terminal Gloss asks before it brings anything in.
Everything kept, changed or left behind is listed at the end.";

/// Bring in transcripts, people, codebooks and other programs' projects
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Import {
    /// The study's folder; made if it is not there
    pub study: PathBuf,

    /// What to bring in
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Show what would come in, and change nothing
    #[arg(long)]
    pub preview: bool,

    /// Bring it in without asking
    #[arg(long, conflicts_with = "preview")]
    pub yes: bool,

    #[command(flatten)]
    pub wished: Wished,

    /// Write the loss report to a file as well: csv, json, md, html, xlsx, docx or text by its ending
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

pub fn import(verb: &Import, ways: &Ways) -> Result<Leave, Trouble> {
    let me = coder::who(ways)?;
    let choices = verb.wished.choices(coder::named).map_err(wrong)?;
    let report = verb.report.as_deref().map(report_to).transpose()?;
    let looked_at = held(verb, ways, &me)?;
    let mut bringing = look(&verb.files, &verb.wished.wishes(), looked_at.study(), &progress())
        .map_err(|why| Trouble::Refused(why.to_string()))?;
    verb.wished.obey(&mut bringing).map_err(wrong)?;
    let paper = Paper::terminal();
    paper.put(&told::proposal(&bringing))?;
    let left = tell_refused(&bringing);
    if bringing.is_empty() || verb.preview || !may(verb)? {
        return Ok(left);
    }
    let interrupted = interrupt::hold()?;
    let (folder, keeping) = looked_at.begin(verb, ways, &me)?;
    let settled = settle(keeping.study(), bringing.borrowed(), &choices);
    let told = settled.told.clone();
    let words = told::done(&verb.files, &settled);
    bring_in(keeping, &verb.study, settled, me, &words, &interrupted)?;
    folder.keep();
    paper.put(&told::losses(&told, &words))?;
    report.map_or(Ok(()), |report| report.put_table(&told.table(&words)))?;
    Ok(left)
}

fn wrong(why: Refused) -> Trouble {
    Trouble::Wrong(why.to_string())
}

/// The study into which files are to come. One that is not there is made only when something comes in: until then
/// there is nothing that an interrupted import could leave behind.
enum Looking {
    Held(Box<Keeping>),
    NotThere(Study),
}

fn held(verb: &Import, ways: &Ways, me: &Coder) -> Result<Looking, Trouble> {
    if !verb.study.exists() && !ways.read_only {
        return Ok(Looking::NotThere(Study::default()));
    }
    let mut keeping = Keeping::begin(&verb.study, [me.clone()].into(), ways.read_only)?;
    keeping.read_all();
    Ok(Looking::Held(Box::new(keeping)))
}

impl Looking {
    fn study(&self) -> &Study {
        match self {
            Looking::Held(keeping) => keeping.study(),
            Looking::NotThere(nothing) => nothing,
        }
    }

    fn begin(self, verb: &Import, ways: &Ways, me: &Coder) -> Result<(Folder, Keeping), Trouble> {
        let folder = Folder::make(&verb.study)?;
        match self {
            Looking::Held(keeping) => Ok((folder, *keeping)),
            Looking::NotThere(_) => {
                let mut keeping = Keeping::begin(&verb.study, [me.clone()].into(), ways.read_only)?;
                keeping.read_all();
                Ok((folder, keeping))
            }
        }
    }
}

/// Texts first, then the step that stands on them; when the step cannot be kept, or somebody interrupts, the texts go
/// again.
fn bring_in(
    mut keeping: Keeping,
    root: &Path,
    settled: Settled,
    coder: Coder,
    words: &str,
    interrupted: &AtomicBool,
) -> Result<(), Trouble> {
    let texts = settled.texts.iter().map(|(id, text)| (id, text.text()));
    let originals =
        settled.originals.iter().map(|original| (original.name.as_str(), original.bytes.as_slice()));
    let newcomers =
        Newcomers::write(root, texts, originals).map_err(|error| Trouble::Wrong(error.to_string()))?;
    if interrupted.load(Ordering::Relaxed) {
        return Err(Trouble::Refused("interrupted: nothing was brought in".into()));
    }
    let new: Vec<TranscriptId> = settled.texts.iter().map(|(id, _)| id.clone()).collect();
    new.iter().for_each(|id| keeping.adopt(id));
    if !settled.edits.is_empty() {
        let words = words.to_string();
        keeping.keep(vec![Change { coder, words, edits: settled.edits, texts: new }])?;
    }
    newcomers.keep();
    Ok(())
}

/// The folders that had to be made for the study. They go again unless something comes into them.
struct Folder(Vec<PathBuf>);

impl Folder {
    fn make(root: &Path) -> Result<Folder, Trouble> {
        let missing =
            root.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let folder = Folder(missing.map(Path::to_path_buf).collect());
        std::fs::create_dir_all(root).map_err(|error| Trouble::file("made", root, &error))?;
        Ok(folder)
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The innermost first, and only empty ones.
        self.0.iter().for_each(|folder| _ = std::fs::remove_dir(folder));
    }
}

fn tell_refused(bringing: &Bringing) -> Leave {
    for (path, why) in &bringing.refused {
        complain(Leave::Refused, &refusal(&path.display().to_string(), why));
    }
    if bringing.refused.is_empty() { Leave::Done } else { Leave::Refused }
}

/// A script has said what it wants; a person at a terminal is asked.
fn may(verb: &Import) -> Result<bool, Trouble> {
    if verb.yes || !stdin().is_terminal() || !stdout().is_terminal() {
        return Ok(true);
    }
    print!("\nBring this in? [y/N] ");
    stdout().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// One line that is written over, on a terminal only.
fn progress() -> Going {
    let shown = stderr().is_terminal();
    Going::new(Arc::default(), move |done, of, what| {
        if shown && of > 1 {
            let end = if done == of { "\r\x1b[K" } else { "" };
            let _ = write!(
                stderr(),
                "\r\x1b[K{done} of {of}  {}{end}",
                crate::text::clip(&crate::text::safe(what), 60)
            );
        }
    })
}

/// Where a loss report goes, looked at before any work is done.
pub(super) fn report_to(file: &Path) -> Result<Paper, Trouble> {
    lend::room_for(file).map_err(wrong)?;
    Paper::to(file)
}
