//! Verbs of the form room: one function an intention. No GraphQL and no HTTP in here.

pub mod approve_formation;
pub mod pass_formation;
pub mod propose_formation;
pub mod publish_rules;
pub mod record_party_act;
pub mod replace_officers;
pub mod resubmit_formation;
pub mod return_formation;
pub mod send_instructor;
pub mod withdraw_formation;
pub mod withdraw_party_act;
