//! Laws: what is written reads back the same, and merging takes both sides.

use proptest::{collection::vec, option, prelude::*};

use super::*;
use crate::{
    store::{
        form::{self, LineForm},
        history::lines,
        merge,
    },
    study::{Weight, framework::*, *},
    text::{Names, Transcript},
};

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z ]{0,12}", "\\PC{0,8}", any::<String>().prop_map(|text| text.chars().take(8).collect())]
}

fn id() -> impl Strategy<Value = String> {
    "[a-zæøå0-9-]{1,6}"
}

fn when() -> impl Strategy<Value = When> {
    (-60_000_000_000_000i64..200_000_000_000_000).prop_map(When)
}

fn span() -> impl Strategy<Value = Span> {
    (0u32..90, 1u32..40).prop_map(|(start, len)| Span::new(start, start + len))
}

fn marks() -> impl Strategy<Value = Marks> {
    (option::of(words()), option::of(any::<u8>()), any::<bool>(), any::<bool>()).prop_map(
        |(memo, weight, golden, counter)| Marks { memo: memo.map(Into::into), weight, golden, counter },
    )
}

fn doubt() -> impl Strategy<Value = Box<Doubt>> {
    (words(), words(), words()).prop_map(|(first, last, why)| {
        Box::new(Doubt { first: first.into(), last: last.into(), why: why.into() })
    })
}

fn coding() -> impl Strategy<Value = Coding> {
    (span(), id(), when(), marks(), option::of(doubt())).prop_map(|(span, code, at, marks, doubt)| Coding {
        span,
        code: CodeId::new(code),
        at,
        marks,
        doubt,
    })
}

fn layer() -> impl Strategy<Value = Layer> {
    vec(coding(), 0..8).prop_map(Layer::new)
}

fn made() -> impl Strategy<Value = Made> {
    (id(), when()).prop_map(|(by, at)| Made { by: Coder::new(by), at })
}

fn lineage() -> impl Strategy<Value = Lineage> {
    let merged = (id(), words(), made()).prop_map(|(was, name, made)| Lineage::Merged {
        was: CodeId::new(was),
        name,
        made,
    });
    prop_oneof![
        merged,
        (id(), made()).prop_map(|(from, made)| Lineage::Split { from: CodeId::new(from), made })
    ]
}

fn code() -> impl Strategy<Value = Code> {
    let kinds = (0..Kind::ALL.len(), 0..Origin::ALL.len(), any::<bool>());
    let texts = (words(), words(), words(), words(), words(), vec(words(), 0..3));
    let weight = (any::<u8>(), words(), option::of(made()));
    let weight = weight.prop_map(|(of_100, reason, made)| Weight { of_100, reason, made });
    let past = (option::of(made()), vec(lineage(), 0..3));
    let more = (option::of(any::<u8>()), option::of(weight), past);
    (id(), option::of(id()), kinds, texts, more).prop_map(
        |(
            id,
            parent,
            (kind, origin, retired),
            (name, definition, include, exclude, example, aliases),
            (colour, weight, (made, lineage)),
        )| Code {
            id: CodeId::new(id),
            name,
            parent: parent.map(CodeId::new),
            kind: Kind::ALL[kind],
            origin: Origin::ALL[origin],
            definition,
            include,
            exclude,
            example,
            aliases,
            colour,
            retired,
            weight,
            made,
            lineage,
        },
    )
}

fn codebook() -> impl Strategy<Value = Codebook> {
    vec(code(), 0..8).prop_map(|codes| Codebook::from_codes(codes).0)
}

fn case() -> impl Strategy<Value = Case> {
    let attributes = || vec((words(), words()), 0..3);
    let sitting = (id(), option::of(any::<u16>()), words(), attributes()).prop_map(
        |(transcript, wave, date, attributes)| Sitting {
            transcript: TranscriptId::new(transcript),
            wave,
            date,
            attributes,
        },
    );
    (id(), 0..CaseKind::ALL.len(), attributes(), vec(sitting, 0..3), vec(words(), 0..2)).prop_map(
        |(id, kind, attributes, sittings, speakers)| Case {
            id: CaseId::new(id),
            kind: CaseKind::ALL[kind],
            attributes,
            sittings,
            speakers,
        },
    )
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    vec(case(), 0..6).prop_map(|mut cases| {
        cases.sort_by(|a, b| a.id.cmp(&b.id));
        cases.dedup_by(|a, b| a.id == b.id);
        cases
    })
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Study),
        id().prop_map(|id| Subject::Transcript(TranscriptId::new(id))),
        (id(), span(), (words(), words())).prop_map(|(id, span, words)| Subject::Span {
            transcript: TranscriptId::new(id),
            span,
            words
        }),
        id().prop_map(|id| Subject::Code(CodeId::new(id))),
        id().prop_map(|id| Subject::Case(CaseId::new(id))),
    ]
}

