//! Many wishes as the fewest steps: one a coder, and none at all if any wish is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{self, Wish};
use super::place::place;
use crate::cli::keeping::{Change, Keeping, now};
use crate::cli::naming;
use crate::cli::trouble::Trouble;
use crate::study::{CodeId, Coder, Coding, Edit, Made, Marks, Study, TranscriptId, When};
use crate::text::{Span, clip};

/// What the wishes come to.
#[derive(Default)]
pub struct Batch {
    new_codes: Vec<Edit>,
    tags: BTreeMap<Coder, Vec<(TranscriptId, Coding)>>,
    seen: BTreeSet<(TranscriptId, Coder, Span, CodeId)>,
    /// Codings that were there already, or were wished for twice.
    twice: usize,
}

type Doing = Result<(), String>;

impl Batch {
    /// # Errors
    /// Everything that is wrong with any wish, line by line.
    pub fn gather(keeping: &mut Keeping, wishes: &[Wish], create: bool) -> Result<Batch, Trouble> {
        let mut batch = Batch::default();
        let mut faults = Vec::new();
        let at = now();
        let mut codes = Study { codebook: keeping.study().codebook.clone(), ..Study::default() };
        for wish in wishes {
            if let Err(words) = batch.take(keeping, &mut codes, wish, create, at) {
                faults.push((wish.line, words));
            }
        }
        if faults.is_empty() { Ok(batch) } else { Err(Trouble::Refused(line::all(&faults))) }
    }

    fn take(
        &mut self,
        keeping: &mut Keeping,
        codes: &mut Study,
        wish: &Wish,
        create: bool,
        now: When,
    ) -> Doing {
        let transcript = naming::transcript(keeping.study(), &wish.transcript)?;
        keeping.read(&transcript);
        let unread = || format!("{transcript} cannot be read, so nothing in it can be coded");
        let text = keeping.study().text(&transcript).ok_or_else(unread)?;
        let span = place(text, &wish.place)?;
        let at = wish.at.unwrap_or(now);
        let code = self.code(codes, wish, create, at)?;
        let taken = keeping.study().layer(&transcript, &wish.coder);
        let stands = taken.is_some_and(|layer| layer.find(span, code.as_str()).is_some());
        let again = !self.seen.insert((transcript.clone(), wish.coder.clone(), span, code.clone()));
        if stands || again {
            self.twice += 1;
            return Ok(());
        }
        let coding = Coding { marks: marks(wish), ..Coding::new(span, code, at) };
        self.tags.entry(wish.coder.clone()).or_default().push((transcript, coding));
        Ok(())
    }

    /// The code that is meant; made in `codes`, a draft of the codebook, when it is missing and may be made.
    fn code(&mut self, codes: &mut Study, wish: &Wish, create: bool, at: When) -> Result<CodeId, String> {
        let made = Made { by: wish.coder.clone(), at };
        let wanted = naming::code_or_new(codes, &wish.code, create, made)?;
        for edit in wanted.making {
            codes.apply(edit.clone()).map_err(|refusal| refusal.to_string())?;
            self.new_codes.push(edit);
        }
        Ok(wanted.id)
    }

    /// What was done, for whoever asked for it.
    pub fn told(&self) -> String {
        let each: Vec<String> =
            self.tags.iter().map(|(coder, tags)| format!("{} as {coder}", passages(tags.len()))).collect();
        let mut told =
            if each.is_empty() { "Nothing new to tag".into() } else { format!("Tagged {}", each.join(", ")) };
        match self.new_codes.len() {
            0 => {}
            1 => told += "; made 1 code",
            codes => told += &format!("; made {codes} codes"),
        }
        if self.twice > 0 {
            told += &format!("; {} carried the code already", passages(self.twice));
        }
        told + ".\n"
    }

    /// One step a coder. New codes come with the first, for everyone's codings stand on them.
    pub fn changes(self, study: &Study) -> Vec<Change> {
        let mut new_codes = self.new_codes;
        let mut changes = Vec::new();
        for (coder, tags) in self.tags {
            let words = named(study, &new_codes, &tags);
            let mut edits = std::mem::take(&mut new_codes);
            let tag = |(transcript, coding)| Edit::Tag { transcript, coder: coder.clone(), coding };
            edits.extend(tags.into_iter().map(tag));
            changes.push(Change { coder, words, edits, texts: Vec::new() });
        }
        changes
    }
}

fn marks(wish: &Wish) -> Marks {
    let memo = wish.memo.as_deref().filter(|memo| !memo.trim().is_empty()).map(Into::into);
    Marks { memo, weight: wish.weight, golden: wish.golden, counter: wish.counter }
}

fn passages(count: usize) -> String {
    if count == 1 { "1 passage".into() } else { format!("{count} passages") }
}

/// The step's name in the history, in the words the desk uses.
fn named(study: &Study, new_codes: &[Edit], tags: &[(TranscriptId, Coding)]) -> String {
    let codes: BTreeSet<&CodeId> = tags.iter().map(|(_, coding)| &coding.code).collect();
    let name = |code: &CodeId| {
        let made = new_codes.iter().find_map(|edit| match edit {
            Edit::AddCode { code: made, .. } if &made.id == code => Some(made.name.clone()),
            _ => None,
        });
        made.unwrap_or_else(|| study.codebook.name(code).to_string())
    };
    match (tags, codes.first()) {
        ([(transcript, coding)], Some(code)) => {
            let words = study.text(transcript).map(|text| text.slice(coding.span).replace('\n', " "));
            format!("Tagged “{}” as {}", clip(&words.unwrap_or_default(), 40), name(code))
        }
        (_, Some(code)) if codes.len() == 1 => format!("Tagged {} as {}", passages(tags.len()), name(code)),
        _ => format!("Tagged {} with {} codes", passages(tags.len()), codes.len()),
    }
}
