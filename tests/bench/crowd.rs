//! The crowd: a society, its leader's account and a session for each row of a register, entered directly,
//! because ten thousand passwords take longer to hash than what is measured.

use chrono::TimeDelta;
use entity::account::role::Role;
use entity::account::row::{session, user, user_post};
use entity::account::{UserId, UserPostId};
use entity::register::present;
use entity::register::region::{self, RegionId};
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use server::identity::token;
use server::ledger::Actor;
use server::register::action::import_societies::import_file;
use server::{config, demo};
use support::{House, Person};
use uuid::Uuid;

/// Rows of one statement.
const CHUNK: usize = 500;

/// A society with somebody who may act for it.
pub(crate) struct Society {
    /// Its global id.
    pub(crate) id: String,
    user: Uuid,
    session: Uuid,
}

impl Society {
    /// Its leader, logged in.
    pub(crate) fn person(&self, house: &House) -> Person {
        let (token, _) = token::issue(&house.state, self.user, self.session).expect("a token can be signed");
        Person::anonymous(house).with_token(&self.id, token)
    }
}

/// Imports the register and gives each society that it brings an account and a session. Those of the demo have
/// reports of earlier years and stay away.
pub(crate) async fn gather(house: &House, register: &[u8]) -> Vec<Society> {
    let before = in_the_city(house).await;
    let (actor, since) = (Actor::platform("bench"), demo::register_day());
    let report = import_file(&house.state, actor, demo::CITY, since, register, "register.csv", false).await;
    assert_eq!(report.expect("the register can be read").problem_count, 0);
    let region = region::Entity::find().filter(region::Column::Code.eq(demo::CITY)).one(&house.db).await;
    let region = region.expect("the database answers").expect("the demo's city is there").id;
    let mut brought = in_the_city(house).await;
    brought.retain(|society| !before.contains(society));
    let mut societies = Vec::new();
    for some in brought.chunks(CHUNK) {
        societies.extend(enter(house, some, region).await);
    }
    societies
}

async fn in_the_city(house: &House) -> Vec<SocietyId> {
    let there = present::Entity::find().filter(present::Column::RegionCode.eq(demo::CITY)).all(&house.db).await;
    there.expect("the database answers").into_iter().map(|society| society.society_id).collect()
}

/// Enters accounts, posts and sessions of some societies.
async fn enter(house: &House, societies: &[SocietyId], region: RegionId) -> Vec<Society> {
    let now = house.state.world.now();
    let made: Vec<_> = societies
        .iter()
        .map(|society| Society {
            id: society.global(),
            user: house.state.world.new_id(),
            session: house.state.world.new_id(),
        })
        .collect();
    let users = made.iter().map(|society| user::ActiveModel {
        id: Set(UserId(society.user)),
        username: Set(society.user.to_string()),
        display_name: Set("会长".into()),
        disabled: Set(false),
        created_at: Set(now),
        last_login_at: Set(None),
    });
    user::Entity::insert_many(users).exec_without_returning(&house.db).await.expect("users can be entered");
    let posts = made.iter().zip(societies).map(|(made, society)| user_post::ActiveModel {
        id: Set(UserPostId(house.state.world.new_id())),
        user_id: Set(UserId(made.user)),
        role: Set(Role::SocietyLeader),
        region_id: Set(region),
        agency_id: Set(None),
        society_id: Set(Some(*society)),
        person_id: Set(None),
        since: Set(demo::register_day()),
        until: Set(None),
    });
    user_post::Entity::insert_many(posts).exec_without_returning(&house.db).await.expect("posts can be entered");
    let sessions = made.iter().map(|made| session::ActiveModel {
        id: Set(made.session),
        user_id: Set(UserId(made.user)),
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
