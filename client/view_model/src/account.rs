//! Accounts: what the administrator's screens work out.

pub mod oauth;
