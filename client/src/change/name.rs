//! What the register says of a society's new name: its own name is no rival of it.

use entity::institution::registration::name::NameSeverity;
use graphql_client::GraphQLQuery;

use crate::net;
use crate::registration::name::{Heard, Said};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/name.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("NameSeverity")
)]
struct NameFindings;

/// Asks for it.
pub(super) fn ask(name: String) -> Heard {
    Box::pin(async move {
        let data = net::send::<NameFindings>(name_findings::Variables { name }).await.ok()?;
        let findings = data.name_findings.into_iter();
        Some(findings.map(|one| Said { severity: one.severity, text: one.text, rule: one.rule }).collect())
    })
}
