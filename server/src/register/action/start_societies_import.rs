//! An import is started: a run is entered, and carried out beside the request.

use std::sync::Arc;

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::file::FileId;
use entity::refusal::RefusalCode;
use entity::register::import::{self, ImportRunId, ImportState};
use entity::register::region::level_of;

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::Write;
use crate::ledger::idempotency::{Claim, claim};
use crate::register::action::import_societies::{Job, Purpose, region, run};
use crate::register::import::{Correction, Setting};
use crate::register::upload::uploaded;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct StartSocietyImport;

impl Intention for StartSocietyImport {
    const FIELD: &'static str = "Mutation.startSocietyImport";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The uploaded file.
    pub file: FileId,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// GB/T 2260 code of the societies' region.
    pub region_code: String,
    /// The day that the facts hold for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Corrections of headings.
    pub columns: Vec<Correction>,
    /// Names this intention.
    pub idempotency_key: String,
}

/// The most corrections: there are no more columns.
const CORRECTIONS_MAX: usize = crate::register::import::read::COLUMNS_MAX;

/// Starts a run and answers it; a retry answers the run that was started first.
pub async fn start_societies_import(
    state: &Arc<State>,
    permit: &Permit<StartSocietyImport>,
    input: Input,
) -> Result<ImportRunId, Stop> {
    let viewer = permit.viewer();
    let run = ImportRunId(state.world.new_id());
    let write = Write::begin(state, permit.actor()).await?;
    let (key, outcome) = (&input.idempotency_key, run.global());
    if let Claim::Seen(first) = claim(&write, viewer.user_id, key, StartSocietyImport::FIELD, &input, &outcome).await? {
        return ImportRunId::parse(&first).map_err(|_| Stop::at("idempotencyKey", RefusalCode::KeyReused));
    }
    let as_of = check(state, permit, &input).await?;
    let file = uploaded(state, permit, input.file).await?.name;
    let Input { file: file_id, dry_run, region_code, as_of: _, columns, idempotency_key: _ } = input;
    import::Entity::insert(import::ActiveModel {
        id: Set(run),
        user_id: Set(viewer.user_id),
        started_by: Set(viewer.display_name.clone()),
        file_name: Set(file.clone()),
        dry_run: Set(dry_run),
        state: Set(ImportState::Queued),
        rows_total: Set(0),
        rows_done: Set(0),
        created: Set(0),
        changed: Set(0),
        unchanged: Set(0),
        problem_count: Set(0),
        problems: Set("[]".into()),
        columns: Set("[]".into()),
        started_at: Set(write.at),
        finished_at: Set(None),
    })
    .exec_without_returning(&write.tx)
    .await?;
    // No event yet: the run's transaction writes one with what it changes, or nothing.
    write.tx.commit().await?;
    let purpose = if dry_run { Purpose::Trial } else { Purpose::Real };
    let setting = Setting { region_code, as_of, corrections: columns, ..Setting::default() };
    let job = Job { file_name: file, setting, purpose };
    tokio::spawn(run::carry_out(Arc::clone(state), run, file_id, permit.actor(), job));
    Ok(run)
}

/// The day that the facts hold for, if region and day can be imported.
async fn check(state: &State, permit: &Permit<StartSocietyImport>, input: &Input) -> Result<NaiveDate, Stop> {
    let today = state.world.today();
    let as_of = input.as_of.unwrap_or(today);
    if as_of > today {
        return Err(Stop::at("asOf", RefusalCode::DateInFuture));
    }
    if input.columns.len() > CORRECTIONS_MAX {
        return Err(Stop::at("columns", RefusalCode::UnknownColumn));
    }
    // A region out of reach does not exist for the caller.
    let scope = Scope::of(Some(permit.viewer()), StartSocietyImport::FIELD);
    let code = &input.region_code;
    if level_of(code).is_err() || !scope.covers_region(code) || region(state, code).await?.is_none() {
        return Err(Stop::at("regionCode", RefusalCode::UnknownRegion));
    }
    Ok(as_of)
}
