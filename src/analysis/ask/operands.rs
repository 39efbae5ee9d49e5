//! What operands are made of: names of codes, fields, signs and values.

use super::fault::Fault;
use super::field::{ATTRIBUTE, Field, Test};
use super::grammar::Reader;
use super::query::{Codes, Part, Says};
use super::values::{self, Typed, Wanted, Wrong};
use super::words::{Kind, Sign};
use crate::study::CodeId;
use crate::text::{Reading, Span, nearest};

/// Words of one name that stands without quotation marks.
const LONGEST_NAME: usize = 12;
/// Each may take megabytes.
const MOST_PATTERNS: usize = 20;

impl Reader<'_> {
    /// A bare word that is no field with a value: all codings, a flag, or a code.
    pub fn named(&mut self, at: Span, word: &str) -> Result<Part, Fault> {
        if word == "*" {
            self.next += 1;
            return Ok(Part { at, says: Says::Codes(Codes::Every) });
        }
        if let Some(code) = self.long_name() {
            return Ok(Part { at: self.since(at), says: Says::Codes(code) });
        }
        self.next += 1;
        let (name, below) = word.strip_suffix("/*").map_or((word, false), |name| (name, true));
        let flag =
            Field::NAMED.iter().find(|(known, field)| field.is_flag() && *known == word.to_lowercase());
        match flag {
            Some((_, field)) if self.roster.code(name).is_none() => {
                let wanted = Wanted::OneOf(["yes".to_string()].into());
                let test = Test { field: field.clone(), sign: Sign::Is, said: "yes".into(), wanted };
                Ok(Part { at, says: Says::Field(test) })
            }
            _ => self.code(at, name, below),
        }
    }

    /// A path may hold blanks: the longest run of words that is one.
    fn long_name(&mut self) -> Option<Codes> {
        let rest = self.rest();
        let mut run: Vec<&str> = Vec::new();
        for word in rest.iter().take(LONGEST_NAME) {
            let Kind::Bare(word) = &word.kind else { break };
            run.push(word);
        }
        let (length, code, below) = (2..=run.len()).rev().find_map(|length| {
            let name = run.get(..length)?.join(" ");
            let (path, below) = name.strip_suffix("/*").map_or((name.as_str(), false), |path| (path, true));
            let code = self.roster.path(path).filter(|_| path.contains('/'))?;
            Some((length, code, below))
        })?;
        self.next += length;
        Some(self.codes(code, below))
    }

    pub fn code(&self, at: Span, name: &str, below: bool) -> Result<Part, Fault> {
        match self.roster.code(name) {
            Some(code) => Ok(Part { at, says: Says::Codes(self.codes(code, below)) }),
            None => Err(self.no_code(at, name)),
        }
    }

    fn codes(&self, code: CodeId, below: bool) -> Codes {
        if !below {
            return Codes::Own(code);
        }
        let book = &self.roster.study.codebook;
        let branch = book.codes().get(book.branch(code.as_str())).unwrap_or_default();
        let branch = branch.iter().map(|code| code.id.clone()).chain([code.clone()]).collect();
        Codes::Branch(code, branch)
    }

    fn no_code(&self, at: Span, name: &str) -> Fault {
        let sharing = self.roster.sharing(name);
        if sharing.len() > 1 {
            let what = format!("several codes are called “{name}”: write {}", sharing.join(" or "));
            return self.wrong(at, what);
        }
        if let Some((field, _)) = Field::NAMED.iter().find(|(field, _)| *field == name.to_lowercase()) {
            return self.wrong(at, format!("{field} is a field and needs a value, as in {field}=…"));
        }
        let near = self.roster.nearest_code(name);
        self.wrong(at, format!("there is no code “{name}”")).instead(near)
    }

    pub fn field(&mut self, at: Span) -> Result<Part, Fault> {
        let name = self.bare().unwrap_or_default();
        self.next += 1;
        if name.to_lowercase() == "text" {
            return self.text(at);
        }
        let field = self.field_named(&name, at)?;
        let (sign, typed) = self.test()?;
        if sign == Sign::Like || typed.iter().any(|typed| typed.how == Reading::Regex) {
            self.one_more_pattern(at)?;
        }
        let wanted = values::wanted(&field, sign, &typed, self.roster).map_err(|wrong| self.told(wrong))?;
        let said = typed.iter().map(|typed| typed.text.as_str()).collect::<Vec<_>>().join(" or ");
        Ok(Part { at: self.since(at), says: Says::Field(Test { field, sign, said, wanted }) })
    }

    fn text(&mut self, at: Span) -> Result<Part, Fault> {
        let (sign, typed) = self.test()?;
        let [typed] = typed.as_slice() else { return Err(self.wrong(at, "text: takes one word or phrase")) };
        if !matches!(sign, Sign::Is | Sign::Like) {
            return Err(
                self.wrong(at, "text is looked for with text:word, text:\"some words\" or text:/pattern/")
            );
        }
        self.one_more_pattern(at)?;
        let pattern = values::pattern(typed).map_err(|wrong| self.told(wrong))?;
        Ok(Part { at: self.since(at), says: Says::Words(pattern) })
    }

    fn one_more_pattern(&mut self, at: Span) -> Result<(), Fault> {
        self.patterns += 1;
        let enough = || self.wrong(at, "these are too many patterns for one question");
        if self.patterns > MOST_PATTERNS { Err(enough()) } else { Ok(()) }
    }

    fn field_named(&mut self, name: &str, at: Span) -> Result<Field, Fault> {
        if let Some(attribute) = strip_attribute(name) {
            return self.attribute(attribute, at);
        }
        let lower = name.to_lowercase();
        let known = Field::NAMED.into_iter().find(|(known, _)| *known == lower);
        known.map(|(_, field)| field).ok_or_else(|| {
            let fields = self.roster.fields();
            let near = nearest(name, fields.iter().map(String::as_str)).map(str::to_string);
            let of_attribute =
                || self.roster.attribute(name).map(|field| format!("{ATTRIBUTE}{}", field.name()));
            self.wrong(at, format!("there is no field “{name}”")).instead(of_attribute().or(near))
        })
    }

    /// `attr.age` is one word; a name with blanks follows as a quotation.
    fn attribute(&mut self, name: &str, at: Span) -> Result<Field, Fault> {
        let quoted = match self.peek() {
            Some(Kind::Quoted(quoted)) if name.is_empty() && self.clings() => Some(quoted.clone()),
            _ => None,
        };
        self.next += usize::from(quoted.is_some());
        let name = quoted.as_deref().unwrap_or(name);
        self.roster.attribute(name).ok_or_else(|| {
            let known = self.roster.attributes();
            let near = nearest(name, known.iter().map(|(name, _)| name.as_str()));
            let near = near.map(|near| format!("{ATTRIBUTE}{}", super::roster::written(near)));
            self.wrong(self.since(at), format!("no case has an attribute “{name}”")).instead(near)
        })
    }

    /// A sign and a value, or `in` and a list of values.
    fn test(&mut self) -> Result<(Sign, Vec<Typed>), Fault> {
        if let Some(Kind::Sign(sign)) = self.peek().cloned() {
            self.next += 1;
            return Ok((sign, vec![self.value()?]));
        }
        self.next += 1;
        let open = self.place();
        let mut typed = Vec::new();
        while typed.is_empty() || self.peek() == Some(&Kind::Comma) {
            self.next += 1;
            typed.push(self.value()?);
        }
        self.close(open)?;
        Ok((Sign::Is, typed))
    }

    fn value(&mut self) -> Result<Typed, Fault> {
        let at = self.place();
        let (text, how, is_quoted) = match self.peek().cloned() {
            Some(Kind::Bare(text)) => (text, Reading::Words, false),
            Some(Kind::Quoted(text)) => (text, Reading::Words, true),
            Some(Kind::Regex(text)) => (text, Reading::Regex, true),
            _ => return Err(self.wrong(at, "a value is wanted here; one with blanks in quotation marks")),
        };
        self.next += 1;
        Ok(Typed { text, how, is_quoted, at })
    }

    fn told(&self, wrong: Wrong) -> Fault {
        self.wrong(wrong.at, wrong.what).instead(wrong.instead)
    }
}

fn strip_attribute(name: &str) -> Option<&str> {
    let (head, rest) = name.split_at_checked(ATTRIBUTE.len())?;
    (head.to_lowercase() == ATTRIBUTE).then_some(rest)
}
