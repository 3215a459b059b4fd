//! Verbs of accounts. No GraphQL and no HTTP in here.

pub mod change_calendar_feed;
pub mod change_oauth_secret;
pub mod create_user;
pub mod register_oauth_client;
pub mod retry_mail;
pub mod revoke_oauth_client;
pub mod set_mail_setting;
pub mod update_oauth_client;
