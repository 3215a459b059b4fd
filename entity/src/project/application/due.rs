//! Until when whoever holds an application is expected to act.

use chrono::NaiveDate;

use super::ApplicationState;
use crate::institution::calendar::WorkCalendar;
use crate::project::call::content::StageDays;

use ApplicationState as S;

/// The last day of a state that begins today; none where nobody has to act any more.
#[must_use]
pub fn due(
    state: ApplicationState,
    days: &StageDays,
    closes_on: NaiveDate,
    today: NaiveDate,
    calendar: &WorkCalendar,
) -> Option<NaiveDate> {
    let after = |count: i32| calendar.after(today, u32::try_from(count).unwrap_or_default());
    Some(match state {
        S::Draft | S::Submitted => closes_on,
        S::FormalCheck => after(days.formal),
        S::Returned => after(days.correct),
        S::ExpertReview => after(days.review),
        S::Panel => after(days.panel),
        S::PartyGroup => after(days.decision),
        S::PublicNotice => after(days.notice),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use crate::institution::report::machine::Turn;

    #[test]
    fn whoever_has_the_turn_has_a_day() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default();
        for state in S::ALL.iter().copied() {
            let due = due(state, &StageDays::usual(), today, today, &WorkCalendar::default());
            assert_eq!(due.is_some(), state.turn() != Turn::Nobody, "{state}");
        }
    }
}
