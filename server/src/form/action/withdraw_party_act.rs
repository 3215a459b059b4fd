//! A recorded act is withdrawn, with the reason: a record is never overwritten.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::attachment::SubjectKind;
use entity::form::party_act::{self, Column, PartyActId, check_reason};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::file::release;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct WithdrawPartyAct;

impl Intention for WithdrawPartyAct {
    const FIELD: &'static str = "Mutation.withdrawPartyAct";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The act.
    pub act_id: PartyActId,
    /// Why.
    pub reason: String,
}

/// Withdraws an act of the permit's society.
pub async fn withdraw_party_act(state: &State, permit: Permit<WithdrawPartyAct>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let reason = check_reason(&input.reason).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let outcome = input.act_id.global();
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawPartyAct::FIELD, &(society, &input), &outcome).await? {
        return Ok(());
    }
    let mine = party_act::Entity::find_by_id(input.act_id).filter(Column::SocietyId.eq(society));
    let act = mine.one(&write.tx).await?.ok_or_else(|| Stop::at("actId", RefusalCode::NotFound))?;
    if act.withdrawn_at.is_some() {
        return Err(Stop::at("actId", RefusalCode::AlreadyWithdrawn));
    }
    let withdrawn = party_act::ActiveModel {
        id: Set(act.id),
        withdrawn_at: Set(Some(write.at)),
        withdrawn_reason: Set(Some(reason.clone())),
        ..Default::default()
    };
    withdrawn.update(&write.tx).await?;
    release(&write, SubjectKind::PartyAct, &[act.id.0]).await?;
    let changes = [
        Change::between("act", Some(act.act.code().to_owned()), None),
        Change::between("heldOn", Some(act.held_on.to_string()), None),
        Change::between("title", Some(act.title), None),
        Change::between("participants", Some(act.participants.to_string()), None),
        Change::between("reason", None, Some(reason)),
    ];
    let changes = changes.into_iter().flatten().collect();
    write.commit(state, Entry { action: Action::WithdrawPartyAct, society_id: Some(society), changes }).await?;
    Ok(())
}
