//! A folder to work in, with a user's own configuration kept apart.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

pub const TALK: &str = "Interviewer: What is your role here?\n\n50001: Nobody could tell me what I do all day. \
    My supervisor tried.\n\nInterviewer: And the team?\n\n50001: They hoped for the best. So did I, honestly. \
    We said so: 慢慢来 👍🏽, slowly.\n";

pub const CODEBOOK: &str = r#"(
  version: 1,
  codes: [
    (id: "barriers", name: "Barriers", kind: "theme", definition: "What is in the way"),
    (id: "unclear-role", name: "Unclear role", parent: "barriers", definition: "Nobody knows"),
    (id: "hope", name: "Hope", definition: "Says so or means it"),
  ],
)
"#;

pub struct Room(TempDir);

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Room {
    pub fn empty() -> Room {
        Room(tempfile::tempdir().unwrap())
    }

    /// `study/talks/50001.txt` with a codebook.
    pub fn study() -> Room {
        let room = Room::empty();
        room.put("study/talks/50001.txt", TALK);
        room.put("study/codebook.ron", CODEBOOK);
        room
    }

    /// The sample study, in `demo`.
    pub fn demo() -> Room {
        let room = Room::empty();
        assert_eq!(room.gloss(&["demo", "demo"]).code, 0);
        room
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_default()
    }

    pub fn gloss(&self, typed: &[&str]) -> Said {
        self.gloss_with(typed, "")
    }

    /// With words on standard input, as from a pipe.
    pub fn gloss_with(&self, typed: &[&str], input: &str) -> Said {
        let output = self.command().args(typed).write_stdin(input).output().unwrap();
        let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: words(output.stdout), err: words(output.stderr) }
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gloss"));
        command.current_dir(self.0.path()).env("USER", "jk").env_remove("LOGNAME");
        command.env("GLOSS_CONFIG_DIR", self.path(".config")).env("GLOSS_STATE_DIR", self.path(".state"));
        command
    }

    /// Every file of a folder with its bytes, to see that nothing was changed.
    pub fn files(&self, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        gather(&self.path(folder), &mut found);
        found.sort();
        found
    }
}

fn gather(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.file_type().unwrap().is_dir() {
            true => gather(&entry.path(), found),
            false => found.push((entry.path(), fs::read(entry.path()).unwrap())),
        }
    }
}
