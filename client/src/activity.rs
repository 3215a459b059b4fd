//! The screens of activity filings: a society files what it means to hold and reports on it, the federation
//! answers before its days are over, civil affairs and the organisation department read.

mod bulk;
mod decide;
mod draft;
mod file;
mod list;
mod report;
mod room;
mod send;
mod step;
mod today;
mod view;

pub(crate) use draft::{FORM as DRAFT, STEP, place_of as draft_place};
pub(crate) use file::{FileActivityPage, RefileActivityPage};
pub(crate) use list::ActivitiesPage;
pub(crate) use room::ActivityPage;
pub(crate) use today::ActivityCard;
