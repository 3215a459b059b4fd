//! What can be asked of the ledger.

pub mod register_webhook;
pub mod replay_webhook;
pub mod request_sync_snapshot;
pub mod update_webhook;
