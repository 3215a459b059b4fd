//! GraphQL of institutions.

pub mod deadline;
pub mod inspection;
