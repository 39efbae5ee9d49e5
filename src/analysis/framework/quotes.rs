//! The quotes of a square, one on each line: what NVivo and others call an automatic summary.

use crate::study::framework::{Link, Trace};
use crate::study::{Study, deeds::Spot};
use crate::text::Span;

/// Where words stand, as people cite them: `50001_2, turn 4`.
pub fn place_of(study: &Study, spot: &Spot) -> String {
    let stem = spot.transcript.stem();
    let turn = study.text(&spot.transcript).and_then(|text| text.turn_at(spot.span.start));
    turn.map_or_else(|| stem.to_string(), |turn| format!("{stem}, turn {}", turn + 1))
}

/// Each passage once, however often it was coded, in reading order, with all who coded it.
pub fn quotes(study: &Study, codings: &[Trace]) -> Vec<(String, Vec<Spot>)> {
    let mut found: Vec<(String, Vec<Spot>)> = Vec::new();
    for Trace { spot, .. } in codings {
        let twin = found.last_mut().filter(|(_, spots)| {
            spots
                .first()
                .is_some_and(|known| (&known.transcript, known.span) == (&spot.transcript, spot.span))
        });
        match (twin, study.text(&spot.transcript)) {
            (Some((_, spots)), _) => spots.push(spot.clone()),
            (None, Some(text)) => {
                let words = text.slice(spot.span).split_whitespace().collect::<Vec<_>>().join(" ");
                let quote = format!("“{words}” ({})", place_of(study, spot));
                found.push((quote, vec![spot.clone()]));
            }
            (None, None) => {}
        }
    }
    found
}

/// As a summary: its text, and each line linked to the codings it quotes.
pub fn quoted(study: &Study, codings: &[Trace]) -> (String, Vec<Link>) {
    let (mut lines, mut links, mut at) = (Vec::new(), Vec::new(), 0u32);
    for (quote, spots) in quotes(study, codings) {
        let len = u32::try_from(quote.chars().count()).unwrap_or(u32::MAX);
        let line = Span::new(at, at.saturating_add(len));
        let to = spots.iter().filter_map(|spot| Link::to(study, spot));
        links.extend(to.map(|link| Link { sentence: Some(line), ..link }));
        lines.push(quote);
        at = line.end.saturating_add(1);
    }
    (lines.join("\n"), links)
}
