//! What may be typed: verbs, and the ways that hold for all of them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::{
    check::Check,
    code::CodeVerb,
    completions::{Completions, Manual},
    demo::Demo,
    export::Export,
    find::Find,
    import::Import,
    keys::Keys,
    quotes::Quotes,
    table::TableVerb,
};

const AFTER: &str = "\
A study is any folder of .txt or .md files. Nothing is written into it before the first change.
A study called like a verb: gloss ./demo

Exit codes: 0 done, 1 refused or findings, 2 a broken file or wrong usage, 70 our fault.";

/// Code interviews by keyboard: read, tag passages with codes, build the codebook
#[derive(Debug, Parser)]
#[command(name = "gloss", version, after_help = AFTER, max_term_width = 100)]
#[command(subcommand_value_name = "VERB", subcommand_help_heading = "Verbs")]
pub struct Arguments {
    /// The study to open on the desk: a folder of .txt or .md files [default: this folder]
    pub study: Option<PathBuf>,

    #[command(flatten)]
    pub ways: Ways,

    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// How one works, whatever the verb.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Ways {
    /// Who is coding: initials or a login name
    #[arg(id = "as", long, value_name = "CODER", global = true)]
    pub coder: Option<String>,

    /// Look, and change nothing
    #[arg(long, global = true)]
    pub read_only: bool,

    /// A keymap: default, vim, emacs, plain, or a file
    #[arg(long, value_name = "FILE|NAME", global = true)]
    pub keymap: Option<String>,

    /// Colours: auto, dark, light, sixteen or plain
    #[arg(long, value_name = "NAME", global = true, value_parser = ["auto", "dark", "light", "sixteen", "plain"])]
    pub theme: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    Demo(Demo),
    /// Ten small lessons at the desk, on a practice interview that is thrown away afterwards
    Tutor,
    Import(Box<Import>),
    Export(Export),
    Code(CodeVerb),
    Quotes(Quotes),
    Find(Find),
    Table(TableVerb),
    Check(Check),
    Keys(Keys),
    Completions(Completions),
    Man(Manual),
}
