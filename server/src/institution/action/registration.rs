//! Verbs of registration: what the federation's clerk, its chair, civil affairs and the new society do
//! with an application. What they share stands here.

pub mod admission;
pub mod approve;
pub mod decide;
pub mod review;
pub mod rules;
pub mod submit;
pub mod write;

use serde::Serialize;

use entity::institution::registration;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::institution::registration::reached;
use crate::ledger::Write;
use crate::ledger::idempotency::{Claim, claim};

/// Writes the intentions of this room's verbs: name and row of the policy table.
macro_rules! intentions {
    ($($(#[$doc:meta])* $name:ident = $field:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Intention for $name {
            const FIELD: &'static str = $field;
        }
    )+};
}

intentions! {
    /// The intention to open a case for named founders.
    BeginRegistration = "Mutation.beginRegistration";
    /// The intention to fill an application in.
    SaveRegistration = "Mutation.saveRegistration";
    /// The intention to submit it.
    SubmitRegistration = "Mutation.submitRegistration";
    /// The intention to take it back.
    WithdrawRegistration = "Mutation.withdrawRegistration";
    /// The intention to return it.
    ReturnRegistration = "Mutation.returnRegistration";
    /// The intention to consent to it.
    ConsentRegistration = "Mutation.consentRegistration";
    /// The intention to accept its papers.
    AcceptRegistration = "Mutation.acceptRegistration";
    /// The intention to approve it.
    ApproveRegistration = "Mutation.approveRegistration";
    /// The intention to reject it.
    RejectRegistration = "Mutation.rejectRegistration";
    /// The intention to file the member survey.
    FileMemberSurvey = "Mutation.fileMemberSurvey";
    /// The intention to hand the certificate out.
    HandOverCertificate = "Mutation.handOverCertificate";
    /// The intention to receive the formation papers.
    ReceiveFormationPapers = "Mutation.receiveFormationPapers";
    /// The intention to set the rules of the entry gate.
    SetRegistrationRules = "Mutation.setRegistrationRules";
}

/// Which case, in which version, under which key.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// The case's global id.
    pub registration: String,
    /// The version that the writer saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
}

/// The case, locked, in the version that the writer saw; none when this intention was done before.
pub(super) async fn open<I: Intention>(
    write: &Write,
    permit: &Permit<I>,
    seen: &Seen,
    input: &impl Serialize,
) -> Result<Option<registration::Model>, Stop> {
    let case = reached(write, permit, &seen.registration).await?;
    let (user, key) = (permit.viewer().user_id, &seen.idempotency_key);
    if let Claim::Seen(_) = claim(write, user, key, I::FIELD, input, &seen.registration).await? {
        return Ok(None);
    }
    if case.version == seen.expected_version {
        return Ok(Some(case));
    }
    Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: case.version }))
}
