//! The names by which things are known: short shared strings, one type each so that none is taken for another.

use std::{
    borrow::Borrow,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Eq, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        /// Names that were read together share their letters: the same place is the same name.
        impl PartialEq for $name {
            fn eq(&self, other: &$name) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
            }
        }

        impl $name {
            pub fn new(name: impl AsRef<str>) -> $name {
                $name(Arc::from(name.as_ref()))
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

names! {
    /// A code's slug: made once from its first name and never changed by a rename.
    CodeId
    /// Who codes: initials or a login name, as it stands in file names.
    Coder
    /// A transcript's path below the study's folder, with `/` between folders.
    TranscriptId
    /// A participant, pair, group or site; always a string, also when it looks like a number.
    CaseId
    MemoId
}

/// A moment: milliseconds since 1970-01-01 UTC. The study has no clock; callers bring the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When(pub i64);

/// Under this name stands nobody's coding but the guide: which turns ask which of its questions.
const GUIDE: &str = "guide";

/// Of a coder's name, in code points: names in file names stay short enough for every file system.
const LONGEST_CODER: usize = 40;

impl Coder {
    /// Whatever a coder is called, in letters, digits, `-` and `_`: files stay within their folder.
    pub fn in_files(name: &str) -> String {
        let allowed = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        name.chars().take(LONGEST_CODER).map(|letter| if allowed(letter) { letter } else { '_' }).collect()
    }

    /// By a name as it can stand in file names. `None` when nothing of it is left, or when it is the guide's.
    pub fn named(name: &str) -> Option<Coder> {
        let coder = Coder::new(Coder::in_files(name.trim()));
        (coder.as_str().contains(char::is_alphanumeric) && !coder.is_guide()).then_some(coder)
    }

    /// By the name that another program has for them, whatever stands around its letters; `unknown` for nobody.
    pub fn foreign(name: &str) -> Coder {
        let letters = name.trim_matches(|letter: char| !letter.is_alphanumeric());
        match Coder::named(letters) {
            Some(coder) => coder,
            None if letters.is_empty() => Coder::new("unknown"),
            // The guide is nobody who codes.
            None => Coder::new(format!("{GUIDE}-2")),
        }
    }

    pub fn guide() -> Coder {
        Coder::new(GUIDE)
    }

    pub fn is_guide(&self) -> bool {
        self.as_str() == GUIDE
    }
}

impl TranscriptId {
    /// The last part of the path without `.txt` or `.md`: how people speak of a transcript.
    pub fn stem(&self) -> &str {
        let file = self.0.rsplit('/').next().unwrap_or(&self.0);
        [".txt", ".md"].iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_coder_can_stand_in_file_names() {
        let foreign = |name: &str| Coder::foreign(name).to_string();
        assert_eq!(
            ["Anna B. Müller", " // ", "../../x", "(jk)", "المدون", "guide"].map(foreign),
            ["Anna_B__Müller", "unknown", "x", "jk", "المدون", "guide-2"]
        );
        assert_eq!(foreign(&"x".repeat(90)).len(), LONGEST_CODER);
    }

    #[test]
    fn who_sits_at_the_desk_keeps_every_letter_that_can_stay() {
        assert_eq!(Coder::named("_jk_"), Some(Coder::new("_jk_")));
        assert_eq!([Coder::named("guide"), Coder::named(" ? ")], [None, None]);
    }
}
