//! GraphQL of the ledger.

pub mod event;
pub mod event_loader;
pub mod verification;
