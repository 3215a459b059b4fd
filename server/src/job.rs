//! The clock's work: what follows from days passing, not from someone's intention. Each job can run
//! at any time, on every replica, twice at once: what is done is done once.

use std::sync::Arc;
use std::time::Duration;

use crate::file::sweep;
use crate::state::State;

pub mod inspection;
pub mod watch;

/// How long the clock sleeps between two rounds.
const ROUND: Duration = Duration::from_mins(10);

/// Starts the clock: one round now, then one every ten minutes, until the server ends.
pub fn start(state: Arc<State>) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(fault) = watch::run(&state).await {
                // The next round begins where this one stopped.
                tracing::error!(%fault, "the threshold watch");
            }
            if let Err(fault) = inspection::run(&state).await {
                tracing::error!(%fault, "the end of an annual inspection");
            }
            if let Err(fault) = sweep::run(&state).await {
                tracing::error!(%fault, "the sweep of files");
            }
            tokio::time::sleep(ROUND).await;
        }
    })
}
