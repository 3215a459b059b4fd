//! What a write leaves behind: versions of societies and events of their chains. A refusal leaves none.

use std::collections::BTreeMap;

use entity::account::row::{session, user};
use entity::file;
use entity::form::party_act;
use entity::ledger::{event, idempotency};
use entity::people::appointment::{self, settlement};
use entity::register::{headcount, import, society};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use support::House;

/// All that a write touches, to be compared before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    versions: BTreeMap<String, i32>,
    events: BTreeMap<String, i64>,
    headcounts: u64,
    acts: (u64, u64),
    appointments: u64,
    settlements: u64,
    keys: u64,
    files: u64,
    runs: u64,
    users: u64,
    sessions_ended: u64,
}

impl Trace {
    /// The trace of now.
    pub(crate) async fn of(house: &House) -> Self {
        let db = &house.db;
        // The database counts: the grid takes thousands of traces, and the ledger of the demo is long.
        let versions: Vec<(String, i32)> = society::Entity::find()
            .select_only()
            .columns([society::Column::Uscc, society::Column::Version])
            .into_tuple()
            .all(db)
            .await
            .expect("the database answers");
        // Logins of the test itself stand in the common chain; they are no trace of the write.
        let events: Vec<(String, i64)> = event::Entity::find()
            .select_only()
            .column(event::Column::Chain)
            .column_as(event::Column::Id.count(), "events")
            .filter(event::Column::Action.ne(event::Action::LogIn))
            .group_by(event::Column::Chain)
            .into_tuple()
            .all(db)
            .await
            .expect("the database answers");
        Self {
            versions: versions.into_iter().collect(),
            events: events.into_iter().collect(),
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
            sessions_ended: session::Entity::find()
                .filter(session::Column::EndedAt.is_not_null())
                .count(db)
                .await
                .expect("the database answers"),
        }
    }

    /// How many events a society's chain has.
    pub(crate) fn events_of(&self, society: &str) -> i64 {
        self.events.get(&society[1..]).copied().unwrap_or(0)
    }
}
