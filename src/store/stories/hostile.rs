//! Files made to harm: read or refused, never a panic, never written over.

use super::*;

const ENDINGS: [&str; 6] =
    ["study.ron", "codebook.ron", "cases.ron", "framework.ron", "memos/jk.ron", "talks/50001.txt.jk.ron"];

fn hostile() -> Vec<Vec<u8>> {
    let many = |text: &str| text.repeat(100_000).into_bytes();
    vec![
        Vec::new(),
        b"\0".to_vec(),
        b"\xff\xfe\x00\x00".to_vec(),
        b"(version: 1, codings: [(at: (9, 99999999999999999999), code: \"x\")])".to_vec(),
        b"(version: 1, text: \"\", length: 4294967296, codings: [])".to_vec(),
        b"(version: -1)".to_vec(),
        b"(version: 1, version: 1)".to_vec(),
        b"(version: 1, title: \"\\u{110000}\")".to_vec(),
        b"(version: 1, title: \"\x1b]0;owned\x07\")".to_vec(),
        b"#![enable(unwrap_newtypes)] (version: 1)".to_vec(),
        b"/* never closed".to_vec(),
        b"(version: 1, title: \"never closed".to_vec(),
        many("("),
        many("["),
        many("(version: "),
        many("{\"a\": "),
        many("Some("),
        many("/*"),
    ]
}

#[test]
fn hostile_files_are_told_of_and_left_alone() {
    for bytes in hostile() {
        let folder = Folder::study();
        for name in ENDINGS {
            folder.put(name, &bytes);
        }
        folder.put("history/jk.ron", &bytes);
        let opened = folder.open();
        assert_eq!(opened.study.shelf.len(), 2);
        for name in ENDINGS {
            let sheet = Sheet::of_path(Path::new(name)).unwrap();
            let is_told =
                opened.findings.iter().any(|finding| finding.file.as_deref() == Some(Path::new(name)));
            let barred = opened.kept.standing(&sheet).barred.is_some();
            assert_eq!(
                is_told,
                barred,
                "{name} with {:?}…",
                String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
            );
        }
        _ = last_steps(folder.root(), &jk()).unwrap();
        _ = read_words(folder.root(), &jk()).unwrap();
        _ = recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
    }
}

#[test]
fn spans_outside_the_text_are_doubted() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let text = folder.text("talks/50001.txt.jk.ron");
    let at = text.find("(at: (").unwrap();
    let mut far = text.clone();
    far.replace_range(at..at + text[at..].find("),").unwrap(), "(at: (4000000000, 4294967295");
    folder.put("talks/50001.txt.jk.ron", far);
    let Opened { study, .. } = folder.open();
    let coding = &study.layer(&talk(1), &jk()).unwrap().codings()[0];
    assert!(coding.span.end <= study.text(&talk(1)).unwrap().len());
}

#[test]
fn a_history_cannot_reach_out_of_the_study() {
    let (folder, elsewhere) = (Folder::study(), Folder::with(&[("codebook.ron", "precious")]));
    let name = elsewhere.root().file_name().unwrap().to_string_lossy().into_owned();
    elsewhere.put(".codebook.ron.jk.gloss-new", "evil");
    let (before, after) = (Digest::of(b"precious"), Digest::of(b"evil"));
    let line = format!(
        "(version: 1, at: \"2026-11-22T10:00:00Z\", what: Merged, \
         files: [(\"../{name}/codebook.ron\", \"{before}\", \"{after}\")])\n"
    );
    folder.put("history/jk.ron", line);
    recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
    assert_eq!(elsewhere.text("codebook.ron"), "precious");
}

#[test]
fn coders_names_cannot_leave_their_folder() {
    assert_eq!(coder("  Åse K. "), Some(Coder::new("Åse_K_")));
    assert_eq!(coder("../../etc"), Some(Coder::new("______etc")));
    assert_eq!(coder("…"), None);
    let evil = Sheet::Memos(Coder::new("../../x"));
    assert_eq!(evil.path(), Path::new("memos/______x.ron"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = Folder::study();
    fs::create_dir(folder.root().join("study.ron")).unwrap();
    let path = folder.root().join("cases.ron");
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    let findings = told(&folder.open().findings);
    assert_eq!(findings.iter().filter(|words| words.contains("it is not a file")).count(), 2, "{findings:?}");
}

#[test]
fn a_framework_that_points_nowhere_is_opened_and_told_of() {
    let far = "(transcript: \"gone.txt\", by: \"x\", at: (9, 3), code: \"?\", when: \"2026-03-09T10:00:00Z\", among: (7, 0), \
        words: \"no digest\", sentence: (4000000000, 1))";
    let one = format!(
        "(of: (case: \"\", code: \"../x\"), by: \"ms\", when: \"2026-03-09T10:00:00Z\", text: \"Words.\", links: [{far}])"
    );
    let columns = "\"hope\", ".repeat(50_000);
    let folder = Folder::study();
    folder.put("framework.ron", format!("(version: 1, columns: [{columns}], summaries: [{one}, {one}])"));
    let Opened { study, findings, .. } = folder.open();
    assert!(told(&findings).iter().any(|words| words.contains("stands twice")), "{findings:?}");
    let summary = &study.framework.summaries[0];
    assert_eq!(summary.links[0].find(&study), None);
    let (again, _) = summary.rewritten(&study, "Other words. More.", When(1), Vec::new());
    assert_eq!((again.links.len(), again.links[0].sentence), (1, None));
}
