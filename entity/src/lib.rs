//! What things are in Xuehui: words, pure rules, the policy table and (feature `orm`) the rows.
//!
//! Nothing here reads a clock, a file or a network: time and facts come in as arguments, a verdict
//! goes out. That is why the same functions answer on the server and in the browser.
//! Each room is a module of the same name in every crate.

#[macro_use]
mod word;
#[macro_use]
mod id;

pub mod account;
pub mod file;
pub mod form;
pub mod institution;
pub mod job;
pub mod ledger;
pub mod people;
pub mod policy;
pub mod project;
pub mod refusal;
pub mod register;
pub mod responsibility;

#[cfg(feature = "orm")]
pub mod document;
#[cfg(feature = "orm")]
pub mod setting;

pub use id::{Kind, MalformedId, decode_global, encode_global};
pub use word::{Language, Word};
