//! The ledger: what is recorded of each intention, and that a change of it is seen.

mod event;
pub(crate) mod trace;
mod verify;
