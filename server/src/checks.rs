//! Checks of an input: every refusal is collected, so that a person is told all of them at once.

use chrono::NaiveDate;

use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::checked;

use crate::fault::Stop;

/// Collects the refusals of an input, so that all are told at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<Refusal>);

impl Checks {
    /// A text as it is kept; empty where it is refused.
    pub fn text(&mut self, path: &'static str, text: &str, max: usize) -> String {
        checked(text, max).unwrap_or_else(|code| {
            self.0.push(Refusal::at(path, code));
            String::new()
        })
    }

    /// A last day, which is not over yet.
    pub fn due(&mut self, path: &'static str, due_on: NaiveDate, today: NaiveDate) {
        self.hold(path, due_on >= today, RefusalCode::DueBeforeToday);
    }

    /// A day on which something was, which is not in the future.
    pub fn past(&mut self, path: &'static str, day: NaiveDate, today: NaiveDate) {
        self.hold(path, day <= today, RefusalCode::DateInFuture);
    }

    /// Whatever else has to hold.
    pub fn hold(&mut self, path: &'static str, holds: bool, code: RefusalCode) {
        if !holds {
            self.0.push(Refusal::at(path, code));
        }
    }

    /// What a rule has found.
    pub fn all(&mut self, refusals: Vec<Refusal>) {
        self.0.extend(refusals);
    }

    /// Goes on when nothing is refused.
    pub fn settle(self) -> Result<(), Stop> {
        if self.0.is_empty() { Ok(()) } else { Err(Stop::Refused(self.0)) }
    }
}
