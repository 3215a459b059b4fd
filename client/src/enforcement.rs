//! The screens of enforcement: the queue of civil affairs, the federation's clue, the case with one button a
//! step, and what a society reads of it: what was served on it, until when, how it answers.

mod clue;
mod decide;
mod list;
mod room;
mod send;
mod view;

pub(crate) use clue::CluePage;
pub(crate) use list::EnforcementCasesPage;
pub(crate) use room::EnforcementPage;
