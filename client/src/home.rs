//! The first screen of each post, and the deadlines behind it.

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

/// The home of the viewer's role.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    view! { <PageHead title=t().home.title /> }
}

/// All deadlines that the viewer sees.
#[component]
pub(crate) fn DeadlinesPage() -> impl IntoView {
    view! { <PageHead title=t().home.deadlines /> }
}
