//! Annual inspection: values, drafts, steps, and the list of reports.

pub mod draft;
pub mod queue;
pub mod step;
pub mod value;
