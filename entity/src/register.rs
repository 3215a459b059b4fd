//! The register room: regions, agencies, societies and their dated facts.

pub mod agency;
pub mod existence;
pub mod headcount;
pub mod import;
pub mod present;
pub mod region;
pub mod society;
pub mod standing;
pub mod uscc;
