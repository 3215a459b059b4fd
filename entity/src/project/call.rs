//! A call (申报通知): research projects or project support are announced, with guide, form, scoring sheet,
//! conditions and days. Its words and rows; what it consists of and who may apply stand beside.

pub mod condition;
pub mod content;
pub mod form;

typed_id! {
    /// A call's id.
    CallId => Call;
}

words! {
    /// Where a call stands (申报通知状态).
    CallState {
        /// Being written: only the federation sees it (起草中).
        Draft = "DRAFT", "起草中", "Draft";
        /// Published: applications are taken until its last day (申报中).
        Open = "OPEN", "申报中", "Open";
        /// Its last day is over: what was submitted is looked through (已截止).
        Closed = "CLOSED", "已截止", "Closed";
        /// Taken back, with a reason (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

impl CallState {
    /// Whether others than the federation see it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft)
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CallId, CallState};
    use crate::project::fund::ProgrammeKind;
    use crate::project::money::Fen;
    use crate::register::agency::AgencyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallId,
        /// GB/T 2260 code of the region whose societies are called.
        pub region_code: String,
        pub agency_id: AgencyId,
        /// Counts the writes; a stale write is a conflict.
        pub version: i32,
        pub kind: ProgrammeKind,
        pub year: i32,
        pub title: String,
        pub state: CallState,
        pub state_since: DateTimeUtc,
        /// The first day on which applications are submitted.
        pub opens_on: Date,
        /// The last one.
        pub closes_on: Date,
        /// What the call has to give, fen.
        pub budget_fen: Fen,
        /// The most that one application may ask for, fen.
        pub ceiling_fen: Fen,
        /// Where the money is; none for a call that is not tied to a programme.
        pub programme_id: Option<Uuid>,
        /// Guide, topics, form, sheet, conditions and days (`CallContent`) as JSON.
        pub content: String,
        /// Why it was taken back; none where it was not.
        pub reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
