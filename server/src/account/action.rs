//! Verbs of accounts.

pub mod create_user;
