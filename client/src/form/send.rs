//! Sending the intentions about a case; what the server declines comes back as sentences.

use graphql_client::GraphQLQuery;

use entity::form::formation::ReturnReason;
use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee, NomineeRole, Proposal};
use entity::form::remark::ProposalField;
use entity::refusal::UserErrorCode;

use super::proposal::FORM;
use super::view::{Formation, Society};
use crate::net::intent::{Declined, with_rule};
use crate::net::key::new_key;
use crate::net::replay::{About, Written, write};
use crate::net::{NetFault, send};

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
    extern_enums("UserErrorCode", "ProposalField", "ReturnReason")
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
        $payload.user_errors.into_iter().map(|error| with_rule(error.message, error.rule.as_deref())).collect()
    };
}

/// What became of a proposal.
pub(super) enum Outcome {
    /// It stands, in this version of the society or of the case.
    Done { key: String, version: i64 },
    /// It waits for a network.
    Queued,
    /// The server declined it: path and sentence.
    Declined(Declined),
}

/// The input of a proposal: each operation has types of its own.
macro_rules! proposal_input {
    ($operation:ident, $proposal:ident) => {{
        let Proposal { form, nominees, superior, reason, proposed_on } = $proposal;
        let nominee = |nominee: Nominee| $operation::NomineeInput {
            name: nominee.name,
            role: nominee.role,
            is_party_member: nominee.is_party_member,
        };
        $operation::ProposalInput {
            form,
            nominees: nominees.into_iter().map(nominee).collect(),
            superior: Some(superior),
            reason: Some(reason),
            proposed_on,
        }
    }};
}

macro_rules! declined {
    ($payload:expr) => {
        $payload
            .user_errors
            .into_iter()
            .map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref())))
            .collect::<Declined>()
    };
}

/// Sends a proposal, the first time or corrected; queues it where there is no network.
pub(super) async fn propose(society: &Society, proposal: Proposal, key: String) -> Result<Outcome, NetFault> {
    let about = About {
        key: key.clone(),
        subject: society.id.clone(),
        title: society.name.clone(),
        form: FORM,
        base: serde_json::Value::Null,
    };
    let sent = match &society.formation {
        Some(case) => resubmit(about, case, proposal).await?,
        None => first(about, society, proposal).await?,
    };
    Ok(match sent {
        None => Outcome::Queued,
        Some((declined, Some(version))) if declined.is_empty() => Outcome::Done { key, version },
        Some((declined, _)) => Outcome::Declined(declined),
    })
}

type Sent = Option<(Declined, Option<i64>)>;

async fn first(about: About, society: &Society, proposal: Proposal) -> Result<Sent, NetFault> {
    let input = propose_formation::ProposeFormationInput {
        society_id: society.id.clone(),
        expected_version: society.version,
        idempotency_key: about.key.clone(),
        proposal: proposal_input!(propose_formation, proposal),
    };
    let written = write::<ProposeFormation>(about, propose_formation::Variables { input }).await?;
    let Written::Answered(data) = written else { return Ok(None) };
    let payload = data.propose_formation;
    let version = payload.society.map(|society| society.version);
    Ok(Some((declined!(payload), version)))
}

async fn resubmit(about: About, case: &Formation, proposal: Proposal) -> Result<Sent, NetFault> {
    let input = resubmit_formation::ResubmitFormationInput {
        formation_id: case.id.clone(),
        expected_version: case.version,
        idempotency_key: about.key.clone(),
        proposal: proposal_input!(resubmit_formation, proposal),
    };
    let written = write::<ResubmitFormation>(about, resubmit_formation::Variables { input }).await?;
    let Written::Answered(data) = written else { return Ok(None) };
    let payload = data.resubmit_formation;
    let version = payload.formation.map(|case| case.version);
    Ok(Some((declined!(payload), version)))
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

/// Returns a case with a reason, and with what is wrong in which field.
pub(super) async fn give_back(
    case: Formation,
    reason: ReturnReason,
    text: String,
    remarks: Vec<(ProposalField, String)>,
) -> Answer {
    use return_formation::{RemarkInput, ReturnFormationInput, Variables};
    let remarks = remarks.into_iter().map(|(field, text)| RemarkInput { field, text }).collect();
    let input = ReturnFormationInput {
        formation_id: case.id,
        expected_version: case.version,
        idempotency_key: new_key(),
        reason,
        text,
        remarks,
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
