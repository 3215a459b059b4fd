//! What becomes of a society's projects when it has ended: they end with it, the money that was not paid goes back
//! to its programme, claims are answered, and the federation collects what was to be given back.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::ledger::open_item::OpenItemKind;
use entity::project::award::recovery;
use entity::project::case::{self, ProjectStep};
use entity::project::result_use::{self, ResultUseState};
use entity::register::society::SocietyId;

use super::case::{advance, desk};
use crate::fault::{Fault, Stop};
use crate::ledger::Write;
use crate::ledger::open_item::Holder;
use crate::state::State;

/// Closes what waited for a society that has ended.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    for row in case::Entity::find().filter(case::Column::SocietyId.eq(id)).all(&write.tx).await? {
        if row.state.is_open() {
            let (told, same) = ((by, Some(said.to_owned())), case::ActiveModel::default());
            let done = advance(state, write, &row, ProjectStep::Cease, told, same).await;
            done.map_err(|stop| match stop {
                Stop::Fault(fault) => fault,
                Stop::Refused(_) => Fault::Broken("an open project does not end".into()),
            })?;
        }
        claims(state, write, &row, said).await?;
        let owed = recovery::Entity::find_by_id(row.id).one(&write.tx).await?;
        if let Some(owed) = owed.filter(|owed| owed.closed_on.is_none()) {
            let holder = Holder::Agency(desk(write, &row).await?);
            write.pass(OpenItemKind::Recovery, row.id.0, holder, "ORDERED", owed.due_on).await?;
        }
    }
    Ok(())
}

async fn claims(state: &State, write: &Write, row: &case::Model, said: &str) -> Result<(), Fault> {
    let open = result_use::Entity::find()
        .filter(result_use::Column::ProjectId.eq(row.id))
        .filter(result_use::Column::State.eq(ResultUseState::Claimed));
    for claim in open.all(&write.tx).await? {
        let answered = result_use::ActiveModel {
            state: Set(ResultUseState::Rejected),
            version: Set(claim.version + 1),
            decided_on: Set(Some(state.world.today())),
            answer: Set(Some(said.to_owned())),
            ..Default::default()
        };
        let this = result_use::Column::Id.eq(claim.id);
        result_use::Entity::update_many().set(answered).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::ResultUse, claim.id.0).await?;
    }
    Ok(())
}
