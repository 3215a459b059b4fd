//! STUB by the lead so that the core compiles: replace wholly (phase 2).
use crate::fault::Fault;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::register::import::ImportRunId;
/// x
pub struct ImportRun;
#[Object]
impl ImportRun {
    /// x
    pub async fn id(&self) -> ID {
        "x".into()
    }
}
pub async fn find_run(_: &Context<'_>, _: ImportRunId) -> Result<Option<ImportRun>, Fault> {
    Ok(None)
}
#[derive(Default)]
pub struct ImportRunQuery;
#[Object]
impl ImportRunQuery {
    async fn import_run(&self) -> Result<Option<ImportRun>> {
        Ok(None)
    }
}
#[derive(Default)]
pub struct ImportMutation;
#[Object]
impl ImportMutation {
    async fn start_society_import(&self) -> bool {
        false
    }
}
