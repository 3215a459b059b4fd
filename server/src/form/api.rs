//! GraphQL of forms.

pub mod assessment;
pub mod coverage;
