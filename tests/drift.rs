//! Drift: the tables that the migration makes are those that the entities name, on both databases,
//! and every step can be taken back.

mod column;
mod step;
