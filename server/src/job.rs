//! The clock's work: what follows from days passing, not from someone's intention. Each job is taken by
//! one server at a time and can still run at any time and twice: what is done is done once.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;

use crate::api::snapshot::write as snapshot;
use crate::fault::Fault;
use crate::file::sweep;
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

/// A job of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Rules that take effect, changes of form that are due.
    Watch,
    /// Whoever has not reported by his last day did not take part.
    Inspection,
    /// A new society that has formed nothing by its last day is overdue.
    Admission,
    /// Credit lists: days to object, time on a list, the register's own listings.
    Lists,
    /// Enforcement: days to object, suspensions that are over.
    Enforcement,
    /// Activity filings of which the days have passed.
    Activity,
    /// Evaluations: days for an opinion, days to object.
    Evaluation,
    /// Calls that are over, returns that were not corrected.
    Call,
    /// Demands that found nobody in time.
    Demand,
    /// What is said about deadlines.
    Remind,
    /// The letters of the day.
    Digest,
    /// Letters that wait are sent.
    Deliver,
    /// Snapshots whose writer has died are written.
    Snapshot,
    /// Files that belong to nothing are swept.
    Sweep,
}

impl Job {
    /// All jobs, in the order of a round: what one finds out the next one tells.
    pub const ALL: [Self; 14] = [
        Self::Watch,
        Self::Inspection,
        Self::Admission,
        Self::Lists,
        Self::Enforcement,
        Self::Activity,
        Self::Evaluation,
        Self::Call,
        Self::Demand,
        Self::Remind,
        Self::Digest,
        Self::Deliver,
        Self::Snapshot,
        Self::Sweep,
    ];

    /// Its name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Inspection => "inspection",
            Self::Admission => "admission",
            Self::Lists => "lists",
            Self::Enforcement => "enforcement",
            Self::Activity => "activity",
            Self::Evaluation => "evaluation",
            Self::Call => "call",
            Self::Demand => "demand",
            Self::Remind => "remind",
            Self::Digest => "digest",
            Self::Deliver => "deliver",
            Self::Snapshot => "snapshot",
            Self::Sweep => "sweep",
        }
    }

    /// When it is due again.
    #[must_use]
    pub const fn schedule(self) -> Schedule {
        match self {
            Self::Watch
            | Self::Inspection
            | Self::Admission
            | Self::Lists
            | Self::Enforcement
            | Self::Activity
            | Self::Evaluation
            | Self::Call
            | Self::Demand
            | Self::Sweep => Schedule::Every(TimeDelta::minutes(10)),
            Self::Remind => Schedule::DailyAt(6),
            Self::Digest => Schedule::DailyAt(8),
            Self::Deliver | Self::Snapshot => Schedule::Every(TimeDelta::minutes(1)),
        }
    }

    async fn run(self, state: &Arc<State>) -> Result<(), Fault> {
        match self {
            Self::Watch => watch::run(state).await.map(drop),
            Self::Inspection => inspection::run(state).await.map(drop),
            Self::Admission => admission::run(state).await.map(drop),
            Self::Lists => lists::run(state).await.map(drop),
            Self::Enforcement => enforcement::run(state).await.map(drop),
            Self::Activity => activity::run(state).await.map(drop),
            Self::Evaluation => evaluation::run(state).await.map(drop),
            Self::Call => call::run(state).await.map(drop),
            Self::Demand => demand::run(state).await.map(drop),
            Self::Remind => remind::run(state).await.map(drop),
            Self::Digest => {
                // Another server may still be saying what these letters tell.
                remind::run(state).await?;
                digest::run(state).await.map(drop)
            }
            Self::Deliver => deliver::run(state).await.map(drop),
            Self::Snapshot => snapshot::round(Arc::clone(state)).await.map(drop),
            Self::Sweep => sweep::run(state).await.map(drop),
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
    for job in Job::ALL {
        let Some(taken) = lease::take(state, job).await? else { continue };
        let outcome = job.run(state).await;
        if let Err(fault) = &outcome {
            tracing::error!(%fault, job = job.name(), "a job of the clock");
        }
        lease::give_back(state, job, taken, outcome.err().map(|fault| fault.to_string())).await?;
        done.push(job);
    }
    Ok(done)
}
