//! Files before they travel.

pub mod shrink;
