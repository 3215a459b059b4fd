//! Verbs of the people room: one function an intention. No GraphQL and no HTTP in here.

pub mod end_appointment;
pub mod hand_over_post;
pub mod record_appointment;
pub mod set_party_lead;
pub mod settle_same_person;
