//! The people room: persons and their dated posts in societies.

pub mod appointment;
pub mod conflict;
pub mod dual;
pub mod posting;
