//! The people room: leaders, dual identity, conflicts, handover.

mod handover;
mod leader;
mod person;
mod write;
