//! Which column plays which part: as the user says, `id=Participant`, else as the headings say.

use similar::TextDiff;

use super::Sheet;
use super::headings::{Role, key};
use crate::exchange::Refused;

/// What a user has said about a table's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    pub said: Vec<(Role, String)>,
}

/// From `role=Heading` pairs; `sheet=Name` chooses the sheet of a workbook.
///
/// # Errors
/// When a pair is none, or names a role that there is not.
pub fn parse_mapping(pairs: &[String]) -> Result<Columns, Refused> {
    let mut columns = Columns::default();
    for pair in pairs {
        let Some((role, heading)) = pair.split_once('=') else {
            let words = "is no mapping: ROLE=HEADING is wanted, such as id=Participant";
            return Err(Refused::unreadable(format!("“{pair}” {words}")));
        };
        let (role, heading) = (role.trim().to_lowercase(), heading.trim().to_string());
        match Role::named(&role) {
            Some(role) if !role.is_shared() && columns.says(role) => {
                let words = "can be one column only; which one?";
                return Err(Refused::unreadable(format!("{} {words} It was said twice", role.name())));
            }
            Some(role) => columns.said.push((role, heading)),
            None if role == "sheet" => columns.sheet = Some(heading),
            None => return Err(no_such_role(&role)),
        }
    }
    Ok(columns)
}

fn no_such_role(role: &str) -> Refused {
    let names: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    let near = nearest(role, &names).map(|near| format!("; near it is {near}")).unwrap_or_default();
    Refused::unreadable(format!("no column can be “{role}”{near}. There are: {}, sheet", names.join(", ")))
}

/// The part of each column, in the order of the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles(Vec<Role>);

impl Roles {
    pub fn of(&self, column: usize) -> Option<Role> {
        self.0.get(column).copied()
    }

    /// The first column that plays it.
    pub fn find(&self, role: Role) -> Option<usize> {
        self.0.iter().position(|known| *known == role)
    }

    pub fn all(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        (0..self.0.len()).filter(move |column| self.of(*column) == Some(role))
    }

    /// Each part with the headings of its columns, in the order in which the parts are met.
    pub fn told(&self, sheet: &Sheet) -> Vec<(&'static str, String)> {
        let mut told: Vec<(&'static str, String)> = Vec::new();
        for (role, heading) in self.0.iter().zip(&sheet.headings) {
            match told.iter_mut().find(|(part, _)| *part == role.name()) {
                Some((_, headings)) => *headings += &format!(", {heading}"),
                None => told.push((role.name(), heading.clone())),
            }
        }
        told
    }

    pub(super) fn push(&mut self, role: Role) {
        self.0.push(role);
    }

    pub(super) fn set(&mut self, column: usize, role: Role) {
        if let Some(known) = self.0.get_mut(column) {
            *known = role;
        }
    }
}

impl Columns {
    /// What the user said, then what the headings say of these parts, in this order; the rest play `rest`.
    ///
    /// # Errors
    /// When a heading that the user named is not there, or such a table has no use for the part.
    pub fn settle(&self, sheet: &Sheet, parts: &[Role], rest: Role) -> Result<Roles, Refused> {
        let mut settled: Vec<Option<Role>> = vec![None; sheet.headings.len()];
        for (role, heading) in &self.said {
            if !parts.contains(role) && *role != rest && *role != Role::Skip {
                return Err(no_use(&sheet.name, *role, parts, rest));
            }
            if let Some(part) = settled.get_mut(find(sheet, heading)?) {
                *part = Some(*role);
            }
        }
        for part in parts.iter().filter(|part| !self.said.iter().any(|(role, _)| role == *part)) {
            let free = guess(sheet, *part, &settled).and_then(|column| settled.get_mut(column));
            if let Some(free) = free {
                *free = Some(*part);
            }
        }
        Ok(Roles(settled.into_iter().map(|role| role.unwrap_or(rest)).collect()))
    }

