//! The institution room: inspections, the legal calendar, deadlines and what is said about them.

pub mod action;
pub mod api;
pub mod calendar;
pub mod digest;
pub mod due;
pub mod feed;
pub mod own;
