//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

pub(crate) mod call;
mod draft;
mod review;
mod award;
