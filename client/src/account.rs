//! Accounts: login, oneself, and the administrator's screens.

mod ledger;
mod login;
mod me;
mod system;
mod users;
mod waiting;

pub(crate) use ledger::LedgerCheck;
pub(crate) use login::LoginPage;
pub(crate) use me::MePage;
pub(crate) use system::{SystemPage, SystemTiles};
pub(crate) use users::UsersPage;
