//! The form room: what a form may do, who keeps it, the rules that judge it; formations from proposal to
//! approval, what is refused, who is shown what.

mod act;
mod formation;
mod golden;
mod organisation;
pub(crate) mod publish;
mod refusal;
mod rules;
mod watch;
pub(crate) mod write;
