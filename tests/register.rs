//! The register: what lists, figures and single societies answer, and what writes do to them.

mod contact;
mod coverage;
mod golden;
mod headcount;
pub(crate) mod import;
mod list;
mod node;
mod place;
pub(crate) mod present;
mod search;
mod society;
mod statements;
pub(crate) mod write;
