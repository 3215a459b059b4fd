//! Runs of the importer in the API: started, looked at, listed.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::Language;
use entity::file::FileId;
use entity::refusal::RefusalCode;
use entity::register::import::{self, ImportField, ImportRunId, ImportState};
use exchange::import::mapping::Column;
use exchange::import::{Correction, Problem};

use crate::access::Permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::page::{Listed, Page, connect};
use crate::register::action::start_societies_import::{Input, start_societies_import};
use crate::scalar::Date;

/// A run of the importer (导入记录).
pub struct ImportRun(import::Model);

/// The run with this id; none when it does not exist for the caller.
pub async fn find_run(ctx: &Context<'_>, id: ImportRunId) -> Result<Option<ImportRun>, Fault> {
    let scoped = caller(ctx).scope("Query.importRun").import_runs().filter(import::Column::Id.eq(id));
    Ok(scoped.one(&state(ctx).db).await?.map(ImportRun))
}

/// What is wrong with a cell, a row or the file (问题).
#[derive(SimpleObject)]
pub struct ImportProblem {
    /// The row as the spreadsheet counts; 0 when the problem is the file's.
    row: u32,
    /// The column's heading; empty when the problem is the row's or the file's.
    column: String,
    /// What stands in the cell, cut to 80 characters.
    value: String,
    /// The kind of problem, a stable code.
    code: String,
    /// Why, and what to do, in the caller's language.
    message: String,
}

impl ImportProblem {
    /// A problem as the API shows it.
    #[must_use]
    pub fn of(problem: Problem, language: Language) -> Self {
        let message = problem.message(language).to_owned();
        let Problem { row, column, value, code, .. } = problem;
        Self { row, column, value, code: code.to_string(), message }
    }
}

/// What a column was taken as (列的对应).
#[derive(SimpleObject)]
struct ColumnMapping {
    /// The heading as it stands in the file.
    heading: String,
    /// What it means; null when the column is left out.
    field: Option<ImportField>,
}

#[Object]
impl ImportRun {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// The file's name (文件名).
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }

    /// Whether it only tries and writes nothing (试运行).
    async fn dry_run(&self) -> bool {
        self.0.dry_run
    }

    /// How far it is (状态).
    async fn state(&self) -> ImportState {
        self.0.state
    }

    /// Rows of data in the file.
    async fn rows_total(&self) -> i32 {
        self.0.rows_total
    }

    /// Rows that are through the present stage.
    async fn rows_done(&self) -> i32 {
        self.0.rows_done
    }

    /// Societies that were entered; in a dry run, that would be.
    async fn created(&self) -> i32 {
        self.0.created
    }

    /// Societies that changed; in a dry run, that would.
    async fn changed(&self) -> i32 {
        self.0.changed
    }

    /// Societies that stay as they are.
    async fn unchanged(&self) -> i32 {
        self.0.unchanged
    }

    /// How many problems there are; with any, nothing is written.
    async fn problem_count(&self) -> i32 {
        self.0.problem_count
    }

    /// The first 1000 problems, in the order of the rows.
    async fn problems(&self, ctx: &Context<'_>) -> Vec<ImportProblem> {
        // A report in the shape of an older version, which this one cannot read, is not shown.
        let problems: Vec<Problem> = serde_json::from_str(&self.0.problems).unwrap_or_default();
        problems.into_iter().map(|problem| ImportProblem::of(problem, caller(ctx).language)).collect()
    }

    /// What the columns were taken as; empty until the file was read.
    async fn columns(&self) -> Vec<ColumnMapping> {
        let columns: Vec<Column> = serde_json::from_str(&self.0.columns).unwrap_or_default();
        columns.into_iter().map(|Column { heading, field, .. }| ColumnMapping { heading, field }).collect()
    }

    /// When it was started.
    async fn started_at(&self) -> DateTime<Utc> {
        self.0.started_at
    }

    /// When it was over; null until then.
    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }

    /// Who started it, by the name shown at the time (经办人).
    async fn started_by(&self) -> &str {
        &self.0.started_by
    }
}

