//! GraphQL of responsibility.

pub mod holder;
pub mod open_item;
