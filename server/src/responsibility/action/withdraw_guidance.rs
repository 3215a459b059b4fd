//! A record of guidance that was wrong is withdrawn with a reason; a right one is recorded anew.

use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::attachment::SubjectKind;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;
use entity::responsibility::TEXT_MAX;
use entity::responsibility::guidance::{self, GuidanceId};

use super::{Checks, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::file::release;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct WithdrawGuidance;

impl Intention for WithdrawGuidance {
    const FIELD: &'static str = "Mutation.withdrawGuidance";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which record.
    pub record: String,
    /// Why.
    pub reason: String,
}

/// Withdraws it; answers the society that it was about.
pub async fn withdraw_guidance(
    state: &State,
    permit: Permit<WithdrawGuidance>,
    input: Input,
) -> Result<SocietyId, Stop> {
    let mut checks = Checks::default();
    let reason = checks.text("reason", &input.reason, TEXT_MAX);
    checks.settle()?;
    let missing = || Stop::at("recordId", RefusalCode::NotFound);
    let id = GuidanceId::parse(&input.record).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), WithdrawGuidance::FIELD).guidance_records();
    let row = reached.filter(guidance::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawGuidance::FIELD, &input, &input.record).await? {
        return Ok(row.society_id);
    }
    if row.withdrawn_on.is_some() {
        return Err(Stop::whole(RefusalCode::GuidanceWithdrawn));
    }
    let change = guidance::ActiveModel {
        id: Set(id),
        withdrawn_on: Set(Some(state.world.today())),
        withdraw_reason: Set(Some(reason.clone())),
        ..Default::default()
    };
    change.update(&write.tx).await?;
    release(&write, SubjectKind::Guidance, &[id.0]).await?;
    let changes = vec![told("kind", row.kind.code()), told("heldOn", row.held_on.to_string()), told("reason", reason)];
    let entry = Entry { action: Action::WithdrawGuidance, society_id: Some(row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(row.society_id)
}
