//! What can be asked of the ledger.

pub mod request_sync_snapshot;
