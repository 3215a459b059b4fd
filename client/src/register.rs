//! The register's screens: the list of societies, one society, what it reports, and the import.

pub(crate) mod code_check;
mod drafts;
mod edit;
pub(crate) mod filter;
pub(crate) mod import;
mod list;
pub(crate) mod society;

pub(crate) use drafts::{DraftList, announce_delivered};
pub(crate) use edit::SocietyEditPage;
pub(crate) use list::SocietyListPage;
pub(crate) use society::SocietyPage;
