//! GraphQL of accounts.

pub mod login;
pub mod user;
pub mod viewer;
