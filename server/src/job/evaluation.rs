//! The clock of evaluations: what the federation said nothing about goes on without it, and a notice that
//! nobody objected to is over. The grade itself is civil affairs' to give, and its end follows from its day.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::institution::evaluation::{self, EvaluationId, EvaluationState, EvaluationStep};
use entity::ledger::event::Action;

use crate::fault::Fault;
use crate::institution::evaluation::{Told, advance, whole};
use crate::ledger::{Actor, Entry, Write, moved};
use crate::state::State;

/// One round; answers how many were noted. Each is looked at again, locked, in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let passed = evaluation::Entity::find()
        .filter(passed(state.world.today()))
        .order_by_asc(evaluation::Column::Id)
        .select_only()
        .column(evaluation::Column::Id);
    let ids: Vec<EvaluationId> = passed.into_tuple().all(&state.db).await?;
    let mut noted = 0;
    for id in ids {
        noted += usize::from(note(state, id).await?);
    }
    Ok(noted)
}

/// What the clock has to look at on a day.
fn passed(today: NaiveDate) -> Condition {
    let silent = Condition::all()
        .add(evaluation::Column::State.eq(EvaluationState::SelfRated))
        .add(evaluation::Column::OpinionDueOn.lt(today));
    let over = Condition::all()
        .add(evaluation::Column::State.eq(EvaluationState::Notice))
        .add(evaluation::Column::ObjectionDueOn.lt(today));
    Condition::any().add(silent).add(over)
}

/// The step that the clock notes of an evaluation on a day; none where it has nothing to note.
fn step_of(row: &evaluation::Model, today: NaiveDate) -> Option<(EvaluationStep, Action)> {
    match row.state {
        EvaluationState::SelfRated if row.opinion_due_on < today => {
            Some((EvaluationStep::LapseOpinion, Action::LapseEvaluationOpinion))
        }
        EvaluationState::Notice if row.objection_due_on.is_some_and(|due_on| due_on < today) => {
            Some((EvaluationStep::Lapse, Action::LapseEvaluationNotice))
        }
        _ => None,
    }
}

async fn note(state: &State, id: EvaluationId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let by = actor.name.clone();
    let write = Write::begin(state, actor).await?;
    let found = evaluation::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?;
    let Some(row) = found else { return Ok(false) };
    let Some((step, action)) = step_of(&row, state.world.today()) else { return Ok(false) };
    let Ok(to) = row.state.after(step) else { return Ok(false) };
    let case = whole(&write, row).await?;
    let change = evaluation::ActiveModel::default();
    advance(state, &write, &case, (step, to), change, Told { by, ..Told::default() }).await?;
    let changes = vec![moved(case.row.state, to)];
    write.commit(state, Entry { action, society_id: Some(case.row.society_id), changes }).await?;
    Ok(true)
}
