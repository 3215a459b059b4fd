//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod award;
mod bank;
mod budget;
pub(crate) mod call;
mod case;
mod casebook;
mod certificate;
mod demand;
mod draft;
mod export;
mod matching;
mod money;
mod payment;
mod result;
mod review;
mod terms;
mod write;

pub(crate) use review::experts;
