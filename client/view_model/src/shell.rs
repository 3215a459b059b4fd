//! The bars around every screen.

pub mod menu;
