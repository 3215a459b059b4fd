//! Partners' clients: tokens for client credentials, what they open, how they end, and the keys that sign them.

mod client;
mod effect;
mod forged;
mod inspect;
mod key;
mod leak;
pub(crate) mod partner;
mod scope;
mod throttle;
mod token;
