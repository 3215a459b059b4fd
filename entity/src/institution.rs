//! The institution room: annual inspection and the legal calendar.

pub mod campaign;
pub mod deadline;
pub mod inspection;
pub mod report;
