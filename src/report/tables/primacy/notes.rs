//! What has to be known to read the figures: what an answer is, the formulas, who was asked and who was left out.

use super::{Part, Told, known_code};
use crate::report::tables::Asked;

const UNIT: &str = "Unit: a case counts once for a code, by its first mention in the answer; who mentions nothing of it \
    counts among those asked.";

const ANSWER: &str = "Answer: what participants say from a turn marked as asking the question to the next marked turn, \
    probes between them included. A group answers as one. Who was asked more than once has one answer, by wave.";

const FIRST: &str = "first: it begins before all others (of two that begin at once both are first). Ranks are among \
    those who mention it, and what begins at once shares the mean of its ranks. words before, and position in all that \
    participants say in that interview (0 to 1): medians.";

const FORMULAS: &str = "S (Smith) = Σ (L − r + 1)/L / N, CSI (Sutrop) = F/(N·mean rank): L codes a case mentions, r the \
    rank, F cases that mention it, N cases asked.";

const SPONTANEOUS: &str = "Spontaneous only: left out is what the question names, and what begins after an interviewer \
    has said the name or an alias of the code in the same answer.";

impl Told<'_, '_> {
    pub(super) fn notes(&self) -> Vec<String> {
        let listed = match self.first.themes {
            true => "Themes are listed, each with all codes below it.",
            false => "Each code is listed alone, without the codes below it.",
        };
        let mut notes: Vec<String> = [UNIT, ANSWER, FIRST, FORMULAS, listed].map(String::from).into();
        notes.extend(self.first.spontaneous.then(|| SPONTANEOUS.to_string()));
        notes.extend(self.parts.iter().map(|part| self.who(part)));
        notes.extend(self.left_out());
        notes.extend(weights(self.asked, self.codes.iter().copied()));
        notes
    }

    /// What was asked, how many were, and how much nobody mentions.
    fn who(&self, part: &Part) -> String {
        let wave = part.wave.map(|wave| format!(" in wave {wave}")).unwrap_or_default();
        let silent = part.figures.iter().filter(|figures| figures.cases == 0).count();
        let counts =
            format!("cases asked: {}; mentioned by nobody, and without a row: {silent}.", part.asked);
        let Some(id) = &part.question else { return format!("Whole interviews{wave}: {counts}") };
        match self.asked.ground.study.about.asks(id) {
            Some(question) => format!("{id}{wave}: “{}”; {counts}", question.text),
            None => format!("{id}{wave}, which is not in the guide: {counts}"),
        }
    }

    fn left_out(&self) -> Option<String> {
        let guide = &self.asked.ground.study.about.guide;
        if self.is_whole() {
            let why = match guide.is_empty() {
                true => "The guide has no questions yet",
                false => "No turn is marked as asking a question of the guide",
            };
            return Some(format!("{why}, so each whole interview is one answer."));
        }
        let told = || {
            let unmarked = self.unmarked.join(", ");
            format!("Left out, for no turn of theirs is marked as asking a question: {unmarked}.")
        };
        (!self.unmarked.is_empty()).then(told)
    }
}

/// A sentence for each of these codes that a researcher has weighed.
pub(in crate::report::tables) fn weights(asked: &Asked, codes: impl Iterator<Item = usize>) -> Vec<String> {
    let weighed = |code: usize| {
        let weight = known_code(asked, code)?.weight.as_ref()?;
        let by = weight.made.as_ref().map(|made| format!(" ({})", made.by)).unwrap_or_default();
        let path = asked.ground.path(code);
        let reason = weight.reason.trim_end_matches('.');
        Some(format!("Weight of {path}: {} of 100{by}, because: {reason}.", weight.of_100))
    };
    let told: Vec<String> = codes.filter_map(weighed).collect();
    let what = "Weights are the researchers' judgement, set by hand: no figure is made of them.";
    let head = (!told.is_empty()).then(|| what.to_string());
    head.into_iter().chain(told).collect()
}
