//! `gloss tutor`: the first lessons, on a practice interview in a folder that goes when the desk closes.

use super::{Next, Sitting, Trouble, Ways, has_terminal, sample};
use crate::store;

pub fn tutor(ways: Ways) -> Result<Next, Trouble> {
    if !has_terminal() {
        return Err(Trouble::Refused(
            "the lessons are given at the desk, and there is no terminal here".into(),
        ));
    }
    let refused =
        |error| Trouble::Wrong(format!("no folder can be made for the practice interview: {error}"));
    let folder = tempfile::Builder::new().prefix("gloss-tutor-").tempdir().map_err(refused)?;
    store::plant(&sample::tutor(), folder.path()).map_err(refused)?;
    let coder = ways.coder.clone().or_else(|| Some("me".into()));
    let root = folder.path().to_path_buf();
    Ok(Next::Sit(Sitting { root, ways: Ways { coder, ..ways }, lesson: Some(folder) }))
}
