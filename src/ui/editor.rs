//! The user's own editor on a text: the text goes out in a private file and comes back.

use std::io::Write;
use std::process::Command;

/// Runs `$VISUAL` or `$EDITOR` (else `vi`) on a copy of the text.
///
/// # Errors
/// In words: the editor could not be started, failed, or left something that is not UTF-8.
pub fn edit(text: &str, name: &str) -> Result<String, String> {
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|e| !e.trim().is_empty());
    let editor = editor.unwrap_or_else(|| "vi".to_string());
    let failed = |what: &str, error: std::io::Error| format!("{what}: {error}");
    // A folder of one's own, so that the editor's backup and swap files go with it.
    let folder =
        tempfile::Builder::new().prefix("gloss-").tempdir().map_err(|e| failed("No room for a copy", e))?;
    let path = folder.path().join(name);
    std::fs::File::create(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| failed("The copy for the editor could not be written", error))?;
    // The shell splits the setting as people write it: `code --wait`, `emacs -nw`.
    let status = Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(&path).status();
    let status = status.map_err(|error| failed("The editor could not be started", error))?;
    if !status.success() {
        return Err(format!("The editor ended with an error; nothing was changed ({editor}, {status})"));
    }
    let bytes = std::fs::read(&path).map_err(|error| failed("The edited text could not be read", error))?;
    String::from_utf8(bytes).map(|text| text.replace("\r\n", "\n")).map_err(|_| {
        "The editor saved the text in another encoding than UTF-8; nothing was changed".to_string()
    })
}
