//! The screens of matching: for a society the needs that fit it, each with its reasons, and an offer with one thumb;
//! for the federation and a poster the queue, who fits and why, and each demand on its way.

mod choose;
mod decide;
mod list;
mod offer;
mod own;
mod post;
mod publish;
mod room;
mod send;
mod suggest;
mod view;

pub(crate) use list::DemandsPage;
pub(crate) use post::PostDemandPage;
pub(crate) use room::DemandPage;
