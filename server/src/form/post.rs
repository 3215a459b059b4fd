//! Party posts of a society: officers and the liaison begin and end as dated facts.

use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::form::formation::FormationId;
use entity::form::officer::{LiaisonSource, OfficerRole, liaison, party_officer};
use entity::form::proposal::Nominee;
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::Write;
use crate::people::person::known;
use crate::state::State;

/// From when and by which case a post is given.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// The first day.
    pub since: NaiveDate,
    /// The case; none where there is none.
    pub formation_id: Option<FormationId>,
    /// Where a liaison comes from.
    pub source: LiaisonSource,
}

/// The society's posts after this are exactly these; who stays keeps his first day.
pub async fn replace(
    state: &State,
    write: &Write,
    society: SocietyId,
    nominees: &[Nominee],
    given: Given,
) -> Result<(), Fault> {
    let mut people = Vec::with_capacity(nominees.len());
    for nominee in nominees {
        people.push((known(state, write, society, &nominee.name, None).await?, nominee));
    }
    let officers: HashSet<(Uuid, OfficerRole)> =
        people.iter().filter_map(|(person, nominee)| Some((*person, nominee.role.officer()?))).collect();
    replace_officers(state, write, society, officers, given).await?;
    let liaison = people.into_iter().find(|(_, nominee)| nominee.role.officer().is_none());
    let liaison = liaison.map(|(person, nominee)| (person, nominee.is_party_member));
    replace_liaison(state, write, society, liaison, given).await
}

async fn replace_officers(
    state: &State,
    write: &Write,
    society: SocietyId,
    mut officers: HashSet<(Uuid, OfficerRole)>,
    given: Given,
) -> Result<(), Fault> {
    use party_officer::{ActiveModel, Column, Entity};
    let current =
        Entity::find().filter(Column::SocietyId.eq(society)).filter(Column::Until.is_null()).all(&write.tx).await?;
    let ended: Vec<Uuid> =
        current.iter().filter(|row| !officers.remove(&(row.person_id, row.role))).map(|row| row.id).collect();
    let end = Entity::update_many().col_expr(Column::Until, Expr::value(given.since));
    end.filter(Column::Id.is_in(ended)).exec(&write.tx).await?;
    for (person_id, role) in officers {
        let row = ActiveModel {
            id: Set(state.world.new_id()),
            society_id: Set(society),
            person_id: Set(person_id),
            role: Set(role),
            formation_id: Set(given.formation_id),
            since: Set(given.since),
            until: Set(None),
        };
        Entity::insert(row).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}

async fn replace_liaison(
    state: &State,
    write: &Write,
    society: SocietyId,
    named: Option<(Uuid, Option<bool>)>,
    given: Given,
) -> Result<(), Fault> {
    use liaison::{ActiveModel, Column, Entity};
    let current = active_liaison(write, society).await?;
    if current.as_ref().map(|row| row.person_id) == named.map(|(person, _)| person) {
        return Ok(());
    }
    let end = Entity::update_many().col_expr(Column::Until, Expr::value(given.since));
    end.filter(Column::SocietyId.eq(society)).filter(Column::Until.is_null()).exec(&write.tx).await?;
    if let Some((person_id, is_party_member)) = named {
        let row = ActiveModel {
            id: Set(state.world.new_id()),
            society_id: Set(society),
            person_id: Set(person_id),
            source: Set(given.source),
            is_party_member: Set(is_party_member),
            formation_id: Set(given.formation_id),
            since: Set(given.since),
            until: Set(None),
        };
        Entity::insert(row).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}

/// The society's active liaison, if it has one.
pub async fn active_liaison(write: &Write, society: SocietyId) -> Result<Option<liaison::Model>, Fault> {
    let active =
        liaison::Entity::find().filter(liaison::Column::SocietyId.eq(society)).filter(liaison::Column::Until.is_null());
    Ok(active.one(&write.tx).await?)
}
