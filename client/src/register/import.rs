//! Importing a register.

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

/// The steps of an import.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    view! { <PageHead title=t().import.title /> }
}
