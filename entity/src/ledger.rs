//! The ledger: one event for every intention, chained per society so that a change is evident.

pub mod action;
pub mod change;
pub mod closed_item;
pub mod event;

#[cfg(feature = "orm")]
pub mod idempotency;
pub mod open_item;
pub mod reason;
pub mod snapshot;
pub mod webhook;
