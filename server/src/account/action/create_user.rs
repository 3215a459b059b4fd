//! A user is created with a password and a first post: by the command line and by the demo.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};

use entity::account::role::Role;
use entity::account::row::{password as password_row, user, user_post};
use entity::account::{UserId, UserPostId};
use entity::ledger::event::Action;
use entity::register::agency::AgencyId;
use entity::register::region::RegionId;
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::identity::password;
use crate::ledger::{Actor, Change, Entry, Write};
use crate::people::person::of_name;
use crate::state::State;

/// A user to be.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Login name, lower case.
    pub username: String,
    /// Name on the screen.
    pub display_name: String,
    /// Password.
    pub password: String,
    /// What he may do.
    pub role: Role,
    /// Where.
    pub region_id: RegionId,
    /// The agency, for officials.
    pub agency_id: Option<AgencyId>,
    /// The society, for its leaders.
    pub society_id: Option<SocietyId>,
    /// From which day on.
    pub since: NaiveDate,
}

/// Creates the user; a name that is taken is a fault of whoever calls.
pub async fn create_user(state: &State, actor: Actor, new: NewUser) -> Result<UserId, Fault> {
    let NewUser { username, display_name, password, role, region_id, agency_id, society_id, since } = new;
    let hash = password::hash(state, &password).await?;
    let id = UserId(state.world.new_id());
    let write = Write::begin(state, actor).await?;
    let person_id = match society_id {
        Some(society) => of_name(&write.tx, society, &display_name).await?.map(|person| person.id),
        None => None,
    };
    let user = user::ActiveModel {
        id: Set(id),
        username: Set(username.clone()),
        display_name: Set(display_name),
        disabled: Set(false),
        created_at: Set(write.at),
        last_login_at: Set(None),
    };
    user::Entity::insert(user).exec_without_returning(&write.tx).await?;
    let secret = password_row::ActiveModel { user_id: Set(id), hash: Set(hash), changed_at: Set(write.at) };
    password_row::Entity::insert(secret).exec_without_returning(&write.tx).await?;
    let post = user_post::ActiveModel {
        id: Set(UserPostId(state.world.new_id())),
        user_id: Set(id),
        role: Set(role),
        region_id: Set(region_id),
        agency_id: Set(agency_id),
        society_id: Set(society_id),
        person_id: Set(person_id),
        since: Set(since),
        until: Set(None),
    };
    user_post::Entity::insert(post).exec_without_returning(&write.tx).await?;
    let changes = [("username", username), ("role", role.to_string())].map(|(field, new)| Change {
        field: field.into(),
        old: None,
        new: Some(new),
    });
    write.commit(state, Entry { action: Action::ChangeAccount, society_id: None, changes: changes.into() }).await?;
    Ok(id)
}
