//! Ledger events: what happened, when, by whom, with old and new values.

pub use super::action::Action;

typed_id! {
    /// An event's id.
    EventId => Event;
}

/// The chain of events that belong to no society.
pub const COMMON_CHAIN: &str = "-";

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Action, EventId};
    use crate::account::UserId;
    use crate::account::role::Role;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        /// The total order.
        #[sea_orm(primary_key)]
        pub position: i64,
        #[sea_orm(unique)]
        pub id: EventId,
        /// The society's id, or `-`: the chain it belongs to.
        pub chain: String,
        /// Its place in its chain, from 1.
        pub link: i64,
        pub at: DateTimeUtc,
        pub action: Action,
        pub society_id: Option<SocietyId>,
        pub user_id: Option<UserId>,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub role: Option<Role>,
        /// `[{"field":…,"old":…,"new":…}]` as canonical JSON text.
        pub changes: String,
        pub request_id: String,
        /// SHA-256 over the previous hash and this event, hexadecimal.
        pub hash: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The heads of the chains: locked while an event is appended.
#[cfg(feature = "orm")]
pub mod chain {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event_chain")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub chain: String,
        pub length: i64,
        pub hash: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
