//! The society proposes a change of the register or its own end, and corrects what was returned.

use std::collections::BTreeSet;

use sea_orm::Set;
use serde::Serialize;
use uuid::Uuid;

use entity::Word;
use entity::account::UserId;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::proposal::{Judged, Proposal};
use entity::institution::change::{self, ChangeId, ChangeMatter, ChangeState, ChangeStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::{AgencyId, Tier};
use entity::register::present;
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::change::known::{self, Compared};
use crate::institution::change::{Case, Told, advance, begin, open_case, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::state::State;

/// The intention to propose.
#[derive(Debug)]
pub struct ProposeRegisterChange;

impl Intention for ProposeRegisterChange {
    const FIELD: &'static str = "Mutation.proposeRegisterChange";
}

/// The intention to correct what was returned.
#[derive(Debug)]
pub struct ResubmitRegisterChange;

impl Intention for ResubmitRegisterChange {
    const FIELD: &'static str = "Mutation.resubmitRegisterChange";
}

/// Files of one kind of paper.
#[derive(Clone, Debug, Serialize)]
pub struct Papers {
    /// Which paper.
    pub kind: AttachmentPurpose,
    /// Its files.
    pub files: Vec<FileId>,
}

/// What the caller sends to propose.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// What is proposed.
    pub proposal: Proposal,
    /// Papers that are uploaded.
    pub papers: Vec<Papers>,
}

/// Proposes a change; answers its id.
pub async fn propose_register_change(
    state: &State,
    permit: Permit<ProposeRegisterChange>,
    input: Input,
) -> Result<ChangeId, Stop> {
    let society = permit.society()?.clone();
    let proposal = input.proposal.clone().trimmed();
    let write = Write::begin(state, permit.actor()).await?;
    let id = ChangeId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, ProposeRegisterChange::FIELD, &input, &id.global()).await? {
        return ChangeId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    if open_case(&write, &society, proposal.matter).await? {
        return Err(Stop::at("matter", RefusalCode::ChangeOpen));
    }
    let old_value = known::old_value(&write.tx, &society, proposal.matter).await?;
    judge(state, &write, (&society, &old_value), &proposal, sent(&input.papers)).await?;
    let agency_id = write.agency(Tier::Sponsor, &society.region_code).await?;
    let row = change::Model { proposed_on: state.world.today(), proposed_by: user, ..row(&write, &proposal)? };
    let row = change::Model { id, agency_id, society_id: society.society_id, old_value, ..row };
    let row = change::Model { region_code: society.region_code.clone(), ..row };
    let case = Case { row, society };
    let said = Told { by: permit.actor(), reason: None, text: Some(proposal.reason.clone()) };
    begin(state, &write, &case, said).await?;
    let mut changes = said_of(&case, &proposal);
    changes.extend(keep(state, &write, &case, &input.papers).await?);
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: Action::ProposeRegisterChange, society_id, changes }).await?;
    Ok(id)
}

/// The case of a proposal, whose it is filled in by the caller.
fn row(write: &Write, proposal: &Proposal) -> Result<change::Model, Fault> {
    Ok(change::Model {
        id: ChangeId(Uuid::nil()),
        society_id: SocietyId(Uuid::nil()),
        region_code: String::new(),
        agency_id: AgencyId(Uuid::nil()),
        matter: proposal.matter,
        old_value: String::new(),
        new_value: proposal.value.clone(),
        reason: proposal.reason.clone(),
        ground: proposal.ground,
        namesake_note: proposal.namesake_note.clone(),
        on_paper: serde_json::to_string(&proposal.on_paper)?,
        decided_on: proposal.decided_on,
        state: ChangeState::SponsorReview,
        state_since: write.at,
        version: 1,
        proposed_on: proposal.decided_on,
        proposed_by: UserId(Uuid::nil()),
        return_reason: None,
        return_text: None,
        consent_no: None,
        consent_on: None,
        file_by: None,
        filed_on: None,
        liquidators: String::new(),
        liquidated_on: None,
        document_no: None,
        effective_on: None,
        closed_on: None,
    })
}

/// What the caller sends to correct.
#[derive(Clone, Debug, Serialize)]
pub struct ResubmitInput {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub change: String,
    /// The version that he saw.
    pub expected_version: i32,
    /// What is proposed now: of the same matter.
    pub proposal: Proposal,
    /// Papers that have come.
    pub papers: Vec<Papers>,
}

