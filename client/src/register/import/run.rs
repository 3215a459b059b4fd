//! A run of the importer as the screens see it, and the requests that start one and follow it.

use chrono::NaiveDate;
use entity::register::import::{ImportField, ImportState};
use gloo_timers::future::TimeoutFuture;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{self, NetFault, key};
use crate::text::{language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/start_society_import.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ImportField")
)]
struct StartSocietyImport;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/import_run_now.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ImportField", "ImportState")
)]
struct ImportRunNow;

/// A run at a moment.
pub(super) type Run = import_run_now::ImportRunNowImportRun;
/// One thing that is wrong.
pub(super) type Problem = import_run_now::ImportRunNowImportRunProblems;
/// What a heading was taken for.
pub(super) type Mapped = import_run_now::ImportRunNowImportRunColumns;

/// How often a run is looked at: often at first, because most are short.
const LOOKS_MS: [u32; 4] = [200, 300, 500, 800];

impl Run {
    /// It has come to an end.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, ImportState::Done | ImportState::Refused | ImportState::Failed)
    }
}

/// What a run is started with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub(super) file_id: String,
    pub(super) dry_run: bool,
    pub(super) region_code: String,
    pub(super) as_of: Option<NaiveDate>,
    /// Corrections to the proposed mapping, by heading.
    pub(super) columns: Vec<(String, Option<ImportField>)>,
}

/// Why there is no run: a sentence for a person.
pub(super) type Sentence = String;

fn said(fault: &NetFault) -> Sentence {
    fault.sentence(language())
}

/// Starts a run; answers its id.
pub(super) async fn start(order: Order) -> Result<String, Sentence> {
    let columns = order.columns.into_iter();
    let columns = columns.map(|(heading, field)| start_society_import::ColumnMappingInput { heading, field });
    let input = start_society_import::StartSocietyImportInput {
        file_id: order.file_id,
        dry_run: order.dry_run,
        region_code: order.region_code,
        as_of: order.as_of,
        columns: Some(columns.collect::<Vec<_>>()).filter(|columns| !columns.is_empty()),
        idempotency_key: key::new_key(),
    };
    let answer = net::send::<StartSocietyImport>(start_society_import::Variables { input }).await;
    let payload = answer.map_err(|fault| said(&fault))?.start_society_import;
    let sentence = || payload.user_errors.iter().map(|error| error.message.as_str()).collect();
    payload.import_run.map(|run| run.id).ok_or_else(sentence)
}

/// Looks at a run once; none when there is no such run for the viewer.
pub(super) async fn look(id: &str) -> Result<Option<Run>, Sentence> {
    let answer = net::send::<ImportRunNow>(import_run_now::Variables { id: id.to_owned() }).await;
    answer.map(|data| data.import_run).map_err(|fault| said(&fault))
}

/// Follows a run to its end, showing each step. A network that fails on the way ends nothing.
pub(super) async fn follow(id: String, shown: RwSignal<Option<Run>>) -> Result<Run, Sentence> {
    let mut looks = LOOKS_MS.into_iter().chain(std::iter::repeat(1_000));
    loop {
        match look(&id).await {
            Ok(Some(run)) if run.is_over() => return Ok(run),
            Ok(Some(run)) => {
                if shown.try_set(Some(run)).is_some() {
                    return Err(Sentence::new());
                }
            }
            Ok(None) => return Err(t().import.run_unknown.into()),
            // The run goes on without us; the next look may get through.
            Err(_) if shown.try_get_untracked().is_some() => {}
            Err(sentence) => return Err(sentence),
        }
        TimeoutFuture::new(looks.next().unwrap_or(1_000)).await;
    }
}
