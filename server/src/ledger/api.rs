//! GraphQL of the ledger.

pub mod event;
pub mod verification;
