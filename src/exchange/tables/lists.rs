//! Several names in one cell, parted by `; `. A semicolon or backslash within a name has a backslash before it.

pub(super) fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let escaped = |name: &str| name.replace('\\', "\\\\").replace(';', "\\;");
    names.into_iter().map(escaped).collect::<Vec<_>>().join("; ")
}

pub(super) fn parted(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letter == '\\' && letters.peek().is_some_and(|next| matches!(next, ';' | '\\'));
        match (letter, names.last_mut()) {
            (';', _) => names.push(String::new()),
            (_, Some(name)) => name.push(if escaped { letters.next().unwrap_or(letter) } else { letter }),
            _ => {}
        }
    }
    names.into_iter().map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_stand_side_by_side() {
        assert_eq!(parted("Anna;Ben ; "), ["Anna", "Ben"]);
        assert_eq!(parted(r"C:\notes"), [r"C:\notes"]);
    }

    proptest! {
        #[test]
        fn names_come_back_from_a_cell(names in prop::collection::vec("[a-zé;\\\\]{1,5}", 0..4)) {
            prop_assert_eq!(parted(&joined(names.iter().map(String::as_str))), names);
        }
    }
}
