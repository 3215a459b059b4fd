//! The form room: which Party organisation a society has, which one the rules recommend, and coverage.

pub mod act;
pub mod assessment;
pub mod coverage;
pub mod formation;
pub mod gap;
mod nearest;
pub mod officer;
pub mod organisation;
pub mod party_act;
pub mod party_form;
pub mod proposal;
pub mod reason;
pub mod remark;
pub mod rules;
pub mod tally;
pub mod watch;
