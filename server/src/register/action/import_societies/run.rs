//! Runs of the importer: carried out beside the request that started them, one at a time.

use std::sync::Arc;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use tokio::sync::Semaphore;

use entity::file::{self, FileId};
use entity::register::import::{self, ImportRunId, ImportState};

use super::progress::{Progress, count};
use super::{Job, Purpose, Report, import as carry, lease};
use crate::fault::Fault;
use crate::ledger::Actor;
use crate::state::State;

/// Reading a large file takes memory: one at a time in this process, the others wait as QUEUED.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// States of a run that is not over.
const UNFINISHED: [ImportState; 4] =
    [ImportState::Queued, ImportState::Reading, ImportState::Checking, ImportState::Writing];

/// Carries a run out, from its file to its last state.
pub async fn carry_out(state: Arc<State>, run: ImportRunId, file: FileId, actor: Actor, job: Job) {
    let result = match ONE_AT_A_TIME.acquire().await {
        Ok(_turn) => read_and_import(&state, run, file, actor, &job).await,
        Err(closed) => Err(Fault::Broken(closed.to_string())),
    };
    let last = match result {
        Ok(report) => last(run, &job, &report),
        Err(fault) => {
            tracing::error!(run = run.global(), %fault, "an import failed");
            Ok(import::ActiveModel { id: Set(run), state: Set(ImportState::Failed), ..Default::default() })
        }
    };
    if let Err(fault) = finish(&state, last).await {
        // The next start of the server finds it unfinished and says so.
        tracing::error!(run = run.global(), %fault, "the end of an import could not be recorded");
    }
}

async fn read_and_import(
    state: &State,
    run: ImportRunId,
    file: FileId,
    actor: Actor,
    job: &Job,
) -> Result<Report, Fault> {
    let row = file::Entity::find_by_id(file).one(&state.db).await?;
    let gone = || Fault::Broken("the uploaded file is gone".into());
    let bytes = state.files.read(&row.ok_or_else(gone)?).await?.ok_or_else(gone)?;
    let lease = lease::take(state, run).await?;
    let report = carry(state, actor, job.clone(), bytes, &Progress::of(state, run)).await;
    drop(lease);
    report
}

fn last(run: ImportRunId, job: &Job, report: &Report) -> Result<import::ActiveModel, Fault> {
    let Report { problems, problem_count, rows, created, changed, unchanged, mapping } = report;
    let refused = *problem_count > 0;
    // A trial tells what would happen to the rows that are right; what was refused did nothing.
    let nothing = refused && job.purpose == Purpose::Real;
    let told = |number: usize| Set(if nothing { 0 } else { count(number) });
    Ok(import::ActiveModel {
        id: Set(run),
        state: Set(if refused { ImportState::Refused } else { ImportState::Done }),
        rows_total: Set(count(*rows)),
        rows_done: told(*rows),
        created: told(*created),
        changed: told(*changed),
        unchanged: told(*unchanged),
        problem_count: Set(count(*problem_count)),
        problems: Set(serde_json::to_string(problems)?),
        columns: Set(serde_json::to_string(&mapping.columns)?),
        ..Default::default()
    })
}

async fn finish(state: &State, last: Result<import::ActiveModel, Fault>) -> Result<(), Fault> {
    let mut row = last?;
    row.finished_at = Set(Some(state.world.now()));
    row.update(&state.db).await?;
    Ok(())
}

/// Marks runs as failed that a stopped server left behind, when a server starts. Nothing of them was written: their
/// transaction ended with the server.
pub async fn end_interrupted(state: &State) -> Result<(), Fault> {
    let unfinished = import::Entity::find().filter(import::Column::State.is_in(UNFINISHED)).all(&state.db).await?;
    for run in unfinished {
        if lease::is_alive(state, &run).await? {
            continue;
        }
        let id = run.id;
        let failed = import::ActiveModel { id: Set(id), state: Set(ImportState::Failed), ..Default::default() };
        finish(state, Ok(failed)).await?;
        tracing::warn!(run = id.global(), "an import was interrupted: nothing of it was written");
    }
    Ok(())
}