fn memo() -> impl Strategy<Value = Memo> {
    (id(), when(), 0..MemoKind::ALL.len(), subject(), words()).prop_map(|(id, at, kind, about, text)| Memo {
        id: MemoId::new(id),
        coder: jk(),
        at,
        kind: MemoKind::ALL[kind],
        about,
        text,
    })
}

fn memos() -> impl Strategy<Value = Vec<Memo>> {
    vec(memo(), 0..6).prop_map(|mut memos| {
        memos.sort_by(|a, b| a.id.cmp(&b.id));
        memos.dedup_by(|a, b| a.id == b.id);
        memos.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        memos
    })
}

fn about() -> impl Strategy<Value = About> {
    let person = (id(), words(), vec(words(), 0..2)).prop_map(|(id, name, roles)| Person { id, name, roles });
    let question = (id(), words(), vec(id(), 0..3), vec(any::<u16>(), 0..3), words());
    let question = question.prop_map(|(id, text, names, waves, since)| Question {
        names: names.iter().map(CodeId::new).collect(),
        id,
        text,
        waves,
        since,
    });
    let wave = (any::<u16>(), words(), words());
    let wave = wave.prop_map(|(number, label, month)| Wave { number, label, month });
    let names = (vec(words(), 0..2), vec(words(), 0..2));
    let names = names.prop_map(|(speakers, nobody)| Names { speakers, nobody });
    let lists = (vec(person, 0..3), vec(words(), 0..3), names, vec(wave, 0..3), vec(question, 0..3));
    (words(), words(), words(), lists, asked(), sets()).prop_map(
        |(
            title,
            question,
            method,
            (people, interviewers, names, waves, guide),
            asked,
            (sets, queries, stop_words),
        )| {
            let (attributes, file_names) = asked;
            About {
                title,
                question,
                method,
                people,
                interviewers,
                names,
                waves,
                guide,
                attributes,
                file_names,
                sets,
                queries,
                stop_words,
            }
        },
    )
}

fn asked() -> impl Strategy<Value = (Vec<Attribute>, Option<FileNames>)> {
    let kinds = AttributeKind::ALL;
    let attribute = (words(), 0..kinds.len(), vec(words(), 0..3));
    let attribute =
        attribute.prop_map(move |(name, kind, values)| Attribute { name, kind: kinds[kind], values });
    let file_names = (words(), words()).prop_map(|(case, wave)| FileNames { case, wave });
    (vec(attribute, 0..3), option::of(file_names))
}

fn sets() -> impl Strategy<Value = (Vec<Set>, Vec<Saved>, Vec<String>)> {
    let set = (words(), words(), vec(id(), 0..3), vec(id(), 0..3));
    let set = set.prop_map(|(name, about, codes, transcripts)| Set {
        name,
        about,
        codes: codes.iter().map(CodeId::new).collect(),
        transcripts: transcripts.iter().map(TranscriptId::new).collect(),
    });
    let saved = (words(), words()).prop_map(|(name, query)| Saved { name, query });
    (vec(set, 0..3), vec(saved, 0..3), vec(words(), 0..3))
}

fn square() -> impl Strategy<Value = Square> {
    (id(), option::of(any::<u16>()), id()).prop_map(|(case, wave, code)| Square {
        row: Row { case: CaseId::new(case), wave },
        code: CodeId::new(code),
    })
}

fn link() -> impl Strategy<Value = Link> {
    let place = (id(), id(), span(), id(), when());
    (place, (0..3usize, 1..4usize), any::<u64>(), option::of(span())).prop_map(
        |((transcript, coder, span, code, at), among, wording, sentence)| {
            let (transcript, coder) = (TranscriptId::new(transcript), Coder::new(coder));
            let spot = deeds::Spot { transcript, coder, span, code: CodeId::new(code) };
            Link { to: Trace { spot, at }, among, wording: Wording(wording), sentence }
        },
    )
}

fn summary() -> impl Strategy<Value = Summary> {
    let seen = (id(), id(), when()).prop_map(|(of, by, at)| (TranscriptId::new(of), Coder::new(by), at));
    let more = (any::<bool>(), vec(link(), 0..3), vec(seen, 0..4));
    (square(), id(), when(), words(), more).prop_map(
        |(square, coder, at, text, (is_quotes, links, mut seen))| {
            seen.sort();
            Summary { square, coder: Coder::new(coder), at, text, is_quotes, links, seen }
        },
    )
}