/// Corrects a returned change and sends it again.
pub async fn resubmit_register_change(
    state: &State,
    permit: Permit<ResubmitRegisterChange>,
    input: ResubmitInput,
) -> Result<(), Stop> {
    let proposal = input.proposal.clone().trimmed();
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.change).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ResubmitRegisterChange::FIELD, &input, &input.change).await? {
        return Ok(());
    }
    if case.row.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: case.row.version }));
    }
    case.row.state.after(ChangeStep::Resubmit, case.row.matter).map_err(Stop::whole)?;
    if proposal.matter != case.row.matter {
        return Err(Stop::at("matter", RefusalCode::UnknownChoice));
    }
    let mut papers = known::papers(&write.tx, case.row.id).await?;
    papers.extend(sent(&input.papers));
    judge(state, &write, (&case.society, &case.row.old_value), &proposal, papers).await?;
    let change = change::ActiveModel {
        new_value: Set(proposal.value.clone()),
        reason: Set(proposal.reason.clone()),
        ground: Set(proposal.ground),
        namesake_note: Set(proposal.namesake_note.clone()),
        on_paper: Set(serde_json::to_string(&proposal.on_paper).map_err(Fault::from)?),
        decided_on: Set(proposal.decided_on),
        ..Default::default()
    };
    let said = Told { by: permit.actor(), reason: None, text: Some(proposal.reason.clone()) };
    let to = advance(state, &write, &case, ChangeStep::Resubmit, (change, said)).await?;
    let mut changes = vec![moved(case.row.state, to)];
    changes.extend(said_of(&case, &proposal));
    changes.extend(keep(state, &write, &case, &input.papers).await?);
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: Action::ResubmitRegisterChange, society_id, changes }).await?;
    Ok(())
}

/// The kinds of papers that come with it.
fn sent(papers: &[Papers]) -> BTreeSet<AttachmentPurpose> {
    papers.iter().filter(|paper| !paper.files.is_empty()).map(|paper| paper.kind).collect()
}

/// Asks the rule with all that the society may know: what others have applied for is the federation's to see.
async fn judge(
    state: &State,
    write: &Write,
    (society, old_value): (&present::Model, &str),
    proposal: &Proposal,
    papers: BTreeSet<AttachmentPurpose>,
) -> Result<(), Stop> {
    let findings = match proposal.matter {
        ChangeMatter::Name => known::findings(&write.tx, society, &proposal.value, Compared::Registered).await?,
        _ => Vec::new(),
    };
    let presides = match proposal.matter {
        ChangeMatter::LegalRepresentative => known::presides(&write.tx, society, &proposal.value).await?,
        _ => None,
    };
    let judged = Judged {
        old_value,
        findings: &findings,
        presides: presides.as_deref(),
        papers: &papers,
        registered_on: society.registered_on,
        today: state.world.today(),
    };
    let faults = proposal.faults(&judged);
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

fn said_of(case: &Case, proposal: &Proposal) -> Vec<Change> {
    let matter = case.row.matter.code();
    let mut changes = vec![told("registerChange", case.row.id.global()), told("matter", matter)];
    let value = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    changes.extend(Change::between("value", value(&case.row.old_value), value(&proposal.value)));
    changes.extend(proposal.ground.map(|ground| told("ground", ground.code())));
    changes.push(told("decidedOn", proposal.decided_on.to_string()));
    changes
}

/// The society's own papers; what others bring to a case is refused.
const OWN: [AttachmentPurpose; 5] = [
    AttachmentPurpose::ChangeResolution,
    AttachmentPurpose::AuditReport,
    AttachmentPurpose::RevisedCharter,
    AttachmentPurpose::ChangeProof,
    AttachmentPurpose::LiquidationReport,
];

/// Attaches papers, each as what it is.
pub async fn keep(state: &State, write: &Write, case: &Case, papers: &[Papers]) -> Result<Vec<Change>, Stop> {
    let mut changes = Vec::new();
    for Papers { kind, files } in papers {
        if !OWN.contains(kind) {
            return Err(Stop::at("papers", RefusalCode::UnknownChoice));
        }
        let subject = Subject::of(*kind, case.row.id.0, Holder::Society(case.row.society_id));
        changes.extend(attach(state, write, subject, files).await?);
    }
    Ok(changes)
}
