//! GraphQL of forms.

pub mod assessment;
pub mod change_due;
pub mod coverage;
pub mod formation;
pub mod formation_list;
pub mod leader_impact;
pub mod organisation;
pub mod party_act;
pub mod post;
pub mod propose;
pub mod publish_rules;
pub mod record_party_act;
pub mod return_statistics;
pub mod review;
pub mod rule_impact;
pub mod rule_version;
