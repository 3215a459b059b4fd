//! A published result is withdrawn: by the federation, or by the society that it tells of. The row stays as a
//! tombstone.

use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::published_result::{self, ResultId};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::publish::unpublish;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct WithdrawResult;

impl Intention for WithdrawResult {
    const FIELD: &'static str = "Mutation.withdrawResult";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which result.
    pub result: String,
    /// Why.
    pub text: String,
}

/// Withdraws it.
pub async fn withdraw_result(state: &State, permit: Permit<WithdrawResult>, input: Input) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let missing = || Stop::at("resultId", RefusalCode::NotFound);
    let id = ResultId::parse(&input.result).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), WithdrawResult::FIELD).own_results();
    let within = within.filter(published_result::Column::Id.eq(id)).lock_exclusive();
    let row = within.one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawResult::FIELD, &input, &input.result).await? {
        return Ok(());
    }
    if row.withdrawn_on.is_some() {
        return Err(Stop::whole(RefusalCode::AlreadyWithdrawn));
    }
    unpublish(state, &write, row.kind, row.source_id).await?;
    let changes = vec![told("title", row.title), told("text", text)];
    write.commit(state, Entry { action: Action::WithdrawResult, society_id: Some(row.society_id), changes }).await?;
    Ok(())
}
