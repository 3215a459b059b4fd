//! GraphQL of the institution room: annual inspection, calendar, deadlines.

pub mod annual_report;
pub mod calendar;
pub mod calendar_write;
pub mod campaign;
pub mod deadline;
pub mod deadline_list;
pub mod decide;
pub mod eligibility;
pub mod enforcement;
pub mod enforcement_write;
pub mod fill_in;
pub mod inspection;
pub mod list_case;
pub mod list_case_list;
pub mod list_case_write;
pub mod loader;
pub mod open_inspection;
pub mod overview;
pub mod progress;
pub mod registration;
pub mod reminder;
pub mod report_content;
pub mod report_list;
