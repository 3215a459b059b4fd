//! Tranches: an award is paid in parts, each planned for a day and a condition, requested by the project desk,
//! approved by one person, released by another and confirmed by the bank.

use crate::account::UserId;
use crate::refusal::RefusalCode;

words! {
    /// How far a tranche is (拨款状态).
    TrancheState {
        /// Planned (已排期).
        Planned = "PLANNED", "已排期", "Planned";
        /// Payment was requested: one person approves (待复核).
        Requested = "REQUESTED", "已申请，待复核", "Requested";
        /// Approved: another person, the chair, releases (待签批).
        Approved = "APPROVED", "已复核，待签批", "Approved";
        /// Paid out: the bank confirms (已拨付).
        Released = "RELEASED", "已拨付，待银行回单", "Paid out";
        /// The bank has confirmed it (已到账).
        Confirmed = "CONFIRMED", "已到账", "Confirmed";
        /// The project ended before it was paid (已取消).
        Cancelled = "CANCELLED", "已取消", "Cancelled";
    }
}

words! {
    /// A step of a tranche (拨款步骤).
    TrancheStep {
        /// The desk requests payment (申请拨付).
        Request = "REQUEST", "申请拨付", "Payment requested";
        /// One person approves (复核).
        Approve = "APPROVE", "复核同意", "Approved";
        /// Another person releases (签批拨付).
        Release = "RELEASE", "签批拨付", "Paid out";
        /// Sent back to the desk before it was paid (退回).
        Return = "RETURN", "退回", "Returned";
        /// The bank confirms (银行回单).
        Confirm = "CONFIRM", "确认到账", "Confirmed by the bank";
        /// The bank sent it back (退汇).
        Bounce = "BOUNCE", "银行退汇", "Sent back by the bank";
        /// It ended with the project (取消).
        Cancel = "CANCEL", "取消", "Cancelled";
    }
}

use TrancheState as S;
use TrancheStep as T;

/// From where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::Planned, T::Request, S::Requested),
    (S::Requested, T::Approve, S::Approved),
    (S::Requested, T::Return, S::Planned),
    (S::Approved, T::Release, S::Released),
    (S::Approved, T::Return, S::Planned),
    (S::Released, T::Confirm, S::Confirmed),
    (S::Released, T::Bounce, S::Planned),
    (S::Planned, T::Cancel, S::Cancelled),
    (S::Requested, T::Cancel, S::Cancelled),
    (S::Approved, T::Cancel, S::Cancelled),
];

impl TrancheState {
    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: TrancheStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<TrancheStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whether a person of the federation has to act: approve, release, or look at the bank's paper.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Approved | Self::Released)
    }

    /// Whether the money has left the federation's account.
    #[must_use]
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Released | Self::Confirmed)
    }
}

/// Who has acted on a payment so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Eyes {
    /// Who requested it.
    pub requested_by: Option<UserId>,
    /// Who approved it.
    pub approved_by: Option<UserId>,
}

/// Two different people approve a payment, and neither is the one who requested it.
pub fn four_eyes(step: TrancheStep, eyes: Eyes, by: UserId) -> Result<(), RefusalCode> {
    let same = match step {
        T::Approve => eyes.requested_by == Some(by),
        T::Release => eyes.requested_by == Some(by) || eyes.approved_by == Some(by),
        _ => false,
    };
    if same { Err(RefusalCode::FourEyes) } else { Ok(()) }
}

typed_id! {
    /// A tranche's id.
    TrancheId => Tranche;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{TrancheId, TrancheState};
    use crate::account::UserId;
    use crate::project::case::ProjectId;
    use crate::project::money::Fen;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tranche")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TrancheId,
        pub project_id: ProjectId,
        pub region_code: String,
        /// Its place among the award's tranches, from 1.
        pub no: i32,
        pub amount_fen: Fen,
        pub planned_on: Date,
        /// What has to be there before it is paid.
        pub condition: String,
        pub state: TrancheState,
        /// Counts the moves; a stale move is a conflict.
        pub version: i32,
        pub requested_by: Option<UserId>,
        pub approved_by: Option<UserId>,
        pub released_by: Option<UserId>,
        /// By which the bank's paper names the payment; from the release on.
        pub reference: Option<String>,
        pub released_on: Option<Date>,
        pub confirmed_on: Option<Date>,
        /// Why it was returned or sent back last.
        pub remark: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::Word;

    /// The machine once more: a ladder that is climbed by one step each, from which one falls to its foot.
    fn model(from: S, step: T) -> Option<S> {
        let ladder = [S::Planned, S::Requested, S::Approved, S::Released, S::Confirmed];
        let climbs = [T::Request, T::Approve, T::Release, T::Confirm];
        let rung = ladder.iter().position(|state| *state == from)?;
        match step {
            T::Return => (rung == 1 || rung == 2).then_some(S::Planned),
            T::Bounce => (rung == 3).then_some(S::Planned),
            T::Cancel => (rung < 3).then_some(S::Cancelled),
            _ => (climbs.get(rung) == Some(&step)).then(|| ladder[rung + 1]),
        }
    }

    #[test]
    fn only_listed_steps_pass() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_walk_pays_without_three_people(walk in proptest::collection::vec((0_usize..7, 0_u128..3), 0..60)) {
            let (mut state, mut eyes) = (S::Planned, Eyes::default());
            for (step, person) in walk {
                let (step, by) = (T::ALL[step], UserId(Uuid::from_u128(person)));
                let Ok(next) = state.after(step) else { continue };
                if four_eyes(step, eyes, by).is_err() {
                    continue;
                }
                match step {
                    T::Request => eyes = Eyes { requested_by: Some(by), approved_by: None },
                    T::Approve => eyes.approved_by = Some(by),
                    T::Release => {
                        let all = [eyes.requested_by, eyes.approved_by, Some(by)];
                        prop_assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2], "{all:?}");
                    }
                    _ => {}
                }
                prop_assert!(next.is_paid() == (step == T::Release || step == T::Confirm));
                state = next;
            }
        }
    }
}
