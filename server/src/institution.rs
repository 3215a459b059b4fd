//! The institution room: annual inspection, from the campaign to the conclusion, and deadlines.

pub mod action;
pub mod api;
pub mod case;
pub mod known;
