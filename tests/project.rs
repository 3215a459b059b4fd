//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod adoption;
mod award;
mod bank;
mod budget;
pub(crate) mod call;
mod case;
mod casebook;
mod certificate;
pub(crate) mod demand;
mod draft;
mod export;
mod matching;
mod money;
mod payment;
pub(crate) mod result;
mod review;
mod terms;
mod write;

pub(crate) use review::experts;
