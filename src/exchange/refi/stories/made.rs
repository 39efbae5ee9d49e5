//! Studies out of thin air: everything a study can hold, in every combination, of invented words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::study::{
    About, Attribute, AttributeKind, Case, CaseId, CaseKind, Code, CodeId, Codebook, Coder, Coding, Kind,
    Layer, Lineage, Made, Marks, Memo, MemoId, MemoKind, Origin, Person, Question, Set, Shelved, Sitting,
    Study, Subject, TranscriptId, Wave, Weight, When,
};
use crate::text::{Names, Span, Transcript};

const CODERS: [&str; 3] = ["jk", "ms", "Åse_2"];
const TRANSCRIPTS: [&str; 6] =
    ["a.txt", "interviews/50001_2.txt", "Ünï (2).md", "notes.docx.txt", "A.txt", "groups/a.txt"];
const CASES: [&str; 4] = ["50001", "Anna", "anna", "g: 1 <&>"];
const ATTRIBUTES: [(&str, AttributeKind); 5] = [
    ("age", AttributeKind::Number),
    ("Age", AttributeKind::Text),
    ("shift", AttributeKind::Category),
    ("hired", AttributeKind::Date),
    ("wave", AttributeKind::Several),
];

/// What anybody may write: with what XML, labels and other programs stumble over.
fn words() -> impl Strategy<Value = String> {
    "([a-z]{1,5}|é|你好|🙂|&|<b>|\"|'|Include: |Kind: |\n| |:){1,9}".prop_map(|words| format!("w{words}"))
}

fn at() -> impl Strategy<Value = When> {
    (0i64..4_000_000_000).prop_map(|seconds| When(seconds * 1000))
}

fn coder() -> impl Strategy<Value = Coder> {
    select(&CODERS[..]).prop_map(Coder::new)
}

fn some<T: Clone + std::fmt::Debug>(
    of: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(of, 0..=most)
}

fn text() -> impl Strategy<Value = Transcript> {
    let turn = ("(Anna: |I: |\\[00:01:02\\] I: |)", "([a-z]{1,6}|é|🙂|你| ){0,12}");
    prop::collection::vec(turn, 1..6).prop_map(|turns| {
        let lines: Vec<String> = turns.into_iter().map(|(who, said)| format!("{who}so {said}")).collect();
        Transcript::new(lines.join("\n\n"))
    })
}

fn made() -> impl Strategy<Value = Made> {
    // To the millisecond: descriptions carry it.
    (coder(), 0i64..4_000_000_000_000).prop_map(|(by, at)| Made { by, at: When(at) })
}

fn lineage() -> impl Strategy<Value = Lineage> {
    let merged =
        (words(), made()).prop_map(|(name, made)| Lineage::Merged { was: CodeId::new("was"), name, made });
    let split = made().prop_map(|made| Lineage::Split { from: CodeId::new("from"), made });
    prop_oneof![merged, split]
}

fn code() -> impl Strategy<Value = (Code, bool, Option<Index>)> {
    let fields = (words(), some(words(), 1), some(words(), 1), some(words(), 1), some(words(), 2));
    let marks = (select(&Kind::ALL[..]), select(&Origin::ALL[..]), any::<bool>(), prop::option::of(0u8..12));
    let past = (prop::option::of(made()), some(lineage(), 2));
    (fields, marks, past, any::<bool>(), prop::option::of(any::<Index>())).prop_map(
        |(
            (name, definition, include, example, aliases),
            (kind, origin, retired, colour),
            (made, lineage),
            own,
            parent,
        )| {
            let [definition, include, example] = [definition, include, example].map(|words| words.join(""));
            let weight = colour.map(|of_100| Weight { of_100, reason: include.clone(), made: made.clone() });
            let code = Code {
                kind,
                origin,
                definition,
                include,
                example,
                aliases,
                colour,
                retired,
                weight,
                made,
                lineage,
                ..Code::new(CodeId::new(""), name.replace('\n', " "))
            };
            (code, own, parent)
        },
    )
}

