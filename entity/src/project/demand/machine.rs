//! SM-8: the steps of a demand as one table, whose turn it is, until when, and when its days are over.

use chrono::NaiveDate;

use super::{DemandState, DemandStep};
use crate::institution::calendar::WorkCalendar;
use crate::institution::report::machine::Turn;
use crate::project::matching::rules::MatchingRules;
use crate::refusal::RefusalCode;

use DemandState as S;
use DemandStep as T;

/// SM-8: from where, by which step, to where. Posting begins it.
const STEPS: &[(S, T, S)] = &[
    (S::Posted, T::Screen, S::Screened),
    (S::Posted, T::ScreenOut, S::ScreenedOut),
    (S::Posted, T::Withdraw, S::Withdrawn),
    (S::Posted, T::Expire, S::Expired),
    (S::Screened, T::Open, S::Open),
    (S::Screened, T::ScreenOut, S::ScreenedOut),
    (S::Screened, T::Withdraw, S::Withdrawn),
    (S::Screened, T::Expire, S::Expired),
    (S::Open, T::Offer, S::Offered),
    (S::Open, T::Withdraw, S::Withdrawn),
    (S::Open, T::Expire, S::Expired),
    (S::Offered, T::Offer, S::Offered),
    (S::Offered, T::Recede, S::Open),
    (S::Offered, T::Choose, S::Matched),
    (S::Offered, T::Withdraw, S::Withdrawn),
    (S::Offered, T::Expire, S::Expired),
    (S::Matched, T::Agree, S::Agreed),
    (S::Matched, T::Release, S::Open),
    (S::Matched, T::Withdraw, S::Withdrawn),
    (S::Agreed, T::Report, S::Reported),
    (S::Agreed, T::Release, S::Open),
    (S::Reported, T::Return, S::Agreed),
    (S::Reported, T::Confirm, S::Delivered),
    (S::Delivered, T::Rate, S::Rated),
];

impl DemandState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: DemandStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<DemandStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is: the federation's, which also acts for a poster without an account, or the matched
    /// society's.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Posted | Self::Screened | Self::Open | Self::Offered | Self::Reported | Self::Delivered => {
                Turn::Sponsor
            }
            Self::Matched | Self::Agreed => Turn::Society,
            Self::Rated | Self::ScreenedOut | Self::Expired | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }

    /// Whether societies may offer.
    #[must_use]
    pub const fn takes_offers(self) -> bool {
        matches!(self, Self::Open | Self::Offered)
    }

    /// Whether a society is bound to it.
    #[must_use]
    pub const fn is_matched(self) -> bool {
        matches!(self, Self::Matched | Self::Agreed | Self::Reported | Self::Delivered | Self::Rated)
    }

    /// What a society sees that is not bound to it: whether others offer, and how far they have come, is not
    /// its to know.
    #[must_use]
    pub const fn seen_from_outside(self) -> Self {
        match self {
            Self::Open | Self::Offered => Self::Open,
            Self::Matched | Self::Agreed | Self::Reported | Self::Delivered | Self::Rated => Self::Matched,
            other => other,
        }
    }
}

impl DemandStep {
    /// Whether a reason has to be said with it.
    #[must_use]
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::ScreenOut | Self::Release | Self::Report | Self::Return | Self::Withdraw | Self::Rate)
    }
}

/// The days that a demand hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemandDays {
    /// The last day to offer.
    pub offer_until: NaiveDate,
    /// The day by which it is to be delivered.
    pub due_on: NaiveDate,
}

impl DemandDays {
    /// The last day of whoever has the turn; none where nobody has.
    #[must_use]
    pub fn due(
        self,
        state: DemandState,
        rules: &MatchingRules,
        today: NaiveDate,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        let within = |days: i32| calendar.after(today, u32::try_from(days).unwrap_or_default());
        Some(match state {
            S::Posted | S::Screened => within(rules.screen_days),
            S::Open | S::Offered => self.offer_until.max(today),
            S::Matched => within(rules.agree_days),
            S::Agreed => self.due_on.max(today),
            S::Reported => within(rules.confirm_days),
            S::Delivered => within(rules.rate_days),
            S::Rated | S::ScreenedOut | S::Expired | S::Withdrawn => return None,
        })
    }

