//! What a society does with an application: begins, fills in, submits, takes back, gives up.

pub mod begin;
pub mod check;
pub mod save;
pub mod step;
pub mod submit;
