//! The federation records what it did for one society or for many at once: a record and an event each.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::guidance::{self, GuidanceId, GuidanceKind};
use entity::responsibility::{TEXT_MAX, TITLE_MAX};

use super::{Checks, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::file::{Subject, attach_to_all};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordGuidance;

impl Intention for RecordGuidance {
    const FIELD: &'static str = "Mutation.recordGuidance";
}

/// The most societies of one record.
pub const SOCIETIES_MAX: usize = 500;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// For which societies.
    pub societies: Vec<SocietyId>,
    /// What was done.
    pub kind: GuidanceKind,
    /// On which day.
    pub held_on: NaiveDate,
    /// By whom.
    pub held_by: String,
    /// What shows it.
    pub evidence: String,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Records it.
pub async fn record_guidance(state: &State, permit: Permit<RecordGuidance>, mut input: Input) -> Result<(), Stop> {
    input.societies.sort_unstable();
    input.societies.dedup();
    let mut checks = Checks::default();
    let held_by = checks.text("heldBy", &input.held_by, TITLE_MAX);
    let evidence = checks.text("evidence", &input.evidence, TEXT_MAX);
    checks.past("heldOn", input.held_on, state.world.today());
    checks.hold("societyIds", !input.societies.is_empty(), RefusalCode::Required);
    let few = input.societies.len() <= SOCIETIES_MAX;
    checks.hold("societyIds", few, RefusalCode::TooManyAtOnce { max: SOCIETIES_MAX });
    checks.settle()?;
    let agency_id = permit.viewer().post().agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), RecordGuidance::FIELD).societies();
    let reached = reached.filter(present::Column::SocietyId.is_in(input.societies.iter().copied()));
    let found = reached.all(&write.tx).await?;
    if found.len() != input.societies.len() {
        return Err(Stop::at("societyIds", RefusalCode::NotFound));
    }
    if found.iter().any(|society| input.held_on < society.registered_on) {
        return Err(Stop::at("heldOn", RefusalCode::DateBeforeRegistration));
    }
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RecordGuidance::FIELD, &input, "").await? {
        return Ok(());
    }
    let made: Vec<_> = input.societies.iter().map(|society| (GuidanceId(state.world.new_id()), *society)).collect();
    let rows = made.iter().map(|(id, society_id)| guidance::ActiveModel {
        id: Set(*id),
        society_id: Set(*society_id),
        agency_id: Set(agency_id),
        kind: Set(input.kind),
        held_on: Set(input.held_on),
        held_by: Set(held_by.clone()),
        evidence: Set(evidence.clone()),
        withdrawn_on: Set(None),
        withdraw_reason: Set(None),
    });
    guidance::Entity::insert_many(rows.collect::<Vec<_>>()).exec_without_returning(&write.tx).await?;
    let evidence = |(id, society): &(GuidanceId, SocietyId)| {
        Subject::of(AttachmentPurpose::GuidanceEvidence, id.0, Holder::Society(*society))
    };
    let subjects: Vec<_> = made.iter().map(evidence).collect();
    let mut changes = vec![told("kind", input.kind.code()), told("heldOn", input.held_on.to_string())];
    changes.extend(attach_to_all(state, &write, &subjects, &input.files).await?);
    let entry =
        |society_id| Entry { action: Action::RecordGuidance, society_id: Some(society_id), changes: changes.clone() };
    let Some((last, others)) = input.societies.split_last() else { return Ok(()) };
    for society_id in others {
        write.append(state, entry(*society_id)).await?;
    }
    write.commit(state, entry(*last)).await?;
    Ok(())
}
