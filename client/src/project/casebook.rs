//! The screens of the casebook: editions and their cases, a society's case, the editors' desk, and the print.

mod book;
mod case;
mod decide;
mod list;
mod open;
mod send;
mod submit;
mod view;

pub(crate) use book::CasebookPage;
pub(crate) use case::CasePage;
pub(crate) use list::CasebooksPage;
pub(crate) use open::OpenCasebookPage;
pub(crate) use submit::{ResubmitCasePage, SubmitCasePage};
