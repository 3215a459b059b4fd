//! The screens of changes of the register: the queue, the society's form item by item, the case as each tier
//! sees it, with the change sheet (变更登记表) that it prints as.

mod act;
mod case;
mod decide;
mod form;
mod list;
mod name;
mod today;

pub(crate) use case::ChangePage;
pub(crate) use form::NewChangePage;
pub(crate) use list::ChangesPage;
pub(crate) use today::RegistrationCard;
