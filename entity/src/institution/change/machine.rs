//! The steps of a change of the register as one table, whose turn it is, and how long each holder has: thirty
//! days from the federation's consent to the filing, fifteen from the end of a liquidation.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{ChangeMatter, ChangeState, ChangeStep};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::checked;

use ChangeState as S;
use ChangeStep as T;

/// From where, by which step, to where; `None` begins. What ends a society passes its liquidation between
/// consent and filing: [`ChangeState::after`] tells the two apart.
const STEPS: &[(Option<S>, T, S)] = &[
    (None, T::Propose, S::SponsorReview),
    (Some(S::SponsorReview), T::Return, S::Returned),
    (Some(S::SponsorReview), T::Consent, S::ToFile),
    (Some(S::SponsorReview), T::Withdraw, S::Withdrawn),
    (Some(S::Returned), T::Resubmit, S::SponsorReview),
    (Some(S::Returned), T::Withdraw, S::Withdrawn),
    (Some(S::Liquidating), T::NameLiquidators, S::Liquidating),
    (Some(S::Liquidating), T::ReportLiquidation, S::ToFile),
    (Some(S::ToFile), T::File, S::CivilReview),
    (Some(S::ToFile), T::Withdraw, S::Withdrawn),
    // What civil affairs returns is completed and filed again: the consent stands.
    (Some(S::CivilReview), T::Return, S::ToFile),
    (Some(S::CivilReview), T::Approve, S::Approved),
    (Some(S::CivilReview), T::Refuse, S::Refused),
];

impl ChangeState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: ChangeStep, matter: ChangeMatter) -> Result<Self, RefusalCode> {
        let ends = matter == ChangeMatter::Deregistration;
        match step {
            T::Consent if ends && self == S::SponsorReview => return Ok(S::Liquidating),
            // A society that is being liquidated does not take its end back: it has ceased to act.
            T::Withdraw if ends && self == S::ToFile => return Err(RefusalCode::wrong_state(self)),
            T::Cease if self.is_open() => return Ok(S::Withdrawn),
            _ => {}
        }
        let found = STEPS.iter().find(|(from, by, _)| *from == Some(self) && *by == step);
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that a person can take from here.
    #[must_use]
    pub fn steps(self, matter: ChangeMatter) -> Vec<ChangeStep> {
        let listed = STEPS.iter().filter(|(from, ..)| *from == Some(self)).map(|(_, step, _)| *step);
        listed.filter(|step| self.after(*step, matter).is_ok()).collect()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::SponsorReview => Turn::Sponsor,
            Self::Returned | Self::Liquidating | Self::ToFile => Turn::Society,
            Self::CivilReview => Turn::Registration,
            Self::Approved | Self::Refused | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }
}

/// How long everything takes. Thirty and fifteen days are the regulation's, the rest is practice: data with
/// its source, kept as a setting of the database where it is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeTerms {
    /// Counts the writes to them.
    #[serde(default = "first_version")]
    pub version: i32,
    /// Working days of the federation to review.
    pub review: i32,
    /// Working days of the society to correct what was returned.
    pub correct: i32,
    /// Days from the consent to the filing of a change, art. 18.
    pub file_days: i32,
    /// Days that a liquidation is expected to take.
    pub liquidation_days: i32,
    /// Days from the end of the liquidation to the filing, art. 20.
    pub deregister_days: i32,
    /// Working days of civil affairs to decide.
    pub decide: i32,
    /// Where the figures come from.
    pub source: String,
}

/// The most days that a term can have.
pub const TERM_DAYS_MAX: i32 = 366;
/// The longest source, characters.
pub const SOURCE_MAX: usize = 200;

/// Terms that were kept before they were counted are the first ones.
fn first_version() -> i32 {
    1
}

fn counted(count: i32) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

impl ChangeTerms {
    /// What holds until something else is set.
    #[must_use]
    pub fn first() -> Self {
        Self {
            version: first_version(),
            review: 10,
            correct: 10,
            file_days: 30,
            liquidation_days: 180,
            deregister_days: 15,
            decide: 20,
            source: "《社会团体登记管理条例》第十八条（30日）、第二十条（清算结束之日起15日）；\
                     社科联审查10个、补正10个、民政20个工作日为办理惯例"
                .into(),
        }
    }

    /// The days by the names that the API and the ledger have for them.
    #[must_use]
    pub const fn days(&self) -> [(&'static str, i32); 6] {
        [
            ("reviewWorkingDays", self.review),
            ("correctWorkingDays", self.correct),
            ("fileDays", self.file_days),
            ("liquidationDays", self.liquidation_days),
            ("deregisterDays", self.deregister_days),
            ("decideWorkingDays", self.decide),
        ]
    }

    /// What is wrong with them.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let (min, max) = (1, TERM_DAYS_MAX);
        let out = self.days().into_iter().filter(|(_, count)| !(min..=max).contains(count));
        let mut faults: Vec<Refusal> =
            out.map(|(path, _)| Refusal::at(path, RefusalCode::OutOfRange { min, max })).collect();
        faults.extend(checked(&self.source, SOURCE_MAX).err().map(|code| Refusal::at("source", code)));
        faults
    }

