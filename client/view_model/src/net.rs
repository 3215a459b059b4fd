//! What is said on the way to the server and back, without the way: keys, answers, faults, what waits for a network.

pub mod answer;
pub mod document;
pub mod fault;
pub mod key;
pub mod live;
pub mod queue;
pub mod tree;
