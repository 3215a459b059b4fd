//! The people room: persons and their dated posts in societies.

pub mod appointment;
