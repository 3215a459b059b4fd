//! Jobs of the clock: when each is due, and which server has taken it until when.
#![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub due_at: DateTimeUtc,
    /// The round that has taken it; none while it is free.
    pub taken_by: Option<Uuid>,
    pub taken_until: Option<DateTimeUtc>,
    pub done_at: Option<DateTimeUtc>,
    /// Why it failed last; empty when it did not.
    pub fault: String,
}

impl ActiveModelBehavior for ActiveModel {}
