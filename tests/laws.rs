//! Laws of the work: whatever is done can be undone, and what is refused has changed nothing.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gloss::study::anchor::Passage;
use gloss::study::deeds::{self, spots_of};
use gloss::study::framework::{Link, Row, Rows, Square, Summary};
use gloss::study::*;
use gloss::text::{Span, Transcript};
use proptest::collection::vec;
use proptest::prelude::*;

const TALK: &str =
    "Interviewer: What now?\n\nNoor: I laughed. I cried. 我很好 👩‍👩‍👧.\n\nNoor: Then the funding ended.\n";

/// A change that is wished for; which code, coding or memo it is about, the numbers choose among those that are there,
/// or sometimes among those that are not.
#[derive(Clone, Debug)]
struct Wish {
    what: u8,
    one: usize,
    other: usize,
    span: (u32, u32),
    words: String,
}

fn wish() -> impl Strategy<Value = Wish> {
    let numbers = (any_kind(), 0usize..9, 0usize..9, (0u32..60, 0u32..20));
    (numbers, "[a-c/ ]{0,5}").prop_map(|((what, one, other, (start, len)), words)| Wish {
        what,
        one,
        other,
        span: (start, start + len),
        words,
    })
}

/// Tagging is most of the work, here too.
fn any_kind() -> impl Strategy<Value = u8> {
    prop_oneof![2 => 0u8..3, 3 => 0u8..20]
}

fn made() -> Made {
    Made { by: Coder::new("jk"), at: When(1) }
}

fn study() -> Study {
    let mut study = Study::default();
    for name in ["a.txt", "b.txt"] {
        let text = Some(Arc::new(Transcript::new(TALK)));
        study.put(TranscriptId::new(name), Shelved { text, ..Shelved::default() });
    }
    for typed in ["a/b", "a/c", "b/a", "c"] {
        let edits = deeds::found(&study, typed, None, made()).1;
        study.apply(Edit::Together(edits)).unwrap();
    }
    study
}

impl Wish {
    fn code(&self, study: &Study, number: usize) -> CodeId {
        let codes = study.codebook.codes();
        let chosen =
            number.checked_rem(codes.len()).filter(|_| number < 8).and_then(|number| codes.get(number));
        chosen.map_or(CodeId::new("nobody-has-this"), |code| code.id.clone())
    }

    fn transcript(&self) -> TranscriptId {
        TranscriptId::new(
            ["a.txt", "b.txt", "a.txt", "b.txt", "a.txt", "b.txt", "a.txt", "b.txt", "none.txt"][self.other],
        )
    }

    fn coder(&self) -> Coder {
        Coder::new(if self.one.is_multiple_of(2) { "jk" } else { "ms" })
    }

    fn memo(&self, study: &Study) -> Memo {
        let about = match self.other % 5 {
            0 => Subject::Study,
            1 => Subject::Transcript(self.transcript()),
            2 => Subject::Span {
                transcript: self.transcript(),
                span: Span::new(self.span.0, self.span.1),
                words: Default::default(),
            },
            3 => Subject::Code(self.code(study, self.one)),
            _ => Subject::Case(CaseId::new("50001")),
        };
        let id = MemoId::new(format!("m{}", self.one % 4));
        Memo {
            id,
            coder: self.coder(),
            at: When(self.one as i64),
            kind: MemoKind::Note,
            about,
            text: self.words.clone(),
        }
    }

