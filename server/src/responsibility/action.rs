//! Verbs of responsibility: one function an intention. No GraphQL and no HTTP in here.

pub mod answer_directive;
pub mod finding;
pub mod issue_directive;
pub mod mark_notices_seen;
pub mod record_finding;
pub mod record_guidance;
pub mod thread;
pub mod withdraw_directive;
pub mod withdraw_guidance;

use chrono::NaiveDate;

use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::checked;

use crate::fault::Stop;
use crate::ledger::Change;

/// Collects the refusals of an input, so that all are told at once.
#[derive(Debug, Default)]
pub(super) struct Checks(Vec<Refusal>);

impl Checks {
    /// A text as it is kept; empty where it is refused.
    pub(super) fn text(&mut self, path: &'static str, text: &str, max: usize) -> String {
        checked(text, max).unwrap_or_else(|code| {
            self.0.push(Refusal::at(path, code));
            String::new()
        })
    }

    /// A last day, which is not over yet.
    pub(super) fn due(&mut self, path: &'static str, due_on: NaiveDate, today: NaiveDate) {
        self.hold(path, due_on >= today, RefusalCode::DueBeforeToday);
    }

    /// A day on which something was, which is not in the future.
    pub(super) fn past(&mut self, path: &'static str, day: NaiveDate, today: NaiveDate) {
        self.hold(path, day <= today, RefusalCode::DateInFuture);
    }

    /// Whatever else has to hold.
    pub(super) fn hold(&mut self, path: &'static str, holds: bool, code: RefusalCode) {
        if !holds {
            self.0.push(Refusal::at(path, code));
        }
    }

    /// Goes on when nothing is refused.
    pub(super) fn settle(self) -> Result<(), Stop> {
        if self.0.is_empty() { Ok(()) } else { Err(Stop::Refused(self.0)) }
    }
}

/// What stands now in a field that held nothing.
pub(super) fn told(field: &str, new: impl Into<String>) -> Change {
    Change { field: field.into(), old: None, new: Some(new.into()) }
}

/// A state that led to another.
pub(super) fn moved(old: impl entity::Word, new: impl entity::Word) -> Change {
    Change { field: "state".into(), old: Some(old.code().into()), new: Some(new.code().into()) }
}
