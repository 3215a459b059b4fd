//! GraphQL of institutions: annual inspection and deadlines.

pub mod annual_report;
pub mod campaign;
pub mod deadline;
pub mod decide;
pub mod fill_in;
pub mod inspection;
pub mod loader;
pub mod open_inspection;
pub mod progress;
pub mod report_content;
pub mod report_list;
