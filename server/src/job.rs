//! The clock's work: what follows from days passing, not from someone's intention. Each job is taken by
//! one server at a time and can still run at any time and twice: what is done is done once.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;

use entity::Word;
pub use entity::job::Job;

use crate::api::snapshot::write as snapshot;
use crate::fault::Fault;
use crate::file::sweep;
use crate::ledger::webhook;
use crate::state::State;

pub mod activity;
pub mod admission;
pub mod call;
pub mod deliver;
pub mod demand;
pub mod digest;
pub mod enforcement;
pub mod evaluation;
pub mod inspection;
pub mod lease;
pub mod lists;
pub mod remind;
pub mod smtp;
pub mod watch;

use lease::Schedule;

/// How long the clock sleeps between two rounds.
const ROUND: Duration = Duration::from_mins(1);

/// Its name in the database.
#[must_use]
pub fn name(job: Job) -> String {
    job.code().to_lowercase()
}

/// When it is due again.
#[must_use]
pub const fn schedule(job: Job) -> Schedule {
    match job {
        Job::Watch
        | Job::Inspection
        | Job::Admission
        | Job::Lists
        | Job::Enforcement
        | Job::Activity
        | Job::Evaluation
        | Job::Call
        | Job::Demand
        | Job::Sweep => Schedule::Every(TimeDelta::minutes(10)),
        Job::Remind => Schedule::DailyAt(6),
        Job::Digest => Schedule::DailyAt(8),
        Job::Deliver | Job::Snapshot => Schedule::Every(TimeDelta::minutes(1)),
    }
}

async fn run(job: Job, state: &Arc<State>) -> Result<(), Fault> {
    match job {
        Job::Watch => watch::run(state).await.map(drop),
        Job::Inspection => inspection::run(state).await.map(drop),
        Job::Admission => admission::run(state).await.map(drop),
        Job::Lists => lists::run(state).await.map(drop),
        Job::Enforcement => enforcement::run(state).await.map(drop),
        Job::Activity => activity::run(state).await.map(drop),
        Job::Evaluation => evaluation::run(state).await.map(drop),
        Job::Call => call::run(state).await.map(drop),
        Job::Demand => demand::run(state).await.map(drop),
        Job::Remind => remind::run(state).await.map(drop),
        Job::Digest => {
            // Another server may still be saying what these letters tell.
            remind::run(state).await?;
            digest::run(state).await.map(drop)
        }
        Job::Deliver => deliver::run(state).await.map(drop),
        Job::Snapshot => snapshot::round(Arc::clone(state)).await.map(drop),
        Job::Sweep => {
            webhook::round::sweep(state).await?;
            sweep::run(state).await.map(drop)
        }
    }
}

/// Starts the clock: one round now, then one a minute, until the server ends.
pub fn start(state: Arc<State>) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(fault) = round(&state).await {
                // The next round begins where this one stopped.
                tracing::error!(%fault, "a round of the clock");
            }
            tokio::time::sleep(ROUND).await;
        }
    })
}

/// One round: every job that is due and that no other server has taken; answers what was run. A job that
/// fails is told in the log and comes again; the others go on.
pub async fn round(state: &Arc<State>) -> Result<Vec<Job>, Fault> {
    let mut done = Vec::new();
    // In this order: what one finds out the next one tells.
    for job in Job::ALL.iter().copied() {
        let Some(taken) = lease::take(state, job).await? else { continue };
        let outcome = run(job, state).await;
        if let Err(fault) = &outcome {
            tracing::error!(%fault, job = job.code(), "a job of the clock");
        }
        lease::give_back(state, job, taken, outcome.err().map(|fault| fault.to_string())).await?;
        done.push(job);
    }
    Ok(done)
}
