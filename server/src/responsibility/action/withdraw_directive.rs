//! A directive is withdrawn by who issued it, with a reason: nobody has to act on it any more.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;
use entity::responsibility::directive::{self, DirectiveId, recipient};

use super::{Checks, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::file::release;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct WithdrawDirective;

impl Intention for WithdrawDirective {
    const FIELD: &'static str = "Mutation.withdrawDirective";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which directive.
    pub directive: String,
    /// Why.
    pub reason: String,
}

/// Withdraws it.
pub async fn withdraw_directive(state: &State, permit: Permit<WithdrawDirective>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let reason = checks.text("reason", &input.reason, TEXT_MAX);
    checks.settle()?;
    let missing = || Stop::at("directiveId", RefusalCode::NotFound);
    let id = DirectiveId::parse(&input.directive).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let own = Scope::of(Some(permit.viewer()), WithdrawDirective::FIELD).issued_directives();
    // Locked before anything is read: whoever answers it is through, or finds it withdrawn.
    let own = own.filter(directive::Column::Id.eq(id)).lock_exclusive();
    let row = own.one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawDirective::FIELD, &input, &input.directive).await? {
        return Ok(());
    }
    if row.withdrawn_on.is_some() {
        return Err(Stop::whole(RefusalCode::DirectiveWithdrawn));
    }
    let change = directive::ActiveModel {
        id: Set(id),
        withdrawn_on: Set(Some(state.world.today())),
        withdraw_reason: Set(Some(reason.clone())),
        ..Default::default()
    };
    change.update(&write.tx).await?;
    let asked = recipient::Entity::find().filter(recipient::Column::DirectiveId.eq(id)).all(&write.tx).await?;
    let subjects: Vec<Uuid> = asked.into_iter().map(|row| row.id.0).collect();
    write.close_items(OpenItemKind::Directive, &subjects).await?;
    release(&write, SubjectKind::Directive, &[id.0]).await?;
    release(&write, SubjectKind::DirectiveRecipient, &subjects).await?;
    let changes = vec![told("directive", row.title), told("reason", reason)];
    write.commit(state, Entry { action: Action::WithdrawDirective, society_id: None, changes }).await?;
    Ok(())
}
