//! Where a linked coding stands now.
//!
//! Moving a coding, giving it another code and changing the text under it keep the moment it was made: by transcript,
//! coder and moment it is found again, and undo brings back what it always was. Codings made in one go share their
//! moment; as long as all of them are there their order tells them apart, and then only place and words together do.
//! What neither tells counts as gone: a guess would let a summary rest on words nobody linked.

use super::{Link, Trace, Wording};
use crate::study::{Coding, Layer, Study, When, deeds::Spot};

impl Link {
    /// To a coding as it stands now, from the whole of a summary. `None` when there is no such coding.
    pub fn to(study: &Study, spot: &Spot) -> Option<Link> {
        let layer = study.layer(&spot.transcript, &spot.coder)?;
        let coding = layer.find(spot.span, spot.code.as_str())?;
        let wording = Wording::of(study.text(&spot.transcript)?.slice(spot.span));
        let of_then = made_then(layer, coding.at);
        let nth = of_then.iter().position(|known| *known == coding)?;
        let to = Trace { spot: spot.clone(), at: coding.at };
        Some(Link { to, among: (nth, of_then.len()), wording, sentence: None })
    }

    /// Where its coding stands now; `None` when it is gone.
    pub fn find(&self, study: &Study) -> Option<Spot> {
        let spot = &self.to.spot;
        let layer = study.layer(&spot.transcript, &spot.coder)?;
        let found = self
            .where_it_was(layer)
            .or_else(|| self.among_those_of_then(study, layer))
            .or_else(|| self.made_again(study, layer))?;
        Some(Spot { span: found.span, code: found.code.clone(), ..spot.clone() })
    }

    fn where_it_was<'a>(&self, layer: &'a Layer) -> Option<&'a Coding> {
        let Trace { spot, at } = &self.to;
        layer.find(spot.span, spot.code.as_str()).filter(|coding| coding.at == *at)
    }

    fn among_those_of_then<'a>(&self, study: &Study, layer: &'a Layer) -> Option<&'a Coding> {
        let of_then = made_then(layer, self.to.at);
        let (nth, all) = self.among;
        if of_then.len() == all {
            return of_then.get(nth).copied();
        }
        let is_it = |coding: &&&Coding| {
            let spot = Spot { span: coding.span, ..self.to.spot.clone() };
            coding.span.overlaps(self.to.spot.span) && !self.is_reworded(study, &spot)
        };
        of_then.iter().find(is_it).copied()
    }

    /// The same words with the same code, or with the one that took it in.
    fn made_again<'a>(&self, study: &Study, layer: &'a Layer) -> Option<&'a Coding> {
        let spot = &self.to.spot;
        layer.find(spot.span, study.codebook.heir(&spot.code).as_str())
    }

    /// Whether the coding, standing there now, has other words than when it was linked.
    pub fn is_reworded(&self, study: &Study, now: &Spot) -> bool {
        let text = study.text(&now.transcript);
        text.is_some_and(|text| Wording::of(text.slice(now.span)) != self.wording)
    }

    /// As the coding stands now; one that is gone stays as it was.
    pub fn renewed(&self, study: &Study) -> Link {
        let now = self.find(study).and_then(|spot| Link::to(study, &spot));
        now.map_or_else(|| self.clone(), |now| Link { sentence: self.sentence, ..now })
    }
}

fn made_then(layer: &Layer, at: When) -> Vec<&Coding> {
    layer.codings().iter().filter(|coding| coding.at == at).collect()
}
