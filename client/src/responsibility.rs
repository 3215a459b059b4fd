//! The screens of responsibility: what waits for whom.

pub(crate) mod item;
mod todo;
mod waiting;

pub(crate) use todo::TodoPage;
pub(crate) use waiting::WaitingCard;
