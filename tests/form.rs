//! The form room: what a form may do, and who keeps it.

mod act;
