//! The end of a new society's time to form: whoever has formed nothing by its last day is noted as overdue.
//! It still owes, and the tiers above are told.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::institution::registration::admission::{AdmissionStage, AdmissionStep};
use entity::institution::registration::{self, RegistrationId};
use entity::ledger::event::Action;

use crate::fault::Fault;
use crate::institution::registration::Told;
use crate::institution::registration::admission::advance;
use crate::ledger::{Actor, Change, Entry, Write, moved};
use crate::state::State;

/// One round; answers how many were noted. Each is looked at again, locked, in a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let late = registration::Entity::find()
        .filter(registration::Column::Stage.eq(AdmissionStage::FormationDue))
        .filter(registration::Column::FormationDueOn.lt(state.world.today()))
        .order_by_asc(registration::Column::Id)
        .select_only()
        .column(registration::Column::Id);
    let ids: Vec<RegistrationId> = late.into_tuple().all(&state.db).await?;
    let mut noted = 0;
    for id in ids {
        noted += usize::from(lapse(state, id).await?);
    }
    Ok(noted)
}

async fn lapse(state: &State, id: RegistrationId) -> Result<bool, Fault> {
    let actor = Actor::platform("平台时钟");
    let write = Write::begin(state, actor.clone()).await?;
    let found = registration::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?;
    let Some(case) = found else { return Ok(false) };
    let Ok(to) = case.stage.after(AdmissionStep::Lapse) else { return Ok(false) };
    if case.formation_due_on.is_none_or(|due_on| due_on >= state.world.today()) {
        return Ok(false);
    }
    let change = registration::ActiveModel::default();
    advance(state, &write, &case, (AdmissionStep::Lapse, to), change, Told::silent(actor)).await?;
    let changes = vec![Change { field: "admissionStage".into(), ..moved(case.stage, to) }];
    write.commit(state, Entry { action: Action::LapseFormation, society_id: case.society_id, changes }).await?;
    Ok(true)
}
