//! Projects: the list, and one project with its timeline, its money and what can be done.

mod budget;
mod claim;
mod decide;
mod gantt;
mod list;
mod paid;
mod plan;
mod room;
mod send;
mod view;

pub(crate) use list::ProjectsPage;
pub(crate) use room::ProjectPage;
