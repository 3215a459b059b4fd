//! The institution room: annual inspection and the legal calendar.

pub mod deadline;
pub mod inspection;
