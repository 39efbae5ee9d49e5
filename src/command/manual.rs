//! The manual of keys and commands, written from the table and the keymaps, so that it is never out of date.

use super::{Argument, Chord, Command, Context, Keymap};
use std::fmt::Write;

/// `keymaps/README.md`: how to write a keymap, then every command with its keys in the keymaps that travel with Gloss.
pub fn markdown() -> String {
    let keymaps: Vec<Keymap> = Keymap::BUILTIN.iter().filter_map(|name| Keymap::builtin(name).ok()).collect();
    let mut page = HOW.replace("{EXAMPLE}", EXAMPLE);
    for place in Context::ALL {
        let commands: Vec<Command> =
            Command::ALL.iter().copied().filter(|command| home(*command) == place).collect();
        if !commands.is_empty() {
            page.push_str(&section(place, &commands, &keymaps));
        }
    }
    page
}

/// One keymap as text, place by place, for `gloss keys`.
pub fn text(keymap: &Keymap) -> String {
    let mut page = format!("Keymap {}\n", keymap.name);
    for place in Context::ALL {
        let bindings = keymap.page(place);
        let heading =
            if bindings.is_empty() { String::new() } else { format!("\n{}\n", capitalised(place.title())) };
        page.push_str(&heading);
        for binding in bindings {
            let _ = writeln!(
                page,
                "  {:<12}  {:<20}  {}",
                binding.chord.to_string(),
                binding.said.to_string(),
                binding.said.title()
            );
        }
    }
    page
}

/// The section a command is told in: the first place it works in.
fn home(command: Command) -> Context {
    command.card().contexts.first().copied().unwrap_or(Context::Anywhere)
}

fn section(place: Context, commands: &[Command], keymaps: &[Keymap]) -> String {
    let names: Vec<&str> = keymaps.iter().map(|keymap| keymap.name.as_str()).collect();
    let mut section = format!(
        "\n## {}\n\n| command | {} | what it does |\n",
        capitalised(place.title()),
        names.join(" | ")
    );
    section.push_str(&"|---".repeat(keymaps.len() + 2));
    section.push_str("|\n");
    commands.iter().for_each(|command| section.push_str(&row(*command, keymaps)));
    section
}

fn row(command: Command, keymaps: &[Keymap]) -> String {
    let card = command.card();
    let keys: Vec<String> = keymaps.iter().map(|keymap| cell(&chords(keymap, command))).collect();
    let example =
        if card.example == card.name { String::new() } else { format!(" Example: `:{}`", card.example) };
    let takes = takes(card.argument);
    format!("| `{}`{takes} | {} | {}{example} |\n", card.name, keys.join(" | "), card.help)
}

/// What may follow the name, in italics.
fn takes(argument: Argument) -> String {
    match argument {
        Argument::None => String::new(),
        Argument::Code => " *code*".into(),
        Argument::Transcript => " *transcript*".into(),
        Argument::Words => " *words*".into(),
        Argument::File => " *file*".into(),
        Argument::Files => " *files*".into(),
        Argument::Choice(choices) => format!(" *{}*", choices.join("/")),
        Argument::Number => " *number*".into(),
    }
}

/// The chords that say it in any of its places, each once.
fn chords(keymap: &Keymap, command: Command) -> Vec<Chord> {
    let everywhere = command.card().contexts.iter().flat_map(|here| keymap.keys_for(command, *here));
    everywhere.fold(Vec::new(), |mut chords, chord| {
        if !chords.contains(&chord) {
            chords.push(chord);
        }
        chords
    })
}

/// Of more than six, the first and last tell enough: `1` … `9`.
fn cell(chords: &[Chord]) -> String {
    let shown: Vec<String> =
        chords.iter().map(|chord| format!("`{}`", chord.to_string().replace('|', "\\|"))).collect();
    match shown.as_slice() {
        [first, .., last] if shown.len() > 6 => format!("{first} … {last}"),
        _ => shown.join(" "),
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

const HOW: &str = include_str!("manual.md");

/// A keymap of one's own, shown in the manual and held to be right by a test.
pub const EXAMPLE: &str = r#"(
    version: 1,
    name: "mine",
    extends: "default",

    prefixes: [
        ("F9", "my codes"),
    ],

    anywhere: [
        ("F5", "search-all"),
    ],

    reading: [
        ("Backspace", "untag"),        // another key for a command
        ("F9 u", "tag unclear-role"),  // a key for one code of this study
        ("e", "none"),                 // no key at all
    ],
)"#;
