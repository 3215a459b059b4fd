//! GraphQL of the institution room: annual inspection, calendar, deadlines.

pub mod activity;
pub mod activity_decide;
pub mod activity_list;
pub mod activity_write;
pub mod annual_report;
pub mod calendar;
pub mod calendar_write;
pub mod campaign;
pub mod deadline;
pub mod deadline_list;
pub mod decide;
pub mod fill_in;
pub mod inspection;
pub mod loader;
pub mod open_inspection;
pub mod overview;
pub mod progress;
pub mod reminder;
pub mod report_content;
pub mod report_list;
