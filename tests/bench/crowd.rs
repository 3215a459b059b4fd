//! The crowd: a society and its leader for each row of a register.

use entity::account::role::Role;
use entity::register::present;
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::demo;
use server::ledger::Actor;
use server::register::action::import_societies::import_file;
use support::{House, Person};

use super::account::{Account, enter};

/// A society with somebody who may act for it.
pub(crate) struct Society {
    /// Its global id.
    pub(crate) id: String,
    leader: Account,
}

impl Society {
    /// Its leader, logged in.
    pub(crate) async fn person(&self, house: &House) -> Person {
        self.leader.person(house).await
    }
}

/// Imports the register and gives each society that it brings a leader. Those of the demo have reports of earlier
/// years and stay away.
pub(crate) async fn gather(house: &House, register: &[u8]) -> Vec<Society> {
    let before = in_the_city(house).await;
    let (actor, since) = (Actor::platform("bench"), demo::register_day());
    let report = import_file(&house.state, actor, demo::CITY, since, register, "register.csv", false).await;
    assert_eq!(report.expect("the register can be read").problem_count, 0);
    let mut brought = in_the_city(house).await;
    brought.retain(|society| !before.contains(society));
    let posts: Vec<_> = brought.iter().map(|society| (Role::SocietyLeader, Some(*society))).collect();
    let leaders = enter(house, &posts).await;
    let whole = |(society, leader): (SocietyId, Account)| Society { id: society.global(), leader };
    brought.into_iter().zip(leaders).map(whole).collect()
}

async fn in_the_city(house: &House) -> Vec<SocietyId> {
    let there = present::Entity::find().filter(present::Column::RegionCode.eq(demo::CITY)).all(&house.db).await;
    there.expect("the database answers").into_iter().map(|society| society.society_id).collect()
}
