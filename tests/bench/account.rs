//! Accounts with a post and a session, entered directly, because thousands of passwords take longer to hash than
//! what is measured.

use chrono::TimeDelta;
use entity::account::role::Role;
use entity::account::row::{session, user, user_post};
use entity::account::{UserId, UserPostId};
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use server::identity::token;
use server::{config, demo};
use support::{House, Person};
use uuid::Uuid;

/// Rows of one statement.
pub(crate) const CHUNK: usize = 500;

/// Somebody with an account, logged in.
pub(crate) struct Account {
    /// Who.
    pub(crate) user: UserId,
    session: Uuid,
}

impl Account {
    /// As one who asks.
    pub(crate) async fn person(&self, house: &House) -> Person {
        let (token, _) =
            token::issue(&house.state, self.user.0, self.session, None).await.expect("a token can be signed");
        Person::anonymous(house).with_token(&self.user.0.to_string(), token)
    }
}

/// The demo's city.
pub(crate) async fn city(house: &House) -> RegionId {
    let region = region::Entity::find().filter(region::Column::Code.eq(demo::CITY)).one(&house.db).await;
    region.expect("the database answers").expect("the demo's city is there").id
}

/// Enters an account for each of these posts: a role, and the society that it is held in.
pub(crate) async fn enter(house: &House, posts: &[(Role, Option<SocietyId>)]) -> Vec<Account> {
    let region = city(house).await;
    let mut all = Vec::new();
    for some in posts.chunks(CHUNK) {
        all.extend(enter_some(house, region, some).await);
    }
    all
}

async fn enter_some(house: &House, region: RegionId, posts: &[(Role, Option<SocietyId>)]) -> Vec<Account> {
    let now = house.state.world.now();
    let new = |_| Account { user: UserId(house.state.world.new_id()), session: house.state.world.new_id() };
    let made: Vec<Account> = posts.iter().map(new).collect();
    let users = made.iter().map(|made| user::ActiveModel {
        id: Set(made.user),
        username: Set(made.user.0.to_string()),
        display_name: Set("某某".into()),
        disabled: Set(false),
        created_at: Set(now),
        last_login_at: Set(None),
    });
    user::Entity::insert_many(users).exec_without_returning(&house.db).await.expect("users can be entered");
    let held = made.iter().zip(posts).map(|(made, (role, society))| user_post::ActiveModel {
        id: Set(UserPostId(house.state.world.new_id())),
        user_id: Set(made.user),
        role: Set(*role),
        region_id: Set(region),
        agency_id: Set(None),
        society_id: Set(*society),
        person_id: Set(None),
        since: Set(demo::register_day()),
        until: Set(None),
    });
    user_post::Entity::insert_many(held).exec_without_returning(&house.db).await.expect("posts can be entered");
    let sessions = made.iter().map(|made| session::ActiveModel {
        id: Set(made.session),
        user_id: Set(made.user),
        token: Set(made.session.to_string()),
        previous_token: Set(None),
        rotated_at: Set(now),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::days(config::SESSION_DAYS)),
        ended_at: Set(None),
    });
    session::Entity::insert_many(sessions).exec_without_returning(&house.db).await.expect("sessions can be entered");
    made
}
