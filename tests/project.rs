//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod award;
pub(crate) mod call;
mod case;
mod casebook;
mod demand;
mod draft;
mod matching;
mod money;
mod payment;
mod result;
mod review;
mod write;

pub(crate) use review::experts;
