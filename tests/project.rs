//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod award;
pub(crate) mod call;
mod draft;
mod review;

pub(crate) use review::experts;
mod casebook;
mod demand;
mod matching;
mod result;
