//! SM-9 against a model: what a person would keep on paper of an evaluation.

use proptest::prelude::*;

use super::*;
use crate::Word;
use crate::institution::evaluation::rules::EvaluationRules;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

/// The model: which papers lie in the folder.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "a folder has each paper or has it not")]
struct Folder {
    with_civil: bool,
    accepted: bool,
    visited: bool,
    scored: bool,
    noticed: bool,
    settled: bool,
    graded: bool,
    over: bool,
}

impl Folder {
    /// Whether a person would take this step with the folder as it is, and what it leaves in it.
    fn take(&mut self, step: T) -> Result<(), String> {
        let open = !self.over;
        let allowed = match step {
            T::Apply | T::Adopt => false,
            T::Opine | T::LapseOpinion => open && !self.with_civil,
            T::Return | T::Accept => open && self.with_civil && !self.accepted,
            T::Resubmit => open && !self.accepted,
            T::Visit => open && self.accepted && !self.visited,
            T::Score => open && self.visited && !self.noticed,
            T::Publish => open && self.scored && !self.noticed,
            T::Object | T::Lapse | T::Uphold | T::Reopen => open && self.noticed && !self.settled,
            T::Grade | T::DeclineGrade => open && self.settled,
            T::Withdraw => open && !self.visited,
            T::Cease => open,
            T::Refuse => open && self.with_civil && (!self.noticed || self.settled),
            T::Downgrade | T::Revoke => self.graded,
        };
        if !allowed {
            return Err(format!("{step} with this folder"));
        }
        match step {
            T::Opine | T::LapseOpinion | T::Resubmit => self.with_civil = true,
            T::Accept => self.accepted = true,
            T::Visit => self.visited = true,
            T::Score => self.scored = true,
            T::Publish => self.noticed = true,
            T::Lapse | T::Uphold => self.settled = true,
            T::Reopen => (self.scored, self.noticed) = (false, false),
            T::Grade => (self.graded, self.over) = (true, true),
            T::DeclineGrade | T::Refuse | T::Withdraw | T::Cease => self.over = true,
            T::Revoke => self.graded = false,
            _ => {}
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn a_walk_leaves_what_the_folder_says(walk in prop::collection::vec(prop::sample::select(EvaluationStep::ALL), 0..60)) {
        let (mut state, mut folder) = (S::SelfRated, Folder::default());
        for step in walk {
            let Ok(next) = state.after(step) else { continue };
            if let Err(said) = folder.take(step) {
                prop_assert!(false, "{said} at {state}");
            }
            state = next;
            prop_assert_eq!(state.is_open(), !folder.over, "{}", state);
            prop_assert_eq!(state.holds_grade(), folder.graded, "{}", state);
            if state == S::Graded {
                prop_assert!(folder.visited && folder.scored && folder.noticed && folder.settled);
            }
        }
    }

    #[test]
    fn from_any_place_that_is_open_somebody_can_end_it(walk in prop::collection::vec(0_usize..8, 0..30)) {
        let mut state = S::SelfRated;
        for choice in walk {
            let steps = state.steps();
            let Some(step) = steps.get(choice % steps.len().max(1)) else { break };
            state = state.after(*step).unwrap_or(state);
        }
        // The straight way: at most so many steps to the end.
        let straight = [T::LapseOpinion, T::Resubmit, T::Accept, T::Visit, T::Score, T::Publish, T::Lapse, T::Uphold, T::Grade];
        for step in straight {
            state = state.after(step).unwrap_or(state);
        }
        prop_assert!(!state.is_open(), "{}", state);
    }

    #[test]
    fn a_due_day_is_never_before_today_while_someone_acts(offset in 0_i64..900) {
        let (terms, calendar) = (EvaluationRules::first().terms, WorkCalendar::default());
        let today = day(1, 1) + TimeDelta::days(offset);
        let days = EvaluationDays {
            opinion_due_on: terms.opinion_due(today, &calendar),
            objection_due_on: Some(terms.objection_due(today, &calendar)),
        };
        for state in EvaluationState::ALL.iter().copied() {
            let due = terms.due(state, days, today, &calendar);
            prop_assert_eq!(due.is_some(), state.is_open(), "{}", state);
            prop_assert!(due.is_none_or(|due| due >= today), "{}", state);
        }
    }
}

#[test]
fn every_step_of_a_person_is_somewhere_and_its_taker_has_the_turn() {
    for step in EvaluationStep::ALL.iter().copied() {
        // Two begin an evaluation, and one ends it with its society wherever it stands.
        let nowhere = matches!(step, T::Apply | T::Adopt | T::Cease);
        assert_eq!(STEPS.iter().any(|(_, by, _)| *by == step), !nowhere, "{step}");
    }
    for (from, step, _) in STEPS {
        // A society may withdraw while others look at it, and a grade that stands is nobody's turn.
        let whenever = *step == T::Withdraw || from.holds_grade();
        let right = step.taker().is_none_or(|taker| taker == from.turn());
        assert!(whenever || right, "{from} {step}");
    }
}

#[test]
fn a_grade_warns_on_its_day_and_ends_after_it() {
    let until = day(12, 31);
    let on = |today| GradeValidity::on(until, today, 180);
    assert_eq!(on(day(7, 3)), GradeValidity::Valid);
    assert_eq!(on(day(7, 4)), GradeValidity::Expiring);
    assert_eq!(on(until), GradeValidity::Expiring, "the last day is valid");
    assert_eq!(on(until + TimeDelta::days(1)), GradeValidity::Expired);
}
