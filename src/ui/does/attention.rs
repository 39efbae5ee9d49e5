//! What needs attention: what is wrong in the files, and what is doubtful in the work itself.

use super::{Done, framework, lists, memos, open, show_grid, viewing};
use crate::analysis::{About, Remark};
use crate::store::Finding;
use crate::ui::answering::{self, Line, Stand};
use crate::ui::app::{App, Focus};
use crate::ui::grid;
use crate::ui::list::Topic;

/// The work is looked through beside the desk. Until there is room for that, what is wrong in the files is shown already.
pub(super) fn findings(app: &mut App) -> Done {
    let is_free = app.is_read() && app.underway.is_none();
    if is_free || app.keeping.findings.is_empty() {
        return answering::put_on_desk(app, Line::Findings);
    }
    lists::show(app, Topic::Findings { stand: Stand::default() });
    Ok(())
}

pub(super) fn go_to_finding(app: &mut App, finding: &Finding) -> Done {
    let file = finding.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
    let id =
        app.study.shelf.keys().find(|id| file == id.as_str() || file.starts_with(&format!("{id}."))).cloned();
    match id {
        Some(id) => open::show(app, &id),
        None => Err("This is not about one transcript; mend the file named in it".into()),
    }
}

/// To where it can be looked at.
pub(super) fn go_to_remark(app: &mut App, remark: &Remark) -> Done {
    match &remark.about {
        About::Codebook => viewing::focus(app, Focus::Tree),
        About::Cases => {
            show_grid(app, grid::Topic::People);
            Ok(())
        }
        About::Framework => framework::open(app),
        About::Transcript(id) | About::Codings(id, _) => open::show(app, id),
        About::Memos(_) => memos::browse(app, None),
    }
}
