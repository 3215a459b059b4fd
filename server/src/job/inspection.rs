//! The end of the societies' time: whoever has not submitted by his last day is noted as not having taken
//! part. What he had written stays; civil affairs can admit him late.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::institution::inspection::Conclusion;
use entity::institution::report::{self, ReportId, ReportState, ReportStep};
use entity::ledger::event::Action;

use crate::fault::Fault;
use crate::institution::action::open_inspection::conclude;
use crate::institution::case::{Told, advance, whole};
use crate::ledger::{Actor, Entry, Write, moved};
use crate::register::facts;
use crate::state::State;

/// How many a round looks at before it asks again.
const CHUNK: u64 = 200;

/// One round; answers how many were noted. What is done is done once: each is looked at again, locked,
/// in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let mut noted = 0;
    loop {
        let late = report::Entity::find()
            .filter(report::Column::State.is_in([ReportState::Open, ReportState::Draft]))
            .filter(report::Column::DueOn.lt(state.world.today()))
            .order_by_asc(report::Column::Id)
            .select_only()
            .column(report::Column::Id)
            .limit(CHUNK);
        let ids: Vec<ReportId> = late.into_tuple().all(&state.db).await?;
        if ids.is_empty() {
            return Ok(noted);
        }
        for id in ids {
            noted += usize::from(miss(state, id).await?);
        }
    }
}

async fn miss(state: &State, id: ReportId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let by = actor.name.clone();
    let today = state.world.today();
    let write = Write::begin(state, actor).await?;
    let Some(row) = report::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await? else { return Ok(false) };
    let Ok(to) = row.state.after(ReportStep::Miss) else { return Ok(false) };
    if row.due_on >= today {
        return Ok(false);
    }
    let case = whole(&write, row).await?;
    let society = case.report.society_id;
    let change = report::ActiveModel {
        conclusion: Set(Some(Conclusion::NotParticipated)),
        concluded_on: Set(Some(today)),
        ..Default::default()
    };
    advance(state, &write, &case, (ReportStep::Miss, to), change, Told { by, ..Told::default() }).await?;
    conclude(state, &write, society, case.report.year, Conclusion::NotParticipated).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    let changes = vec![moved(case.report.state, to)];
    write.commit(state, Entry { action: Action::MissAnnualReport, society_id: Some(society), changes }).await?;
    Ok(true)
}
