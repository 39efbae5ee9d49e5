//! `gloss import`: transcripts, people, codebooks and other programs' projects, into a study.

mod interrupt;
mod told;

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::{Arc, atomic::Ordering};

use clap::{Args, ValueEnum};

use super::keeping::{Change, Keeping};
use super::paper::Paper;
use super::trouble::{Leave, Trouble, complain};
use super::{Ways, coder};
use crate::exchange::bring::{Bringing, Wishes, look, refusal};
use crate::exchange::dialects::Role;
use crate::exchange::settle::{Choices, Settled, settle};
use crate::exchange::{Going, Kind, Told};
use crate::store::Newcomers;
use crate::study::{Coder, FileNames};

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

    /// What the files are, when their names do not tell
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: Option<KindName>,

    /// Show what would come in, and change nothing
    #[arg(long)]
    pub preview: bool,

    /// Bring it in without asking
    #[arg(long, conflicts_with = "preview")]
    pub yes: bool,

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

    /// Which column of a table is what, as in id=Deltaker or text=Svar
    #[arg(long, value_name = "ROLE=HEADING")]
    pub column: Vec<String>,

    /// A coder of the other program who is somebody here
    #[arg(long, value_name = "THEIRS=OURS")]
    pub coder: Vec<String>,

    /// The folder for new transcripts, within the study [default: where theirs stood, or where most of
    /// ours are]
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<String>,

    /// Write the loss report to a file as well: csv, json, md, html, xlsx or text by its ending
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindName {
    Transcript,
    Project,
    Codebook,
    People,
    Survey,
    Segments,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Kind {
        match name {
            KindName::Transcript => Kind::Transcript,
            KindName::Project => Kind::Project,
            KindName::Codebook => Kind::Codebook,
            KindName::People => Kind::People,
            KindName::Survey => Kind::Survey,
            KindName::Segments => Kind::Segments,
        }
    }
}

pub fn import(verb: &Import, ways: &Ways) -> Result<Leave, Trouble> {
    let me = coder::who(ways)?;
    let choices = choices(verb)?;
    let folder = Folder::make(&verb.study)?;
    let mut keeping = Keeping::begin(&verb.study, [me.clone()].into(), ways.read_only)?;
    keeping.read_all();
    let mut bringing = look(&verb.files, &wishes(verb), keeping.study(), &progress())
        .map_err(|why| Trouble::Refused(why.to_string()))?;
    obey(verb, &mut bringing)?;
    let paper = Paper::terminal();
    paper.put(&told::proposal(&bringing))?;
    let left = tell_refused(&bringing);
    if bringing.is_empty() || verb.preview || !may(verb)? {
        return Ok(left);
    }
    let settled = settle(keeping.study(), bringing.borrowed(), &choices);
    let told = settled.told.clone();
    let words = told::done(&verb.files, &settled);
    bring_in(keeping, &verb.study, settled, me, &words)?;
    folder.keep();
    paper.put(&told::losses(&told, &words))?;
    if let Some(file) = &verb.report {
        write_report(file, &told, &words)?;
    }
    Ok(left)
}

/// Texts first, then the step that stands on them; when the step cannot be kept, or somebody interrupts, the texts go
/// again.
fn bring_in(
    mut keeping: Keeping,
    root: &Path,
    settled: Settled,
    coder: Coder,
    words: &str,
) -> Result<(), Trouble> {
    let texts = settled.texts.iter().map(|(id, text)| (id, text.text()));
    let originals =
        settled.originals.iter().map(|original| (original.name.as_str(), original.bytes.as_slice()));
    let interrupted = interrupt::hold()?;
    let newcomers =
        Newcomers::write(root, texts, originals).map_err(|error| Trouble::Wrong(error.to_string()))?;
    if interrupted.load(Ordering::Relaxed) {
        return Err(Trouble::Refused("interrupted: nothing was brought in".into()));
    }
    settled.texts.iter().for_each(|(id, _)| keeping.adopt(id));
    if !settled.edits.is_empty() {
        keeping.keep(vec![Change { coder, words: words.to_string(), edits: settled.edits }])?;
    }
    newcomers.keep();
    Ok(())
}

/// The study's folder. One that was made for an import which then brings nothing is taken away again.
struct Folder(Option<PathBuf>);

impl Folder {
    fn make(root: &Path) -> Result<Folder, Trouble> {
        let is_new = !root.exists();
        std::fs::create_dir_all(root).map_err(|error| Trouble::file("made", root, &error))?;
        Ok(Folder(is_new.then(|| root.to_path_buf())))
    }

    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Only an empty one goes.
        let _ = self.0.take().map(std::fs::remove_dir);
    }
}

fn wishes(verb: &Import) -> Wishes {
    let file_names = verb.case_pattern.clone().zip(verb.wave_pattern.clone());
    Wishes {
        kind: verb.kind.map(Kind::from),
        columns: verb.column.clone(),
        file_names: file_names.map(|(case, wave)| FileNames { case, wave }),
    }
}

fn choices(verb: &Import) -> Result<Choices, Trouble> {
    let pairs = verb.coder.iter().map(|pair| {
        let (theirs, ours) = halves(pair)?;
        Ok((Coder::new(theirs), coder::named(ours).map_err(Trouble::Wrong)?))
    });
    Ok(Choices { folder: verb.into.clone(), coders: pairs.collect::<Result<_, Trouble>>()? })
}

fn halves(pair: &str) -> Result<(&str, &str), Trouble> {
    let parted = pair.split_once('=').map(|(old, new)| (old.trim(), new.trim()));
    parted
        .filter(|(old, new)| !old.is_empty() && !new.is_empty())
        .ok_or_else(|| Trouble::Wrong(format!("“{pair}” should read OLD=NEW")))
}

/// What was said of speakers on the command line goes before what was proposed.
fn obey(verb: &Import, bringing: &mut Bringing) -> Result<(), Trouble> {
    for pair in &verb.speaker {
        let (old, new) = halves(pair)?;
        voice(bringing, old, |voice| voice.as_name = new.to_string())?;
    }
    for name in &verb.interviewer {
        voice(bringing, name, |voice| voice.role = Role::Interviewer)?;
    }
    for label in &verb.not_speaker {
        voice(bringing, label, |voice| voice.role = Role::Nobody)?;
    }
    Ok(())
}

fn voice(
    bringing: &mut Bringing,
    name: &str,
    change: impl Fn(&mut crate::exchange::dialects::Voice),
) -> Result<(), Trouble> {
    let mut named =
        bringing.cast.iter_mut().filter(|voice| voice.name == name || voice.as_name == name).peekable();
    if named.peek().is_none() {
        let heard: Vec<&str> = bringing.cast.iter().map(|voice| voice.name.as_str()).collect();
        let words = format!("Nobody called “{name}” speaks in these files; heard were {}", heard.join(", "));
        return Err(Trouble::Wrong(words));
    }
    named.for_each(change);
    Ok(())
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

pub(super) fn write_report(file: &Path, told: &Told, words: &str) -> Result<(), Trouble> {
    Paper::to(file)?.put_table(&told.table(words))
}
