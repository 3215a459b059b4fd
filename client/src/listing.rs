//! The screens of credit lists: civil affairs' queue, the case with one button a step, and what a society
//! reads of it on the phone: what it is about, until when it can object, how it comes off again.

mod decide;
mod list;
mod open;
mod room;
mod send;
mod view;

pub(crate) use list::ListCasesPage;
pub(crate) use open::OpenListCasePage;
pub(crate) use room::ListCasePage;
