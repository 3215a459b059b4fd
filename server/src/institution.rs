//! The institution room: annual inspection from the campaign to the conclusion, the legal calendar,
//! deadlines and what is said about them.

pub mod action;
pub mod api;
pub mod burden;
pub mod calendar;
pub mod case;
pub mod change;
pub mod consistency;
pub mod contest;
pub mod digest;
pub mod due;
pub mod eligibility;
pub mod enforcement;
pub mod evaluation;
pub mod feed;
pub mod figure_sheet;
pub mod filing;
pub mod known;
pub mod list_case;
pub mod own;
pub mod receipt;
pub mod registration;
