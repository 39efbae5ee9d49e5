//! People: each row a case, or a case in one of its waves; columns are attributes.

use std::collections::BTreeMap;

use super::answers::is_missing;
use super::cases::gather;
use super::columns::wanting;
use super::headings::Role;
use super::shape::is_name_of_rows;
use super::{Columns, Roles, Sheet};
use crate::exchange::{Borrowed, Refused, Source};
use crate::study::{CaseKind, Study};

/// What stands behind the name of an attribute in a heading when its column holds what differs by wave.
pub(super) const PER_WAVE: &str = " (per wave)";
/// How our own tables of people begin; what stands behind is attributes, whatever it is called.
pub(super) const ONE_ROW_A_CASE: [&str; 4] = ["id", "kind", "speakers", "transcripts"];
pub(super) const ONE_ROW_A_SITTING: [&str; 6] = ["id", "kind", "speakers", "transcript", "wave", "date"];

const PARTS: [Role; 6] = [Role::Wave, Role::Transcript, Role::Id, Role::Speaker, Role::Kind, Role::Date];

/// Cases with attributes, for the study that is `known`: its attributes keep their kinds and its transcripts are
/// found by path, file name or name without ending. Columns that nobody has an answer in are attributes all the
/// same: a later table may fill them.
///
/// A case without sittings or speakers says nothing about those that the study has for it.
///
/// # Errors
/// When it cannot be read, a mapped heading is not there, or no column says who a row is about.
pub fn people(source: &Source, columns: &Columns, known: &Study) -> Result<Borrowed, Refused> {
    let sheet = Sheet::read(source, columns.sheet.as_deref())?;
    let roles = roles(&sheet, columns)?;
    let mut told = sheet.told.clone();
    let study = gather(&sheet, &roles, known, &BTreeMap::new(), &mut told);
    let columns = roles.told(&sheet);
    Ok(Borrowed { what: "table of people".into(), columns, study, told, ..Borrowed::default() })
}

fn roles(sheet: &Sheet, columns: &Columns) -> Result<Roles, Refused> {
    if columns.said.is_empty()
        && let Some(roles) = our_own(sheet)?
    {
        return Ok(roles);
    }
    let mut roles = columns.settle(sheet, &PARTS, Role::Attribute)?;
    doubt(sheet, columns, &mut roles);
    if roles.find(Role::Id).is_none() {
        let named = (0..sheet.headings.len())
            .find(|column| roles.of(*column) == Some(Role::Attribute) && is_name_of_rows(sheet, *column));
        let named = named.ok_or_else(|| nobody(sheet))?;
        roles.set(named, Role::Id);
    }
    Ok(roles)
}

fn nobody(sheet: &Sheet) -> Refused {
    wanting(sheet, "no column says who a row is about", "id=Participant")
}

/// The parts of the columns of a table that Gloss has written.
fn our_own(sheet: &Sheet) -> Result<Option<Roles>, Refused> {
    let begins =
        |own: &[&str]| sheet.headings.iter().map(String::as_str).take(own.len()).eq(own.iter().copied());
    let parts = [Role::Id, Role::Kind, Role::Speaker, Role::Transcript, Role::Wave, Role::Date];
    let own = match () {
        () if begins(&ONE_ROW_A_SITTING) => parts.len(),
        () if begins(&ONE_ROW_A_CASE) => ONE_ROW_A_CASE.len(),
        () => return Ok(None),
    };
    let mut roles = Columns::default().settle(sheet, &[], Role::Attribute)?;
    for (column, part) in parts.into_iter().take(own).enumerate() {
        roles.set(column, part);
    }
    Ok(Some(roles))
}

/// What a heading says is taken back where the column does not look like it, unless the user said so.
fn doubt(sheet: &Sheet, columns: &Columns, roles: &mut Roles) {
    let kinds = |cell: &str| is_missing(cell) || CaseKind::named(&cell.to_lowercase()).is_some();
    let no_kind = |column: usize| !sheet.column(column).all(kinds);
    let no_date = |_: usize| roles.find(Role::Wave).is_none() && roles.find(Role::Transcript).is_none();
    let kind = roles.find(Role::Kind).filter(|column| no_kind(*column) && !columns.says(Role::Kind));
    let date = roles.find(Role::Date).filter(|column| no_date(*column) && !columns.says(Role::Date));
    for column in kind.into_iter().chain(date) {
        roles.set(column, Role::Attribute);
    }
}
