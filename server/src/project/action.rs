//! What one can do with projects: one function an intention.

pub mod application;
pub mod award;
pub mod call;
pub mod review;
