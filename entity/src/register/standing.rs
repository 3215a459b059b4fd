//! A society's standing: evaluation grade, entries in lists, council term. Each is a dated fact.

use chrono::{Months, NaiveDate};

use crate::Word;

words! {
    /// Evaluation grade (评估等级), MCA order 39 of 2011, from 1A to 5A.
    GradeLevel {
        /// 1A.
        A1 = "A1", "1A", "1A";
        /// 2A.
        A2 = "A2", "2A", "2A";
        /// 3A.
        A3 = "A3", "3A", "3A";
        /// 4A.
        A4 = "A4", "4A", "4A";
        /// 5A, the highest.
        A5 = "A5", "5A", "5A";
    }
}

words! {
    /// Why a society counts as abnormal (异常情形), in law or in practice.
    Abnormality {
        /// Dormant: no activity (停滞).
        Dormant = "DORMANT", "停滞", "Dormant";
        /// Did not take part in the annual inspection (未参检).
        NotInspected = "NOT_INSPECTED", "未参检", "Not inspected";
        /// Failed the annual inspection (年检不合格).
        InspectionFailed = "INSPECTION_FAILED", "年检不合格", "Inspection failed";
        /// On the list of abnormal activity (活动异常名录), MCA order 60 of 2018.
        AbnormalList = "ABNORMAL_LIST", "活动异常名录", "Abnormal list";
        /// On the list of serious breaches (严重违法失信名单), MCA order 60 of 2018.
        SeriousList = "SERIOUS_LIST", "严重违法失信名单", "Serious list";
        /// The council's term is over (届满未换届).
        TermOverdue = "TERM_OVERDUE", "届满未换届", "Term overdue";
        /// Cannot be reached at its registered seat (失联).
        Unreachable = "UNREACHABLE", "失联", "Unreachable";
        /// Ordered to stop its activity (限期停止活动).
        Suspended = "SUSPENDED", "限期停止活动", "Suspended";
        /// Being liquidated (清算中): exempt from forming a Party organisation.
        Liquidating = "LIQUIDATING", "清算中", "Liquidating";
    }
}

impl Abnormality {
    /// What a register's free text means: the list, and the reason in brackets if there is one.
    #[must_use]
    pub fn from_register(text: &str) -> Option<(Self, Option<String>)> {
        let text = text.trim().trim_end_matches(['）', ')']);
        let (list, reason) = text
            .split_once(['（', '('])
            .map_or((text, None), |(list, reason)| (list.trim(), Some(reason.trim().to_owned())));
        // Clerks write the ground of dormancy (Registration Regulations, art. 29) instead of the word.
        let kind = if list == "一年以上未开展活动" { Some(Self::Dormant) } else { Self::from_chinese(list) };
        kind.map(|kind| (kind, reason))
    }
}

/// A grade is valid for five years (社会组织评估管理办法, MCA order 39, art. 27).
pub const GRADE_VALID_MONTHS: u32 = 60;

/// The day a grade was awarded, told from the last day of its validity.
#[must_use]
pub fn grade_since(until: NaiveDate) -> NaiveDate {
    until.checked_sub_months(Months::new(GRADE_VALID_MONTHS)).unwrap_or(until)
}

/// Dated grades.
#[cfg(feature = "orm")]
pub mod grade {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::GradeLevel;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grade")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub level: GradeLevel,
        /// The last day of its validity (等级有效期至).
        pub valid_until: Date,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated entries in lists of abnormal societies.
#[cfg(feature = "orm")]
pub mod listing {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::Abnormality;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "listing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub kind: Abnormality,
        /// The reason that the list gives, as written there.
        pub reason: Option<String>,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated council terms.
#[cfg(feature = "orm")]
pub mod council_term {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "council_term")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        /// The last day of the term that the charter gives (理事会届满).
        pub ends_on: Date,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
