//! The screens of responsibility: what waits for whom, directives, guidance, findings, letters.

pub(crate) mod directive;
pub(crate) mod finding;
pub(crate) mod guidance;
pub(crate) mod item;
pub(crate) mod notice;
pub(crate) mod pick;
mod society;
pub(crate) mod thread;
mod todo;
mod waiting;

pub(crate) use society::DutyCard;
pub(crate) use todo::TodoPage;
pub(crate) use waiting::WaitingCard;
