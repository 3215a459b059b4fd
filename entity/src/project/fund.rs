//! Where the money comes from: a fund of a year, the programmes that it pays, and the categories that their
//! budgets are planned in. What a programme has given and a fund has planned are counted in the database, which
//! refuses more than there is.

words! {
    /// What a programme gives, and what a call is for (项目类别).
    ProgrammeKind {
        /// Research projects (课题研究).
        Research = "RESEARCH", "课题研究", "Research project";
        /// Support of a society's project (项目扶持).
        Support = "SUPPORT", "项目扶持", "Project support";
    }
}

words! {
    /// What an amount may not exceed (限额).
    Limit {
        /// What the fund has (资金总额).
        Fund = "FUND", "资金总额", "the fund";
        /// What the programme has (计划额度).
        Programme = "PROGRAMME", "计划额度", "the programme";
        /// What one project may get (单项上限).
        Ceiling = "CEILING", "单项上限", "the ceiling of one award";
        /// What was awarded (立项金额).
        Award = "AWARD", "立项金额", "the award";
        /// What is planned of a category (科目预算).
        Category = "CATEGORY", "科目预算", "the category's budget";
        /// What was paid and not given back (已拨未退金额).
        Paid = "PAID", "已拨未退金额", "what was paid";
    }
}

/// The most years that a project may be supported one after the other.
pub const YEARS_MAX: i32 = 3;

typed_id! {
    /// A fund's id.
    FundId => Fund;
    /// A programme's id.
    ProgrammeId => Programme;
}

/// A fund of a year.
#[cfg(feature = "orm")]
pub mod fund_row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::FundId;
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fund")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FundId,
        /// GB/T 2260 code of the federation's region.
        pub region_code: String,
        pub year: i32,
        pub name: String,
        /// Who gives it, on which document.
        pub source: String,
        pub total_fen: Fen,
        /// Σ of its programmes' budgets: never more than the total, the database checks it.
        pub programmed_fen: Fen,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A programme that a fund pays.
#[cfg(feature = "orm")]
pub mod programme {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{FundId, ProgrammeId, ProgrammeKind};
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProgrammeId,
        pub fund_id: FundId,
        pub region_code: String,
        pub name: String,
        pub kind: ProgrammeKind,
        pub budget_fen: Fen,
        /// Σ of its awards: never more than the budget, the database checks it.
        pub awarded_fen: Fen,
        /// The most for one award.
        pub ceiling_fen: Fen,
        /// The most years of support one after the other.
        pub years_max: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The categories that a programme's budgets are planned in: data.
#[cfg(feature = "orm")]
pub mod budget_category {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ProgrammeId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "budget_category")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub programme_id: ProgrammeId,
        /// Its place, from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i32,
        pub zh: String,
        pub en: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
