//! Holding a summary to the codings it sums up: linking quotes to it or to one of its sentences, and seeing what it
//! rests on.

use super::super::choosing::choice;
use super::super::{Done, lists, picking};
use super::{name, square, writing::mine};
use crate::study::Edit;
use crate::study::deeds::Spot;
use crate::study::framework::{Link, Square, Summary, sentences};
use crate::text::{Span, Transcript};
use crate::ui::app::App;
use crate::ui::list::{Entry, Linked, Topic};
use crate::ui::numbers::many;
use crate::ui::overlay::{Picker, Purpose, Value};

/// The chosen quotes, to my summary of the cell they were opened from; where it has several sentences, to which?
pub fn link(app: &mut App) -> Done {
    app.may_change()?;
    let (square, _) = square(app).map_err(|_| {
        "Quotes are linked to a cell of the framework matrix: :framework, Enter on a cell, then this key on its quotes"
    })?;
    let spots = app.list().map(|list| list.chosen_spots()).unwrap_or_default();
    if spots.is_empty() {
        return Err("There is no quote here".into());
    }
    let summary = mine(app, &square).ok_or("You have written no summary here yet: e writes one")?;
    let sentences = sentences(&summary.text);
    if sentences.len() < 2 {
        return link_to(app, &spots, None);
    }
    let text = Transcript::new(summary.text.as_str());
    let one = |span: &Span| choice(Value::Stretch(Some(*span)), text.slice(*span).replace('\n', " "), "");
    let whole = choice(Value::Stretch(None), "(the whole summary)", "");
    let all = [whole].into_iter().chain(sentences.iter().map(one)).collect();
    let title = format!("Link {} to which sentence?", many(spots.len(), "quote"));
    picking::pick(app, Picker::new(title, Purpose::Sentence(spots), all));
    Ok(())
}

pub fn link_to(app: &mut App, spots: &[Spot], sentence: Option<Span>) -> Done {
    let (square, _) = square(app)?;
    let mut summary = mine(app, &square).ok_or("You have written no summary here yet")?;
    let is_linked = |spot: &Spot| {
        let known = summary.links.iter().filter(|link| link.sentence == sentence);
        known.filter_map(|link| link.find(&app.study)).any(|known| known == *spot)
    };
    let fresh = spots.iter().filter(|spot| !is_linked(spot)).filter_map(|spot| Link::to(&app.study, spot));
    let fresh: Vec<Link> = fresh.map(|link| Link { sentence, ..link }).collect();
    if fresh.is_empty() {
        return Err("That is linked already".into());
    }
    let words = format!("Linked {} to {}", many(fresh.len(), "quote"), name(app, &square));
    summary.links.extend(fresh);
    app.change(words.clone(), Edit::PutSummary { summary })?;
    app.say(words);
    Ok(())
}

/// What the summaries of the cell rest on.
pub fn links(app: &mut App) -> Done {
    let (square, cell) = square(app)?;
    if cell.summaries.iter().all(|told| told.summary.links.is_empty()) {
        return Err("Nothing is linked here: Enter shows the quotes, and there this key links one".into());
    }
    lists::show(app, Topic::Links(square));
    Ok(())
}

/// Everyone's, as they stand now.
pub fn entries(app: &App, square: &Square) -> Vec<Entry> {
    let book = &app.study.codebook;
    let is_here = |summary: &&Summary| {
        summary.square.row == square.row && *book.heir(&summary.square.code) == square.code
    };
    let here = app.study.framework.summaries.iter().filter(is_here);
    let each = here.flat_map(|summary| summary.links.iter().map(move |link| (summary, link)));
    each.map(|(summary, link)| Entry::Link(Box::new(linked(app, summary, link)))).collect()
}

fn linked(app: &App, summary: &Summary, link: &Link) -> Linked {
    let spot = link.find(&app.study);
    let text = Transcript::new(summary.text.as_str());
    let sentence = link.sentence.filter(|span| span.end <= text.len());
    let part = sentence
        .map_or("the whole summary".into(), |span| format!("“{}”", text.slice(span).replace('\n', " ")));
    let why = match &spot {
        None => {
            Some(format!("its coding in {} is gone; x takes the link off", link.to.spot.transcript.stem()))
        }
        Some(now) if link.is_reworded(&app.study, now) => {
            Some("it has other words than when it was linked".into())
        }
        Some(_) => None,
    };
    Linked {
        coder: summary.coder.clone(),
        square: summary.square.clone(),
        link: link.clone(),
        spot,
        part,
        why,
    }
}

/// The chosen links off my summary.
pub fn unlink(app: &mut App) -> Done {
    let chosen = app.list().map(|list| list.chosen()).unwrap_or_default();
    let chosen: Vec<Linked> = chosen
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Link(linked) => Some(*linked),
            _ => None,
        })
        .collect();
    let first = chosen.first().ok_or("There is no link here")?.clone();
    if let Some(other) = chosen.iter().find(|linked| linked.coder != app.me) {
        return Err(format!("This link is of {}'s summary; it is theirs to take off", other.coder));
    }
    let summary = app.study.framework.find(&first.square, &app.me).cloned();
    let mut summary = summary.ok_or("That summary is gone")?;
    summary.links.retain(|link| !chosen.iter().any(|linked| linked.link == *link));
    app.change(format!("Took {} off", many(chosen.len(), "link")), Edit::PutSummary { summary })?;
    app.say("The link is off; the coding stays. u brings it back");
    Ok(())
}
