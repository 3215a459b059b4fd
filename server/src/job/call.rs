//! The clock of calls: a call whose last day is over closes, and what was returned and not corrected in time
//! fails the formal check. Nothing waits for ever.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState, ApplicationStep};
use entity::project::call::{self, CallState};

use crate::fault::Fault;
use crate::ledger::{Actor, Entry, Write, moved};
use crate::project::action::call::close::close;
use crate::project::application::{Told, advance, whole};
use crate::project::call::locked;
use crate::state::State;

/// How many a round looks at before it asks again.
const CHUNK: u64 = 200;

/// One round; answers how many calls and applications were noted. What is done is done once: each is looked
/// at again, locked, in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let today = state.world.today();
    let over = call::Entity::find()
        .filter(call::Column::State.eq(CallState::Open))
        .filter(call::Column::ClosesOn.lt(today))
        .order_by_asc(call::Column::Id);
    let mut noted = 0;
    for row in over.all(&state.db).await? {
        noted += usize::from(close_one(state, row.id).await?);
    }
    loop {
        let late = application::Entity::find()
            .filter(application::Column::State.eq(ApplicationState::Returned))
            .filter(application::Column::DueOn.lt(today))
            .order_by_asc(application::Column::Id)
            .limit(CHUNK);
        let late = late.all(&state.db).await?;
        if late.is_empty() {
            return Ok(noted);
        }
        for row in late {
            noted += usize::from(lapse(state, row.id).await?);
        }
    }
}

async fn close_one(state: &State, id: call::CallId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let by = actor.name.clone();
    let write = Write::begin(state, actor).await?;
    let call = locked(&write, id).await?;
    if call.row.state != CallState::Open || state.world.today() <= call.row.closes_on {
        return Ok(false);
    }
    close(state, write, &call, by).await?;
    Ok(true)
}

async fn lapse(state: &State, id: application::ApplicationId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let by = actor.name.clone();
    let write = Write::begin(state, actor).await?;
    let found = application::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?;
    let due = |row: &application::Model| row.due_on.is_some_and(|due_on| due_on < state.world.today());
    let Some(row) = found.filter(|row| row.state == ApplicationState::Returned && due(row)) else { return Ok(false) };
    let Ok(to) = row.state.after(ApplicationStep::Lapse) else { return Ok(false) };
    let case = whole(&write, row).await?;
    let told = Told { by, ..Told::default() };
    advance(state, &write, &case, (ApplicationStep::Lapse, to), application::ActiveModel::default(), told).await?;
    let changes = vec![moved(case.row.state, to)];
    let entry = Entry { action: Action::LapseApplication, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(true)
}
