//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod case;
mod money;
mod payment;
mod write;
