//! The form room: rule versions, assessments, coverage, formations with their officers and liaisons.

pub mod action;
pub mod api;
pub mod case;
pub mod fact;
pub mod post;
pub mod rules;
