//! The register's screens: the list of societies, one society, what it reports, and the import.

mod code_check;
pub(crate) mod filter;
pub(crate) mod import;
mod list;
mod moment;
mod order;
pub(crate) mod society;

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

pub(crate) use list::SocietyListPage;
pub(crate) use society::SocietyPage;

/// Changing a society's facts.
#[component]
pub(crate) fn SocietyEditPage() -> impl IntoView {
    view! { <PageHead title=t().register.societies /> }
}
