//! The people room: leaders of societies, their posts, dual identity, conflicts and handover.

pub mod action;
pub mod api;
pub mod person;
pub mod post;
pub mod right;
pub mod roster;
pub mod settle;
