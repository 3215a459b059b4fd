//! Figures as rows: what an agency has stated beside the register, and which facts differ today, kept so that
//! lists of many societies filter in the database.

typed_id! {
    /// The id of a figure that an agency has stated.
    AgencyFigureId => AgencyFigure;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

/// Figures that an agency has stated, on a document and of a day.
#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::AgencyFigureId;
    use crate::institution::consistency::ConsistencyFact;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agency_figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgencyFigureId,
        pub society_id: SocietyId,
        /// Who states it.
        pub agency_id: AgencyId,
        pub fact: ConsistencyFact,
        pub value: String,
        pub document_no: String,
        /// The day that it is of.
        pub since: Date,
        /// The day on which another took its place, or it was taken back; none while it stands.
        pub until: Option<Date>,
        /// Name of the writer as shown at the time.
        pub stated_by: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The facts on which the sides differ today: written again by whatever touches a figure.
#[cfg(feature = "orm")]
pub mod difference {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::institution::consistency::ConsistencyFact;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_difference")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub society_id: SocietyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub fact: ConsistencyFact,
        /// GB/T 2260 code of the society's region.
        pub region_code: String,
        /// Since when they have differed.
        pub since: Date,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
