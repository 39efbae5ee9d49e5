//! A folder of interviews to open, with a home of the coder's own beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gloss::store::{coder, last_steps, open_whole, recover, survey};
use gloss::study::Study;
use portable_pty::CommandBuilder;

pub const TALK: &str = "Interviewer: What is your role on the ward?\n\n50001: Nobody could tell me what I do all day. \
    My supervisor tried. She left in spring.\n\nInterviewer: And the team?\n\n50001: They hoped for the best. So did \
    I, honestly. Then the keys came, and with the keys the questions.\n";

const CODEBOOK: &str = r#"(
  version: 1,
  codes: [
    (id: "hope", name: "Hope"),
    (id: "unclear-role", name: "Unclear role"),
  ],
)
"#;

pub struct Folder {
    place: PathBuf,
    /// Goes when the story is over, unless somebody else's is told in it.
    _own: Option<tempfile::TempDir>,
}

impl Folder {
    /// Nothing but two interviews, as they come from the person who typed them.
    pub fn of_texts() -> Folder {
        let own = tempfile::tempdir().unwrap();
        let folder = Folder { place: own.path().to_path_buf(), _own: Some(own) };
        folder.put("50001.txt", TALK);
        folder.put("50002.txt", &TALK.replace("50001", "50002"));
        folder
    }

    /// With two codes.
    pub fn study() -> Folder {
        let folder = Folder::of_texts();
        folder.put("codebook.ron", CODEBOOK);
        folder
    }

    /// The folder of another process's story.
    pub fn far_away(place: PathBuf) -> Folder {
        Folder { place, _own: None }
    }

    pub fn root(&self) -> PathBuf {
        self.beside("peer support")
    }

    /// A path outside the study that goes with it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.place.join(name)
    }

    /// What Gloss remembers of its user stays out of the way, and every desk begins without habits.
    fn home(&self) -> PathBuf {
        self.beside("home")
    }

    pub fn put(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap_or_default()
    }

    /// Gloss on this folder: the one place that knows how it is called.
    pub fn gloss(&self, coder: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gloss"));
        command.args(["--as", coder]);
        command.arg(self.root());
        self.furnish(&mut command);
        command
    }

    /// A verb of Gloss, beside the study.
    pub fn verb(&self, words: &[&std::ffi::OsStr]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gloss"));
        command.args(words);
        self.furnish(&mut command);
        command
    }

    /// A shell script in which `"$@"` is Gloss on this folder.
    pub fn gloss_in(&self, script: &str, coder: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", script, "sh"]);
        let gloss = self.gloss(coder);
        command.args(gloss.get_argv());
        self.furnish(&mut command);
        command
    }

    fn furnish(&self, command: &mut CommandBuilder) {
        command.env("GLOSS_CONFIG_DIR", self.home());
        command.env("GLOSS_STATE_DIR", self.home());
        command.env("TERM", "xterm-256color");
        for name in ["COLORTERM", "NO_COLOR", "VISUAL"] {
            command.env_remove(name);
        }
    }

    /// Every file of the study with its bytes.
    pub fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.root()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(path.clone(), std::fs::read(&path).unwrap());
                }
            }
        }
        found
    }

    /// The study as it lies on disk; nothing in it may be broken.
    pub fn opened(&self) -> Study {
        opened(&self.root())
    }

    /// The words this coder coded, all transcripts together.
    pub fn coded(&self, name: &str) -> Vec<String> {
        let study = self.opened();
        let mine = study.codings().filter(|(_, coder, _)| coder.as_str() == name);
        mine.map(|(transcript, _, coding)| study.text(transcript).unwrap().slice(coding.span).to_string())
            .collect()
    }

    /// How many codings there are once a crash has been made good, which the next desk does before it reads.
    pub fn recovered(&self, name: &str) -> usize {
        recover(&survey(&self.root()).unwrap(), &coder(name).unwrap()).unwrap();
        self.coded(name).len()
    }

    /// How many steps this coder could undo.
    pub fn steps(&self, name: &str) -> usize {
        let (past, findings) = last_steps(&self.root(), &coder(name).unwrap()).unwrap();
        assert!(findings.is_empty(), "{findings:?}");
        past.done.len()
    }
}

pub fn opened(root: &Path) -> Study {
    let opened = open_whole(root).unwrap();
    assert!(opened.findings.is_empty(), "{:?}", opened.findings);
    opened.study
}
