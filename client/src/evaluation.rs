//! The screens of evaluation: a society sees whether it may apply, rates itself and objects; the federation
//! gives its opinion; civil affairs has it rated, publishes and decides; who leads reads.

mod apply;
mod decide;
mod grade;
mod list;
mod panel;
mod print;
mod room;
mod score;
mod send;
mod today;
mod view;

pub(crate) use apply::{ApplyPage, FORM as DRAFT, ResubmitPage};
pub(crate) use grade::RegradePage;
pub(crate) use list::EvaluationsPage;
pub(crate) use room::EvaluationPage;
pub(crate) use today::EvaluationCard;
