//! The clock's part in enforcement: days to object that pass, suspensions that are over.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::institution::enforcement::{self, EnforcementId, EnforcementState, EnforcementStep, PenaltyKind};
use entity::ledger::event::Action;

use crate::fault::{Fault, Stop};
use crate::institution::enforcement::{Decided, advance, commit, whole};
use crate::ledger::{Actor, Write};
use crate::state::State;

/// The name under which the clock acts.
const CLOCK: &str = "平台时钟";

/// One round; answers how much was done. What is done is done once: each case is looked at again, locked, in
/// a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let rows = enforcement::Entity::find()
        .filter(enforcement::Column::State.is_in([EnforcementState::PenaltyNoticed, EnforcementState::InForce]))
        .filter(enforcement::Column::DueOn.lt(state.world.today()))
        .order_by_asc(enforcement::Column::Id);
    let mut done = 0;
    for row in rows.all(&state.db).await? {
        done += usize::from(move_on(state, row.id).await?);
    }
    Ok(done)
}

/// What the clock has to do with a case; none for nothing.
fn due_step(row: &enforcement::Model, today: NaiveDate) -> Option<(EnforcementStep, Action)> {
    let suspended = row.penalty == Some(PenaltyKind::Suspension);
    match row.state {
        EnforcementState::PenaltyNoticed if row.due_on.is_some_and(|due_on| due_on < today) => {
            Some((EnforcementStep::Lapse, Action::LapsePenaltyNotice))
        }
        EnforcementState::InForce if suspended && row.suspended_until.is_some_and(|until| until < today) => {
            Some((EnforcementStep::Lift, Action::LiftSuspension))
        }
        _ => None,
    }
}

async fn move_on(state: &State, id: EnforcementId) -> Result<bool, Fault> {
    let write = Write::begin(state, Actor::platform(CLOCK)).await?;
    let Some(row) = enforcement::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await? else {
        return Ok(false);
    };
    let Some((step, action)) = due_step(&row, state.world.today()) else { return Ok(false) };
    let case = whole(&write, row).await?;
    match advance(state, &write, &case, (step, Decided::default()), (CLOCK, None)).await {
        Ok(changes) => commit(state, write, (step, action), &case, changes).await.map(|()| true),
        // Someone was faster.
        Err(Stop::Refused(_)) => Ok(false),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}
