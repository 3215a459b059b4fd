//! GraphQL of accounts.

pub mod loader;
pub mod login;
pub mod user;
pub mod viewer;
