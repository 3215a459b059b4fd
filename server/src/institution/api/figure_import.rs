//! `importFigures`: civil affairs' registry as a file, tried or brought in, with what changes and what is wrong.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::file::FileId;
use entity::institution::consistency::ConsistencyFact;
use entity::refusal::RefusalCode;
use entity::{Language, Word};
use exchange::figures::column::Column;
use exchange::figures::plan::{FigureChange, SocietyChange};

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::institution::action::import_figures::{Input, Report, import_figures};
use crate::register::api::import_run::ImportProblem;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// The most societies that an answer names; the file says the rest.
const NAMED: usize = 200;

/// What a column of the file was taken as (列的对应).
#[derive(SimpleObject)]
struct FigureColumn {
    /// The heading as it stands in the file.
    heading: String,
    /// What it says, in the caller's language; null when the column is left out.
    label: Option<&'static str>,
}

/// A figure of civil affairs that changes (数据变化).
#[derive(SimpleObject)]
struct ChangedFigure {
    /// Which fact (比对事项).
    fact: ConsistencyFact,
    /// Its label in the caller's language.
    label: &'static str,
    /// What civil affairs has said until now; null for nothing (原数据).
    before: Option<String>,
    /// What the file says (新数据).
    after: String,
    /// Whether the federation or the society then says something else (是否与他方不一致).
    differs: bool,
}

/// A society of which a figure changes (有变化的学会).
#[derive(SimpleObject)]
struct ChangedFigures {
    /// Its row as the spreadsheet counts.
    row: u32,
    /// The day of the figures (截至日期).
    as_of: Date,
    /// The society.
    society: Society,
    /// What changes.
    figures: Vec<ChangedFigure>,
}

/// What a file with civil affairs' figures came to (民政数据导入结果).
#[derive(SimpleObject)]
struct FigureImport {
    /// The file's name (文件名).
    file_name: String,
    /// Whether it was brought in; a trial and a file with problems are not.
    written: bool,
    /// Rows of data in the file.
    rows: i32,
    /// Societies of which a figure changes, or has changed (有变化的学会数).
    changed: i32,
    /// Societies of which none does (无变化的学会数).
    unchanged: i32,
    /// Of those that change, so many on which the sides then differ (与他方不一致的学会数).
    differing: i32,
    /// The first 200 that change, in the order of the file; none where a retry is answered.
    societies: Vec<ChangedFigures>,
    /// What the columns were taken as.
    columns: Vec<FigureColumn>,
    /// How many problems there are; with any, nothing is written.
    problem_count: i32,
    /// The first 1000 problems, in the order of the rows.
    problems: Vec<ImportProblem>,
}

fn counted(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn shown(ctx: &Context<'_>, report: Report) -> FigureImport {
    let (language, day) = (caller(ctx).language, state(ctx).world.today());
    let Report { file_name, sheet, societies, changed, unchanged, written } = report;
    let differs = |society: &&SocietyChange| society.changes.iter().any(|change| change.differs);
    let differing = counted(societies.iter().filter(differs).count());
    let figure = move |change: FigureChange| {
        let FigureChange { fact, before, after, differs } = change;
        ChangedFigure { fact, label: fact.label(language), before, after, differs }
    };
    let society = |change: SocietyChange| ChangedFigures {
        row: change.row,
        as_of: change.as_of.into(),
        society: Society { row: change.society, day },
        figures: change.changes.into_iter().map(figure).collect(),
    };
    FigureImport {
        file_name,
        written,
        rows: counted(sheet.rows),
        changed: counted(changed),
        unchanged: counted(unchanged),
        differing,
        societies: societies.into_iter().take(NAMED).map(society).collect(),
        columns: sheet.columns.into_iter().map(|column| column_of(column, language)).collect(),
        problem_count: counted(sheet.problems.count()),
        problems: sheet.problems.listed().into_iter().map(|problem| ImportProblem::of(problem, language)).collect(),
    }
}

fn column_of(column: Column, language: Language) -> FigureColumn {
    FigureColumn { label: column.meaning.map(|meaning| meaning.label(language)), heading: column.heading }
}

/// Input of `importFigures`.
#[derive(InputObject)]
struct ImportFiguresInput {
    /// Names this intention, at most 80 characters: a retry with the same key and input brings nothing in twice.
    idempotency_key: String,
    /// The uploaded file's global id: .xlsx or .csv, at most 1000 rows.
    file_id: ID,
    /// Whether it only tries and writes nothing.
    dry_run: bool,
    /// The day that the figures are of, where a row does not say its own; never in the future (截至日期).
    as_of: Date,
    /// The document that they stand on, at most 100 characters (文号).
    document_no: String,
}

/// Payload of `importFigures`.
#[derive(SimpleObject)]
struct ImportFiguresPayload {
    /// What the file came to; null when it was refused as a whole.
    figure_import: Option<FigureImport>,
    /// Why it was refused; empty when it was done. What is wrong with a row stands in `problems`.
    user_errors: Vec<UserError>,
}

/// Mutations of civil affairs' figures as a file.
#[derive(Default)]
pub struct FigureImportMutation;

#[Object]
impl FigureImportMutation {
    /// Brings in civil affairs' figures of societies from its own registry (导入民政数据): name, legal representative,
    /// end of the council's term, members, by credit code. Every figure that changes is stated anew, all or nothing;
    /// an empty cell says nothing. How many Party members there are is not for civil affairs: that column is left out.
    async fn import_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ImportFiguresInput,
    ) -> Result<ImportFiguresPayload> {
        let ImportFiguresInput { idempotency_key, file_id, dry_run, as_of, document_no } = input;
        let done = match FileId::parse(&file_id) {
            Ok(file) => {
                let input = Input { idempotency_key, file, dry_run, as_of: as_of.0, document_no };
                import_figures(state(ctx), permit(ctx)?, input).await
            }
            Err(_) => Err(Stop::at("fileId", RefusalCode::MalformedId)),
        };
        let (report, user_errors) = settle(done, caller(ctx).language)?;
        Ok(ImportFiguresPayload { figure_import: report.map(|report| shown(ctx, report)), user_errors })
    }
}
