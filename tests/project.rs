//! The project room: calls, applications and blind reviews, projects and money, casebook, matching.

mod casebook;
mod demand;
mod matching;
mod result;
