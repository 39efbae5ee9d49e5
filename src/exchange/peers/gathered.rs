//! What is gathered from a foreign project until it is a study of its own.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use super::{
    base::Row,
    names::{self, Taken},
    spot::{self, Spot},
    text::Text,
    times,
    tree::{self, Twig},
};
use crate::exchange::{Borrowed, Fate, Original, Told, coders::Coders, colour};
use crate::study::{
    About, Case, CodeId, Coder, Coding, Doubt, Layer, Made, Marks, Memo, MemoId, MemoKind, Shelved, Study,
    Subject, TranscriptId, When,
};
use crate::text::{Span, Transcript};

#[derive(Default)]
pub(super) struct Gathered {
    pub about: About,
    pub cases: Vec<Case>,
    pub originals: Vec<Original>,
    pub told: Told,
    codebook: crate::study::Codebook,
    codes: HashMap<String, CodeId>,
    texts: BTreeMap<TranscriptId, Arc<Transcript>>,
    layers: BTreeMap<(TranscriptId, Coder), Vec<Coding>>,
    taken: HashSet<(TranscriptId, Coder, Span, CodeId)>,
    memos: Vec<Memo>,
    coders: Coders,
    files: Taken,
    /// How many memos have this content.
    likes: HashMap<String, usize>,
    without_zone: usize,
}

/// A coding as a foreign program keeps it: positions in code points of its text, and the words it kept with them.
pub(super) struct Quote<'a> {
    pub text: &'a Text,
    pub start: i64,
    pub end: i64,
    pub words: &'a str,
    pub code: &'a str,
    pub coder: Coder,
    pub at: When,
    pub marks: Marks,
}

impl Gathered {
    pub fn transcript(&mut self, name: &str, foreign: &str) -> Text {
        let wanted = names::transcript(name);
        let stem = wanted.trim_end_matches(".txt");
        if !name.starts_with(stem) {
            let why = "their names have characters that file names may not have, or are too long";
            self.told.changed("transcripts", why, format!("{name} → {wanted}"));
        }
        let file = self.files.free(0, &wanted, |n| format!("{stem} ({n}).txt"));
        if file != wanted {
            self.told.changed("transcripts", "another one has the same name", format!("{name} → {file}"));
        }
        let text = Text::of(file, foreign);
        let controls = text.words.controls;
        let place = Some(text.id.to_string());
        self.told.add(Fate::Dropped, "control characters", controls, "no transcript can show them", place);
        self.texts.insert(text.id.clone(), text.text.clone());
        text
    }

    pub fn coder(&mut self, name: &str) -> Coder {
        self.coders.who(name, &mut self.told)
    }

    /// 1970 stands for an unknown moment.
    pub fn when(&mut self, words: &str, place: &str) -> When {
        match times::moment(words) {
            Some(moment) => {
                self.without_zone += usize::from(!moment.zoned);
                moment.when
            }
            None => {
                self.told.changed("times", "no time can be read there; 1970 stands for it", place);
                When::default()
            }
        }
    }

    /// Who made a code, and when, if anybody said.
    pub fn made(&mut self, owner: &str, date: &str, place: &str) -> Option<Made> {
        if owner.trim().is_empty() && date.trim().is_empty() {
            return None;
        }
        Some(Made { by: self.coder(owner), at: self.when(date, place) })
    }

    /// One of our twelve, if a colour can be read there.
    pub fn colour(&mut self, words: &str, place: &str) -> Option<u8> {
        colour::take(words, place, &mut self.told)
    }

    pub fn codebook(&mut self, twigs: Vec<Twig>) {
        let grown = tree::grow(twigs, &mut self.told);
        (self.codebook, self.codes) = (grown.book, grown.ids);
    }

    /// Puts a coding where its words stand; what is not as it was is told.
    pub fn coding(&mut self, quote: Quote<'_>) {
        let place = format!("{}, at {}", quote.text.id, quote.start);
        let Some(code) = self.codes.get(quote.code).cloned() else {
            return self.told.dropped("codings", "their code is not in the project", place);
        };
        let (span, doubt) = match spot::spot(quote.text, quote.start, quote.end, quote.words) {
            Spot::Sure(span) => (span, None),
            Spot::Cut(span) => {
                let why = "they reached beyond the end of the text; they end with it";
                self.told.changed("codings", why, place.clone());
                (span, None)
            }
            Spot::Utf16(span) => {
                self.told.changed("codings", "their positions were counted in UTF-16", place.clone());
                (span, None)
            }
            Spot::Moved(span) => {
                let why = "their positions held other words; they stand on their own words nearby";
                self.told.changed("codings", why, place.clone());
                (span, None)
            }
            Spot::Lost(span) => {
                let why = "the words kept with them are not in the text; they wait on the review list";
                self.told.changed("codings", why, place.clone());
                (span, Some(doubt(quote.words)))
            }
            Spot::Outside => {
                return self.told.dropped("codings", "there are no words where they stand", place);
            }
        };
        let Quote { text, coder, at, marks, .. } = quote;
        self.put(text, coder, Coding { span, code, at, marks, doubt }, place);
    }

