//! How small things stand in a file: moments as people write them, kinds by their names, spans as pairs.

/// `"2026-11-22T10:00:00Z"`. What no calendar has (the year 12000) is written as the last moment one has.
pub mod moment {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    use crate::study::When;

    pub fn serialize<S: Serializer>(when: &When, to: S) -> Result<S::Ok, S::Error> {
        let nearest = if when.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        to.collect_str(&Timestamp::from_millisecond(when.0).unwrap_or(nearest))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<When, D::Error> {
        let words = Words::deserialize(from)?.0;
        let moment: Result<Timestamp, _> = words.parse();
        let wanted =
            |_| D::Error::custom(format!("{words:?} is no moment; one looks like 2026-11-22T10:00:00Z"));
        moment.map(|moment| When(moment.as_millisecond())).map_err(wanted)
    }

    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Words<'a>(#[serde(borrow)] Cow<'a, str>);
}

/// Several moments in a row.
pub mod moments {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::study::When;

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct One(#[serde(with = "super::moment")] When);

    pub fn serialize<S: Serializer>(all: &[When], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(all.iter().copied().map(One))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<When>, D::Error> {
        Vec::<One>::deserialize(from).map(|all| all.into_iter().map(|one| one.0).collect())
    }
}

/// A closed list of kinds, written by the names people see.
macro_rules! by_name {
    ($module:ident, $kind:ty, $what:literal) => {
        pub mod $module {
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            pub fn serialize<S: Serializer>(kind: &$kind, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(kind.name())
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$kind, D::Error> {
                let name = String::deserialize(from)?;
                <$kind>::named(&name).ok_or_else(|| {
                    let known: Vec<&str> = <$kind>::ALL.into_iter().map(<$kind>::name).collect();
                    D::Error::custom(format!("{name:?} is no {}; known are {}", $what, known.join(", ")))
                })
            }
        }
    };
}

by_name!(code_kind, crate::study::Kind, "kind of code");
by_name!(origin, crate::study::Origin, "origin of a code");
by_name!(attribute_kind, crate::study::AttributeKind, "kind of attribute");
by_name!(framework_rows, crate::study::framework::Rows, "kind of row");
by_name!(case_kind, crate::study::CaseKind, "kind of case");
by_name!(memo_kind, crate::study::MemoKind, "kind of memo");

/// For fields that are left out when they hold nothing.
pub fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
