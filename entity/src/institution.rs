//! The institution room: annual inspection, the legal calendar and the days that are worked.

pub mod activity;
pub mod annual_days;
pub mod calendar;
pub mod campaign;
pub mod deadline;
pub mod ics;
pub mod inspection;
pub mod reminder;
pub mod report;
