//! The house rules that can be read off the sources: which room knows which, what stays out of the quiet rooms, and
//! that nothing in here speaks to a network.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// Each room with the rooms below it: it may import these, and no others.
const ROOMS: [(&str, &[&str]); 10] = [
    ("text", &[]),
    ("study", &["text"]),
    ("analysis", &["text", "study"]),
    ("store", &["text", "study"]),
    ("command", &["text"]),
    ("methods", &["text", "study", "analysis"]),
    ("report", &["text", "study", "analysis", "methods"]),
    ("exchange", &["text", "study", "analysis", "report"]),
    ("ui", &["text", "study", "analysis", "store", "command", "methods", "exchange", "report"]),
    ("cli", &["text", "study", "analysis", "store", "command", "methods", "exchange", "report"]),
];

/// Rooms that know no file, no clock, no terminal and no form of writing things down.
const QUIET: [&str; 3] = ["text", "study", "analysis"];
/// A `Duration` is no clock: how long a diff may take is no secret.
const NOISE: [&str; 11] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant",
    "jiff",
    "serde",
    "ron::",
    "ratatui",
    "crossterm",
];

const FALLS: [&str; 6] = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];

/// A file of `src` as this test reads it.
struct Source {
    path: PathBuf,
    text: String,
    /// The text without comments.
    code: String,
}

impl Source {
    fn room(&self) -> Option<&str> {
        let first = self.path.iter().next()?.to_str()?;
        (self.path.iter().count() > 1).then_some(first)
    }

    /// How many modules it stands below the top.
    fn depth(&self) -> usize {
        let is_mod = self.path.file_name().is_some_and(|name| name == "mod.rs");
        self.path.iter().count() - usize::from(is_mod)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(read(&path));
            }
        }
    }
    assert!(found.len() > 100, "the sources are not where they are looked for");
    found
}

fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.lines().map(|line| without_comment(line).to_string() + "\n").collect();
    Source { path: path.strip_prefix(root().join("src")).unwrap().to_path_buf(), text, code }
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        return "";
    }
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

/// What a source names at the top of the house: after `crate::`, or after as many `super::` as it stands deep.
fn imports(source: &Source) -> Vec<String> {
    let climb = "super::".repeat(source.depth());
    let after = |start: &str| -> Vec<String> {
        let places = source.code.match_indices(start);
        places.flat_map(|(at, start)| names_at(&source.code[at + start.len()..])).collect()
    };
    [after("crate::"), after(&climb)].concat()
}

