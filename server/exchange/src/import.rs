//! Importing a register of societies: bytes → sheet → mapping → records → plan.
//!
//! Everything in here is pure: no database, no clock, no file system. Each step takes what the step
//! before it found and collects every problem on its way, so that one dry run tells a clerk all that
//! is to be corrected. The action `import_societies` loads the present facts and writes the plan.

pub mod check;
pub mod examine;
pub mod mapping;
pub mod plan;
pub mod problem;
pub mod read;
pub mod record;
pub mod sheet;

pub use examine::{Examined, Setting, examine};
pub use mapping::{Correction, Mapping};
pub use problem::{Problem, Problems};

#[cfg(test)]
mod tests;
