//! GraphQL of people.

pub mod leader;
