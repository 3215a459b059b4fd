//! Verbs of the form room: one function an intention. No GraphQL and no HTTP in here.

pub mod record_party_act;
pub mod withdraw_party_act;
