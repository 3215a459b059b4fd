//! Accounts: login, oneself, and the administrator's screens.

mod channel;
mod feed;
mod ledger;
mod login;
mod mail;
mod mails;
mod me;
mod oauth;
mod system;
mod users;
mod waiting;

pub(crate) use feed::FeedCard;
pub(crate) use ledger::LedgerCheck;
pub(crate) use login::LoginPage;
pub(crate) use me::MePage;
pub(crate) use oauth::{OauthClientPage, OauthClientsPage, RegisterOauthClientPage, WebhookPage};
pub(crate) use system::{SystemPage, SystemTiles};
pub(crate) use users::UsersPage;
