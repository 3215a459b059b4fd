//! The clock of activity filings: where the federation's days passed without a word there is no objection,
//! and what was returned and not corrected before its day is cancelled. Nothing waits for ever.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::institution::activity::{self, ActivityId, ActivityState, ActivityStep};
use entity::ledger::event::Action;

use crate::fault::Fault;
use crate::institution::filing::{Told, advance, whole};
use crate::ledger::{Actor, Entry, Write, moved, told};
use crate::state::State;

/// How many a round looks at before it asks again.
const CHUNK: u64 = 200;

/// One round; answers how many were noted. What is done is done once: each is looked at again, locked,
/// in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let mut noted = 0;
    loop {
        let passed = activity::Entity::find()
            .filter(passed(state.world.today()))
            .order_by_asc(activity::Column::Id)
            .select_only()
            .column(activity::Column::Id)
            .limit(CHUNK);
        let ids: Vec<ActivityId> = passed.into_tuple().all(&state.db).await?;
        if ids.is_empty() {
            return Ok(noted);
        }
        for id in ids {
            noted += usize::from(note(state, id).await?);
        }
    }
}

/// What the clock has to look at on a day.
fn passed(today: NaiveDate) -> Condition {
    let silent = Condition::all()
        .add(activity::Column::State.is_in([ActivityState::Filed, ActivityState::FedReview]))
        .add(activity::Column::SilentOn.lt(today));
    let lapsed = Condition::all()
        .add(activity::Column::State.eq(ActivityState::Returned))
        .add(activity::Column::HeldOn.lt(today));
    Condition::any().add(silent).add(lapsed)
}

/// The step that the clock notes of a filing on a day; none where it has nothing to note.
fn step_of(row: &activity::Model, today: NaiveDate) -> Option<(ActivityStep, Action)> {
    match row.state {
        ActivityState::Filed | ActivityState::FedReview if row.silent_on < today => {
            Some((ActivityStep::Silence, Action::SilentActivity))
        }
        ActivityState::Returned if row.held_on < today => Some((ActivityStep::Lapse, Action::LapseActivity)),
        _ => None,
    }
}

async fn note(state: &State, id: ActivityId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let by = actor.name.clone();
    let write = Write::begin(state, actor).await?;
    let Some(row) = activity::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await? else { return Ok(false) };
    let Some((step, action)) = step_of(&row, state.world.today()) else { return Ok(false) };
    let Ok(to) = row.state.after(step) else { return Ok(false) };
    let filing = whole(&write, row).await?;
    let change = activity::ActiveModel { by_silence: Set(step == ActivityStep::Silence), ..Default::default() };
    advance(state, &write, &filing, (step, to), change, Told { by, ..Told::default() }).await?;
    let changes = vec![moved(filing.row.state, to), told("silentOn", filing.row.silent_on.to_string())];
    write.commit(state, Entry { action, society_id: Some(filing.row.society_id), changes }).await?;
    Ok(true)
}
