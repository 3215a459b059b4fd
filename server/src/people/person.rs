//! Persons of a society: whoever holds or held a post in it or in its Party work. Within one society one
//! name is one person, so that a leader with a Party post is known as one; across societies nobody
//! assumes so. Two people of one name in one society are beyond what names alone can tell.

use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::form::officer::{liaison, party_officer};
use entity::people::appointment::{self, person};
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::Write;
use crate::register::of_society::rows;
use crate::state::State;

/// The persons of these societies.
pub async fn of_societies(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
) -> Result<Vec<(SocietyId, person::Model)>, Fault> {
    let posts = rows::<appointment::Entity>(db, ids).await?.into_iter().map(|row| (row.society_id, row.person_id));
    let officers = rows::<party_officer::Entity>(db, ids).await?.into_iter().map(|row| (row.society_id, row.person_id));
    let liaisons = rows::<liaison::Entity>(db, ids).await?.into_iter().map(|row| (row.society_id, row.person_id));
    let held: Vec<(SocietyId, Uuid)> = posts.chain(officers).chain(liaisons).collect();
    let wanted = person::Column::Id.is_in(held.iter().map(|(_, person)| *person));
    let people = person::Entity::find().filter(wanted).all(db).await?;
    let people: HashMap<Uuid, person::Model> = people.into_iter().map(|person| (person.id, person)).collect();
    Ok(held.into_iter().filter_map(|(society, id)| Some((society, people.get(&id)?.clone()))).collect())
}

/// The person of this name whom the society knows.
pub async fn of_name(
    db: &impl ConnectionTrait,
    society: SocietyId,
    name: &str,
) -> Result<Option<person::Model>, Fault> {
    let people = of_societies(db, &[society]).await?;
    Ok(people.into_iter().map(|(_, person)| person).find(|person| person.name == name))
}

/// The person of this name whom the society knows; someone new is entered. A year of birth that is told
/// is kept.
pub async fn known(
    state: &State,
    write: &Write,
    society: SocietyId,
    name: &str,
    birth_year: Option<i32>,
) -> Result<Uuid, Fault> {
    if let Some(person) = of_name(&write.tx, society, name).await? {
        if birth_year.is_some() {
            let told = person::ActiveModel { id: Set(person.id), birth_year: Set(birth_year), ..Default::default() };
            told.update(&write.tx).await?;
        }
        return Ok(person.id);
    }
    let id = state.world.new_id();
    let row = person::ActiveModel { id: Set(id), name: Set(name.into()), birth_year: Set(birth_year) };
    person::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(id)
}
