//! When things were made: as they say, else when the project was.

use super::super::moment;
use super::super::xml::{Node, Tag};
use crate::exchange::{Fate, Told};
use crate::study::When;

#[derive(Default)]
pub struct Times {
    /// For what has no time of its own.
    project: When,
    zoneless: usize,
    unreadable: usize,
}

impl Times {
    pub fn of(root: Node) -> Times {
        let moments = ["creationDateTime", "modifiedDateTime"];
        let project = moments.iter().find_map(|name| moment::read(root.said(name)?));
        Times { project: project.map(|(when, _)| when).unwrap_or_default(), ..Times::default() }
    }

    /// When it was made, else when it was last changed.
    pub fn made(&mut self, node: Node) -> When {
        let said = node.said("creationDateTime").or_else(|| node.said("modifiedDateTime"));
        let Some(words) = said.filter(|words| !words.trim().is_empty()) else { return self.project };
        match moment::read(words) {
            Some((when, zoned)) => {
                self.zoneless += usize::from(!zoned);
                when
            }
            None => {
                self.unreadable += 1;
                self.project
            }
        }
    }

    /// When a code was put there; where only the selection says it, when the words were selected.
    pub fn coded(&mut self, coding: Node) -> When {
        let dated = |node: &Node| node.said("creationDateTime").or(node.said("modifiedDateTime")).is_some();
        let selected = coding.parent().filter(|parent| parent.tag_name().name().ends_with("Selection"));
        self.made(selected.filter(|parent| !dated(&coding) && dated(parent)).unwrap_or(coding))
    }

    pub fn tell(&self, told: &mut Told) {
        told.add(Fate::Changed, "times", self.zoneless, "they name no time zone and are taken for UTC", None);
        let why = "they cannot be read, so that of the project stands for them";
        told.add(Fate::Changed, "times", self.unreadable, why, None);
    }
}
