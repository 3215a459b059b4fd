//! Annual inspection (年检): the conclusion of a year.

use chrono::{Datelike, NaiveDate};

use crate::refusal::RefusalCode;

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
    /// Whether something had to be put right, so that the next report says how it was.
    #[must_use]
    pub const fn is_fault(self) -> bool {
        matches!(self, Self::BasicallyQualified | Self::Unqualified | Self::NotParticipated)
    }

    /// What a register's text means; a reason in brackets is left out.
    #[must_use]
    pub fn from_register(text: &str) -> Option<Self> {
        let word = text.split(['(', '（']).next().unwrap_or(text).trim();
        <Self as crate::Word>::from_chinese(word)
    }
}

/// A conclusion as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The year by which the register names it.
    pub year: i32,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The day from which it is known; none where a register says the year alone.
    pub concluded_on: Option<NaiveDate>,
}

impl Known {
    /// Whether it is known on a day. What a register says of a year alone is known when that year is over.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> bool {
        self.concluded_on.map_or(self.year < day.year(), |concluded_on| concluded_on <= day)
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Conclusion, Known};
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        /// The year by which the register names it.
        pub year: i32,
        pub conclusion: Conclusion,
        /// The day on which it was concluded here; none where a register says the year alone.
        pub concluded_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The conclusion without its keys.
        #[must_use]
        pub const fn known(&self) -> Known {
            Known { year: self.year, conclusion: self.conclusion, concluded_on: self.concluded_on }
        }
    }
}

/// The longest code of a reason, characters.
pub const REASON_CODE_MAX: usize = 40;

/// What is wrong with the code of a reason: partners read it, so it is plain and stays.
#[must_use]
pub fn reason_code_fault(code: &str) -> Option<RefusalCode> {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let begins = code.starts_with(|c: char| c.is_ascii_uppercase());
    let fits = begins && code.len() <= REASON_CODE_MAX && code.chars().all(plain);
    (!fits).then_some(RefusalCode::CodeMalformed { max: REASON_CODE_MAX })
}

/// Reasons for a conclusion: a list that is data, because each authority has its own.
#[cfg(feature = "orm")]
pub mod conclusion_reason {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "conclusion_reason")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub zh: String,
        pub en: String,
        /// Weighs enough for 不合格.
        pub grave: bool,
        /// Where it stands.
        pub source: String,
        /// Not offered any more.
        pub retired: bool,
        /// Counts the writes to it.
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
