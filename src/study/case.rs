//! Cases: participants, pairs, groups and sites; which transcripts and speakers are theirs, and in which wave.

use super::{CaseId, TranscriptId};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseKind {
    #[default]
    Participant,
    Pair,
    Group,
    Site,
}

/// One interview of a case: a transcript and the wave it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub transcript: TranscriptId,
    pub wave: Option<u16>,
    /// When it took place, `2019-04-17`; empty when nobody said.
    pub date: String,
    /// What holds for this wave only; a missing value has no entry.
    pub attributes: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub kind: CaseKind,
    /// In the order in which they were entered; a missing value has no entry.
    pub attributes: Vec<(String, String)>,
    pub sittings: Vec<Sitting>,
    /// The speakers that are this case; empty when every participant's word in its transcripts is its own.
    pub speakers: Vec<String>,
}

impl Sitting {
    pub fn new(transcript: TranscriptId, wave: Option<u16>) -> Sitting {
        Sitting { transcript, wave, date: String::new(), attributes: Vec::new() }
    }
}

impl Case {
    pub fn new(id: CaseId) -> Case {
        Case {
            id,
            kind: CaseKind::default(),
            attributes: Vec::new(),
            sittings: Vec::new(),
            speakers: Vec::new(),
        }
    }

    /// `None` when the value is missing.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl CaseKind {
    pub const ALL: [CaseKind; 4] = [CaseKind::Participant, CaseKind::Pair, CaseKind::Group, CaseKind::Site];

    pub fn name(self) -> &'static str {
        match self {
            CaseKind::Participant => "participant",
            CaseKind::Pair => "pair",
            CaseKind::Group => "group",
            CaseKind::Site => "site",
        }
    }

    pub fn named(name: &str) -> Option<CaseKind> {
        CaseKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Case and wave as a file name tells them: `50001_2` is case 50001 in wave 2; no suffix is wave 1.
/// Only what holds a digit before the suffix is read so: `chapter_2` is a case of its own.
pub fn by_file_name(transcript: &TranscriptId) -> (CaseId, u16) {
    let stem = transcript.stem();
    let split = stem.rsplit_once('_').and_then(|(case, wave)| {
        let wave: u16 = wave.parse().ok()?;
        case.chars().any(|letter| letter.is_ascii_digit()).then_some((case, wave))
    });
    let (case, wave) = split.unwrap_or((stem, 1));
    (CaseId::new(case), wave)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_tell_case_and_wave() {
        let told = |path| {
            let (case, wave) = by_file_name(&TranscriptId::new(path));
            (case.to_string(), wave)
        };
        assert_eq!(told("interviews/50001.txt"), ("50001".into(), 1));
        assert_eq!(told("interviews/50001_3.txt"), ("50001".into(), 3));
        assert_eq!(told("chapter_2.md"), ("chapter_2".into(), 1));
        assert_eq!(told("00017_2.txt"), ("00017".into(), 2));
    }
}
