//! The form room: what a form may do, who keeps it, and the rules that judge it.

mod act;
mod golden;
