//! Directives: the leading tier, or the federation for its own societies, asks many to do one thing;
//! each acknowledges it and reports when it is done.

use super::Standing;
use crate::Word;
use crate::refusal::RefusalCode;

words! {
    /// How far a recipient is with a directive (办理状态).
    RecipientState {
        /// It has arrived (待签收).
        Issued = "ISSUED", "待签收", "Not acknowledged";
        /// It is acknowledged (已签收).
        Acked = "ACKED", "已签收", "Acknowledged";
        /// It is reported as done (已办结).
        Done = "DONE", "已办结", "Done";
    }
}

impl RecipientState {
    /// Whether the recipient still has to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done)
    }

    /// The state after the next step: one acknowledges what has arrived, and reports what one has
    /// acknowledged. None goes back.
    pub fn step(self, to: Self) -> Result<Self, RefusalCode> {
        match (self, to) {
            (Self::Issued, Self::Acked) | (Self::Acked, Self::Done) => Ok(to),
            _ => Err(RefusalCode::wrong_state(self)),
        }
    }
}

impl RefusalCode {
    /// The refusal of a step that leads nowhere from this state.
    pub fn wrong_state(state: impl Word) -> Self {
        Self::WrongState { state: Standing::of(state) }
    }
}

typed_id! {
    /// A directive's id.
    DirectiveId => Directive;
    /// The id of one recipient of a directive.
    RecipientId => DirectiveRecipient;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::DirectiveId;
    use crate::register::agency::AgencyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DirectiveId,
        /// As the document carries it.
        pub number: String,
        pub title: String,
        pub body: String,
        pub issuer_id: AgencyId,
        /// GB/T 2260 code of the issuer's region.
        pub region_code: String,
        pub issued_on: Date,
        pub due_on: Date,
        pub withdrawn_on: Option<Date>,
        pub withdraw_reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who has to carry a directive out: one row a society or agency.
#[cfg(feature = "orm")]
pub mod recipient {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{DirectiveId, RecipientId, RecipientState};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_recipient")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecipientId,
        pub directive_id: DirectiveId,
        /// Exactly one of the two is given: the database checks it.
        pub society_id: Option<SocietyId>,
        pub agency_id: Option<AgencyId>,
        /// GB/T 2260 code of the recipient's region.
        pub region_code: String,
        pub state: RecipientState,
        pub acked_at: Option<DateTimeUtc>,
        pub acked_by: Option<String>,
        pub done_at: Option<DateTimeUtc>,
        pub done_by: Option<String>,
        /// What the recipient reported.
        pub echo: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_acknowledges_then_reports_and_never_goes_back() {
        for from in RecipientState::ALL {
            for to in RecipientState::ALL {
                let listed = matches!(
                    (from, to),
                    (RecipientState::Issued, RecipientState::Acked) | (RecipientState::Acked, RecipientState::Done)
                );
                assert_eq!(from.step(*to).is_ok(), listed, "{from} {to}");
            }
        }
    }
}
