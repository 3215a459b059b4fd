//! The form room: assessments and coverage.

pub mod action;
pub mod api;
