//! The institution room: annual inspection, of which both halves travel as one through three agencies;
//! which days are worked, what falls due, what is said about it, and how it reaches people.

mod activity;
mod admission;
mod calendar;
mod change;
mod clock;
mod deadline;
mod decide;
mod eligibility;
mod enforcement;
mod evaluation;
mod feed;
mod fill_in;
mod grade;
mod list;
mod list_case;
mod mail;
mod missed;
mod paper;
mod postbox;
mod registered;
mod registration;
pub(crate) mod report;
mod statements;
mod supervision;
mod supervision_terms;
mod terms;
