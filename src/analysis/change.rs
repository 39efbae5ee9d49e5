//! What becomes of a code from wave to wave.

/// Told by the cases in which it stands, wave by wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In every wave.
    Persists,
    /// Not in the first, but in the last.
    Appears,
    /// In the first, but not in the last.
    Fades,
    /// Neither: only between, or with a gap.
    ComesAndGoes,
}

impl Change {
    pub fn name(self) -> &'static str {
        match self {
            Change::Persists => "persists",
            Change::Appears => "appears",
            Change::Fades => "fades",
            Change::ComesAndGoes => "comes and goes",
        }
    }
}

/// `None` where there are no two waves, or the code stands in none.
pub fn change(waves: &[usize]) -> Option<Change> {
    let (first, last) = (waves.first()?, waves.last()?);
    if waves.len() < 2 || waves.iter().all(|cases| *cases == 0) {
        return None;
    }
    Some(match (*first > 0, *last > 0) {
        (false, true) => Change::Appears,
        (true, false) => Change::Fades,
        (true, true) if !waves.contains(&0) => Change::Persists,
        _ => Change::ComesAndGoes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_appears_persists_fades_or_comes_and_goes() {
        assert_eq!(change(&[0, 3, 1]), Some(Change::Appears));
        assert_eq!(change(&[2, 3, 1]), Some(Change::Persists));
        assert_eq!(change(&[2, 3, 0]), Some(Change::Fades));
        assert_eq!(change(&[2, 0, 1]), Some(Change::ComesAndGoes));
        assert_eq!(change(&[0, 1, 0]), Some(Change::ComesAndGoes));
    }

    #[test]
    fn of_one_wave_and_of_nothing_there_is_no_change() {
        assert_eq!((change(&[]), change(&[4]), change(&[0, 0])), (None, None, None));
    }
}
