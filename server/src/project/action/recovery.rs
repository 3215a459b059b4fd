//! Money is recovered: the chair orders how much until when, the desk records what came. Never more than was paid.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::project::award::{MovementKind, recovery};
use entity::project::case::ProjectId;
use entity::project::fund::Limit;
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write, told};
use crate::project::case::{reached, unchanged};
use crate::project::found::fen_told;
use crate::project::money::{award_of, moved, over, recover};
use crate::state::State;

/// The intention to order a recovery.
#[derive(Debug)]
pub struct OrderRecovery;

impl Intention for OrderRecovery {
    const FIELD: &'static str = "Mutation.orderRecovery";
}

/// The intention to record what came.
#[derive(Debug)]
pub struct RecordRepayment;

impl Intention for RecordRepayment {
    const FIELD: &'static str = "Mutation.recordRepayment";
}

/// What is to be given back.
#[derive(Clone, Debug, Serialize)]
pub struct Order {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which project.
    pub project: String,
    /// How much.
    pub amount: Fen,
    /// Until when.
    pub due_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Orders it; answers the project's id.
pub async fn order_recovery(state: &State, permit: Permit<OrderRecovery>, input: Order) -> Result<ProjectId, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let reason = checks.text("reason", &input.reason, TEXT_MAX);
    checks.due("dueOn", input.due_on, today);
    checks.hold("amount", !input.amount.is_zero(), RefusalCode::AmountMalformed);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, OrderRecovery::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    let award = award_of(&write, row.id).await?;
    let paid = award.released_fen.minus(award.recovered_fen).unwrap_or_default();
    if input.amount > paid {
        return Err(Stop::at("amount", over(Limit::Paid, Some(paid))));
    }
    if recovery::Entity::find_by_id(row.id).one(&write.tx).await?.is_some() {
        return Err(Stop::whole(RefusalCode::RecoveryOpen));
    }
    let ordered = recovery::Model {
        project_id: row.id,
        amount_fen: input.amount,
        received_fen: Fen::ZERO,
        reason: reason.clone(),
        version: 1,
        ordered_on: today,
        due_on: input.due_on,
        closed_on: None,
    };
    recovery::Entity::insert(ordered.into_active_model()).exec_without_returning(&write.tx).await?;
    let item = OpenItem {
        kind: OpenItemKind::Recovery,
        subject_id: row.id.0,
        society_id: Some(row.society_id),
        region_code: row.region_code.clone(),
        title: row.title.clone(),
        holder: Holder::Society(row.society_id),
        reason: "ORDERED".into(),
        due_on: input.due_on,
    };
    write.open(state, item).await?;
    let changes = vec![fen_told("amount", input.amount), told("dueOn", input.due_on.to_string()), told("text", reason)];
    write.commit(state, Entry { action: Action::OrderRecovery, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}

/// What came.
#[derive(Clone, Debug, Serialize)]
pub struct Repayment {
    /// Names this intention.
    pub idempotency_key: String,
    /// Of which project.
    pub project: String,
    /// The version of the recovery that he saw.
    pub expected_version: i32,
    /// How much.
    pub amount: Fen,
}

/// Records it; with the last fen the recovery is closed. Answers the project's id.
pub async fn record_repayment(
    state: &State,
    permit: Permit<RecordRepayment>,
    input: Repayment,
) -> Result<ProjectId, Stop> {
    if input.amount.is_zero() {
        return Err(Stop::at("amount", RefusalCode::AmountMalformed));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RecordRepayment::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    let found = recovery::Entity::find_by_id(row.id).one(&write.tx).await?;
    let due = found.ok_or_else(|| Stop::at("projectId", RefusalCode::NotFound))?;
    unchanged(due.version, input.expected_version)?;
    let left = due.amount_fen.minus(due.received_fen).unwrap_or_default();
    if input.amount > left {
        return Err(Stop::at("amount", over(Limit::Paid, Some(left))));
    }
    let last = input.amount == left;
    let received = Expr::col(recovery::Column::ReceivedFen).add(input.amount.get());
    recovery::Entity::update_many()
        .set(recovery::ActiveModel {
            version: Set(due.version + 1),
            closed_on: Set(last.then(|| state.world.today())),
            ..Default::default()
        })
        .col_expr(recovery::Column::ReceivedFen, received)
        .filter(recovery::Column::ProjectId.eq(row.id))
        .exec(&write.tx)
        .await?;
    recover(&write, row.id, input.amount).await?;
    let award = award_of(&write, row.id).await?;
    moved(&write, &award, (MovementKind::Recovered, input.amount), None, &permit.viewer().display_name).await?;
    if last {
        write.close_item(OpenItemKind::Recovery, row.id.0).await?;
    }
    let changes = vec![fen_told("amount", input.amount)];
    write.commit(state, Entry { action: Action::RecordRepayment, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}
