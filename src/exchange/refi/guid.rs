//! GUIDs: as the peers write them, and as ours are made.

use uuid::Uuid;

/// A GUID as it is compared: upper case, without the braces some programs put around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(Box<str>);

impl Guid {
    /// Whatever stands there counts as long as two places agree; `None` where nothing stands.
    pub fn read(words: &str) -> Option<Guid> {
        let bare = words.trim().trim_start_matches('{').trim_end_matches('}');
        (!bare.is_empty()).then(|| Guid(bare.to_uppercase().into()))
    }

    /// Enough of it to tell it from the others of a project.
    pub fn short(&self) -> String {
        self.0.chars().filter(|letter| letter.is_ascii_hexdigit()).take(8).collect::<String>().to_lowercase()
    }
}

/// Makes GUIDs out of what things are, so that the same study is the same bytes.
pub struct Mint(Uuid);

/// The namespace of everything that Gloss writes.
const GLOSS: Uuid = Uuid::from_u128(0x6c1f_5a0e_8b0d_4c8e_9a3b_2f4e_7d61_c5a8);

impl Mint {
    /// `project` is the name under which the project is written: a copy that is read back mints the same GUIDs.
    pub fn new(project: &str) -> Mint {
        Mint(Uuid::new_v5(&GLOSS, project.as_bytes()))
    }

    /// Upper case and without braces: some readers take no other.
    pub fn of(&self, kind: &str, parts: &[&str]) -> String {
        let all = [&[kind], parts].concat().join("\u{1F}");
        Uuid::new_v5(&self.0, all.as_bytes()).hyphenated().to_string().to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_case_do_not_part_what_is_the_same() {
        let bare = Guid::read("5215cc69-b628-4e02-afb9-9beeaee55808");
        assert_eq!(Guid::read(" {5215CC69-B628-4E02-AFB9-9BEEAEE55808} "), bare);
        assert_eq!(Guid::read("{}"), None);
    }

    #[test]
    fn the_same_thing_has_the_same_guid_in_one_project_only() {
        let (one, other) = (Mint::new("One"), Mint::new("Other"));
        assert_eq!(one.of("code", &["a"]), Mint::new("One").of("code", &["a"]));
        assert_ne!(one.of("code", &["a"]), other.of("code", &["a"]));
        assert_ne!(one.of("code", &["a"]), one.of("case", &["a"]));
    }
}