    fn edit(&self, study: &Study) -> Edit {
        let code = self.code(study, self.one);
        let other = self.code(study, self.other);
        let (transcript, coder) = (self.transcript(), self.coder());
        let span = Span::new(self.span.0, self.span.1);
        let spots = spots_of(study, &code);
        let spot = spots.first();
        match self.what {
            0..=2 => Edit::Tag { transcript, coder, coding: Coding::new(span, code, When(3)) },
            3 => spot.map_or(Edit::Untag { transcript, coder, span, code }, |spot| spot.untag()),
            4 => spot
                .and_then(|spot| spot.remark(study, |marks| marks.golden ^= true))
                .unwrap_or(Edit::Together(vec![])),
            5..=6 => Edit::Together(
                deeds::found(study, &self.words, Some(&other).filter(|_| self.one < 4), made()).1,
            ),
            7 => Edit::DropCode { code },
            8 => {
                let code = study.codebook.get(code.as_str()).cloned().unwrap_or(Code::new(code, "x"));
                Edit::ChangeCode {
                    code: Code { definition: self.words.clone(), retired: !code.retired, ..code },
                }
            }
            9 => Edit::MoveCode {
                code,
                place: Place { parent: Some(other).filter(|_| self.span.0 > 20), index: self.other },
            },
            10 => deeds::merge(study, &code, &other, made()).unwrap_or(Edit::DropCode { code }),
            11 if self.other < 3 => deeds::delete_branch(study, &code),
            11 => Edit::Tag { transcript, coder, coding: Coding::new(span, other, When(4)) },
            12 => deeds::split(study, &code, &self.words, made())
                .map_or(Edit::DropCode { code }, |(_, edit)| edit),
            13 => Edit::AddMemo { memo: self.memo(study) },
            14 if self.other < 4 => Edit::DropMemo { memo: self.memo(study).id },
            14 => Edit::ChangeMemo { memo: self.memo(study) },
            15 if self.one < 6 => Edit::PutCase { case: self.case() },
            15 => Edit::DropCase { case: self.case().id },
            16 => {
                let rows = if self.one < 5 { Rows::Cases } else { Rows::CaseWaves };
                Edit::ChangeFramework { rows, columns: vec![code, other] }
            }
            17 => Edit::PutSummary { summary: self.summary(study, code) },
            18 => {
                let Summary { square, coder, .. } = self.summary(study, code);
                Edit::DropSummary { square, coder }
            }
            _ => self.retext(study, transcript),
        }
    }

    /// Linked to whatever has its code.
    fn summary(&self, study: &Study, code: CodeId) -> Summary {
        let links = spots_of(study, &code).iter().filter_map(|spot| Link::to(study, spot)).collect();
        let wave = Some(1).filter(|_| self.other > 4);
        let square = Square { row: Row { case: self.case().id, wave }, code };
        let (coder, at, text) = (self.coder(), When(self.other as i64), self.words.clone());
        Summary { square, coder, at, text, is_quotes: false, links, seen: Vec::new() }
    }

    fn case(&self) -> Case {
        let sittings = vec![Sitting::new(self.transcript(), Some(self.other as u16))];
        let (id, kind) = (CaseId::new(format!("c{}", self.one % 3)), CaseKind::Pair);
        Case {
            id,
            kind,
            attributes: vec![("age".into(), self.words.clone())],
            sittings,
            speakers: Vec::new(),
        }
    }

    /// Some words in the middle become others, and the codings follow.
    fn retext(&self, study: &Study, transcript: TranscriptId) -> Edit {
        let Some(old) = study.text(&transcript) else { return Edit::Together(vec![]) };
        let kept = |range: std::ops::Range<usize>| {
            old.text().chars().skip(range.start).take(range.len()).collect::<String>()
        };
        let (from, to) = (self.span.0 as usize, self.span.0 as usize + self.one);
        let text = format!("{}{}{}", kept(0..from), self.words, kept(to..usize::MAX));
        let new = Arc::new(Transcript::new(text));
        let passage = Passage::new(old, &new);
        let layers = study.shelf[&transcript]
            .layers
            .iter()
            .map(|(coder, layer)| (coder.clone(), passage.carry(layer)));
        Edit::Retext { layers: layers.collect(), transcript, text: new.clone() }
    }
}