fn codebook() -> impl Strategy<Value = Codebook> {
    some(code(), 7).prop_map(|drafts| {
        let mut codes: Vec<Code> = Vec::new();
        for (code, own, parent) in drafts {
            let book = Codebook::from_codes(codes.clone()).0;
            let id =
                if own { CodeId::new(format!("Own {}", codes.len())) } else { book.free_slug(&code.name) };
            let parent = parent.filter(|_| !codes.is_empty()).map(|at| at.get(&codes).id.clone());
            codes.push(Code { id, parent, ..code });
        }
        Codebook::from_codes(codes).0
    })
}

fn about() -> impl Strategy<Value = About> {
    let people = prop::sample::subsequence(CODERS.to_vec(), 0..=3);
    let words = (words(), some(words(), 1), some(words(), 1), some(words(), 2), some(words(), 2));
    (people, words, prop::sample::subsequence(ATTRIBUTES.to_vec(), 0..=5)).prop_map(
        |(people, (title, question, method, roles, guide), attributes)| About {
            title: title.replace('\n', " "),
            question: question.join(""),
            method: method.join(""),
            people: people
                .into_iter()
                .zip(["", "Jo K", "Person: x"])
                .map(|(id, name)| Person { id: id.into(), name: name.into(), roles: roles.clone() })
                .collect(),
            interviewers: roles.clone(),
            names: Names { speakers: vec!["anna".into()], nobody: roles },
            waves: vec![Wave { number: 2, label: guide.join(" "), month: "2019-08".into() }],
            guide: guide
                .into_iter()
                .map(|text| Question { id: "q".into(), text, waves: vec![1, 3], ..Question::default() })
                .collect(),
            attributes: attributes
                .into_iter()
                .map(|(name, kind)| Attribute {
                    values: if kind == AttributeKind::Category {
                        vec!["day".into(), "1".into()]
                    } else {
                        Vec::new()
                    },
                    ..Attribute::new(name, kind)
                })
                .collect(),
            ..About::default()
        },
    )
}

fn value() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        select(&ATTRIBUTES[..]).prop_map(|(name, _)| name.to_string()),
        Just("Date".to_string()),
        words()
    ];
    (
        name,
        prop_oneof![
            words(),
            Just("34".into()),
            Just("-2.5".into()),
            Just("2019-04-17".into()),
            Just(" 1".into())
        ],
    )
}

fn values() -> impl Strategy<Value = Vec<(String, String)>> {
    some(value(), 3).prop_map(|values| values.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect())
}

fn sitting() -> impl Strategy<Value = Sitting> {
    let date = select(&["", "2019-04-17", "spring"][..]).prop_map(str::to_string);
    (select(&TRANSCRIPTS[..]), prop::option::of(1u16..4), date, values()).prop_map(
        |(id, wave, date, attributes)| Sitting {
            date,
            attributes,
            ..Sitting::new(TranscriptId::new(id), wave)
        },
    )
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    let case =
        (select(&CASES[..]), select(&CaseKind::ALL[..]), values(), some(sitting(), 3), some(words(), 2));
    some(case, 4).prop_map(|cases| {
        let case = |(id, kind, attributes, sittings, speakers)| Case {
            kind,
            attributes,
            sittings,
            speakers,
            ..Case::new(CaseId::new(id))
        };
        let by_id: BTreeMap<CaseId, Case> =
            cases.into_iter().map(case).map(|case| (case.id.clone(), case)).collect();
        by_id.into_values().collect()
    })
}

fn span(text: &Transcript, from: Index, to: Index) -> Span {
    let len = usize::try_from(text.len()).unwrap();
    let (from, to) = (from.index(len), to.index(len));
    Span::new(u32::try_from(from.min(to)).unwrap(), u32::try_from(from.max(to) + 1).unwrap())
}

fn marks() -> impl Strategy<Value = Marks> {
    (prop::option::of(words()), prop::option::of(0u8..=100), any::<bool>(), any::<bool>()).prop_map(
        |(memo, weight, golden, counter)| Marks { memo: memo.map(Into::into), weight, golden, counter },
    )
}

type CodingDraft = (Index, Coder, (Index, Index), Index, When, Marks);
type MemoDraft = (u8, Index, (Index, Index), Coder, When, MemoKind, String);

