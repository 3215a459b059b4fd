//! Whether a society is still there (SM-1 after ACTIVE): one answer, derived from dated facts. What holds
//! it back or winds it up stands in the lists of the register; that it has ended is a fact of its own, with
//! the document that ended it.

use super::standing::Abnormality;

words! {
    /// A society's standing in the register (存续状态), SM-1.
    Existence {
        /// Registered, and nothing holds it back (正常).
        Active = "ACTIVE", "正常", "Active";
        /// Ordered to stop its activity for a time (限期停止活动), Regulations art. 30.
        Suspended = "SUSPENDED", "限期停止活动", "Suspended";
        /// Being liquidated (清算中), Regulations art. 19 and 20.
        Liquidating = "LIQUIDATING", "清算中", "Liquidating";
        /// Deregistered (已注销): it exists no more, Regulations art. 19 to 21.
        Deregistered = "DEREGISTERED", "已注销登记", "Deregistered";
        /// Its registration was revoked (已撤销登记), Regulations art. 29 and 30.
        Revoked = "REVOKED", "已被撤销登记", "Revoked";
    }
}

impl Existence {
    /// What holds on a day, from the fact of its end and from the lists it stands in on that day.
    #[must_use]
    pub fn of(ended: Option<Self>, listed: impl IntoIterator<Item = Abnormality>) -> Self {
        let listed = listed.into_iter().filter_map(|list| match list {
            Abnormality::Liquidating => Some(Self::Liquidating),
            Abnormality::Suspended => Some(Self::Suspended),
            _ => None,
        });
        ended.into_iter().chain(listed).max().unwrap_or(Self::Active)
    }

    /// Whether it is still there: what has ended keeps its history and its page, and counts nowhere.
    #[must_use]
    pub const fn stands(self) -> bool {
        !matches!(self, Self::Deregistered | Self::Revoked)
    }
}

/// The states in which a society is there no more.
pub const ENDED: [Existence; 2] = [Existence::Deregistered, Existence::Revoked];

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::Existence;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "society_end")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        /// `DEREGISTERED` or `REVOKED`.
        pub existence: Existence,
        /// Where it comes from: the decision, as it is called.
        pub source: String,
        /// The number of the decision.
        pub document_no: String,
        /// What is made known of it (公告), Regulations art. 23.
        pub notice: String,
        pub since: Date,
        /// A revocation that was set aside holds no more from this day on.
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn the_end_outweighs_liquidation_and_that_a_suspension() {
        use Abnormality as A;
        let of = |ended, listed: &[A]| Existence::of(ended, listed.iter().copied());
        assert_eq!(of(None, &[]), Existence::Active);
        assert_eq!(of(None, &[A::Dormant, A::SeriousList, A::Unreachable]), Existence::Active);
        assert_eq!(of(None, &[A::Suspended, A::SeriousList]), Existence::Suspended);
        assert_eq!(of(None, &[A::Liquidating, A::Suspended]), Existence::Liquidating);
        assert_eq!(of(Some(Existence::Revoked), &[A::Liquidating]), Existence::Revoked);
        let ended: Vec<_> = Existence::ALL.iter().copied().filter(|state| !state.stands()).collect();
        assert_eq!(ended, ENDED);
    }
}
