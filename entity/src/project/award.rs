//! What was awarded to a project: the amount, its budget by category, the agreement under which it is paid, what
//! is planned and paid of it, what is to be given back, and each movement of money in its order.

use chrono::NaiveDate;

use crate::refusal::RefusalCode;

words! {
    /// What moved (资金变动).
    MovementKind {
        /// An award was made (立项).
        Awarded = "AWARDED", "立项", "Awarded";
        /// What was not paid of it went back to the programme (核减).
        Freed = "FREED", "未拨额度收回", "Unpaid part given back";
        /// A tranche was paid out (拨付).
        Released = "RELEASED", "拨付", "Paid out";
        /// The bank sent a payment back (退汇).
        BankReturned = "BANK_RETURNED", "银行退汇", "Sent back by the bank";
        /// The society gave money back (追回到账).
        Recovered = "RECOVERED", "追回到账", "Recovered";
    }
}

impl MovementKind {
    /// Whether money left the federation's account (+1), came back (−1) or only a limit moved (0).
    #[must_use]
    pub const fn sign(self) -> i64 {
        match self {
            Self::Awarded | Self::Freed => 0,
            Self::Released => 1,
            Self::BankReturned | Self::Recovered => -1,
        }
    }
}

/// Whether money may be paid on a day under an agreement that ends on `valid_until`.
pub fn payable(valid_until: Option<NaiveDate>, today: NaiveDate) -> Result<(), RefusalCode> {
    match valid_until {
        None => Err(RefusalCode::AgreementMissing),
        Some(until) if until < today => Err(RefusalCode::AgreementExpired { until }),
        Some(_) => Ok(()),
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::project::case::ProjectId;
    use crate::project::fund::ProgrammeId;
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "award")]
    pub struct Model {
        /// A project has one award at most.
        #[sea_orm(primary_key, auto_increment = false)]
        pub project_id: ProjectId,
        pub programme_id: ProgrammeId,
        pub amount_fen: Fen,
        /// Σ of its tranches: never more than the amount, the database checks it.
        pub planned_fen: Fen,
        /// Σ of what was paid: never more than what is planned.
        pub released_fen: Fen,
        /// Σ of what came back: never more than what was paid.
        pub recovered_fen: Fen,
        pub agreed_on: Option<Date>,
        /// The last day on which money may be paid.
        pub valid_until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// An award's budget by category.
#[cfg(feature = "orm")]
pub mod award_budget {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::project::case::ProjectId;
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "award_budget")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub project_id: ProjectId,
        /// Place of the programme's category.
        #[sea_orm(primary_key, auto_increment = false)]
        pub no: i32,
        pub amount_fen: Fen,
        /// What the society has reported as spent: never more than planned.
        pub spent_fen: Fen,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a society has to give back (追回).
#[cfg(feature = "orm")]
pub mod recovery {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::project::case::ProjectId;
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub project_id: ProjectId,
        pub amount_fen: Fen,
        /// Never more than the amount.
        pub received_fen: Fen,
        pub reason: String,
        pub version: i32,
        pub ordered_on: Date,
        pub due_on: Date,
        /// The day on which the last fen came; none while it has not.
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Each movement of money, in its order; never changed.
#[cfg(feature = "orm")]
pub mod movement {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::MovementKind;
    use crate::project::case::ProjectId;
    use crate::project::fund::{FundId, ProgrammeId};
    use crate::project::money::Fen;
    use crate::project::tranche::TrancheId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "money_movement")]
    pub struct Model {
        /// The total order.
        #[sea_orm(primary_key)]
        pub position: i64,
        pub at: DateTimeUtc,
        pub fund_id: FundId,
        pub programme_id: ProgrammeId,
        pub project_id: ProjectId,
        pub tranche_id: Option<TrancheId>,
        pub kind: MovementKind,
        pub amount_fen: Fen,
        /// Name as shown at the time.
        pub actor: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_paid_without_an_agreement_or_after_it() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
        assert_eq!(payable(None, day(20)), Err(RefusalCode::AgreementMissing));
        assert_eq!(payable(Some(day(19)), day(20)), Err(RefusalCode::AgreementExpired { until: day(19) }));
        assert_eq!(payable(Some(day(20)), day(20)), Ok(()));
    }
}