fn codings() -> impl Strategy<Value = Vec<CodingDraft>> {
    let ends = || (any::<Index>(), any::<Index>());
    some((any::<Index>(), coder(), ends(), any::<Index>(), at(), marks()), 14)
}

fn memos() -> impl Strategy<Value = Vec<MemoDraft>> {
    let ends = || (any::<Index>(), any::<Index>());
    some((0u8..5, any::<Index>(), ends(), coder(), at(), select(&MemoKind::ALL[..]), words()), 8)
}

fn shelf(
    texts: Vec<(&'static str, Transcript)>,
    names: &Names,
    codings: Vec<CodingDraft>,
    book: &Codebook,
) -> Study {
    let mut study = Study::default();
    let mut layers: Vec<BTreeMap<Coder, Vec<Coding>>> = texts.iter().map(|_| BTreeMap::new()).collect();
    for (at, coder, (from, to), code, when, marks) in codings {
        if book.is_empty() || texts.is_empty() {
            continue;
        }
        let at = at.index(texts.len());
        let coding = Coding::new(span(&texts[at].1, from, to), code.get(book.codes()).id.clone(), when);
        layers[at].entry(coder).or_default().push(Coding { marks, ..coding });
    }
    for ((id, text), layers) in texts.into_iter().zip(layers) {
        let text = Some(Arc::new(Transcript::among(text.text(), names)));
        let layers =
            layers.into_iter().map(|(coder, codings)| (coder, Arc::new(Layer::new(codings)))).collect();
        study.put(TranscriptId::new(id), Shelved { text, layers, ..Shelved::default() });
    }
    study
}

fn memo(study: &Study, number: usize, draft: MemoDraft) -> Memo {
    let (subject, which, (from, to), coder, at, kind, text) = draft;
    let transcripts: Vec<&TranscriptId> = study.shelf.keys().collect();
    let about = match subject {
        1 if !study.codebook.is_empty() => Subject::Code(which.get(study.codebook.codes()).id.clone()),
        2 if !study.cases.is_empty() => Subject::Case(which.get(&study.cases).id.clone()),
        3 if !transcripts.is_empty() => Subject::Transcript((*which.get(&transcripts)).clone()),
        4 if !transcripts.is_empty() => {
            let id = which.get(&transcripts);
            let text = study.text(id).unwrap();
            Subject::span((*id).clone(), text, span(text, from, to))
        }
        _ => Subject::Study,
    };
    Memo { id: MemoId::new(format!("{coder}-{number}")), coder, at, kind, about, text }
}

pub fn study() -> impl Strategy<Value = Study> {
    let texts = prop::sample::subsequence(TRANSCRIPTS.to_vec(), 0..=4)
        .prop_flat_map(|ids| ids.into_iter().map(|id| (Just(id), text())).collect::<Vec<_>>());
    let set = (words(), words(), prop::collection::vec(any::<Index>(), 0..3));
    (about(), codebook(), texts, codings(), cases(), memos(), some(set, 2)).prop_map(
        |(mut about, book, texts, codings, cases, memos, sets)| {
            let mut study = shelf(texts, &about.names, codings, &book);
            let transcripts: Vec<TranscriptId> = study.shelf.keys().cloned().collect();
            about.sets = sets
                .into_iter()
                .map(|(name, words, which)| {
                    let codes: BTreeSet<&CodeId> = which
                        .iter()
                        .filter(|_| !book.is_empty())
                        .map(|at| &at.get(book.codes()).id)
                        .collect();
                    let transcripts: BTreeSet<&TranscriptId> = which
                        .iter()
                        .filter(|_| !transcripts.is_empty())
                        .map(|at| at.get(&transcripts))
                        .collect();
                    Set {
                        name,
                        about: words,
                        codes: codes.into_iter().cloned().collect(),
                        transcripts: transcripts.into_iter().cloned().collect(),
                    }
                })
                .collect();
            study.about = Arc::new(about);
            study.codebook = Arc::new(book);
            study.cases = Arc::new(cases.into());
            let mut memos: Vec<Memo> =
                memos.into_iter().enumerate().map(|(number, draft)| memo(&study, number, draft)).collect();
            memos.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
            study.memos = Arc::new(memos);
            study
        },
    )
}
