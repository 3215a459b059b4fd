//! The institution room: inspections and deadlines.

pub mod api;
