//! Finding what was meant, by the names people type, and what a study is called.

use crate::study::Study;
pub use crate::study::naming::*;

/// What a study is called in a heading.
pub fn title(study: &Study, root: &std::path::Path) -> String {
    if !study.about.title.is_empty() {
        return study.about.title.clone();
    }
    let folder = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned()
}
