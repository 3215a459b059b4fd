//! GraphQL of accounts.

pub mod feed;
pub mod loader;
pub mod login;
pub mod mail;
pub mod mail_setting;
pub mod oauth;
pub mod oauth_write;
pub mod user;
pub mod viewer;
