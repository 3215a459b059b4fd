//! The register: filter and order of the list, codes by sight, what is typed, what an import finds.

pub mod code_check;
pub mod edit;
pub mod filter;
pub mod import;
pub mod order;
