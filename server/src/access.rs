//! May you: the gate for root fields, the scope of every select, the permit of every write. All three
//! read the one table in `entity::policy` and nothing else decides.

pub mod gate;
pub mod permit;
pub mod scope;
mod step;

pub use permit::{Intention, Permit};
pub use scope::{Scope, in_region};
pub(crate) use step::steps;
