//! Files that come and go: what bytes are; a register, civil affairs' figures and a bank's statement read from them;
//! tables written.
//!
//! Everything in here is pure: no database, no clock, no file system. A crate of its own, so that what hostile
//! bytes are thrown at is tested without compiling the server once more.

pub mod bank;
pub mod export;
pub mod figures;
pub mod import;
pub mod money;
pub mod sniff;
