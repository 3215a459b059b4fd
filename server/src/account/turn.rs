//! Whose turn it is: of one caller so many documents run at once, the others wait for theirs; one that costs much takes several
//! places. So whoever asks for much at the same time waits for himself, and of cores and the database's connections
//! there is always one for somebody else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::caller::Caller;

/// Documents of one caller that run at once: no browser asks for more.
pub const AT_ONCE: u32 = 8;
/// When so many are known, those who ask for nothing are forgotten.
const KNOWN: usize = 1000;

/// The turns of this process's callers.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<String, Weak<Semaphore>>>);

/// A caller's turn, until it is dropped.
#[derive(Debug)]
#[must_use = "a turn ends when it is dropped"]
pub struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// Waits for the caller's next turn, for something that takes so many places.
    pub async fn wait(&self, caller: &Caller, places: u32) -> Turn {
        // Nobody closes the semaphore; if somebody did, nobody would have to wait.
        Turn { _permit: self.of(caller.who()).acquire_many_owned(places.clamp(1, AT_ONCE)).await.ok() }
    }

    fn of(&self, who: String) -> Arc<Semaphore> {
        // What a panicked thread leaves behind is still a list of turns.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turns) = known.get(&who).and_then(Weak::upgrade) {
            return turns;
        }
        if known.len() >= KNOWN {
            known.retain(|_, turns| turns.strong_count() > 0);
        }
        let turns = Arc::new(Semaphore::new(AT_ONCE as usize));
        known.insert(who, Arc::downgrade(&turns));
        turns
    }
}
