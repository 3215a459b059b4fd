//! Accounts: what the administrator's screens work out.

pub mod health;
pub mod measure;
pub mod oauth;
pub mod webhook;