/// The name that stands here, or all those of a group: `{study::{Code, Coder}, text::Span}`.
fn names_at(code: &str) -> Vec<String> {
    let Some(group) = code.strip_prefix('{') else { return vec![first_name(code)] };
    let (mut names, mut depth, mut begins) = (Vec::new(), 0, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            letter if begins && !letter.is_whitespace() => {
                names.push(first_name(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

fn first_name(code: &str) -> String {
    code.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The code without what is only there for tests: rustfmt closes an item where it began.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept += line;
            kept.push('\n');
            continue;
        }
        let close = line.replace("#[cfg(test)]", "}");
        let mut item = lines.by_ref().skip_while(|line| line.trim_start().starts_with("#["));
        if item.next().is_some_and(|first| first.ends_with('{')) {
            item.find(|line| *line == close);
        }
    }
    kept
}

/// The modules a source declares for tests only, as the beginnings of their paths.
fn test_modules(source: &Source) -> Vec<PathBuf> {
    let folder = match source.path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => source.path.parent().unwrap().to_path_buf(),
        _ => source.path.with_extension(""),
    };
    let mut modules = Vec::new();
    let mut only_tests = false;
    for line in source.code.lines().map(str::trim) {
        let declared = line.strip_suffix(';').and_then(|line| line.rsplit_once("mod "));
        match declared {
            Some((_, name)) if only_tests => modules.push(folder.join(name)),
            _ => {}
        }
        let named = line.strip_prefix("#[path = \"").and_then(|line| line.strip_suffix("\"]"));
        if let (true, Some(file)) = (only_tests, named) {
            modules.push(source.path.with_file_name(file).with_extension(""));
        }
        only_tests = line == "#[cfg(test)]" || (only_tests && line.starts_with("#["));
    }
    modules
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_room_is_on_the_plan() {
    let strange = sources().into_iter().filter_map(|source| {
        let room = source.room()?.to_string();
        (!ROOMS.iter().any(|(name, _)| *name == room)).then(|| format!("{room} is not on the plan"))
    });
    assert_none(&strange.collect::<Vec<_>>());
}

#[test]
fn imports_only_go_downhill() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some((room, below)) = ROOMS.iter().find(|(name, _)| Some(*name) == source.room()) else {
            continue;
        };
        for name in imports(&source) {
            let is_room = ROOMS.iter().any(|(room, _)| *room == name);
            if is_room && name != *room && !below.contains(&name.as_str()) {
                faults.push(format!("{}: {room} looks up to {name}", source.path.display()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn words_work_and_counting_know_no_file_no_clock_and_no_terminal() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.room().is_some_and(|room| QUIET.contains(&room))) {
        let heard = NOISE.iter().filter(|noise| source.code.contains(*noise));
        faults.extend(heard.map(|noise| format!("{}: {noise}", source.path.display())));
    }
    assert_none(&faults);
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let mute = sources().into_iter().filter(|source| !source.text.starts_with("//! "));
    assert_none(&mute.map(|source| source.path.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn nothing_falls_over_but_tests() {
    let sources = sources();
    let tests: Vec<PathBuf> = sources.iter().flat_map(test_modules).collect();
    let mut faults = Vec::new();
    for source in &sources {
        if tests
            .iter()
            .any(|module| source.path.starts_with(module) || source.path.with_extension("") == *module)
        {
            continue;
        }
        for (number, line) in without_tests(&source.code).lines().enumerate() {
            if FALLS.iter().any(|fall| line.contains(fall)) {
                faults.push(format!(
                    "{} (about line {}): {}",
                    source.path.display(),
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    assert_none(&faults);
}

/// Crates whose trade is the network. None of them may come in, by whatever door.
const TALKERS: [&str; 40] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "git2",
    "gix",
    "h2",
    "hickory-resolver",
    "http",
    "hyper",
    "hyper-util",
    "isahc",
    "libssh2-sys",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "self_update",
    "sentry",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "tonic",
    "tower",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "warp",
    "webpki",
    "websocket",
    "webbrowser",
    "zbus",
];

/// Crates that could open a socket, and what they are here for.
const COULD_TALK: [(&str, &str); 5] = [
    ("libc", "declares every system call there is; nothing here calls one of them"),
    ("rustix", "files, signals and the terminal: its feature `net` is off"),
    ("nix", "the pseudo-terminals of the tests, and other terminals ratatui could use: not sockets"),
    ("mio", "lets notify and crossterm sleep until a file or the terminal stirs"),
    ("serial2", "serial ports for the pseudo-terminals of the tests"),
];

fn locked() -> Vec<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    names.map(str::to_string).collect()
}

#[test]
fn no_crate_talks_to_a_network() {
    let talkers = locked().into_iter().filter(|name| TALKERS.contains(&name.as_str()));
    assert_none(&talkers.collect::<Vec<_>>());
}

#[test]
fn every_crate_that_could_talk_is_accounted_for() {
    let hints = ["net", "http", "socket", "tls", "ssl", "dns", "quic", "async", "ssh", "ftp", "rpc", "grpc"];
    let hinting = |name: &str| name.split(['-', '_']).any(|part| hints.contains(&part));
    let excused = |name: &str| COULD_TALK.iter().any(|(known, _)| *known == name);
    let locked = locked();
    let unknown: Vec<String> =
        locked.iter().filter(|name| hinting(name) && !excused(name)).cloned().collect();
    assert_none(&unknown);
    let gone = COULD_TALK.iter().filter(|(name, _)| !locked.iter().any(|locked| locked == name));
    assert_none(&gone.map(|(name, _)| format!("{name} is excused but not there")).collect::<Vec<_>>());
}

#[test]
fn nothing_here_opens_a_socket() {
    let words =
        ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream", "rustix::net", "libc::socket"];
    let mut faults = Vec::new();
    for source in sources() {
        let heard = words.iter().filter(|word| source.code.contains(*word));
        faults.extend(heard.map(|word| format!("{}: {word}", source.path.display())));
    }
    assert_none(&faults);
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let rustix = manifest.lines().find(|line| line.starts_with("rustix")).unwrap_or_default();
    assert!(!rustix.contains("\"net\""), "{rustix}");
}
