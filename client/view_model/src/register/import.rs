//! Importing a register: what is no spreadsheet, and what is wrong with one.

pub mod report;
pub mod spreadsheet;
