//! One import, from the files that were named to what would come of it. First everything is read and looked at; what
//! the reader proposes (speakers, cases, waves) can still be changed; then it is settled into the study.

mod namesakes;
mod reading;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dialects::{Place, Role, Voice, cast, file_names, render};
use super::settle::Namesake;
use super::{Borrowed, Draft, Going, Kind, Original, Refused, Source};
use crate::study::{Case, CaseId, CaseKind, FileNames, Shelved, Sitting, Study, TranscriptId};
pub use namesakes::Like;
use reading::{Brought, files, read_all};

/// What the user said beforehand.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// What the files are, when their names do not tell.
    pub kind: Option<Kind>,
    /// Which column of a table is what: `id=Deltaker`.
    pub columns: Vec<String>,
    /// How file names tell case and wave.
    pub file_names: Option<FileNames>,
}

/// A transcript that would come in, with the file it was read from.
#[derive(Clone, Debug)]
pub struct Sheaf {
    pub source: Source,
    pub draft: Draft,
    /// Which case it is of, and in which wave; proposed.
    pub place: Place,
    /// One of ours, or of the same import, that has its name and half of its paragraphs.
    pub like: Option<Like>,
    /// What is done about that.
    pub namesake: Namesake,
}

/// Everything that was read. Nothing of it is in a study yet.
#[derive(Clone, Debug, Default)]
pub struct Bringing {
    pub sheaves: Vec<Sheaf>,
    /// Who speaks in them; proposed.
    pub cast: Vec<Voice>,
    pub projects: Vec<Borrowed>,
    /// How file names tell case and wave, when the user said so.
    pub file_names: Option<FileNames>,
    /// Files that could not be taken, each with the reason. The others come in all the same.
    pub refused: Vec<(PathBuf, Refused)>,
}

/// Reads files and folders of files.
///
/// # Errors
/// When it is stopped, or a pattern of file names cannot be read. A file that cannot be read is no error: it is
/// [refused](Bringing::refused).
pub fn look(paths: &[PathBuf], wishes: &Wishes, study: &Study, going: &Going) -> Result<Bringing, Refused> {
    let files = files(paths);
    let mut bringing = Bringing { file_names: wishes.file_names.clone(), ..Bringing::default() };
    let mut drafts = Vec::new();
    for (path, brought) in files.iter().zip(read_all(&files, wishes, study, going)) {
        match brought {
            Ok(Brought::Words(source, draft)) => drafts.push((source, draft)),
            Ok(Brought::Whole(borrowed)) => bringing.projects.push(borrowed),
            Err(Refused::Cancelled) => return Err(Refused::Cancelled),
            Err(why) => bringing.refused.push((path.clone(), why)),
        }
    }
    bringing.propose(drafts, wishes, study)?;
    Ok(bringing)
}

/// Why a file cannot come in, led by its name: once, though most reasons begin with it.
pub fn refusal(file: &str, why: &Refused) -> String {
    let why = why.to_string();
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let rest = why.strip_prefix(file).or_else(|| why.strip_prefix(name.as_ref()));
    match rest.filter(|rest| rest.starts_with(' ')) {
        Some(rest) => format!("{file}{rest}"),
        None => format!("{file}: {why}"),
    }
}

impl Bringing {
    fn propose(
        &mut self,
        drafts: Vec<(Source, Draft)>,
        wishes: &Wishes,
        study: &Study,
    ) -> Result<(), Refused> {
        let names: Vec<String> = drafts.iter().map(|(_, draft)| draft.name.clone()).collect();
        let pattern = wishes.file_names.as_ref().or(study.about.file_names.as_ref());
        let places = file_names::propose(&names, pattern)?;
        let known: Vec<String> = study.cases.iter().flat_map(|case| case.speakers.iter().cloned()).collect();
        let (sources, drafts): (Vec<Source>, Vec<Draft>) = drafts.into_iter().unzip();
        self.cast = cast::propose(&drafts, &study.about, &known);
        let sheaf =
            |((source, draft), place)| Sheaf { source, draft, place, like: None, namesake: Namesake::Ours };
        self.sheaves = sources.into_iter().zip(drafts).zip(places).map(sheaf).collect();
        namesakes::find(self, study);
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.sheaves.is_empty() && self.projects.is_empty()
    }

