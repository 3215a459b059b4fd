//! A penalty: what has to be said with each kind, and which credit list it leads to.

use chrono::{Months, NaiveDate};

use super::PenaltyKind;
use crate::refusal::{Refusal, RefusalCode};

/// From this fine on a penalty is no minor one: 50,000 yuan in fen (民政部令第60号第十一条、第十五条).
pub const MINOR_BELOW_FEN: i64 = 5_000_000;
/// The largest fine that can be entered, fen.
pub const FINE_MAX_FEN: i64 = 100_000_000_000;
/// Two minor penalties within so many months weigh as a grave one (民政部令第60号第十五条).
pub const MINOR_WITHIN_MONTHS: u32 = 36;

/// What was imposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Penalty {
    /// Which kind.
    pub kind: PenaltyKind,
    /// Fine and confiscation, fen; none where there is none.
    pub fine_fen: Option<i64>,
    /// The last day of the suspension; none where there is none.
    pub suspended_until: Option<NaiveDate>,
}

impl Penalty {
    /// What is wrong with it: a fine has its amount, a suspension its last day, others neither.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Refusal> {
        let mut faults = Vec::new();
        match (self.kind == PenaltyKind::Fine, self.fine_fen) {
            (true, None) => faults.push(Refusal::at("fineFen", RefusalCode::Required)),
            (true, Some(fen)) if !(1..=FINE_MAX_FEN).contains(&fen) => {
                faults.push(Refusal::at("fineFen", RefusalCode::AmountOutOfRange));
            }
            (false, Some(_)) => faults.push(Refusal::at("fineFen", RefusalCode::NotOfPenalty)),
            _ => {}
        }
        match (self.kind == PenaltyKind::Suspension, self.suspended_until) {
            (true, None) => faults.push(Refusal::at("suspendedUntil", RefusalCode::Required)),
            (true, Some(day)) if day <= today => {
                faults.push(Refusal::at("suspendedUntil", RefusalCode::DueBeforeToday));
            }
            (false, Some(_)) => faults.push(Refusal::at("suspendedUntil", RefusalCode::NotOfPenalty)),
            _ => {}
        }
        faults
    }

    /// A warning, or a fine below 50,000 yuan.
    #[must_use]
    pub fn is_minor(&self) -> bool {
        match self.kind {
            PenaltyKind::Warning => true,
            PenaltyKind::Fine => self.fine_fen.unwrap_or_default() < MINOR_BELOW_FEN,
            PenaltyKind::Suspension | PenaltyKind::Revocation => false,
        }
    }

    /// The code of the reason by which it is proposed for a credit list. `earlier` are the days of the
    /// society's earlier minor penalties.
    #[must_use]
    pub fn leads_to(&self, earlier: &[NaiveDate], imposed_on: NaiveDate) -> &'static str {
        let since = imposed_on.checked_sub_months(Months::new(MINOR_WITHIN_MONTHS)).unwrap_or(NaiveDate::MIN);
        match self.kind {
            _ if self.is_minor() && earlier.iter().any(|day| *day > since) => "REPEATED_MINOR",
            _ if self.is_minor() => "MINOR_PENALTY",
            PenaltyKind::Suspension => "SUSPENDED",
            PenaltyKind::Revocation => "REVOKED",
            PenaltyKind::Warning | PenaltyKind::Fine => "FINE",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    proptest! {
        #[test]
        fn more_money_never_leads_to_a_lighter_list(one in 1_i64..20_000_000, more in 0_i64..20_000_000) {
            let fine = |fen| Penalty { kind: PenaltyKind::Fine, fine_fen: Some(fen), suspended_until: None };
            prop_assert!(fine(one).is_minor() || !fine(one + more).is_minor());
        }

        #[test]
        fn each_kind_asks_for_its_own_and_nothing_else(fen: bool, until: bool) {
            let today = NaiveDate::default();
            for kind in PenaltyKind::ALL.iter().copied() {
                let penalty = Penalty {
                    kind,
                    fine_fen: fen.then_some(1),
                    suspended_until: until.then(|| today.succ_opt()).flatten(),
                };
                let fits = fen == (kind == PenaltyKind::Fine) && until == (kind == PenaltyKind::Suspension);
                prop_assert_eq!(penalty.faults(today).is_empty(), fits);
            }
        }
    }

    #[test]
    fn the_line_runs_at_fifty_thousand_yuan_and_a_second_one_weighs_more() {
        let day = |year| NaiveDate::from_ymd_opt(year, 3, 20).unwrap_or_default();
        let fine = |fen| Penalty { kind: PenaltyKind::Fine, fine_fen: Some(fen), suspended_until: None };
        assert_eq!(fine(4_999_999).leads_to(&[], day(2026)), "MINOR_PENALTY");
        assert_eq!(fine(5_000_000).leads_to(&[], day(2026)), "FINE");
        assert_eq!(fine(100).leads_to(&[day(2024)], day(2026)), "REPEATED_MINOR");
        assert_eq!(fine(100).leads_to(&[day(2023)], day(2026)), "MINOR_PENALTY");
    }
}
