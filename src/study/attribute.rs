//! Attributes: what is asked of every case, and which answers there may be.

/// A column of the table of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribute {
    pub name: String,
    pub kind: AttributeKind,
    /// The answers there may be; only categories and several-of have them. Empty: any.
    pub values: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AttributeKind {
    #[default]
    Text,
    /// With a decimal point, never a comma.
    Number,
    /// `2019-04-17`, or a month, or a year.
    Date,
    Category,
    /// Several answers in one value, parted by `; `.
    Several,
}

impl AttributeKind {
    pub const ALL: [AttributeKind; 5] = [
        AttributeKind::Text,
        AttributeKind::Number,
        AttributeKind::Date,
        AttributeKind::Category,
        AttributeKind::Several,
    ];

    pub fn name(self) -> &'static str {
        match self {
            AttributeKind::Text => "text",
            AttributeKind::Number => "number",
            AttributeKind::Date => "date",
            AttributeKind::Category => "category",
            AttributeKind::Several => "several",
        }
    }

    pub fn named(name: &str) -> Option<AttributeKind> {
        AttributeKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Attribute {
    pub fn new(name: impl Into<String>, kind: AttributeKind) -> Attribute {
        Attribute { name: name.into(), kind, values: Vec::new() }
    }

    /// A value as it is kept; an empty one is missing.
    ///
    /// # Errors
    /// In words, when this is no answer to what is asked.
    pub fn accept(&self, value: &str) -> Result<Option<String>, String> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(None);
        }
        match self.kind {
            AttributeKind::Text => Ok(value.to_string()),
            AttributeKind::Number => number(value),
            AttributeKind::Date => date(value),
            AttributeKind::Category => self.one_of(value),
            AttributeKind::Several => {
                let each = value.split(';').map(str::trim).filter(|part| !part.is_empty());
                each.map(|part| self.one_of(part)).collect::<Result<Vec<_>, _>>().map(|all| all.join("; "))
            }
        }
        .map(Some)
        .map_err(|why| format!("“{value}” is no {}: {why}", self.name))
    }

    fn one_of(&self, value: &str) -> Result<String, String> {
        if self.values.is_empty() {
            return Ok(value.to_string());
        }
        let same = |known: &&String| known.to_lowercase() == value.to_lowercase();
        let known = self.values.iter().find(same).cloned();
        known.ok_or_else(|| format!("it may be {}", self.values.join(", ")))
    }
}

fn number(value: &str) -> Result<String, String> {
    let finite = value.parse::<f64>().is_ok_and(f64::is_finite);
    let plain = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    if finite && plain { Ok(value.to_string()) } else { Err("a number such as 34 or 2.5 is wanted".into()) }
}

fn date(value: &str) -> Result<String, String> {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |part: &str, len| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, most: u32| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let good = match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2) && within(month, 12),
        [year, month, day] => {
            digits(year, 4) && digits(month, 2) && within(month, 12) && digits(day, 2) && within(day, 31)
        }
        _ => false,
    };
    if good {
        Ok(value.to_string())
    } else {
        Err("a date such as 2019-04-17, 2019-04 or 2019 is wanted".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(kind: AttributeKind, value: &str) -> Option<String> {
        let values = vec!["day".into(), "night".into()];
        Attribute { values, ..Attribute::new("shift", kind) }.accept(value).ok().flatten()
    }

    #[test]
    fn what_answers_is_taken_as_it_is_kept() {
        assert_eq!(taken(AttributeKind::Number, " 34 "), Some("34".into()));
        assert_eq!(taken(AttributeKind::Date, "2019-04"), Some("2019-04".into()));
        assert_eq!(taken(AttributeKind::Category, "Day"), Some("day".into()));
        assert_eq!(taken(AttributeKind::Several, "night;Day"), Some("night; day".into()));
        assert_eq!(taken(AttributeKind::Text, "  "), None);
    }

    #[test]
    fn what_does_not_answer_is_refused_in_words() {
        let refused = |kind, value| {
            let values = vec!["day".into()];
            Attribute { values, ..Attribute::new("shift", kind) }.accept(value).unwrap_err()
        };
        assert_eq!(refused(AttributeKind::Category, "dawn"), "“dawn” is no shift: it may be day");
        assert!(refused(AttributeKind::Number, "1e5").contains("a number such as 34"));
        assert!(refused(AttributeKind::Date, "17.4.2019").contains("2019-04-17"));
    }
}
