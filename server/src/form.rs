//! The form room: assessments and coverage.

pub mod api;
