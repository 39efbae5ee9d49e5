//! Cases by id: what is missing here is filled in; a value that differs stays ours, and is told.

use super::{Meeting, texts::Homes};
use crate::study::{Case, CaseKind, Edit, Sitting, Study};

impl Meeting<'_> {
    pub(super) fn cases(&mut self, theirs: &Study, homes: &Homes) {
        for case in theirs.cases.iter() {
            let sittings = case.sittings.iter().filter_map(|sitting| at_home(sitting, homes)).collect();
            let theirs = Case { sittings, ..case.clone() };
            let is_first = self.cases.insert(case.id.clone());
            match self.study.cases.iter().find(|ours| ours.id == case.id).cloned() {
                Some(ours) => {
                    self.told().kept("cases that were here already", usize::from(is_first));
                    self.join_case(ours, theirs);
                }
                None => {
                    let values = values(&theirs);
                    if self.change("cases", theirs.id.clone().as_str(), Edit::PutCase { case: theirs }) {
                        self.told().kept("cases", 1);
                        self.told().kept("values", values);
                    }
                }
            }
        }
    }

    fn join_case(&mut self, ours: Case, theirs: Case) {
        let mut joined = ours.clone();
        if ours.kind == CaseKind::default() {
            joined.kind = theirs.kind;
        }
        let place = ours.id.to_string();
        self.join_attributes(&mut joined.attributes, theirs.attributes, &place);
        for sitting in theirs.sittings {
            match joined.sittings.iter_mut().find(|known| known.transcript == sitting.transcript) {
                Some(known) => self.join_sitting(known, sitting, &place),
                None => {
                    self.told().kept("values", sitting.attributes.len());
                    joined.sittings.push(sitting);
                }
            }
        }
        let new = theirs.speakers.into_iter().filter(|name| !ours.speakers.contains(name));
        joined.speakers.extend(new);
        if joined != ours {
            self.change("cases", &place, Edit::PutCase { case: joined });
        }
    }

    fn join_sitting(&mut self, ours: &mut Sitting, theirs: Sitting, place: &str) {
        ours.wave = ours.wave.or(theirs.wave);
        if ours.date.is_empty() {
            ours.date = theirs.date;
        }
        let place = format!("{place}, {}", ours.transcript);
        self.join_attributes(&mut ours.attributes, theirs.attributes, &place);
    }

    fn join_attributes(
        &mut self,
        ours: &mut Vec<(String, String)>,
        theirs: Vec<(String, String)>,
        place: &str,
    ) {
        for (name, value) in theirs {
            match ours.iter().find(|(known, _)| *known == name) {
                Some((_, stands)) if *stands == value => {}
                Some((_, stands)) => {
                    let place = format!("{place}: {name} is {stands}, theirs was {value}");
                    self.told().changed("values", "both sides give one; ours stays", place);
                }
                None => {
                    self.told().kept("values", 1);
                    ours.push((name, value));
                }
            }
        }
    }
}

fn values(case: &Case) -> usize {
    let by_wave: usize = case.sittings.iter().map(|sitting| sitting.attributes.len()).sum();
    case.attributes.len() + by_wave
}

fn at_home(sitting: &Sitting, homes: &Homes) -> Option<Sitting> {
    let home = homes.get(&sitting.transcript)?;
    Some(Sitting { transcript: home.id.clone(), ..sitting.clone() })
}
