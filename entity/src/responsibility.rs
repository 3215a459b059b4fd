//! The responsibility room: who has to do what by when, among the three tiers and the societies.

pub mod waiting;
