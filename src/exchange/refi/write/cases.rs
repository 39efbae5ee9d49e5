//! Cases, with their attributes and the transcripts that are theirs.

use std::collections::HashSet;

use super::super::case_words;
use super::super::element::Element;
use super::super::guid::Mint;
use super::variables::Variables;
use super::{Page, sources};
use crate::exchange::Told;
use crate::study::{Case, CaseId};

pub fn guid(mint: &Mint, case: &CaseId) -> String {
    mint.of("case", &[case.as_str()])
}

pub fn all(page: &Page, variables: &Variables, told: &mut Told) -> Vec<Element> {
    told.kept("cases", page.study.cases.len());
    page.study.cases.iter().map(|case| element(page, variables, case)).collect()
}

fn element(page: &Page, variables: &Variables, case: &Case) -> Element {
    let mut seen = HashSet::new();
    let transcripts = case.sittings.iter().map(|sitting| &sitting.transcript);
    let transcripts = transcripts.filter(|id| page.study.text(id).is_some() && seen.insert(*id));
    let sources = transcripts.map(|id| Element::pointing("SourceRef", sources::guid(&page.mint, id)));
    let described = case_words::write_case(case, !variables.tell(page.study, &case.sittings));
    Element::new("Case")
        .with("guid", guid(&page.mint, &case.id))
        .with("name", case.id.as_str())
        .described(described)
        .holding(variables.of_case(case))
        .holding(sources)
}
