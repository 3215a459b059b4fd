//! Sending the intentions about a case; what the server declines comes back as sentences.

use graphql_client::GraphQLQuery;

use entity::form::formation::ReturnReason;
use entity::form::party_form::PartyForm;
use entity::form::proposal::{NomineeRole, Proposal};
use entity::refusal::UserErrorCode;

use super::view::{Formation, Society};
use crate::net::NetFault;
use crate::net::key::new_key;
use crate::net::send;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/propose_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode", "PartyForm", "NomineeRole")
)]
struct ProposeFormation;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/resubmit_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode", "PartyForm", "NomineeRole")
)]
struct ResubmitFormation;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/pass_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct PassFormation;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/withdraw_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct WithdrawFormation;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/return_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode", "ReturnReason")
)]
struct ReturnFormation;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/approve_formation.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct ApproveFormation;

/// What the server declined, a sentence each; none when it was done.
pub(super) type Answer = Result<Vec<String>, NetFault>;

macro_rules! refusals {
    ($payload:expr) => {
        $payload
            .user_errors
            .into_iter()
            .map(|error| match error.rule {
                Some(rule) => [error.message.as_str(), "（", &rule, "）"].concat(),
                None => error.message,
            })
            .collect()
    };
}

/// Sends a proposal: the first time, or corrected.
pub(super) async fn propose(society: Society, proposal: Proposal) -> Answer {
    use propose_formation::{NomineeInput, ProposalInput, ProposeFormationInput, Variables};
    if let Some(case) = society.formation {
        return resubmit(case, proposal).await;
    }
    let Proposal { form, nominees, superior, reason, proposed_on } = proposal;
    let nominees = nominees.into_iter();
    let nominees = nominees.map(|nominee| NomineeInput {
        name: nominee.name,
        role: nominee.role,
        is_party_member: nominee.is_party_member,
    });
    let proposal = ProposalInput {
        form,
        nominees: nominees.collect(),
        superior: Some(superior),
        reason: Some(reason),
        proposed_on,
    };
    let input = ProposeFormationInput {
        society_id: society.id,
        expected_version: society.version,
        idempotency_key: new_key(),
        proposal,
    };
    Ok(refusals!(send::<ProposeFormation>(Variables { input }).await?.propose_formation))
}

/// Sends a returned case again, corrected.
async fn resubmit(case: Formation, proposal: Proposal) -> Answer {
    use resubmit_formation::{NomineeInput, ProposalInput, ResubmitFormationInput, Variables};
    let Proposal { form, nominees, superior, reason, proposed_on } = proposal;
    let nominees = nominees.into_iter();
    let nominees = nominees.map(|nominee| NomineeInput {
        name: nominee.name,
        role: nominee.role,
        is_party_member: nominee.is_party_member,
    });
    let proposal = ProposalInput {
        form,
        nominees: nominees.collect(),
        superior: Some(superior),
        reason: Some(reason),
        proposed_on,
    };
    let input = ResubmitFormationInput {
        formation_id: case.id,
        expected_version: case.version,
        idempotency_key: new_key(),
        proposal,
    };
    Ok(refusals!(send::<ResubmitFormation>(Variables { input }).await?.resubmit_formation))
}

/// Passes a case on to the superior body.
pub(super) async fn pass(case: Formation) -> Answer {
    use pass_formation::{MoveFormationInput, Variables};
    let input =
        MoveFormationInput { formation_id: case.id, expected_version: case.version, idempotency_key: new_key() };
    Ok(refusals!(send::<PassFormation>(Variables { input }).await?.pass_formation))
}

/// Takes a case back.
pub(super) async fn withdraw(case: Formation) -> Answer {
    use withdraw_formation::{MoveFormationInput, Variables};
    let input =
        MoveFormationInput { formation_id: case.id, expected_version: case.version, idempotency_key: new_key() };
    Ok(refusals!(send::<WithdrawFormation>(Variables { input }).await?.withdraw_formation))
}

/// Returns a case with a reason.
pub(super) async fn give_back(case: Formation, reason: ReturnReason, text: String) -> Answer {
    use return_formation::{ReturnFormationInput, Variables};
    let input = ReturnFormationInput {
        formation_id: case.id,
        expected_version: case.version,
        idempotency_key: new_key(),
        reason,
        text,
    };
    Ok(refusals!(send::<ReturnFormation>(Variables { input }).await?.return_formation))
}

/// Records the approval; number and day are empty where the federation confirms alone.
pub(super) async fn approve(
    case: Formation,
    document_no: String,
    document_on: String,
    file_ids: Vec<String>,
) -> Answer {
    use approve_formation::{ApproveFormationInput, Variables};
    let input = ApproveFormationInput {
        formation_id: case.id,
        expected_version: case.version,
        idempotency_key: new_key(),
        document_no: Some(document_no).filter(|text| !text.is_empty()),
        document_on: document_on.parse().ok(),
        file_ids,
    };
    Ok(refusals!(send::<ApproveFormation>(Variables { input }).await?.approve_formation))
}
