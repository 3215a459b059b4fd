//! Annual inspection (年检): the conclusion of a year.

words! {
    /// The conclusion of an annual inspection (年检结论).
    Conclusion {
        /// Qualified (合格).
        Qualified = "QUALIFIED", "合格", "Qualified";
        /// Basically qualified (基本合格).
        BasicallyQualified = "BASICALLY_QUALIFIED", "基本合格", "Basically qualified";
        /// Unqualified (不合格).
        Unqualified = "UNQUALIFIED", "不合格", "Unqualified";
        /// Did not take part (未参检).
        NotParticipated = "NOT_PARTICIPATED", "未参检", "Did not take part";
        /// Exempt: registered after 30 June of the year (免检).
        Exempt = "EXEMPT", "免检", "Exempt";
    }
}

impl Conclusion {
    /// What a register's text means; a reason in brackets is left out.
    #[must_use]
    pub fn from_register(text: &str) -> Option<Self> {
        let word = text.split(['(', '（']).next().unwrap_or(text).trim();
        <Self as crate::Word>::from_chinese(word)
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::Conclusion;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        /// The year inspected (not the year of the decision).
        pub year: i32,
        pub conclusion: Conclusion,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
