//! The screens of figures side by side: where the federation, civil affairs and a society disagree, what each
//! says, and the way to put it right: the society contests, the agency answers.

mod answer;
mod compared;
mod contest;
mod list;
mod room;
mod send;
mod stated;
mod view;

pub(crate) use list::ConsistencyPage;
pub(crate) use room::SocietyConsistencyPage;