    /// The last day to file: from the consent to a change, from the end of a liquidation.
    #[must_use]
    pub fn file_by(&self, matter: ChangeMatter, from: NaiveDate) -> NaiveDate {
        let days = if matter == ChangeMatter::Deregistration { self.deregister_days } else { self.file_days };
        from + TimeDelta::days(days.into())
    }

    /// The last day for whoever holds a case; none where it is over. `file_by` is the day of the clause, and
    /// what civil affairs returned late can still be completed.
    #[must_use]
    pub fn due(
        &self,
        state: ChangeState,
        file_by: Option<NaiveDate>,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        Some(match state {
            S::SponsorReview => calendar.after(today, counted(self.review)),
            S::Returned => calendar.after(today, counted(self.correct)),
            S::Liquidating => today + TimeDelta::days(self.liquidation_days.into()),
            S::ToFile => file_by.unwrap_or_else(|| calendar.after(today, counted(self.correct))),
            S::CivilReview => calendar.after(today, counted(self.decide)),
            S::Approved | S::Refused | S::Withdrawn => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    #[test]
    fn the_clauses_days_run_from_consent_and_from_the_end_of_the_liquidation() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        let terms = ChangeTerms::first();
        assert_eq!(terms.file_by(ChangeMatter::Name, day(3, 2)), day(4, 1));
        assert_eq!(terms.file_by(ChangeMatter::Deregistration, day(3, 2)), day(3, 17));
        let due = |state| terms.due(state, Some(day(4, 1)), day(3, 20), &WorkCalendar::default());
        assert_eq!(due(S::ToFile), Some(day(4, 1)));
        assert_eq!(due(S::SponsorReview), Some(day(4, 3)));
        assert_eq!(due(S::Approved), None);
    }

    #[test]
    fn terms_are_held_in_their_range() {
        let paths = |terms: ChangeTerms| terms.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(ChangeTerms::first()), Vec::<String>::new());
        let none = ChangeTerms { review: 0, file_days: 367, decide: -1, source: " ".into(), ..ChangeTerms::first() };
        assert_eq!(paths(none), ["reviewWorkingDays", "fileDays", "decideWorkingDays", "source"]);
    }

    #[test]
    fn only_a_deregistration_is_liquidated_and_it_is_not_taken_back() {
        let (name, end) = (ChangeMatter::Name, ChangeMatter::Deregistration);
        assert_eq!(S::SponsorReview.after(T::Consent, name), Ok(S::ToFile));
        assert_eq!(S::SponsorReview.after(T::Consent, end), Ok(S::Liquidating));
        assert_eq!(S::ToFile.after(T::Withdraw, name), Ok(S::Withdrawn));
        assert!(S::ToFile.after(T::Withdraw, end).is_err());
        assert!(S::Liquidating.after(T::Withdraw, end).is_err());
        assert!(S::Approved.after(T::Cease, name).is_err());
    }

    proptest! {
        /// Against a model: nothing is approved that the federation did not consent to, that was not filed,
        /// and, where the society ends, that was not liquidated; the end is the end.
        #[test]
        fn nothing_reaches_the_register_by_another_way(
            matter in 0..ChangeMatter::ALL.len(),
            steps in proptest::collection::vec(0..T::ALL.len(), 0..60),
        ) {
            let matter = ChangeMatter::ALL[matter];
            let (mut state, mut consented, mut liquidated, mut filed) = (S::SponsorReview, false, false, false);
            for step in steps {
                let step = T::ALL[step];
                let Ok(next) = state.after(step, matter) else { continue };
                prop_assert!(state.is_open(), "{state} {step} {next}");
                match step {
                    T::Return if state == S::SponsorReview => consented = false,
                    T::Return => filed = false,
                    T::Consent => consented = true,
                    T::ReportLiquidation => liquidated = true,
                    T::File => filed = true,
                    _ => {}
                }
                if next == S::Approved {
                    prop_assert!(consented && filed);
                    prop_assert_eq!(liquidated, matter == ChangeMatter::Deregistration);
                }
                prop_assert!(next != S::Liquidating || matter == ChangeMatter::Deregistration);
                state = next;
            }
        }

        /// Whoever holds a case has a last day, and only he.
        #[test]
        fn who_has_the_turn_has_a_day(state in 0..S::ALL.len()) {
            let state = S::ALL[state];
            let today = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default();
            let due = ChangeTerms::first().due(state, None, today, &WorkCalendar::default());
            prop_assert_eq!(due.is_some(), state.is_open());
        }
    }
}
