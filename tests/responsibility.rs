//! Responsibility: what waits has exactly one holder, and directives, guidance, findings and letters go
//! the way that their machines list.

mod directive;
mod finding;
mod guidance;
pub(crate) mod invariant;
mod notice;
mod open_item;
mod statements;
mod thread;
pub(crate) mod write;
