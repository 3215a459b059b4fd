//! The rights after posts of many societies changed at once, as an import does it: the same as after one
//! post changed (`right`), in a handful of statements.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::account::role::Role;
use entity::account::row::{user, user_post};
use entity::people::appointment::{self, person};
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::{Change, Write};

/// Whoever lost a post and holds no other in the society loses its rights on a day; an account that nobody
/// acts in yet is his whose name it carries. Answers what the ledger tells of it, by society.
pub async fn settle(
    write: &Write,
    societies: &[SocietyId],
    lost: &BTreeSet<(SocietyId, Uuid)>,
    on: NaiveDate,
) -> Result<BTreeMap<SocietyId, Change>, Fault> {
    let accounts = accounts(write, societies).await?;
    if accounts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let holders = holders(write, societies).await?;
    let mut ended: BTreeMap<SocietyId, Vec<String>> = BTreeMap::new();
    let mut begun: BTreeMap<SocietyId, Vec<String>> = BTreeMap::new();
    for (society, post, user) in accounts {
        let mut row = user_post::ActiveModel { id: Set(post.id), ..Default::default() };
        let holds = |id: Uuid| holders.iter().any(|(place, person)| *place == society && person.id == id);
        match post.person_id {
            Some(person) if lost.contains(&(society, person)) && !holds(person) => {
                row.until = Set(Some(on.max(post.since)));
                ended.entry(society).or_default().push(user.username);
            }
            None => {
                let named = |(place, person): &&_| is_of(place, person, society, &user.display_name);
                let Some((_, person)) = holders.iter().find(named) else { continue };
                row.person_id = Set(Some(person.id));
                begun.entry(society).or_default().push(user.username);
            }
            Some(_) => continue,
        }
        row.update(&write.tx).await?;
    }
    Ok(told(societies, &ended, &begun))
}

fn is_of(place: &SocietyId, person: &person::Model, society: SocietyId, name: &str) -> bool {
    *place == society && person.name == name
}

/// The leaders' accounts of societies that hold today.
async fn accounts(
    write: &Write,
    societies: &[SocietyId],
) -> Result<Vec<(SocietyId, user_post::Model, user::Model)>, Fault> {
    let today = crate::world::day_in_china(write.at);
    let held = Cond::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today));
    let posts = user_post::Entity::find()
        .filter(user_post::Column::SocietyId.is_in(societies.iter().copied()))
        .filter(user_post::Column::Role.eq(Role::SocietyLeader))
        .filter(held)
        .find_also_related(user::Entity)
        .all(&write.tx)
        .await?;
    Ok(posts.into_iter().filter_map(|(post, user)| Some((post.society_id?, post, user?))).collect())
}

/// Who is in office in societies.
async fn holders(write: &Write, societies: &[SocietyId]) -> Result<Vec<(SocietyId, person::Model)>, Fault> {
    let held = appointment::Entity::find()
        .filter(appointment::Column::SocietyId.is_in(societies.iter().copied()))
        .filter(appointment::Column::Until.is_null())
        .find_also_related(person::Entity)
        .all(&write.tx)
        .await?;
    Ok(held.into_iter().filter_map(|(post, person)| Some((post.society_id, person?))).collect())
}

fn told(
    societies: &[SocietyId],
    ended: &BTreeMap<SocietyId, Vec<String>>,
    begun: &BTreeMap<SocietyId, Vec<String>>,
) -> BTreeMap<SocietyId, Change> {
    let names = |of: &BTreeMap<SocietyId, Vec<String>>, id: SocietyId| of.get(&id).map(|names| names.join("、"));
    let change = |id: SocietyId| Some((id, Change::between("account", names(ended, id), names(begun, id))?));
    societies.iter().copied().filter_map(change).collect()
}
