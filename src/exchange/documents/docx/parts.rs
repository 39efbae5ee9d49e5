//! Where a Word document keeps what: by its relationships, for names differ from one program to another.

use super::super::{archive::Archive, xml};
use crate::exchange::Refused;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Styles,
    Comments,
    Footnotes,
    Endnotes,
    Header,
    Footer,
    /// A document of another format that Word would take in when it opens this one.
    Chunk,
}

pub(super) struct Parts {
    /// Where the text itself is.
    pub main: String,
    others: Vec<(Part, String)>,
}

const USUAL: &str = "word/document.xml";

impl Parts {
    /// # Errors
    /// When the archive or its relationships are broken.
    pub fn find(file: &str, archive: &mut Archive) -> Result<Parts, Refused> {
        let roots = relationships(file, archive, "_rels/.rels")?;
        let main = roots.into_iter().find(|(kind, _)| kind == "officeDocument").map(|(_, target)| target);
        let main = main.unwrap_or_else(|| USUAL.into()).trim_start_matches('/').to_string();
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let found = relationships(file, archive, &format!("{folder}/_rels/{name}.rels"))?;
        let others =
            found.into_iter().filter_map(|(kind, target)| Some((part(&kind)?, within(folder, &target))));
        Ok(Parts { others: others.collect(), main: main.clone() })
    }

    /// Every part of that kind which is there.
    ///
    /// # Errors
    /// When one is broken or too large.
    pub fn bytes(&self, archive: &mut Archive, part: Part) -> Result<Vec<Vec<u8>>, Refused> {
        let mut found = Vec::new();
        for (_, path) in self.others.iter().filter(|(kind, _)| *kind == part) {
            found.extend(archive.read(path)?);
        }
        Ok(found)
    }

    pub fn count(&self, part: Part) -> usize {
        self.others.iter().filter(|(kind, _)| *kind == part).count()
    }
}

fn part(kind: &str) -> Option<Part> {
    Some(match kind {
        "styles" => Part::Styles,
        "comments" => Part::Comments,
        "footnotes" => Part::Footnotes,
        "endnotes" => Part::Endnotes,
        "header" => Part::Header,
        "footer" => Part::Footer,
        "aFChunk" => Part::Chunk,
        _ => return None,
    })
}

fn within(folder: &str, target: &str) -> String {
    if target.starts_with('/') || folder.is_empty() {
        return target.trim_start_matches('/').to_string();
    }
    format!("{folder}/{target}")
}

/// Kind (the last step of its address) and target of each; none when there is no such file.
fn relationships(file: &str, archive: &mut Archive, path: &str) -> Result<Vec<(String, String)>, Refused> {
    let Some(bytes) = archive.read(path)? else { return Ok(Vec::new()) };
    let text = xml::text(&bytes);
    let document = xml::parse(file, &text)?;
    let inside =
        document.root_element().children().filter(|node| node.attribute("TargetMode") != Some("External"));
    let found = inside.filter_map(|node| {
        let kind = node.attribute("Type")?.rsplit('/').next()?;
        Some((kind.to_string(), node.attribute("Target")?.to_string()))
    });
    Ok(found.collect())
}
