//! The rights that follow a leader's post: the posts of user accounts in his society.

use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::account::role::Role;
use entity::account::row::{user, user_post};
use entity::account::{UserId, UserPostId};
use entity::register::society::{self, SocietyId};

use crate::fault::Fault;
use crate::ledger::Write;
use crate::people::post::{Holder, in_office};
use crate::state::State;

/// The accounts in which a person leads a society today, with the post that gives each its rights.
pub async fn accounts(
    db: &impl ConnectionTrait,
    society: SocietyId,
    person: Uuid,
    today: NaiveDate,
) -> Result<Vec<(user_post::Model, user::Model)>, Fault> {
    let held = Cond::any().add(user_post::Column::Until.is_null()).add(user_post::Column::Until.gt(today));
    let posts = user_post::Entity::find()
        .filter(user_post::Column::SocietyId.eq(society))
        .filter(user_post::Column::PersonId.eq(person))
        .filter(user_post::Column::Role.eq(Role::SocietyLeader))
        .filter(held)
        .all(db)
        .await?;
    let wanted = user::Column::Id.is_in(posts.iter().map(|post| post.user_id));
    let users = user::Entity::find().filter(wanted).all(db).await?;
    let of =
        |post: user_post::Model| users.iter().find(|user| user.id == post.user_id).cloned().map(|user| (post, user));
    Ok(posts.into_iter().filter_map(of).collect())
}

async fn end(write: &Write, society: SocietyId, person: Uuid, on: NaiveDate) -> Result<Vec<String>, Fault> {
    let today = crate::world::day_in_china(write.at);
    let mut ended = Vec::new();
    for (post, user) in accounts(&write.tx, society, person, today).await? {
        let until = on.max(post.since);
        let row = user_post::ActiveModel { id: Set(post.id), until: Set(Some(until)), ..Default::default() };
        row.update(&write.tx).await?;
        ended.push(user.username);
    }
    Ok(ended)
}

/// Ends the rights of someone whose post has just ended, unless he keeps another post in the society;
/// answers the login names that lost them.
pub async fn end_with_last_post(write: &Write, held: &Holder, on: NaiveDate) -> Result<Vec<String>, Fault> {
    let society = held.appointment.society_id;
    if in_office(write, society).await?.iter().any(|other| other.person.id == held.person.id) {
        return Ok(Vec::new());
    }
    end(write, society, held.person.id, on).await
}

/// An account of the society that nobody acts in yet, but that carries the name of whoever has just been
/// recorded, is his from now on; answers the login names.
pub async fn recognise(write: &Write, society: SocietyId, person: Uuid, name: &str) -> Result<Vec<String>, Fault> {
    let posts = user_post::Entity::find()
        .filter(user_post::Column::SocietyId.eq(society))
        .filter(user_post::Column::PersonId.is_null())
        .find_also_related(user::Entity)
        .all(&write.tx)
        .await?;
    let mut recognised = Vec::new();
    for (post, user) in posts {
        let Some(user) = user.filter(|user| user.display_name == name) else { continue };
        let row = user_post::ActiveModel { id: Set(post.id), person_id: Set(Some(person)), ..Default::default() };
        row.update(&write.tx).await?;
        recognised.push(user.username);
    }
    Ok(recognised)
}

/// The enabled account with this login name, if it carries the name of the person who is to act in it.
pub async fn account_of(write: &Write, username: &str, name: &str) -> Result<Option<user::Model>, Fault> {
    let found = user::Entity::find().filter(user::Column::Username.eq(username.to_lowercase()));
    Ok(found.one(&write.tx).await?.filter(|user| !user.disabled && user.display_name == name))
}

/// Gives an account the leader's rights in the society, in which this person acts, unless it has them.
pub async fn begin(
    state: &State,
    write: &Write,
    society_id: SocietyId,
    (person, account): (Uuid, UserId),
    since: NaiveDate,
) -> Result<(), Fault> {
    let has = accounts(&write.tx, society_id, person, state.world.today()).await?;
    if has.iter().any(|(_, user)| user.id == account) {
        return Ok(());
    }
    let found = society::Entity::find_by_id(society_id).one(&write.tx).await?;
    let region = found.ok_or_else(|| Fault::Broken("a society vanished".into()))?.region_id;
    let row = user_post::ActiveModel {
        id: Set(UserPostId(state.world.new_id())),
        user_id: Set(account),
        role: Set(Role::SocietyLeader),
        region_id: Set(region),
        agency_id: Set(None),
        society_id: Set(Some(society_id)),
        person_id: Set(Some(person)),
        since: Set(since),
        until: Set(None),
    };
    user_post::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
