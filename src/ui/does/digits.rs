//! The digits 1 to 9 and the codes under them.

use super::{Done, coding};
use crate::study::CodeId;
use crate::ui::app::App;
use crate::ui::suggest;

/// What a digit stands for.
pub struct Digit {
    /// 1 to 9.
    pub number: u8,
    pub code: CodeId,
    pub suggested: bool,
}

/// The nine codes under the digits: pinned ones at their digit; where none is pinned, suggested ones, then recent ones.
pub fn digits(app: &App) -> Vec<Digit> {
    let exists = |code: &&CodeId| app.study.codebook.contains(code.as_str());
    let is_offered = |code: &CodeId| app.study.codebook.get(code.as_str()).is_some_and(|code| !code.retired);
    let pinned: Vec<&CodeId> = app.habits.pins.values().collect();
    let suggested: Vec<&CodeId> = suggest::offered(app).iter().map(|suggestion| &suggestion.code).collect();
    let recent = app.habits.recent.iter().filter(exists).filter(|code| !suggested.contains(code));
    let free = suggested.iter().map(|code| (*code, true)).chain(recent.map(|code| (code, false)));
    let mut free = free.filter(|(code, _)| !pinned.contains(code));
    (1..=9)
        .filter_map(|number| {
            let pinned = app.habits.pins.get(&number).filter(exists).map(|code| (code, false));
            let (code, suggested) = pinned.or_else(|| free.next())?;
            // The digit of a code that has gone meanwhile stays empty: the others keep theirs.
            (!suggested || is_offered(code)).then(|| Digit { number, code: code.clone(), suggested })
        })
        .collect()
}

pub(super) fn press(app: &mut App, argument: Option<&str>) -> Done {
    let number: u8 = argument.and_then(|digit| digit.parse().ok()).unwrap_or(0);
    let digit = digits(app).into_iter().find(|digit| digit.number == number);
    let digit =
        digit.ok_or_else(|| format!("No code under {number} yet: p {number} in the code tree pins one"))?;
    if let Some(words) = suggest::untold(app, &digit) {
        app.say(words);
        return Ok(());
    }
    let targets = coding::targets(app)?;
    coding::tag_with(app, targets, &digit.code)
}
