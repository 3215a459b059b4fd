//! The desk plans the tranches of an award: how much, for which day, on which condition. Together they are never
//! more than the award.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::case::ProjectId;
use entity::project::money::Fen;
use entity::project::tranche::{self, TrancheId, TrancheState};
use entity::refusal::RefusalCode;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::case::reached;
use crate::project::money::{award_of, plan};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PlanTranches;

impl Intention for PlanTranches {
    const FIELD: &'static str = "Mutation.planTranches";
}

/// A tranche to plan.
#[derive(Clone, Debug, Serialize)]
pub struct Planned {
    /// How much.
    pub amount: Fen,
    /// For which day.
    pub planned_on: NaiveDate,
    /// What has to be there before.
    pub condition: String,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which project.
    pub project: String,
    /// What is planned beside what is planned already.
    pub tranches: Vec<Planned>,
}

/// The most tranches of an award.
pub const TRANCHES_MAX: usize = 12;

/// Plans them; answers the project's id.
pub async fn plan_tranches(state: &State, permit: Permit<PlanTranches>, input: Input) -> Result<ProjectId, Stop> {
    let mut checks = Checks::default();
    checks.hold("tranches", !input.tranches.is_empty(), RefusalCode::Required);
    for tranche in &input.tranches {
        let _ = checks.text("condition", &tranche.condition, TITLE_MAX);
        checks.hold("amount", !tranche.amount.is_zero(), RefusalCode::AmountMalformed);
    }
    checks.settle()?;
    let total =
        Fen::sum(input.tranches.iter().map(|tranche| tranche.amount)).map_err(|code| Stop::at("amount", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, PlanTranches::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    award_of(&write, row.id).await?;
    // What has ended is not paid any more.
    if row.barred_until.is_some() || (!row.state.is_open() && row.certificate_no.is_none()) {
        return Err(Stop::whole(RefusalCode::wrong_state(row.state)));
    }
    let planned = tranche::Entity::find().filter(tranche::Column::ProjectId.eq(row.id)).count(&write.tx).await?;
    let planned = usize::try_from(planned).unwrap_or(TRANCHES_MAX);
    if planned + input.tranches.len() > TRANCHES_MAX {
        return Err(Stop::at("tranches", RefusalCode::TooManyAtOnce { max: TRANCHES_MAX }));
    }
    plan(&write, row.id, total).await?;
    let mut changes = Vec::new();
    for (no, new) in (1 + i32::try_from(planned).unwrap_or_default()..).zip(&input.tranches) {
        let tranche = tranche::Model {
            id: TrancheId(state.world.new_id()),
            project_id: row.id,
            region_code: row.region_code.clone(),
            no,
            amount_fen: new.amount,
            planned_on: new.planned_on,
            condition: new.condition.trim().to_owned(),
            state: TrancheState::Planned,
            version: 1,
            requested_by: None,
            approved_by: None,
            released_by: None,
            reference: None,
            released_on: None,
            confirmed_on: None,
            remark: None,
        };
        changes.push(told("tranche", format!("{no}: {} fen, {}", new.amount.get(), new.planned_on)));
        tranche::Entity::insert(tranche.into_active_model()).exec_without_returning(&write.tx).await?;
    }
    write.commit(state, Entry { action: Action::PlanTranches, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}
