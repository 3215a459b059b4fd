//! GraphQL of responsibility.

pub mod directive;
pub mod directive_write;
pub mod finding;
pub mod guidance;
pub mod holder;
pub mod loader;
pub mod notice;
pub mod open_item;
pub mod recipients;
pub mod thread;
