//! Verbs of the register: one function an intention. No GraphQL and no HTTP in here.

pub mod accept_uscc;
pub mod contact;
pub mod headcount;
pub mod import_societies;
pub mod request_society_export;
pub mod start_societies_import;
