//! GraphQL of the institution room.

pub mod calendar;
pub mod calendar_write;
pub mod deadline;
pub mod deadline_list;
pub mod inspection;
pub mod overview;
pub mod reminder;
