//! The responsibility room: what waits for whom, directives and their echo, guidance, findings and
//! letters between agencies.

pub mod action;
pub mod api;
pub mod notice;
