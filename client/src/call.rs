//! The screens of calls: a society sees what is called for and whether it may apply, writes its application with
//! one thumb; the federation's desk publishes, checks, asks experts, proposes; the chair decides with everything
//! on one page; an expert scores without knowing whose it is.

mod act;
mod answer;
mod bulk;
mod decide;
mod desk;
mod draft;
mod expert;
mod export;
mod fill;
mod form;
mod list;
mod page;
mod review;
mod room;
mod save;
mod send;
mod sheet;
mod view;

pub(crate) use expert::ExpertsPage;
pub(crate) use form::{EditCallPage, NewCallPage};
pub(crate) use list::CallsPage;
pub(crate) use page::CallPage;
pub(crate) use review::{ReviewPage, ReviewsPage};
pub(crate) use room::ApplicationPage;