    /// With the cast and the places as they are by now; ready to be settled.
    pub fn borrowed(self) -> Vec<Borrowed> {
        let Bringing { sheaves, cast, projects, file_names, refused } = self;
        let words = sheaves.into_iter().map(|sheaf| of_words(sheaf, &cast, &file_names));
        let nothing = (!refused.is_empty()).then(|| of_nothing(&refused));
        words.chain(projects).chain(nothing).collect()
    }
}

/// The files that could not be taken belong into the loss report as well.
fn of_nothing(refused: &[(PathBuf, Refused)]) -> Borrowed {
    let mut nothing = Borrowed::default();
    for (path, why) in refused {
        nothing.told.dropped("files", &why.to_string(), path.to_string_lossy());
    }
    nothing
}

/// Each transcript is a study of its own, so that two files of one name do not meet before they have to.
fn of_words(sheaf: Sheaf, cast: &[Voice], file_names: &Option<FileNames>) -> Borrowed {
    let Sheaf { source, mut draft, place, namesake, .. } = sheaf;
    tell_new_names(&mut draft, cast);
    let words = render::text(&draft, cast);
    let (names, text) = render::heard(cast, &words);
    let id = id_of(&draft);
    let mut study = Study::default();
    let about = Arc::make_mut(&mut study.about);
    about.names = names;
    about.interviewers = unusual_interviewers(cast, &draft);
    about.file_names.clone_from(file_names);
    study.cases = Arc::new(vec![case_of(&place, &draft, cast, id.clone())].into());
    study.put(id, Shelved { text: Some(Arc::new(text)), ..Shelved::default() });
    let as_it_came = source.bytes == words.as_bytes();
    let file = source.name();
    let original = Original { name: file.clone(), bytes: source.bytes };
    let originals = if as_it_came { Vec::new() } else { vec![original] };
    Borrowed {
        what: draft.what.clone(),
        file,
        study,
        originals,
        told: draft.told,
        namesake,
        ..Borrowed::default()
    }
}

/// What a draft would be called, until it is known what is free.
fn id_of(draft: &Draft) -> TranscriptId {
    TranscriptId::new(format!("{}.txt", draft.name))
}

/// Each speaker whose name stands otherwise in the transcript than in the file.
fn tell_new_names(draft: &mut Draft, cast: &[Voice]) {
    let called: Vec<String> = heard(draft, cast)
        .filter(|voice| voice.role != Role::Nobody && voice.as_name != voice.name && !voice.name.is_empty())
        .map(|voice| format!("{}: {} is {}", draft.name, voice.name, voice.as_name))
        .collect();
    let why = "the transcript has the name as you settled it; the original has the other";
    called.into_iter().for_each(|place| draft.told.changed("names of speakers", why, place));
}

fn case_of(place: &Place, draft: &Draft, cast: &[Voice], transcript: TranscriptId) -> Case {
    let people = heard(draft, cast).filter(|voice| voice.role == Role::Speaker).map(|voice| &voice.as_name);
    let kind = match people.collect::<BTreeSet<_>>().len() {
        0 | 1 => CaseKind::Participant,
        2 => CaseKind::Pair,
        _ => CaseKind::Group,
    };
    let sitting = Sitting { date: draft.date.clone(), ..Sitting::new(transcript, place.wave) };
    Case { kind, sittings: vec![sitting], ..Case::new(CaseId::new(&place.case)) }
}

/// Nothing where the usual labels say it all.
fn unusual_interviewers(cast: &[Voice], draft: &Draft) -> Vec<String> {
    let asking = heard(draft, cast).filter(|voice| voice.role == Role::Interviewer);
    let asking: BTreeSet<String> = asking.map(|voice| voice.as_name.clone()).collect();
    let usual = crate::study::About::default();
    if asking.iter().all(|name| usual.is_interviewer(name)) {
        Vec::new()
    } else {
        asking.into_iter().collect()
    }
}

/// Those of the cast who speak in this draft.
fn heard<'a>(draft: &Draft, cast: &'a [Voice]) -> impl Iterator<Item = &'a Voice> {
    let named: BTreeSet<&str> =
        draft.said.iter().map(|said| said.speaker.as_deref().unwrap_or_default()).collect();
    let speaks: Vec<&Voice> = cast.iter().filter(|voice| named.contains(voice.name.as_str())).collect();
    speaks.into_iter()
}
