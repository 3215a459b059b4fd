//! How far a run is, written beside its transaction so that others can see it.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, DbBackend, Set};

use entity::register::import::{self, ImportRunId, ImportState};

use crate::fault::Fault;
use crate::state::State;

/// So often a run says how far it is.
const PAUSE: TimeDelta = TimeDelta::milliseconds(400);

/// Tells how far a run is.
#[derive(Debug)]
pub struct Progress<'s> {
    state: &'s State,
    run: Option<ImportRunId>,
    told: Mutex<Told>,
}

#[derive(Debug, Default)]
struct Told {
    stage: Option<ImportState>,
    at: Option<DateTime<Utc>>,
}

impl<'s> Progress<'s> {
    /// Of a run that people look at.
    #[must_use]
    pub fn of(state: &'s State, run: ImportRunId) -> Self {
        Self { state, run: Some(run), told: Mutex::default() }
    }

    /// Of an import that nobody looks at: the command line's.
    #[must_use]
    pub fn unseen(state: &'s State) -> Self {
        Self { state, run: None, told: Mutex::default() }
    }

    /// A new stage begins.
    pub async fn stage(&self, stage: ImportState) -> Result<(), Fault> {
        if let Ok(mut told) = self.told.lock() {
            told.stage = Some(stage);
        }
        self.tell(import::ActiveModel { state: Set(stage), rows_done: Set(0), ..Default::default() }).await
    }

    /// The rows of data are counted.
    pub async fn rows_total(&self, rows: usize) -> Result<(), Fault> {
        self.tell(import::ActiveModel { rows_total: Set(count(rows)), ..Default::default() }).await
    }

    /// So many rows are through this stage. It is said now and then only.
    pub async fn rows_done(&self, rows: usize) -> Result<(), Fault> {
        if !self.is_time() {
            return Ok(());
        }
        self.tell(import::ActiveModel { rows_done: Set(count(rows)), ..Default::default() }).await
    }

    fn is_time(&self) -> bool {
        let Ok(mut told) = self.told.lock() else { return false };
        // SQLite has one writer, and while the run writes it is this one.
        let alone = self.state.db.get_database_backend() == DbBackend::Sqlite;
        if alone && told.stage == Some(ImportState::Writing) {
            return false;
        }
        let now = self.state.world.now();
        let is_time = told.at.is_none_or(|at| now - at >= PAUSE);
        if is_time {
            told.at = Some(now);
        }
        is_time
    }

    async fn tell(&self, mut row: import::ActiveModel) -> Result<(), Fault> {
        if let Some(run) = self.run {
            row.id = Set(run);
            row.update(&self.state.db).await?;
        }
        Ok(())
    }
}

/// A count as the row keeps it.
#[must_use]
pub fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
