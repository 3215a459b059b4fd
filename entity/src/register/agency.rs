//! Agencies: the bodies of the three tiers of responsibility.

words! {
    /// One of the three tiers of responsibility (层级管理, seed section 1).
    Tier {
        /// Organisation department, office for new economic and social organisations: leads (组织部门抓总).
        Lead = "LEAD", "组织部门抓总", "Leads";
        /// Civil affairs, the registration authority: supervises (民政部门监管).
        Registration = "REGISTRATION", "民政部门监管", "Registers and supervises";
        /// Federation of social sciences, the business supervising unit: carries it out (业务主管单位具体负责).
        Sponsor = "SPONSOR", "业务主管单位具体负责", "Sponsors and carries out";
    }
}

typed_id! {
    /// An agency's id.
    AgencyId => Agency;
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{AgencyId, Tier};
    use crate::register::region::{self, RegionId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgencyId,
        pub tier: Tier,
        pub name: String,
        pub name_en: String,
        pub region_id: RegionId,
        #[sea_orm(belongs_to, from = "region_id", to = "id")]
        pub region: BelongsTo<region::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
