//! What the screens work out and say, without a browser and without Leptos.
//!
//! Modules are named as the client's modules that show what they hold. No clock, no network, no page: what a
//! browser alone knows is handed in. A crate of its own, so that it is tested without compiling the client once more.

pub mod account;
pub mod address;
pub mod file;
pub mod form;
pub mod inspection;
pub mod net;
pub mod parts;
pub mod register;
pub mod shell;
pub mod text;
