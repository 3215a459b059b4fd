//! The register's screens: the list of societies, one society, what it reports, and the import.

pub(crate) mod filter;
pub(crate) mod list;
pub(crate) mod order;
