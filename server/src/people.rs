//! The people room: leaders of societies.

pub mod api;
