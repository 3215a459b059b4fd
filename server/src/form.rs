//! The form room: rule versions, assessments and coverage.

pub mod action;
pub mod api;
pub mod rules;
