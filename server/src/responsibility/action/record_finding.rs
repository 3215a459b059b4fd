//! The federation records what it found wanting: in a society, which then holds it, or in its region,
//! which it holds itself.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::TEXT_MAX;
use entity::responsibility::finding::{self, FindingCategory, FindingId, FindingState, Severity};

use super::{Checks, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordFinding;

impl Intention for RecordFinding {
    const FIELD: &'static str = "Mutation.recordFinding";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// In which society; none for the federation's own region.
    pub society: Option<SocietyId>,
    /// Which of the three problems.
    pub category: FindingCategory,
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub text: String,
    /// What is to be done.
    pub action: String,
    /// Until when.
    pub due_on: NaiveDate,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Records it; answers its id.
pub async fn record_finding(state: &State, permit: Permit<RecordFinding>, input: Input) -> Result<FindingId, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    let action = checks.text("action", &input.action, TEXT_MAX);
    checks.due("dueOn", input.due_on, today);
    checks.settle()?;
    let post = permit.viewer().post();
    let agency_id = post.agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let (region_code, holder) = match input.society {
        None => (post.region_code.clone(), Holder::Agency(agency_id)),
        Some(id) => {
            let reached = Scope::of(Some(permit.viewer()), RecordFinding::FIELD).societies();
            let found = reached.filter(present::Column::SocietyId.eq(id)).one(&write.tx).await?;
            let society = found.ok_or_else(|| Stop::at("societyId", RefusalCode::NotFound))?;
            (society.region_code, Holder::Society(id))
        }
    };
    let id = FindingId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, RecordFinding::FIELD, &input, &id.global()).await? {
        return FindingId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let mut changes = vec![
        told("category", input.category.code()),
        told("severity", input.severity.code()),
        told("text", &text),
        told("dueOn", input.due_on.to_string()),
    ];
    let row = finding::ActiveModel {
        id: Set(id),
        society_id: Set(input.society),
        region_code: Set(region_code.clone()),
        agency_id: Set(agency_id),
        category: Set(input.category),
        severity: Set(input.severity),
        state: Set(FindingState::Open),
        text: Set(text),
        action: Set(action.clone()),
        found_on: Set(today),
        due_on: Set(input.due_on),
        report: Set(None),
        resolved_on: Set(None),
        version: Set(1),
    };
    finding::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let owner = input.society.map_or(Holder::Agency(agency_id), Holder::Society);
    let evidence = Subject::of(AttachmentPurpose::FindingEvidence, id.0, owner);
    changes.extend(attach(state, &write, evidence, &input.files).await?);
    let item = OpenItem {
        kind: OpenItemKind::Finding,
        subject_id: id.0,
        society_id: input.society,
        region_code,
        title: action.chars().take(40).collect(),
        holder,
        reason: FindingState::Open.code().into(),
        due_on: input.due_on,
    };
    write.open(state, item).await?;
    write.commit(state, Entry { action: Action::RecordFinding, society_id: input.society, changes }).await?;
    Ok(id)
}
