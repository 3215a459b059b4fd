//! The screens of annual inspection: a society fills in and submits both halves, the federation and civil
//! affairs look at them side by side, the organisation department sees how far everybody is.

mod board;
mod bulk;
mod check;
mod clash;
mod conclude;
mod deciding;
mod desk;
mod fill;
mod halves;
mod input;
mod opening;
mod own;
mod print;
mod progress;
mod queue;
mod rectify;
mod review;
mod room;
mod send;
mod sheet;
mod today;
mod view;

pub(crate) use opening::OpeningPage;
pub(crate) use own::InspectionPage;
pub(crate) use progress::ProgressPage;
pub(crate) use room::ReportPage;
pub(crate) use today::{OwnCard, TiersCard};
pub(crate) use view_model::inspection::draft::FORM as DRAFT;