/// What the work consists of, to be compared. An empty layer is no layer.
fn work(study: &Study) -> String {
    let layers = study.shelf.iter().map(|(id, shelved)| {
        let words = shelved.text.as_ref().map(|text| text.text());
        let layers: Vec<_> = shelved.layers.iter().filter(|(_, layer)| !layer.codings().is_empty()).collect();
        format!("{id}: {words:?} {layers:?}\n")
    });
    let rest =
        format!("{:?}\n{:?}\n{:?}\n{:?}\n", study.codebook.codes(), study.memos, study.cases, study.about);
    layers.chain([rest, format!("{:?}", study.framework)]).collect()
}

/// Everything that must hold of a study at any time.
fn is_sound(study: &Study) -> bool {
    let book = &study.codebook;
    let placed = book.codes().iter().enumerate().all(|(at, code)| {
        book.position(code.id.as_str()) == Some(at)
            && code
                .parent
                .as_ref()
                .is_none_or(|parent| book.position(parent.as_str()).is_some_and(|above| above < at))
    });
    let within = study.codings().all(|(id, _, coding)| {
        let len = study.text(id).map_or(0, |text| text.len());
        coding.span.start < coding.span.end && coding.span.end <= len && book.contains(coding.code.as_str())
    });
    placed && within
}

/// What is kept in files of its own, each by a name, to see which of them an edit changed.
fn sheets(study: &Study) -> BTreeMap<String, String> {
    let text = |shelved: &Shelved| format!("{:?}", shelved.text.as_ref().map(|text| text.text()));
    let texts = study.shelf.iter().map(|(id, shelved)| (format!("text {id}"), text(shelved)));
    let layers = study.shelf.iter().flat_map(|(id, shelved)| {
        let held = shelved.layers.iter().filter(|(_, layer)| !layer.is_empty());
        held.map(move |(coder, layer)| (format!("layer {id} {coder}"), format!("{layer:?}")))
    });
    let memos = ["jk", "ms"].map(|coder| {
        let theirs = study.memos.iter().filter(|memo| memo.coder.as_str() == coder);
        (format!("memos {coder}"), format!("{:?}", theirs.collect::<Vec<_>>()))
    });
    let rest = [
        ("about".to_string(), format!("{:?}", study.about)),
        ("codebook".to_string(), format!("{:?}", study.codebook.codes())),
        ("cases".to_string(), format!("{:?}", study.cases)),
        ("framework".to_string(), format!("{:?}", study.framework)),
    ];
    texts.chain(layers).chain(memos).chain(rest).collect()
}

fn names(touched: &Touched) -> BTreeSet<String> {
    let flags = [
        (touched.about, "about"),
        (touched.codebook, "codebook"),
        (touched.cases, "cases"),
        (touched.framework, "framework"),
    ];
    let flags = flags.into_iter().filter(|(is_touched, _)| *is_touched).map(|(_, name)| name.to_string());
    let texts = touched.texts.iter().map(|id| format!("text {id}"));
    let layers = touched.layers.iter().map(|(id, coder)| format!("layer {id} {coder}"));
    let memos = touched.memos.iter().map(|coder| format!("memos {coder}"));
    flags.chain(texts).chain(layers).chain(memos).collect()
}

