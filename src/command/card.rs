//! What is written about a command: its card, and how one row of the table becomes one.

use super::{Command, Context};

/// Everything Gloss says about one command. There is one card for each, in `table.rs`.
#[derive(Debug, PartialEq, Eq)]
pub struct Card {
    pub command: Command,
    /// What is typed after `:` and stands in keymaps: `next-uncoded`.
    pub name: &'static str,
    /// A few words for menus and the which-key box.
    pub title: &'static str,
    /// One or two sentences.
    pub help: &'static str,
    /// The contexts in whose sections of a keymap, and below, it may stand.
    pub contexts: &'static [Context],
    pub argument: Argument,
    /// A line that may be typed after `:` as it stands.
    pub example: &'static str,
}

/// What may follow a command's name. It may always be left out: the desk then asks, or takes what is under the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing may follow.
    None,
    /// A code, by slug or by path: `unclear-role`, `Barriers/Unclear role`.
    Code,
    /// A transcript, by its path in the study.
    Transcript,
    /// Any words.
    Words,
    /// A file to write. A `!` behind the command's name writes over one that is there.
    File,
    /// Files and folders to read, with options.
    Files,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A whole number, 0 to 4,294,967,295.
    Number,
}

impl Command {
    /// May it be said here, or in a context that is asked after this one?
    pub fn applies(self, here: Context) -> bool {
        here.chain().iter().any(|context| self.card().contexts.contains(context))
    }

    pub fn name(self) -> &'static str {
        self.card().name
    }
}

/// Makes the enum, the list of all commands and their cards from the rows of one table, so that none can be missing.
///
/// A row is: variant, name, contexts, argument, title, `eg` and an example when the name alone is none, help.
macro_rules! commands {
    ($( $variant:ident $name:literal [$($context:ident),+] $argument:ident $(($choices:expr))? $title:literal
        $(eg $example:literal)? $help:literal; )+) => {
        /// Everything that can be said to Gloss. The list is closed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $( #[doc = $help] $variant, )+
        }

        impl Command {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Command] = &[$(Command::$variant),+];

            /// What is written about it.
            pub fn card(self) -> &'static Card {
                match self {
                    $( Command::$variant => &Card {
                        command: Command::$variant,
                        name: $name,
                        title: $title,
                        help: $help,
                        contexts: &[$(Context::$context),+],
                        argument: Argument::$argument $(($choices))?,
                        example: [$($example,)? $name][0],
                    }, )+
                }
            }
        }
    };
}
pub(super) use commands;
