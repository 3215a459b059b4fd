//! The register's screens: the list of societies, one society, what it reports, and the import.

mod code_check;
pub(crate) mod filter;
pub(crate) mod import;
mod list;
mod order;

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

pub(crate) use list::SocietyListPage;

/// One society.
#[component]
pub(crate) fn SocietyPage() -> impl IntoView {
    view! { <PageHead title=t().register.societies /> }
}

/// Changing a society's facts.
#[component]
pub(crate) fn SocietyEditPage() -> impl IntoView {
    view! { <PageHead title=t().register.societies /> }
}
