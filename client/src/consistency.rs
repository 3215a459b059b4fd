//! The screens of figures side by side: where the federation, civil affairs and a society disagree, what each
//! says, and the way to put it right: the society contests, the agency answers; and the
//! file with which civil affairs brings its figures in.

mod answer;
mod compared;
mod contest;
mod import;
mod list;
mod room;
mod send;
mod stated;
mod view;

pub(crate) use import::ImportFiguresPage;
pub(crate) use list::ConsistencyPage;
pub(crate) use room::SocietyConsistencyPage;