/// Fields of the whole list.
pub struct ImportRunTotal(Select<import::Entity>);

#[Object]
impl ImportRunTotal {
    /// Runs in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of runs.
pub type ImportRunConnection = Listed<ImportRun, ImportRunTotal>;

/// Queries of runs of the importer.
#[derive(Default)]
pub struct ImportRunQuery;

#[Object]
impl ImportRunQuery {
    /// A run of the importer; null when it does not exist for the caller.
    async fn import_run(&self, ctx: &Context<'_>, #[graphql(desc = "Global id.")] id: ID) -> Result<Option<ImportRun>> {
        match ImportRunId::parse(&id) {
            Ok(id) => Ok(find_run(ctx, id).await?),
            Err(_) => Ok(None),
        }
    }

    /// Runs of the importer, newest first: the caller's own; an administrator's list has all.
    async fn import_runs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<ImportRunConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.importRuns").import_runs();
        let mut rows = all.clone().order_by_desc(import::Column::Id).limit(page.limit());
        if let Some(after) = page.after {
            rows = rows.filter(import::Column::Id.lt(ImportRunId(after)));
        }
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ImportRunTotal(all), |row| row.id.0, ImportRun))
    }
}

/// The user's word on a heading.
#[derive(InputObject)]
struct ColumnMappingInput {
    /// The heading as it stands in the file.
    heading: String,
    /// What it means; null leaves the column out.
    field: Option<ImportField>,
}

/// Input of `startSocietyImport`.
#[derive(InputObject)]
struct StartSocietyImportInput {
    /// The uploaded file's global id.
    file_id: ID,
    /// Whether it only tries and writes nothing.
    dry_run: bool,
    /// GB/T 2260 code of the societies' region.
    region_code: String,
    /// The day from which the facts hold; today when absent, never in the future.
    as_of: Option<Date>,
    /// Corrections to the proposed mapping, by heading.
    columns: Option<Vec<ColumnMappingInput>>,
    /// Names this intention, at most 80 characters: a retry with the same key and input answers the
    /// run that was started first.
    idempotency_key: String,
}

/// Payload of `startSocietyImport`.
#[derive(SimpleObject)]
struct StartSocietyImportPayload {
    /// The run; look at it again until it is DONE, REFUSED or FAILED. Null when it was refused.
    import_run: Option<ImportRun>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of runs of the importer.
#[derive(Default)]
pub struct ImportMutation;

#[Object]
impl ImportMutation {
    /// Starts to import an uploaded register of societies (导入登记表): all of it, or nothing.
    async fn start_society_import(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: StartSocietyImportInput,
    ) -> Result<StartSocietyImportPayload> {
        let (run, user_errors) = settle(act(ctx, input).await, caller(ctx).language)?;
        let import_run = match run {
            Some(run) => find_run(ctx, run).await?,
            None => None,
        };
        Ok(StartSocietyImportPayload { import_run, user_errors })
    }
}

async fn act(ctx: &Context<'_>, input: StartSocietyImportInput) -> Result<ImportRunId, Stop> {
    let caller = caller(ctx);
    let viewer = caller.viewer.get().ok_or_else(|| Stop::whole(RefusalCode::SessionExpired))?;
    let permit = Permit::general(viewer, &caller.request_id).ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let StartSocietyImportInput { file_id, dry_run, region_code, as_of, columns, idempotency_key } = input;
    let correction = |ColumnMappingInput { heading, field }| Correction { heading, field };
    let input = Input {
        file: FileId::parse(&file_id).map_err(|_| Stop::at("fileId", RefusalCode::MalformedId))?,
        dry_run,
        region_code,
        as_of: as_of.map(|day| day.0),
        columns: columns.unwrap_or_default().into_iter().map(correction).collect(),
        idempotency_key,
    };
    start_societies_import(state(ctx), &permit, input).await
}