    /// Whether its days have passed with nobody bound to it: without an offer with the last day to offer, with
    /// one not before it would have had to be delivered.
    #[must_use]
    pub fn is_over(self, state: DemandState, today: NaiveDate) -> bool {
        match state {
            S::Posted | S::Screened | S::Open => self.offer_until < today,
            S::Offered => self.due_on < today,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() + chrono::TimeDelta::days(offset)
    }

    fn steps() -> impl Strategy<Value = Vec<DemandStep>> {
        prop::collection::vec(prop::sample::select(DemandStep::ALL), 0..60)
    }

    /// The model: what a person would keep on paper.
    #[derive(Default)]
    #[expect(clippy::struct_excessive_bools, reason = "a list that is ticked off")]
    struct Paper {
        screened: bool,
        open: bool,
        offers: bool,
        bound: bool,
        signed: bool,
        reported: bool,
        delivered: bool,
        over: bool,
    }

    proptest! {
        #[test]
        fn nothing_is_delivered_unsigned_and_nothing_signed_unmatched(walk in steps()) {
            let (mut paper, mut state) = (Paper::default(), S::Posted);
            for step in walk {
                let Ok(next) = state.after(step) else { continue };
                prop_assert!(!paper.over, "{} after the end", step);
                match step {
                    T::Post => prop_assert!(false, "posting only begins a demand"),
                    T::Screen => paper.screened = true,
                    T::ScreenOut => { prop_assert!(!paper.open); paper.over = true; }
                    T::Open => { prop_assert!(paper.screened); paper.open = true; }
                    T::Offer => { prop_assert!(paper.open && !paper.bound); paper.offers = true; }
                    T::Recede => { prop_assert!(paper.offers && !paper.bound); paper.offers = false; }
                    T::Choose => { prop_assert!(paper.offers && !paper.bound); paper.bound = true; }
                    T::Release => {
                        prop_assert!(paper.bound && !paper.reported);
                        (paper.bound, paper.signed, paper.offers) = (false, false, false);
                    }
                    T::Agree => { prop_assert!(paper.bound && !paper.signed); paper.signed = true; }
                    T::Report => { prop_assert!(paper.signed && !paper.reported); paper.reported = true; }
                    T::Return => { prop_assert!(paper.reported); paper.reported = false; }
                    T::Confirm => { prop_assert!(paper.reported); paper.delivered = true; }
                    T::Rate => { prop_assert!(paper.delivered); paper.over = true; }
                    T::Withdraw => { prop_assert!(!paper.signed); paper.over = true; }
                    T::Expire => { prop_assert!(!paper.bound); paper.over = true; }
                }
                state = next;
                prop_assert_eq!(!state.is_open(), paper.over);
                prop_assert_eq!(state.is_matched(), paper.bound && state != S::Withdrawn);
                prop_assert_eq!(state.takes_offers(), paper.open && !paper.bound && !paper.over);
            }
        }

        #[test]
        fn from_outside_an_offer_of_others_changes_nothing(walk in steps()) {
            let mut state = S::Posted;
            for step in walk {
                let Ok(next) = state.after(step) else { continue };
                if matches!(step, T::Offer | T::Recede | T::Agree | T::Report | T::Return | T::Confirm | T::Rate) {
                    prop_assert_eq!(state.seen_from_outside(), next.seen_from_outside());
                }
                state = next;
            }
        }

        #[test]
        fn whoever_has_the_turn_has_a_day_that_is_not_over(until in 0_i64..90, more in 0_i64..200, now in 0_i64..300) {
            let days = DemandDays { offer_until: day(until), due_on: day(until + more) };
            for state in S::ALL.iter().copied() {
                let due = days.due(state, &MatchingRules::first(), day(now), &WorkCalendar::default());
                prop_assert_eq!(due.is_some(), state.is_open(), "{}", state);
                prop_assert!(due.is_none_or(|due| due >= day(now)));
                prop_assert!(!days.is_over(state, day(until)), "the last day is a day");
                prop_assert!(!state.is_matched() || !days.is_over(state, day(now)));
            }
        }
    }
}
