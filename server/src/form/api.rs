//! GraphQL of forms.

pub mod assessment;
pub mod coverage;
pub mod party_act;
pub mod record_party_act;
pub mod rule_version;
