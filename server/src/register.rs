//! The register room: regions, agencies, societies; the importer and the exporter.

pub mod action;
pub mod api;
pub mod counts;
pub mod export;
pub mod facts;
pub mod filter;
pub mod import;
pub mod of_society;
pub mod order;
pub mod search;
pub mod tally;
pub mod upload;
pub mod version;
