//! Which keys say what, place by place.
//!
//! A page (the bindings of one context) is a list in the order of its file, not a tree of keys: with some sixty chords
//! a page is read through in microseconds, and help shows it in the order that its author chose.

use super::fault::{Fault, NoSuchKeymap};
use super::file::{self, Sheet};
use super::overlay::overlay;
use super::{Chord, Command, Context, Key, Said};
use crate::text::nearest;
use std::collections::BTreeMap;

/// A set of bindings. Invariant, kept by loading: where two chords can meet in one place, neither begins the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    pub name: String,
    pub(super) pages: BTreeMap<Context, Vec<Binding>>,
    pub(super) prefixes: Vec<(Chord, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub chord: Chord,
    pub said: Said,
}

/// What the keys pressed so far amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// They say this.
    Command(Said),
    /// They begin something; these keys may follow, in keymap order.
    Prefix(Vec<Next>),
    /// They mean nothing here.
    Nothing,
}

/// A key that may follow: one line of the which-key box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub key: Key,
    /// The command's title, or the name of the group that the key opens.
    pub title: String,
    /// More keys follow this one.
    pub is_prefix: bool,
}

const BUILTIN: [(&str, &str); 4] = [
    ("default", include_str!("../../keymaps/default.ron")),
    ("vim", include_str!("../../keymaps/vim.ron")),
    ("emacs", include_str!("../../keymaps/emacs.ron")),
    ("plain", include_str!("../../keymaps/plain.ron")),
];

impl Keymap {
    /// The names of the keymaps that travel with Gloss.
    pub const BUILTIN: [&str; 4] = [BUILTIN[0].0, BUILTIN[1].0, BUILTIN[2].0, BUILTIN[3].0];

    /// A keymap that travels with Gloss.
    ///
    /// # Errors
    /// [`NoSuchKeymap`], with the nearest right name.
    pub fn builtin(name: &str) -> Result<Keymap, NoSuchKeymap> {
        let (_, source) = BUILTIN.iter().find(|(right, _)| *right == name).ok_or_else(|| unknown(name))?;
        Ok(Keymap::load(Keymap::empty(), Some(source)).0)
    }

    /// Lays the user's own file over a keymap, key by key; `("x", "none")` unbinds. A file that says what it
    /// `extends` is laid over that one instead.
    ///
    /// With any fault the whole file is set aside and `base` comes back as it was, beside all faults in file order.
    pub fn load(base: Keymap, user: Option<&str>) -> (Keymap, Vec<Fault>) {
        let Some(source) = user else { return (base, Vec::new()) };
        match file::read(source).map_err(|fault| vec![fault]).and_then(|sheet| lay(&base, &sheet)) {
            Ok(keymap) => (keymap, Vec::new()),
            Err(faults) => (base, faults),
        }
    }

    fn empty() -> Keymap {
        Keymap { name: String::new(), pages: BTreeMap::new(), prefixes: Vec::new() }
    }

    /// What these keys say here, asking the particular context first and the general ones after it.
    pub fn look(&self, here: Context, keys: &[Key]) -> Look {
        let mut nexts: Vec<Next> = Vec::new();
        for binding in self.bindings(here) {
            match binding.chord.0.strip_prefix(keys) {
                Some([]) => return Look::Command(binding.said.clone()),
                Some([key, ..]) if nexts.iter().any(|next| next.key == *key) => {}
                Some([key, rest @ ..]) => nexts.push(self.next(keys, *key, rest, &binding.said)),
                None => {}
            }
        }
        if nexts.is_empty() { Look::Nothing } else { Look::Prefix(nexts) }
    }

    fn next(&self, keys: &[Key], key: Key, rest: &[Key], said: &Said) -> Next {
        let is_prefix = !rest.is_empty();
        let title = if is_prefix { self.prefix_name(&[keys, &[key]].concat()) } else { said.title() };
        Next { key, title, is_prefix }
    }

    /// What the group of chords is called that begin with these keys; `…` when it has no name.
    pub fn prefix_name(&self, keys: &[Key]) -> String {
        let named = self.prefixes.iter().find(|(chord, _)| chord.0 == keys);
        named.map_or_else(|| "…".to_owned(), |(_, name)| name.clone())
    }

    /// All that can be pressed here, in keymap order, the particular context first. What a more particular context
    /// gives another meaning is left out.
    pub fn bindings(&self, here: Context) -> impl Iterator<Item = &Binding> {
        let chain = here.chain();
        let hidden =
            |at: usize, chord: &Chord| chain.iter().take(at).any(|nearer| self.binds(*nearer, chord));
        let with_depth = chain.iter().enumerate();
        with_depth.flat_map(move |(at, context)| {
            self.page(*context).iter().filter(move |binding| !hidden(at, &binding.chord))
        })
    }

    /// The bindings of this one context, in keymap order.
    pub fn page(&self, context: Context) -> &[Binding] {
        self.pages.get(&context).map_or(&[], Vec::as_slice)
    }

    fn binds(&self, context: Context, chord: &Chord) -> bool {
        self.page(context).iter().any(|binding| binding.chord == *chord)
    }

    /// The chords that say this command here, with whatever argument.
    pub fn keys_for(&self, command: Command, here: Context) -> Vec<Chord> {
        let says = |binding: &&Binding| binding.said.command == command;
        let chain = here.chain().iter().enumerate();
        let found = chain.flat_map(|(at, context)| {
            let nearer = here.chain().iter().take(at);
            let hidden = move |chord: &Chord| nearer.clone().any(|nearer| self.binds(*nearer, chord));
            self.page(*context).iter().filter(says).filter(move |binding| !hidden(&binding.chord))
        });
        found.map(|binding| binding.chord.clone()).collect()
    }
}

/// The keymap `default`.
impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::builtin("default").unwrap_or_else(|_| Keymap::empty())
    }
}

fn lay(base: &Keymap, sheet: &Sheet) -> Result<Keymap, Vec<Fault>> {
    let Some(extends) = &sheet.extends else { return overlay(base, sheet) };
    let base = Keymap::builtin(&extends.text).map_err(|error| vec![extends.fault(error)])?;
    overlay(&base, sheet)
}

fn unknown(name: &str) -> NoSuchKeymap {
    NoSuchKeymap { name: name.to_owned(), nearest: nearest(name, Keymap::BUILTIN) }
}
