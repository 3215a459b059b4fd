//! The register room: regions, agencies, societies. Files of it are read and written in the crate `exchange`.

pub mod accepted;
pub mod action;
pub mod api;
pub mod counts;
pub mod facts;
pub mod filter;
pub mod of_society;
pub mod order;
pub mod search;
pub mod tally;
pub mod version;
