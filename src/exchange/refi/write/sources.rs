//! Transcripts as text sources: a file of words each, and an element with what was said about them.

use super::super::case_words;
use super::super::clean::{self, Unique};
use super::super::decode::Plain;
use super::super::element::Element;
use super::super::guid::Mint;
use super::notes::Notes;
use super::variables::Variables;
use super::{For, LARGEST, Page, passages};
use crate::exchange::{Fate, Going, Refused, Told};
use crate::study::{Shelved, TranscriptId};
use crate::text::Transcript;

type Files = Vec<(String, Vec<u8>)>;

pub fn guid(mint: &Mint, transcript: &TranscriptId) -> String {
    mint.of("source", &[transcript.as_str()])
}

pub fn all(
    page: &Page,
    variables: &Variables,
    notes: &mut Notes,
    files: &mut Files,
    told: &mut Told,
    going: &Going,
) -> Result<Vec<Element>, Refused> {
    let mut names = Unique::default();
    let mut elements = Vec::new();
    for (at, (id, shelved)) in page.study.shelf.iter().enumerate() {
        going.on(at, page.study.shelf.len(), id.stem())?;
        let Some(text) = &shelved.text else {
            tell_unread(id, shelved, told);
            continue;
        };
        let source = Source { page, id, text };
        let bytes = source.bytes(told);
        if bytes.len() > LARGEST {
            return Err(Refused::too_much(format!("{id} is larger than the 2 GB that the standard allows")));
        }
        files.push((format!("sources/{}.txt", guid(&page.mint, id)), bytes));
        let begun = source.begun(&mut names);
        let passages = passages::all(page, id, text, shelved, notes, told);
        let noted = notes.on_transcripts.get(id).map(Vec::as_slice).unwrap_or_default();
        elements.push(begun.holding(passages).noted(noted).holding(variables.of_source(id)));
    }
    told.kept("transcripts", elements.len());
    Ok(elements)
}

struct Source<'a> {
    page: &'a Page<'a>,
    id: &'a TranscriptId,
    text: &'a Transcript,
}

impl Source<'_> {
    fn bytes(&self, told: &mut Told) -> Vec<u8> {
        match self.page.for_whom {
            For::NvivoWindows => Plain::for_windows(self.text.text()).bytes(),
            For::Anyone => {
                let rare = self.text.text().chars().filter(|letter| letter.len_utf16() > 1).count();
                let why = "NVivo for Windows counts them as two, so that codings behind them would shift there: write \
                           it for NVivo for Windows if it is to be opened in it";
                told.add(Fate::Kept, "pictures and rare letters", rare, why, Some(self.id.to_string()));
                self.text.text().as_bytes().to_vec()
            }
        }
    }

    fn begun(&self, names: &mut Unique) -> Element {
        let name = clean::file_name(self.id.stem());
        let name = names.free(if name.is_empty() { "document" } else { &name });
        // What the name alone would not bring back.
        let elsewhere = clean::transcript_named(&name) != *self.id;
        let path = if elsewhere { self.id.as_str() } else { "" };
        let guid = guid(&self.page.mint, self.id);
        let element = Element::new("TextSource")
            .with("guid", &guid)
            .with("name", name)
            .with("plainTextPath", format!("internal://{guid}.txt"));
        self.page.undated(element).described(case_words::write_source(path))
    }
}

fn tell_unread(id: &TranscriptId, shelved: &Shelved, told: &mut Told) {
    told.dropped("transcripts", "their words have not been read", id.as_str());
    let codings = shelved.layers.values().map(|layer| layer.codings().len()).sum();
    told.add(
        Fate::Dropped,
        "codings",
        codings,
        "the words of their transcript have not been read",
        Some(id.to_string()),
    );
}