fn changed(before: &Study, after: &Study) -> BTreeSet<String> {
    let (before, after) = (sheets(before), sheets(after));
    let all = before.keys().chain(after.keys());
    all.filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(wishes in vec(wish(), 1..40)) {
        let mut study = study();
        let mut past = Vec::new();
        for wish in &wishes {
            let before = work(&study);
            let edit = wish.edit(&study);
            match study.apply(edit.clone()) {
                Ok(inverse) => past.push((before, edit, inverse)),
                Err(refusal) => prop_assert_eq!(work(&study), before, "refused: {}", refusal),
            }
            prop_assert!(is_sound(&study), "after {:?}: {}", wish, work(&study));
        }
        let after = work(&study);
        for (before, _, inverse) in past.iter().rev() {
            study.apply(inverse.clone()).unwrap();
            prop_assert_eq!(&work(&study), before);
        }
        for (_, edit, _) in &past {
            study.apply(edit.clone()).unwrap();
        }
        prop_assert_eq!(work(&study), after);
    }

    #[test]
    fn many_edits_together_are_all_or_nothing(wishes in vec(wish(), 1..12)) {
        let mut study = study();
        for wish in wishes.iter().take(6) {
            let _ = study.apply(wish.edit(&study));
        }
        let before = work(&study);
        let edits = wishes.iter().map(|wish| wish.edit(&study)).collect();
        if let Ok(inverse) = study.apply(Edit::Together(edits)) {
            study.apply(inverse).unwrap();
        }
        prop_assert_eq!(work(&study), before);
    }

    /// What an edit does not say it touches is not written, and would be lost on leaving.
    #[test]
    fn an_edit_says_beforehand_whatever_it_changes(wishes in vec(wish(), 1..30)) {
        let mut study = study();
        for wish in &wishes {
            let (before, edit) = (study.clone(), wish.edit(&study));
            let touched = names(&edit.touches(&before));
            let Ok(inverse) = study.apply(edit) else { continue };
            let unsaid = &changed(&before, &study) - &touched;
            prop_assert!(unsaid.is_empty(), "{:?} by {:?}", unsaid, wish);
            let unsaid = &changed(&before, &study) - &names(&inverse.touches(&study));
            prop_assert!(unsaid.is_empty(), "{:?} by undoing {:?}", unsaid, wish);
        }
    }

    #[test]
    fn any_codings_can_be_given_another_code_at_once(wishes in vec(wish(), 1..30), chosen in vec(any::<bool>(), 40)) {
        let mut study = study();
        for wish in &wishes {
            let _ = study.apply(wish.edit(&study));
        }
        let Some(code) = study.codebook.codes().first().map(|code| code.id.clone()) else { return Ok(()) };
        let spots: Vec<_> = study.codebook.codes().iter().flat_map(|code| spots_of(&study, &code.id)).collect();
        let chosen: Vec<_> = spots.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(spot, _)| spot).collect();
        let applied = study.apply(deeds::recode(&study, &chosen, &code));
        prop_assert!(applied.is_ok(), "{:?}", applied);
        for spot in &chosen {
            prop_assert!(study.layer(&spot.transcript, &spot.coder).unwrap().find(spot.span, code.as_str()).is_some());
        }
    }

    /// One coder edits a transcript, the other codes on, the first one undoes: nobody's work goes with it.
    #[test]
    fn undoing_new_words_keeps_what_others_coded_since(
        before in vec(wish(), 1..20), since in vec((0u32..60, 1u32..30), 0..6), cut in (0u32..50, 1u32..20),
    ) {
        let mut study = study();
        for wish in &before {
            let _ = study.apply(wish.edit(&study));
        }
        let code = CodeId::new("since");
        study.apply(Edit::AddCode { code: Code::new(code.clone(), "Since"), index: 0 }).unwrap();
        let transcript = TranscriptId::new("a.txt");
        let words = Wish { what: 16, one: 0, other: 0, span: (cut.0, cut.0 + cut.1), words: "Noor: ".into() };
        let edit = words.edit(&study);
        let inverse = study.apply(edit.clone()).unwrap();
        let coder = Coder::new("ms");
        for &(start, len) in &since {
            let coding = Coding::new(Span::new(start, start + len), code.clone(), When(9));
            let _ = study.apply(Edit::Tag { transcript: transcript.clone(), coder: coder.clone(), coding });
        }
        let count = |study: &Study| study.layer(&transcript, &coder).map_or(0, |layer| layer.codings().len());
        let (coded, text) = (count(&study), study.text(&transcript).unwrap().clone());
        let back = renewed(&study, &inverse, &edit).unwrap();
        study.apply(back).unwrap();
        prop_assert_eq!(count(&study), coded);
        study.apply(renewed(&study, &edit, &inverse).unwrap()).unwrap();
        prop_assert_eq!(count(&study), coded);
        prop_assert_eq!(study.text(&transcript).unwrap().text(), text.text());
        prop_assert!(is_sound(&study));
    }
}
