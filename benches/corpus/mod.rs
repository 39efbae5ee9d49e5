//! Makes studies of any size to measure with: the same seed gives the same study, in words of our own.

use std::{fmt::Write, fs, io, path::Path};

use gloss::{
    store::Digest,
    text::{Span, Transcript},
};

pub struct Size {
    pub name: &'static str,
    pub transcripts: usize,
    /// Of each transcript.
    pub words: usize,
    pub codes: usize,
    /// Of the whole study.
    pub codings: usize,
    pub coders: &'static [&'static str],
}

pub const SIZES: [Size; 4] = [
    Size { name: "small", transcripts: 10, words: 8_000, codes: 60, codings: 1_200, coders: &["jk", "ms"] },
    Size {
        name: "medium",
        transcripts: 100,
        words: 10_000,
        codes: 200,
        codings: 30_000,
        coders: &["jk", "ms"],
    },
    Size {
        name: "large",
        transcripts: 1_000,
        words: 10_000,
        codes: 1_000,
        codings: 300_000,
        coders: &["jk", "ms"],
    },
    // About 3,000,000 characters.
    Size { name: "long", transcripts: 1, words: 520_000, codes: 200, codings: 5_000, coders: &["jk"] },
];

pub fn size(name: &str) -> Option<&'static Size> {
    SIZES.iter().find(|size| size.name == name)
}

const WORDS: &str = "the and I you we they it was had been so then there when because but or not never always \
    perhaps really kind of sort about with without for from on in at to into over under after before again \
    ward team shift office desk phone door keys meeting morning evening week month year people nurse doctor manager \
    supervisor colleague client patient peer friend mother brother neighbour someone nobody everybody everyone \
    said told asked heard felt thought knew hoped tried wanted needed helped listened waited worked stayed left came \
    trust hope role job training support recovery story experience difference question answer time place way reason \
    little long hard good tired afraid proud alone together different same own first last next other unclear \
    café naïve Åse Zoë jeg ikke liksom";

/// A small generator of numbers that is the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// Writes a study into a folder.
pub fn make(size: &Size, seed: u64, into: &Path) -> io::Result<()> {
    let mut dice = Dice(seed | 1);
    fs::create_dir_all(into.join("interviews"))?;
    fs::write(into.join("codebook.ron"), codebook(size.codes))?;
    for number in 0..size.transcripts {
        let name = format!("interviews/{}.txt", 50_001 + number);
        let (text, sentences) = transcript(&mut dice, size.words);
        let text = Transcript::new(text);
        fs::write(into.join(&name), text.text())?;
        let each = size.codings / size.transcripts / size.coders.len();
        for coder in size.coders {
            let layer = layer(&mut dice, &text, &sentences, each, size.codes);
            fs::write(into.join(format!("{name}.{coder}.ron")), layer)?;
        }
    }
    Ok(())
}

fn codebook(codes: usize) -> String {
    let mut book = String::from("(\n  version: 1,\n  codes: [\n");
    for code in 0..codes {
        let parent =
            if code % 8 == 0 { String::new() } else { format!(", parent: \"code-{}\"", code - code % 8) };
        let (first, second) = (word(code * 7), word(code * 13 + 5));
        _ = writeln!(book, "    (id: \"code-{code}\", name: \"{first} {second} {code}\"{parent}),");
    }
    book + "  ],\n)\n"
}

fn word(number: usize) -> &'static str {
    WORDS.split_whitespace().cycle().nth(number % 150).unwrap_or("word")
}

/// What is being said, and how many code points that is.
#[derive(Default)]
struct Talk {
    text: String,
    at: u32,
    sentences: Vec<Span>,
}

impl Talk {
    fn say(&mut self, words: &str) {
        self.text.push_str(words);
        self.at += words.chars().count() as u32;
    }

    fn sentence(&mut self, dice: &mut Dice, vocabulary: &[&str], length: usize, end: &str) {
        let start = self.at;
        for n in 0..length {
            self.say(if n == 0 { "" } else { " " });
            let word = vocabulary[dice.roll(vocabulary.len())];
            self.say(&if n == 0 { capital(word) } else { word.to_string() });
        }
        self.say(end);
        self.sentences.push(Span::new(start, self.at));
        self.say(" ");
    }
}

/// Without a capital a full stop ends no sentence.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The text, and where its sentences are in code points.
fn transcript(dice: &mut Dice, words: usize) -> (String, Vec<Span>) {
    let vocabulary: Vec<&str> = WORDS.split_whitespace().collect();
    let mut talk = Talk::default();
    let mut said = 0;
    for turn in 0.. {
        let (speaker, sentences, end) =
            if turn % 2 == 0 { ("Interviewer: ", 1, "?") } else { ("Participant: ", 3 + dice.roll(6), ".") };
        talk.say(speaker);
        for _ in 0..sentences {
            let length = 5 + dice.roll(14);
            talk.sentence(dice, &vocabulary, length, end);
            said += length;
        }
        talk.say("\n\n");
        if said >= words {
            break;
        }
    }
    (talk.text, talk.sentences)
}

fn layer(dice: &mut Dice, text: &Transcript, sentences: &[Span], codings: usize, codes: usize) -> String {
    let mut placed: Vec<(Span, usize)> = (0..codings)
        .map(|_| {
            let first = dice.roll(sentences.len());
            let last = (first + dice.roll(3)).min(sentences.len() - 1);
            (sentences[first].hull(sentences[last]), dice.roll(codes))
        })
        .collect();
    placed.sort_by_key(|(span, code)| (span.start, std::cmp::Reverse(span.end), format!("code-{code}")));
    placed.dedup();
    let digest = Digest::of(text.text().as_bytes());
    let mut out =
        format!("(\n  version: 1,\n  text: \"{digest}\",\n  length: {},\n  codings: [\n", text.len());
    for (span, code) in placed {
        let (first, last) = text.first_and_last_words(span);
        let when =
            format!("2026-{:02}-{:02}T{:02}:00:00Z", 1 + dice.roll(12), 1 + dice.roll(28), dice.roll(24));
        _ = writeln!(
            out,
            "    (at: ({}, {}), code: \"code-{code}\", when: \"{when}\", words: ({first:?}, {last:?})),",
            span.start, span.end
        );
    }
    out + "  ],\n)\n"
}
