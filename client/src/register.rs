//! The register: the list of societies, one society, its forms, import and export.

pub(crate) mod import;

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

/// The list of societies.
#[component]
pub(crate) fn SocietyListPage() -> impl IntoView {
    view! { <PageHead title=t().register.title /> }
}

/// One society.
#[component]
pub(crate) fn SocietyPage() -> impl IntoView {
    view! { <PageHead title=t().register.title /> }
}

/// Changing a society's facts.
#[component]
pub(crate) fn SocietyEditPage() -> impl IntoView {
    view! { <PageHead title=t().register.title /> }
}
