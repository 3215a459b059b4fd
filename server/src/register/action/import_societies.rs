//! A register is imported: all of it in one transaction, or nothing. Importing the same again changes
//! nothing, and what changes becomes a dated fact beside the old one.

pub mod current;
pub mod lease;
pub mod progress;
pub mod run;
pub mod table;
pub mod told;
pub mod write;

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::register::import::ImportState;
use entity::register::region;
use entity::register::uscc::Uscc;
use exchange::import::plan::{Current, Plan};
use exchange::import::{Examined, Mapping, Problem, Setting, examine};

use crate::fault::{Fault, Stop};
use crate::ledger::Actor;
use crate::register::accepted::accepted;
use crate::state::State;
pub use progress::Progress;
pub use run::end_interrupted;

/// So many societies are compared or written at a time.
const CHUNK: usize = 200;
/// Someone else may write to a society between comparing and writing; so often it is tried.
const TRIES: usize = 3;

/// What is to be imported, beside the bytes.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file's name, for the ledger.
    pub file_name: String,
    /// Region, day and corrections.
    pub setting: Setting,
    /// Whether anything is written.
    pub purpose: Purpose,
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To see what would happen: nothing is written.
    Trial,
    /// To bring the register in.
    Real,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The first thousand problems; with any, nothing was written.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub problem_count: usize,
    /// The rows of data.
    pub rows: usize,
    /// Societies that are entered.
    pub created: usize,
    /// Societies that change.
    pub changed: usize,
    /// Societies that stay as they are.
    pub unchanged: usize,
    /// What the columns were taken as.
    pub mapping: Mapping,
}

impl Report {
    fn of(examined: Examined, plan: &Plan) -> Self {
        let Examined { mapping, rows, problems, .. } = examined;
        let (created, changed, unchanged) = (plan.created(), plan.changed(), plan.unchanged);
        let problem_count = problems.count();
        Self { problems: problems.listed(), problem_count, rows, created, changed, unchanged, mapping }
    }
}

/// Imports a file for the command line and the demo. The region must stand in the register.
pub async fn import_file(
    state: &State,
    actor: Actor,
    region_code: &str,
    as_of: NaiveDate,
    bytes: &[u8],
    file_name: &str,
    dry_run: bool,
) -> Result<Report, Fault> {
    if region(state, region_code).await?.is_none() {
        return Err(Fault::Broken(format!("there is no region {region_code}: enter it with `xuehui region add`")));
    }
    if as_of > state.world.today() {
        return Err(Fault::Broken(format!("{as_of} lies in the future")));
    }
    let setting = Setting { region_code: region_code.into(), as_of, ..Setting::default() };
    let purpose = if dry_run { Purpose::Trial } else { Purpose::Real };
    let job = Job { file_name: file_name.into(), setting, purpose };
    import(state, actor, job, bytes.to_vec(), &Progress::unseen(state)).await
}

/// The region with this code.
pub async fn region(state: &State, code: &str) -> Result<Option<region::Model>, Fault> {
    Ok(region::Entity::find().filter(region::Column::Code.eq(code)).one(&state.db).await?)
}

/// Imports a file: examines it, compares it with the register, writes.
pub async fn import(
    state: &State,
    actor: Actor,
    mut job: Job,
    bytes: Vec<u8>,
    progress: &Progress<'_>,
) -> Result<Report, Fault> {
    progress.stage(ImportState::Reading).await?;
    job.setting.accepted = accepted(state).await?;
    let job = &job;
    let setting = job.setting.clone();
    let examined = tokio::task::spawn_blocking(move || examine(&bytes, &setting)).await;
    let examined = examined.map_err(|error| Fault::Broken(format!("the importer broke off: {error}")))?;
    progress.rows_total(examined.rows).await?;
    for _ in 0..TRIES {
        progress.stage(ImportState::Checking).await?;
        let mut examined = examined.clone();
        let plan = compare(state, &mut examined, job, progress).await?;
        if job.purpose == Purpose::Trial || !examined.problems.is_empty() || plan.societies.is_empty() {
            return Ok(Report::of(examined, &plan));
        }
        progress.stage(ImportState::Writing).await?;
        match write::write(state, actor.clone(), job, &plan, progress).await {
            Ok(()) => return Ok(Report::of(examined, &plan)),
            // A society was written to meanwhile: compare again with what stands now.
            Err(Stop::Refused(_)) => {}
            Err(Stop::Fault(fault)) => return Err(fault),
        }
    }
    Err(Fault::Broken("the register changed while it was imported: import again".into()))
}

async fn compare(state: &State, examined: &mut Examined, job: &Job, progress: &Progress<'_>) -> Result<Plan, Fault> {
    let codes: Vec<Uscc> = examined.records.iter().map(|record| record.uscc).collect();
    let mut register: HashMap<Uscc, Current> = HashMap::new();
    for (number, some) in codes.chunks(CHUNK).enumerate() {
        register.extend(current::load(&state.db, some).await?);
        progress.rows_done(number * CHUNK + some.len()).await?;
    }
    Ok(examined.plan(&register, &job.setting))
}
