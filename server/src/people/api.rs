//! GraphQL of leaders.

pub mod appointment;
pub mod handover;
pub mod leader;
pub mod leader_list;
pub mod seat;
