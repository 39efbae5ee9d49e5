//! How a long import or export is going: whoever waits is told, and may stop it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::Refused;

type Teller = Arc<dyn Fn(usize, usize, &str) + Send + Sync>;

/// Handed to everything that may take long. Clones speak to the same listener.
#[derive(Clone)]
pub struct Going {
    stop: Arc<AtomicBool>,
    tell: Teller,
}

impl Going {
    /// `tell` hears how many steps are done, how many there are, and what is being done now.
    pub fn new(stop: Arc<AtomicBool>, tell: impl Fn(usize, usize, &str) + Send + Sync + 'static) -> Going {
        Going { stop, tell: Arc::new(tell) }
    }

    /// Nobody listens, nobody stops it.
    pub fn quietly() -> Going {
        Going::new(Arc::default(), |_, _, _| {})
    }

    /// # Errors
    /// When it is to be stopped.
    pub fn on(&self, done: usize, of: usize, what: &str) -> Result<(), Refused> {
        self.check()?;
        (self.tell)(done, of, what);
        Ok(())
    }

    /// To be asked within long loops.
    ///
    /// # Errors
    /// When it is to be stopped.
    pub fn check(&self) -> Result<(), Refused> {
        if self.stop.load(Ordering::Relaxed) { Err(Refused::Cancelled) } else { Ok(()) }
    }
}