    /// A coding on words that are surely those, at an unknown time.
    pub fn coding_on(&mut self, text: &Text, coder: Coder, code: &str, span: Span) {
        let place = format!("{}, at {}", text.id, span.start);
        match self.codes.get(code).cloned() {
            Some(code) => self.put(text, coder, Coding::new(span, code, When::default()), place),
            None => self.told.dropped("codings", "their code is not in the project", place),
        }
    }

    fn put(&mut self, text: &Text, coder: Coder, coding: Coding, place: String) {
        let stands = (text.id.clone(), coder.clone(), coding.span, coding.code.clone());
        if self.taken.insert(stands) {
            self.layers.entry((text.id.clone(), coder)).or_default().push(coding);
        } else {
            let why = "the same coder has put the same code on the same words already";
            self.told.dropped("codings", why, place);
        }
    }

    /// Nothing for a memo without words.
    pub fn memo(&mut self, about: Subject, coder: Coder, at: When, words: &str) {
        let text = super::words::Words::of(words.trim()).text;
        if text.is_empty() {
            return;
        }
        let id = self.memo_id(&format!("{about:?} {coder} {} {text}", at.0));
        self.memos.push(Memo { id, coder, at, kind: MemoKind::default(), about, text });
    }

    /// By content: the same memo borrowed again has the same id.
    fn memo_id(&mut self, content: &str) -> MemoId {
        let likes = self.likes.entry(content.into()).or_default();
        *likes += 1;
        let content = format!("{content} {likes}");
        MemoId::new(Uuid::new_v5(&Uuid::NAMESPACE_OID, content.as_bytes()).simple().to_string())
    }

    /// Who did what a row holds, and when.
    pub fn by(&mut self, row: &Row, place: &str) -> (Coder, When) {
        (self.coder(&row.words("owner")), self.when(&row.words("date"), place))
    }

    /// The memo in a row of something else, in the column `column`.
    pub fn memo_in(&mut self, row: &Row, column: &str, about: Subject, place: &str) {
        let words = row.words(column);
        if !words.trim().is_empty() {
            let (coder, at) = self.by(row, place);
            self.memo(about, coder, at, &words);
        }
    }

    pub fn finish(mut self, what: String) -> Borrowed {
        let why = "they name no time zone and are read as this computer's own";
        self.told.add(Fate::Changed, "times", self.without_zone, why, None);
        self.memos.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        for (kind, count) in [
            ("transcripts", self.texts.len()),
            ("codes", self.codebook.len()),
            ("codings", self.layers.values().map(Vec::len).sum()),
            ("memos", self.memos.len()),
            ("cases", self.cases.len()),
        ] {
            self.told.kept(kind, count);
        }
        let Gathered { mut about, cases, originals, told, codebook, memos, .. } = self;
        let known: HashSet<String> = about.people.iter().map(|person| person.id.clone()).collect();
        about.people.extend(self.coders.people.into_iter().filter(|person| !known.contains(&person.id)));
        let mut shelf: BTreeMap<TranscriptId, Shelved> = BTreeMap::new();
        for (id, text) in self.texts {
            shelf.entry(id).or_default().text = Some(text);
        }
        for ((id, coder), codings) in self.layers {
            shelf.entry(id).or_default().layers.insert(coder, Arc::new(Layer::new(codings)));
        }
        let study = Study {
            about: Arc::new(about),
            codebook: Arc::new(codebook),
            cases: Arc::new(cases.into()),
            memos: Arc::new(memos),
            framework: Arc::default(),
            shelf: shelf.into_iter().map(|(id, shelved)| (id, Arc::new(shelved))).collect(),
        };
        Borrowed { what, study, originals, told, ..Borrowed::default() }
    }
}

/// The words a coding had when it was last sure.
fn doubt(words: &str) -> Box<Doubt> {
    let words = Transcript::new(words);
    let (first, last) = words.first_and_last_words(words.whole());
    let why = "the words kept with it are not in the text";
    Box::new(Doubt { first: first.into(), last: last.into(), why: why.into() })
}
