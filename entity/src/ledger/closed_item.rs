//! Closed items: where an open item's row goes when somebody closes it, with the event that did it, so
//! that whoever held it can be told. The event says who and how; nothing of that is written twice.

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::ledger::event::EventId;
    use crate::ledger::open_item::{OpenItemId, OpenItemKind};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "closed_item")]
    pub struct Model {
        /// The open item's own: a thing that opens again has another one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OpenItemId,
        pub kind: OpenItemKind,
        pub subject_id: Uuid,
        pub society_id: Option<SocietyId>,
        /// Whoever held it last.
        pub holder_society_id: Option<SocietyId>,
        pub holder_agency_id: Option<AgencyId>,
        pub title: String,
        pub closed_at: DateTimeUtc,
        /// The event of the intention that closed it.
        pub event_id: EventId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
