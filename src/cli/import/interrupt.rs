//! Ctrl-C while files are being written: it is heard, and what was written is taken back.
//!
//! Until then nothing stands in the study, and Ctrl-C ends Gloss as it ends everything.

use std::io;
use std::sync::{Arc, atomic::AtomicBool};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// From now on nobody ends us in the middle; who wanted to is told here.
pub(super) fn hold() -> io::Result<Arc<AtomicBool>> {
    let wanted = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, wanted.clone())?;
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    #[test]
    fn who_is_interrupted_in_the_middle_goes_on_and_knows_it() {
        let wanted = super::hold().unwrap();
        assert!(!wanted.load(Ordering::Relaxed));
        signal_hook::low_level::raise(signal_hook::consts::SIGHUP).unwrap();
        assert!(wanted.load(Ordering::Relaxed));
    }
}
