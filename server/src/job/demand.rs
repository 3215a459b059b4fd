//! The clock of demands: what found nobody in time is over. Whoever offered is told by his offer.

use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::ledger::event::Action;
use entity::project::demand::machine::DemandDays;
use entity::project::demand::{self, DemandId, DemandState, DemandStep};

use crate::fault::{Fault, Stop};
use crate::ledger::{Actor, Entry, Write, moved};
use crate::project::demand::{Told, advance, whole};
use crate::state::State;

/// One round; answers how many were noted. Each is looked at again, locked, in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let today = state.world.today();
    let unbound = [DemandState::Posted, DemandState::Screened, DemandState::Open];
    let silent = Cond::all().add(demand::Column::State.is_in(unbound)).add(demand::Column::OfferUntil.lt(today));
    let offered = Cond::all().add(demand::Column::State.eq(DemandState::Offered)).add(demand::Column::DueOn.lt(today));
    let passed = demand::Entity::find()
        .filter(Cond::any().add(silent).add(offered))
        .order_by_asc(demand::Column::Id)
        .select_only()
        .column(demand::Column::Id);
    let ids: Vec<DemandId> = passed.into_tuple().all(&state.db).await?;
    let mut noted = 0;
    for id in ids {
        noted += usize::from(note(state, id).await?);
    }
    Ok(noted)
}

async fn note(state: &State, id: DemandId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let told = Told { by: actor.name.clone(), text: None };
    let write = Write::begin(state, actor).await?;
    let found = demand::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?;
    let days = |row: &demand::Model| DemandDays { offer_until: row.offer_until, due_on: row.due_on };
    let Some(row) = found.filter(|row| days(row).is_over(row.state, state.world.today())) else { return Ok(false) };
    let case = whole(&write, row).await?;
    let to = match advance(state, &write, &case, DemandStep::Expire, demand::ActiveModel::default(), told).await {
        Ok(to) => to,
        Err(Stop::Fault(fault)) => return Err(fault),
        Err(Stop::Refused(_)) => return Ok(false),
    };
    let changes = vec![moved(case.row.state, to)];
    write.commit(state, Entry { action: Action::ExpireDemand, society_id: None, changes }).await?;
    Ok(true)
}
