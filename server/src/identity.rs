//! Who are you: passwords, tokens, sessions, partners' clients, the viewer of a request. Alone reads the password table
//! and the digests of secrets.

pub mod client;
pub mod cookie;
pub mod guess;
pub mod key;
pub mod login;
pub mod password;
pub mod session;
pub mod token;
pub mod viewer;

pub use viewer::Viewer;
