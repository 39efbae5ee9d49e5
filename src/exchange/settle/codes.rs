//! Their codes among ours: the same path is the same code, the rest comes in where it stood.

use std::collections::{BTreeMap, HashMap};

use super::Meeting;
use crate::study::{Code, CodeId, Edit, Study};
use crate::text::fold;

/// What each of their codes is here.
pub(super) type Codes = BTreeMap<CodeId, CodeId>;

/// A code's parent and its name, as they are compared.
type Path = (Option<CodeId>, String);

impl Meeting<'_> {
    pub(super) fn codes(&mut self, theirs: &Study) -> Codes {
        let mut known = self.paths();
        let mut codes = Codes::new();
        for (code, _) in theirs.codebook.walk() {
            let parent = code.parent.as_ref().and_then(|parent| codes.get(parent)).cloned();
            let path = (parent.clone(), fold(&code.name));
            let id = match known.get(&path).cloned().or_else(|| self.elsewhere(theirs, code)) {
                Some(id) => self.fill(&id, code),
                None => self.add(code, parent),
            };
            known.insert(path, id.clone());
            codes.insert(code.id.clone(), id);
        }
        self.strangers(theirs, &mut codes);
        codes
    }

    fn paths(&self) -> HashMap<Path, CodeId> {
        let codes = self.study.codebook.codes().iter().rev();
        codes.map(|code| ((code.parent.clone(), fold(&code.name)), code.id.clone())).collect()
    }

    /// The same code, which has moved in one of the two trees since. Where several codes of either side have the
    /// name (`Other` under this and that), nobody can tell, and they stay apart.
    fn elsewhere(&mut self, theirs: &Study, code: &Code) -> Option<CodeId> {
        let name = fold(&code.name);
        let ours = only(&self.study, &name)?.id.clone();
        only(theirs, &name)?;
        self.told().changed(
            "places of codes",
            "it stands elsewhere in our tree, and stays there",
            &code.name,
        );
        Some(ours)
    }

    fn add(&mut self, theirs: &Code, parent: Option<CodeId>) -> CodeId {
        let id = match self.study.codebook.contains(theirs.id.as_str()) {
            true => self.study.codebook.free_slug(&theirs.name),
            false => theirs.id.clone(),
        };
        let index = self.study.codebook.last_place(parent.as_ref()).index;
        let code = Code { id: id.clone(), parent, ..theirs.clone() };
        if self.change("codes", &theirs.name, Edit::AddCode { code, index }) {
            self.told().kept("codes", 1);
        }
        id
    }

    /// What ours does not say is taken from theirs.
    fn fill(&mut self, id: &CodeId, theirs: &Code) -> CodeId {
        let Some(ours) = self.study.codebook.get(id.as_str()).cloned() else { return id.clone() };
        let mut filled = ours.clone();
        let mut differ = false;
        for (ours, theirs) in [
            (&mut filled.definition, &theirs.definition),
            (&mut filled.include, &theirs.include),
            (&mut filled.exclude, &theirs.exclude),
            (&mut filled.example, &theirs.example),
        ] {
            if ours.is_empty() {
                ours.clone_from(theirs);
            }
            differ |= !theirs.is_empty() && ours != theirs;
        }
        filled.colour = filled.colour.or(theirs.colour);
        if filled.weight.is_none() {
            filled.weight.clone_from(&theirs.weight);
        }
        differ |= theirs.weight.is_some() && filled.weight != theirs.weight;
        let new = theirs.aliases.iter().filter(|alias| !ours.aliases.contains(alias) && **alias != ours.name);
        filled.aliases.extend(new.cloned().collect::<Vec<_>>());
        if differ {
            self.told().changed("definitions", "both sides define the code; ours stays", &ours.name);
        }
        if filled != ours {
            self.change("definitions", &theirs.name, Edit::ChangeCode { code: filled });
        }
        self.told().kept("codes that were here already", 1);
        id.clone()
    }

    /// Codes that were used there without standing in the codebook.
    fn strangers(&mut self, theirs: &Study, codes: &mut Codes) {
        for (_, _, coding) in theirs.codings() {
            if codes.contains_key(&coding.code) {
                continue;
            }
            let id = match self.study.codebook.contains(coding.code.as_str()) {
                true => coding.code.clone(),
                false => {
                    let why = "it was used there without standing in the codebook";
                    self.told().changed("codes", why, coding.code.as_str());
                    self.add(&Code::new(coding.code.clone(), coding.code.as_str()), None)
                }
            };
            codes.insert(coding.code.clone(), id);
        }
    }
}

/// The one code of this name, if there is just one.
fn only<'a>(study: &'a Study, name: &str) -> Option<&'a Code> {
    let mut named = study.codebook.codes().iter().filter(|code| fold(&code.name) == name);
    named.next().filter(|_| named.next().is_none())
}
