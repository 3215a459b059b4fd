//! The federation's desk writes a call, publishes it, puts its last day off, closes it, takes it back.

pub mod close;
pub mod save;
pub mod step;
