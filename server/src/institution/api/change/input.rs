//! What callers send about changes of the register.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};

use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::proposal::Proposal;
use entity::institution::change::{ChangeMatter, ChangeReturnReason, EndGround};

use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::change::Papers;
use crate::institution::action::change_step;
use crate::scalar::Date;

/// Files of one kind of paper (变更材料).
#[derive(InputObject)]
pub struct RegisterChangePaperInput {
    /// Which paper: resolution, audit, charter, proof or liquidation report.
    kind: AttachmentPurpose,
    /// At most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    file_ids: Vec<ID>,
}

/// The papers of an input as the action takes them.
pub fn papers_of(papers: Vec<RegisterChangePaperInput>) -> Result<Vec<Papers>, Stop> {
    let paper = |RegisterChangePaperInput { kind, file_ids }| Ok(Papers { kind, files: files_of(&file_ids)? });
    papers.into_iter().map(paper).collect()
}

/// What a society proposes (变更申报内容).
#[derive(InputObject)]
pub struct RegisterChangeProposalInput {
    /// What changes.
    matter: ChangeMatter,
    /// What is to stand in the register: funds in whole yuan, the last day of a council's new term as
    /// `2031-06-30`; empty for a deregistration.
    #[graphql(default)]
    value: String,
    /// Why, at most 1000 characters.
    reason: String,
    /// Why the society ends: for a deregistration and for nothing else.
    ground: Option<EndGround>,
    /// How it was verified that a namesake who is legal representative elsewhere is somebody else.
    #[graphql(default)]
    namesake_note: String,
    /// The day on which the society decided it: not in the future, not before its registration.
    decided_on: Date,
    /// Papers whose originals are handed in and not uploaded.
    #[graphql(default)]
    on_paper: Vec<AttachmentPurpose>,
}

impl RegisterChangeProposalInput {
    /// As the rule takes it.
    #[must_use]
    pub fn proposal(self) -> Proposal {
        let Self { matter, value, reason, ground, namesake_note, decided_on, on_paper } = self;
        let on_paper = on_paper.into_iter().collect::<BTreeSet<_>>();
        Proposal { matter, value, reason, ground, namesake_note, decided_on: decided_on.0, on_paper }
    }
}

/// Input of `proposeRegisterChange`.
#[derive(InputObject)]
pub struct ProposeRegisterChangeInput {
    /// The society's global id.
    pub society_id: ID,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// What is proposed.
    pub proposal: RegisterChangeProposalInput,
    /// Papers that are uploaded.
    #[graphql(default)]
    pub papers: Vec<RegisterChangePaperInput>,
}

/// Input of `resubmitRegisterChange`.
#[derive(InputObject)]
pub struct ResubmitRegisterChangeInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// What is proposed now, of the same matter.
    pub proposal: RegisterChangeProposalInput,
    /// Papers that have come.
    #[graphql(default)]
    pub papers: Vec<RegisterChangePaperInput>,
}

/// Input of a step that says no more than a few words.
#[derive(InputObject)]
pub struct RegisterChangeStepInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// What is said, at most 4000 characters: why it is taken back or refused, who liquidates; a filing says
    /// nothing.
    #[graphql(default)]
    pub text: String,
    /// Papers that have come.
    #[graphql(default)]
    pub papers: Vec<RegisterChangePaperInput>,
}

impl RegisterChangeStepInput {
    /// As the action takes it.
    pub fn input(self) -> Result<change_step::Input, Stop> {
        let Self { change_id, expected_version, idempotency_key, text, papers } = self;
        let papers = papers_of(papers)?;
        let change = change_id.0;
        Ok(change_step::Input { idempotency_key, change, expected_version, text, papers, ..Default::default() })
    }
}

/// Input of `returnRegisterChange`.
#[derive(InputObject)]
pub struct ReturnRegisterChangeInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// Why.
    pub reason: ChangeReturnReason,
    /// Why, in words, at most 4000 characters.
    pub text: String,
}

/// Input of `consentToRegisterChange`.
#[derive(InputObject)]
pub struct ConsentToRegisterChangeInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// Number of the federation's document, at most 100 characters (同意文号).
    pub document_no: String,
    /// Its day: not before the proposal, not in the future. The thirty days run from it.
    pub document_on: Date,
    /// The document, at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    pub file_ids: Vec<ID>,
}

/// Input of `reportLiquidation`.
#[derive(InputObject)]
pub struct ReportLiquidationInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// The day on which the liquidation ended: not before the consent, not in the future. Fifteen days run
    /// from it.
    pub liquidated_on: Date,
    /// The liquidation report and what belongs to it.
    #[graphql(default)]
    pub papers: Vec<RegisterChangePaperInput>,
}

/// Input of `approveRegisterChange`.
#[derive(InputObject)]
pub struct ApproveRegisterChangeInput {
    /// The case's global id.
    pub change_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// Number of civil affairs' document, at most 100 characters (准予文号).
    pub document_no: String,
    /// The public notice of a deregistration, art. 23; the usual words where it is empty.
    #[graphql(default)]
    pub notice: String,
}
