//! Verbs of the institution room: one function an intention. No GraphQL and no HTTP in here.

pub mod change;
pub mod change_step;
pub mod conclude_annual_report;
pub mod decide_activity;
pub mod enforcement_step;
pub mod evaluation;
pub mod file_activity;
pub mod list_step;
pub mod open_inspection;
pub mod open_list_case;
pub mod pass_activities;
pub mod pass_annual_reports;
pub mod publish_enforcement_terms;
pub mod readmit_annual_report;
pub mod recall_annual_report;
pub mod rectification;
pub mod registration;
pub mod report_activity;
pub mod report_clue;
pub mod return_annual_report;
pub mod save_annual_report;
pub mod set_activity_terms;
pub mod set_calendar_year;
pub mod set_conclusion_reason;
pub mod set_list_terms;
pub mod submit_annual_report;
