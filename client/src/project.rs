//! The screens of projects: needs and who meets them, published results, the casebook.

pub(crate) mod casebook;
pub(crate) mod demand;
pub(crate) mod results;

mod act;
mod money;
