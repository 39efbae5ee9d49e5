//! Makes studies in which the words have something to do with the codes: the same seed gives the same study.
//!
//! In `corpus/` words and codes are drawn apart from each other, and nothing could be learnt from them. Here each code
//! has a few words of its own; people stay with a topic for some sentences, use its words now and then, and share most
//! words with every other topic. One coding in five is on a topic of which these words say nothing.

use std::sync::Arc;

use gloss::study::{About, Code, CodeId, Codebook, Coder, Coding, Layer, Shelved, Study, TranscriptId, When};
use gloss::text::{Span, Transcript};

pub struct Size {
    pub name: &'static str,
    pub transcripts: usize,
    pub codes: usize,
    /// Of each transcript, by the one coder.
    pub codings: usize,
}

pub const SIZES: [Size; 3] = [
    Size { name: "topical small", transcripts: 10, codes: 60, codings: 60 },
    Size { name: "topical medium", transcripts: 100, codes: 200, codings: 150 },
    Size { name: "topical large", transcripts: 1_000, codes: 1_000, codings: 300 },
];

const PLAIN: &str = "the and you we they it was had been so then there when because but or not never always perhaps \
    really kind of sort about with without for from on in at to into over under after before again people someone \
    said told asked heard felt thought knew wanted came went time place way day week thing little long good";
const SYLLABLES: &str = "ka lo mi ner tas vo ril sen dou pa fi gar hul wen ost brim";
/// Words of its own that a code has.
const OWN: usize = 12;
/// Sentences of a transcript for each coding.
const SENTENCES: usize = 3;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    /// Small numbers come much more often than large ones, as codes do.
    fn lean(&mut self, sides: usize) -> usize {
        let below = 1 + self.roll(sides);
        self.roll(below)
    }
}

pub fn coder() -> Coder {
    Coder::new("jk")
}

pub fn make(size: &Size, seed: u64) -> Study {
    let mut dice = Dice(seed | 1);
    let topics: Vec<Vec<String>> =
        (0..size.codes).map(|_| (0..OWN).map(|_| word(&mut dice)).collect()).collect();
    let codes = (0..size.codes).map(|code| Code::new(id(code), format!("Code {code}"))).collect();
    let codebook = Arc::new(Codebook::from_codes(codes).0);
    let mut study = Study { about: Arc::new(About::default()), codebook, ..Study::default() };
    for number in 0..size.transcripts {
        let (text, said) = talk(&mut dice, &topics, size.codings * SENTENCES);
        let layer = Arc::new(layer(&mut dice, &said, size, number));
        let shelved = Shelved { text: Some(text), layers: [(coder(), layer)].into(), ..Shelved::default() };
        study.put(TranscriptId::new(format!("{number:04}.txt")), shelved);
    }
    study
}

fn id(code: usize) -> CodeId {
    CodeId::new(format!("code-{code}"))
}

fn word(dice: &mut Dice) -> String {
    let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
    (0..3).map(|_| syllables[dice.roll(syllables.len())]).collect()
}

/// A text, and each sentence of it with its topic.
fn talk(dice: &mut Dice, topics: &[Vec<String>], sentences: usize) -> (Arc<Transcript>, Vec<(Span, usize)>) {
    let plain: Vec<&str> = PLAIN.split_whitespace().collect();
    let (mut text, mut said, mut topic) = (String::new(), Vec::new(), 0);
    for n in 0..sentences {
        if n % 6 == 0 {
            text.push_str(if n % 12 == 0 { "\n\nInterviewer: And then? " } else { "" });
            text.push_str("\n\nParticipant: ");
        }
        if n == 0 || dice.roll(5) < 2 {
            topic = dice.lean(topics.len());
        }
        let start = text.len() as u32;
        for n in 0..7 + dice.roll(10) {
            text.push_str(if n == 0 { "So " } else { " " });
            let own = &topics[topic];
            text.push_str(if dice.roll(6) == 0 {
                own[dice.lean(own.len())].as_str()
            } else {
                plain[dice.lean(plain.len())]
            });
        }
        text.push('.');
        said.push((Span::new(start, text.len() as u32), topic));
        text.push(' ');
    }
    (Arc::new(Transcript::new(text)), said)
}

/// Every third sentence or so, in the order of reading, a minute each.
fn layer(dice: &mut Dice, said: &[(Span, usize)], size: &Size, transcript: usize) -> Layer {
    let coding = |n: usize| {
        let (span, topic) = said[(n * SENTENCES + dice.roll(SENTENCES)).min(said.len() - 1)];
        let code = if dice.roll(5) == 0 { dice.lean(size.codes) } else { topic };
        let minute = transcript * size.codings + n;
        Coding::new(span, id(code), When(minute as i64 * 60_000))
    };
    Layer::new((0..size.codings).map(coding).collect())
}
