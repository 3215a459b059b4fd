//! The institution room: annual inspection, the legal calendar and the days that are worked.

pub mod activity;
pub mod annual_days;
pub mod burden;
pub mod calendar;
pub mod campaign;
pub mod change;
pub mod consistency;
pub mod deadline;
pub mod eligibility;
pub mod enforcement;
pub mod evaluation;
pub mod ics;
pub mod inspection;
pub mod list_case;
pub mod paper;
pub mod registration;
pub mod reminder;
pub mod report;
