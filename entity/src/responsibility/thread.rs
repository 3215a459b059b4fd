//! Letters between agencies: a question, its answer, and who has to write next.

use crate::refusal::RefusalCode;

words! {
    /// How far a thread is (沟通状态).
    ThreadState {
        /// The other side has to answer (待答复).
        Open = "OPEN", "待答复", "Waits for an answer";
        /// Answered; whoever opened it closes it or writes again (已答复).
        Replied = "REPLIED", "已答复", "Answered";
        /// Closed (已办结).
        Closed = "CLOSED", "已办结", "Closed";
    }
}

/// Days that whoever opened a thread has to close it or to write again.
pub const CLOSE_WITHIN_DAYS: i64 = 7;

impl ThreadState {
    /// Whether someone still has to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// The state after one side has written. Whoever opened it may
    /// write again before there is an answer; the other side writes when it is asked.
    pub fn written(self, by: Side) -> Result<Self, RefusalCode> {
        match (self, by) {
            (Self::Open | Self::Replied, Side::Opener) => Ok(Self::Open),
            (Self::Open, Side::Other) => Ok(Self::Replied),
            _ => Err(RefusalCode::wrong_state(self)),
        }
    }

    /// The state after the opener has closed it.
    pub fn closed(self) -> Result<Self, RefusalCode> {
        if self.is_open() { Ok(Self::Closed) } else { Err(RefusalCode::wrong_state(self)) }
    }
}

/// The two sides of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Whoever opened it.
    Opener,
    /// Whoever was asked.
    Other,
}

typed_id! {
    /// A thread's id.
    ThreadId => Thread;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ThreadId, ThreadState};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ThreadId,
        pub subject: String,
        pub society_id: Option<SocietyId>,
        /// GB/T 2260 code of the region that it belongs to.
        pub region_code: String,
        pub from_agency_id: AgencyId,
        pub to_agency_id: AgencyId,
        pub state: ThreadState,
        pub opened_on: Date,
        /// Until when an answer is asked for.
        pub due_on: Date,
        pub closed_on: Option<Date>,
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// One letter.
#[cfg(feature = "orm")]
pub mod message {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::ThreadId;
    use crate::register::agency::AgencyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "thread_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub thread_id: ThreadId,
        pub agency_id: AgencyId,
        pub author: String,
        pub at: DateTimeUtc,
        pub body: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_turn_alternates_and_a_closed_thread_stays_closed() {
        assert_eq!(ThreadState::Open.written(Side::Other), Ok(ThreadState::Replied));
        assert_eq!(ThreadState::Replied.written(Side::Opener), Ok(ThreadState::Open));
        assert_eq!(ThreadState::Open.written(Side::Opener), Ok(ThreadState::Open));
        assert!(ThreadState::Replied.written(Side::Other).is_err());
        for side in [Side::Opener, Side::Other] {
            assert!(ThreadState::Closed.written(side).is_err());
        }
        assert!(ThreadState::Closed.closed().is_err());
    }
}
