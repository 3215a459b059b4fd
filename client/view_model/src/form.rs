//! Party organisations: the list of their cases.

pub mod cases;
