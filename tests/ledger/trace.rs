//! What a write leaves behind: versions of societies and events of their chains. A refusal leaves none.

use std::collections::BTreeMap;

use entity::account::row::{session, user};
use entity::file;
use entity::form::party_act;
use entity::ledger::{event, idempotency};
use entity::people::appointment::{self, settlement};
use entity::register::{headcount, import, society};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use support::House;

/// All that a write touches, to be compared before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    versions: BTreeMap<String, i32>,
    events: BTreeMap<String, u64>,
    headcounts: u64,
    acts: (u64, u64),
    appointments: u64,
    settlements: u64,
    keys: u64,
    files: u64,
    runs: u64,
    users: u64,
    sessions_ended: usize,
}

impl Trace {
    /// The trace of now.
    pub(crate) async fn of(house: &House) -> Self {
        let db = &house.db;
        let societies = society::Entity::find().all(db).await.expect("the database answers");
        let all = event::Entity::find().all(db).await.expect("the database answers");
        let mut events = BTreeMap::new();
        // Logins of the test itself stand in the common chain; they are no trace of the write.
        for event in all.iter().filter(|event| event.action != event::Action::LogIn) {
            *events.entry(event.chain.clone()).or_default() += 1;
        }
        let sessions = session::Entity::find().all(db).await.expect("the database answers");
        Self {
            versions: societies.into_iter().map(|row| (row.uscc, row.version)).collect(),
            events,
            headcounts: headcount::Entity::find().count(db).await.expect("the database answers"),
            acts: (
                party_act::Entity::find().count(db).await.expect("the database answers"),
                party_act::Entity::find()
                    .filter(party_act::Column::WithdrawnAt.is_null())
                    .count(db)
                    .await
                    .expect("the database answers"),
            ),
            appointments: appointment::Entity::find().count(db).await.expect("the database answers"),
            settlements: settlement::Entity::find().count(db).await.expect("the database answers"),
            keys: idempotency::Entity::find().count(db).await.expect("the database answers"),
            files: file::Entity::find().count(db).await.expect("the database answers"),
            runs: import::Entity::find().count(db).await.expect("the database answers"),
            users: user::Entity::find().count(db).await.expect("the database answers"),
            sessions_ended: sessions.iter().filter(|session| session.ended_at.is_some()).count(),
        }
    }

    /// How many events a society's chain has.
    pub(crate) fn events_of(&self, society: &str) -> u64 {
        self.events.get(&society[1..]).copied().unwrap_or(0)
    }
}
