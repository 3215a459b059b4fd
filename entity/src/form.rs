//! The form room: which Party organisation a society has, which one the rules recommend, and coverage.

pub mod assessment;
pub mod coverage;
pub mod party_form;
