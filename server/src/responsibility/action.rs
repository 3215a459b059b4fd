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

pub(super) use crate::checks::Checks;
pub(super) use crate::ledger::{moved, told};
