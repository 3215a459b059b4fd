//! Verbs of accounts. No GraphQL and no HTTP in here.

pub mod change_calendar_feed;
pub mod create_user;
pub mod retry_mail;
pub mod set_mail_setting;
