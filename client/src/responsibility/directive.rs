//! Directives: the list with its echo, one directive with its grid, issuing one, answering one.

mod answer;
mod detail;
mod issue;
mod list;

pub(crate) use detail::DirectivePage;
pub(crate) use issue::IssuePage;
pub(crate) use list::DirectivesPage;