fn framework() -> impl Strategy<Value = Framework> {
    (0..Rows::ALL.len(), vec(id(), 0..4), vec(summary(), 0..5)).prop_map(|(rows, columns, mut summaries)| {
        summaries.sort_by(|a, b| a.order().cmp(&b.order()));
        summaries.dedup_by(|a, b| a.order() == b.order());
        let columns = columns.iter().map(CodeId::new).collect();
        Framework { rows: Rows::ALL[rows], columns, summaries }
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let on = || (id().prop_map(TranscriptId::new), Just(jk()));
    let code_id = || id().prop_map(CodeId::new);
    let one = prop_oneof![
        (on(), coding()).prop_map(|((transcript, coder), coding)| Edit::Tag { transcript, coder, coding }),
        (on(), span(), code_id()).prop_map(|((transcript, coder), span, code)| Edit::Untag {
            transcript,
            coder,
            span,
            code
        }),
        (on(), span(), code_id(), marks()).prop_map(|((transcript, coder), span, code, marks)| Edit::Mark {
            transcript,
            coder,
            span,
            code,
            marks
        }),
        (code(), 0..9usize).prop_map(|(code, index)| Edit::AddCode { code, index }),
        code_id().prop_map(|code| Edit::DropCode { code }),
        code().prop_map(|code| Edit::ChangeCode { code }),
        (code_id(), option::of(code_id()), 0..9usize)
            .prop_map(|(code, parent, index)| Edit::MoveCode { code, place: Place { parent, index } }),
        memo().prop_map(|memo| Edit::AddMemo { memo }),
        memo().prop_map(|memo| Edit::ChangeMemo { memo }),
        id().prop_map(|id| Edit::DropMemo { memo: MemoId::new(id) }),
        case().prop_map(|case| Edit::PutCase { case }),
        id().prop_map(|id| Edit::DropCase { case: CaseId::new(id) }),
        about().prop_map(|about| Edit::ChangeAbout { about }),
        framework().prop_map(|Framework { rows, columns, .. }| Edit::ChangeFramework { rows, columns }),
        summary().prop_map(|summary| Edit::PutSummary { summary }),
        summary().prop_map(|Summary { square, coder, .. }| Edit::DropSummary { square, coder }),
        (on(), words(), layer()).prop_map(|((transcript, coder), text, layer)| Edit::Retext {
            transcript,
            text: Arc::new(Transcript::new(text)),
            layers: vec![(coder, layer)],
        }),
    ];
    one.prop_recursive(2, 8, 4, |inner| vec(inner, 0..4).prop_map(Edit::Together))
}

/// A record's line breaks never break the line.
fn one_line_each(text: &str, records: usize) -> bool {
    text.lines().filter(|line| line.starts_with("    ")).count() == records
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_codebook_reads_back_the_same(codebook in codebook()) {
        let text = form::write_codebook(&codebook).unwrap();
        prop_assert!(one_line_each(&text, codebook.len()));
        prop_assert_eq!(form::read_codebook(&text).unwrap(), (codebook, Vec::new()));
    }

    #[test]
    fn cases_read_back_the_same(cases in cases()) {
        let text = form::write_cases(&cases).unwrap();
        prop_assert_eq!(form::read_cases(&text).unwrap(), (cases, Vec::new()));
    }

    #[test]
    fn memos_read_back_the_same(memos in memos()) {
        let text = form::write_memos(&memos).unwrap();
        prop_assert_eq!(form::read_memos(&text, &jk()).unwrap(), (memos, Vec::new()));
    }

    #[test]
    fn a_study_says_the_same_of_itself(about in about()) {
        let text = form::write_about(&about).unwrap();
        prop_assert_eq!(form::read_about(&text).unwrap(), about);
    }

    #[test]
    fn a_framework_reads_back_the_same(framework in framework()) {
        let text = form::write_framework(&framework).unwrap();
        prop_assert!(one_line_each(&text, framework.summaries.len()));
        prop_assert_eq!(form::read_framework(&text).unwrap(), (framework, Vec::new()));
    }

    #[test]
    fn frameworks_take_what_only_one_side_changed(base in framework(), ours in framework(), theirs in framework()) {
        prop_assert_eq!(merge::frameworks(&base, &ours, &base).value, ours.clone());
        prop_assert_eq!(merge::frameworks(&base, &base, &ours).value, ours.clone());
        let merged = merge::frameworks(&base, &ours, &theirs);
        for lost in theirs.summaries.iter().filter(|summary| !merged.value.summaries.contains(summary)) {
            let told = merged.clashes.iter().any(|words| words.contains(&lost.text));
            prop_assert!(told || base.summaries.contains(lost), "lost in silence: {:?}", lost);
        }
    }

    #[test]
    fn codings_read_back_the_same(layer in layer(), text in "[a-zæ信 .\n]{140}") {
        let folder = Folder::with(&[("a.txt", &text)]);
        let transcript = TranscriptId::new("a.txt");
        let written = form::write_codings(&layer, &Transcript::new(text)).unwrap();
        prop_assert!(one_line_each(&written, layer.codings().len()));
        folder.put("a.txt.jk.ron", &written);
        let Opened { study, findings, .. } = folder.open();
        prop_assert_eq!(findings, []);
        prop_assert_eq!(study.layer(&transcript, &jk()), Some(&layer));
    }

    #[test]
    fn every_edit_reads_back_the_same(edit in edit(), inverse in edit(), words in words(), at in when()) {
        let texts = vec![TranscriptId::new("talks/new one.txt")];
        let step = Step { words, at, edit, inverse, texts };
        let line = lines(&[Record::Did(Box::new(step.clone()))], at, Vec::new()).unwrap();
        prop_assert_eq!(line.matches('\n').count(), 1);
        let folder = Folder::with(&[("history/jk.ron", &line)]);
        let (past, findings) = last_steps(folder.root(), &jk()).unwrap();
        prop_assert_eq!(findings, []);
        prop_assert_eq!(format!("{:?}", past.done), format!("{:?}", [step]));
        prop_assert_eq!(read_words(folder.root(), &jk()).unwrap().len(), 1);
        let form: LineForm = form::read(line.trim_end(), |form: &LineForm| form.version).unwrap();
        prop_assert_eq!(form::record(&form).unwrap() + "\n", line);
    }

    #[test]
    fn layers_merge_alike_from_both_sides(base in layer(), ours in layer(), theirs in layer()) {
        let one = merge::layers(&base, &ours, &theirs);
        let other = merge::layers(&base, &theirs, &ours);
        prop_assert_eq!(one.clashes.len(), other.clashes.len());
        if one.clashes.is_empty() {
            prop_assert!(same_but_moments(&one.value, &other.value));
        }
    }

    #[test]
    fn merging_takes_what_only_one_side_changed(base in layer(), ours in layer()) {
        prop_assert_eq!(merge::layers(&base, &ours, &base).value, ours.clone());
        prop_assert_eq!(merge::layers(&base, &base, &ours).value, ours);
    }

    #[test]
    fn codebooks_take_what_only_one_side_changed(base in codebook(), ours in codebook()) {
        prop_assert_eq!(merge::codebooks(&base, &ours, &base).value, ours.clone());
        prop_assert_eq!(merge::codebooks(&base, &base, &ours).value, ours);
    }

    #[test]
    fn what_a_study_says_of_itself_takes_what_only_one_side_changed(base in about(), ours in about()) {
        prop_assert_eq!(merge::abouts(&base, &ours, &base).value, ours.clone());
        prop_assert_eq!(merge::abouts(&base, &base, &ours).value, ours);
    }

    #[test]
    fn no_question_of_a_guide_is_lost_in_silence(base in about(), ours in about(), theirs in about()) {
        let merged = merge::abouts(&base, &ours, &theirs);
        let is_whole = merged.clashes.iter().any(|words| words.starts_with("the guide was"));
        for question in ours.guide.iter().chain(theirs.guide.iter().filter(|_| !is_whole)) {
            let there = merged.value.guide.iter().any(|known| known.id == question.id);
            prop_assert!(there || base.guide.contains(question), "lost: {:?}", question);
        }
    }

    #[test]
    fn cases_and_memos_take_what_only_one_side_changed(base in (cases(), memos()), ours in (cases(), memos())) {
        prop_assert_eq!(merge::cases(&base.0, &ours.0, &base.0).value, ours.0.clone());
        prop_assert_eq!(merge::cases(&base.0, &base.0, &ours.0).value, ours.0);
        let merged = merge::memos(&base.1, &base.1, &ours.1);
        prop_assert_eq!((merged.value, merged.clashes.len()), (ours.1, 0));
    }
}

/// Where both sides made the same coding, each keeps its own moment.
fn same_but_moments(one: &Layer, other: &Layer) -> bool {
    let places = |layer: &Layer| -> Vec<(Span, CodeId)> {
        layer.codings().iter().map(|coding| (coding.span, coding.code.clone())).collect()
    };
    places(one) == places(other)
}