    pub fn says(&self, role: Role) -> bool {
        self.said.iter().any(|(said, _)| *said == role)
    }
}

/// No column plays a part without which such a table says nothing.
pub(super) fn wanting(sheet: &Sheet, what: &str, example: &str) -> Refused {
    let next = format!("--column {example} says which one does, --kind what else the table holds");
    Refused::unreadable(format!("{}: {what}: {next}. There are: {}", sheet.name, sheet.headings.join(", ")))
}

fn no_use(name: &str, role: Role, parts: &[Role], rest: Role) -> Refused {
    let names: Vec<&str> = parts.iter().chain([&rest]).map(|role| role.name()).collect();
    let words =
        format!("there is no use for {}= in such a table; there are: {}", role.name(), names.join(", "));
    Refused::unreadable(format!("{name}: {words}"))
}

/// The surest word for the part that is the heading of a free column.
fn guess(sheet: &Sheet, part: Role, settled: &[Option<Role>]) -> Option<usize> {
    let keys: Vec<String> = sheet.headings.iter().map(|heading| key(heading)).collect();
    let free = |column: &usize| settled.get(*column) == Some(&None);
    part.words()
        .find_map(|word| (0..keys.len()).filter(free).find(|at| keys.get(*at).is_some_and(|key| key == word)))
}

fn find(sheet: &Sheet, heading: &str) -> Result<usize, Refused> {
    let exact = sheet.headings.iter().position(|known| known == heading);
    let loose = || sheet.headings.iter().position(|known| key(known) == key(heading));
    exact.or_else(loose).ok_or_else(|| {
        let names: Vec<&str> = sheet.headings.iter().take(40).map(String::as_str).collect();
        let near = nearest(heading, &names).map(|near| format!("; near it is “{near}”")).unwrap_or_default();
        let there = names.join(", ");
        Refused::unreadable(format!("{} has no column “{heading}”{near}. There are: {there}", sheet.name))
    })
}

/// The name that shares the most letters, if it shares many.
fn nearest<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let short = |words: &str| key(words).chars().take(60).collect::<String>();
    let likeness = |name: &str| TextDiff::from_chars(&short(typed), &short(name)).ratio();
    let best = names.iter().copied().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.5).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Source;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(&Source::of("people.csv", text), None).unwrap()
    }

    fn mapping(pairs: &[&str]) -> Result<Columns, Refused> {
        parse_mapping(&pairs.iter().map(|pair| (*pair).to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn what_the_user_says_counts_more_than_the_headings() {
        let sheet = sheet("id,Participant,Age,Notes\n1,P1,34,\n");
        let parts = [Role::Id, Role::Wave];
        let columns = mapping(&["id=participant", "skip=Notes", "sheet=People"]).unwrap();
        let roles = columns.settle(&sheet, &parts, Role::Attribute).unwrap();
        assert_eq!(roles, Roles(vec![Role::Attribute, Role::Id, Role::Attribute, Role::Skip]));
        assert_eq!(columns.sheet.as_deref(), Some("People"));
        let guessed = Columns::default().settle(&sheet, &parts, Role::Attribute).unwrap();
        assert_eq!(guessed.find(Role::Id), Some(1), "“Participant” is surer than “id”, which may count rows");
    }

    #[test]
    fn what_is_not_there_is_refused_with_what_is_near() {
        let sheet = sheet("Participant,Age\nP1,34\n");
        let settled = mapping(&["id=Partcipant"]).unwrap().settle(&sheet, &[Role::Id], Role::Skip);
        let words =
            "people.csv has no column “Partcipant”; near it is “Participant”. There are: Participant, Age";
        assert_eq!(settled.unwrap_err().to_string(), words);
        let useless = mapping(&["wave=Age"]).unwrap().settle(&sheet, &[Role::Id], Role::Attribute);
        let words = "people.csv: there is no use for wave= in such a table; there are: id, attribute";
        assert_eq!(useless.unwrap_err().to_string(), words);
        assert!(mapping(&["atribute=Age"]).unwrap_err().to_string().contains("near it is attribute"));
        assert!(mapping(&["id=A", "id=B"]).unwrap_err().to_string().contains("said twice"));
        assert!(mapping(&["Age"]).unwrap_err().to_string().contains("ROLE=HEADING"));
    }
}
