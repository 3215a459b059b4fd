//! STUB by the lead so that the core compiles: replace wholly (phase 2).
use async_graphql::Object;
#[derive(Default)]
pub struct ExportMutation;
#[Object]
impl ExportMutation {
    async fn request_society_export(&self) -> bool {
        false
    }
}
