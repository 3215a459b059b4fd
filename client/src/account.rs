//! Accounts: login, oneself, and the administrator's screens.

mod login;

use leptos::prelude::*;

use crate::parts::PageHead;
use crate::text::t;

pub(crate) use login::LoginPage;

/// Oneself.
#[component]
pub(crate) fn MePage() -> impl IntoView {
    view! { <PageHead title=t().account.me /> }
}

/// Users and posts.
#[component]
pub(crate) fn UsersPage() -> impl IntoView {
    view! { <PageHead title=t().account.users /> }
}

/// The platform.
#[component]
pub(crate) fn SystemPage() -> impl IntoView {
    view! { <PageHead title=t().account.system /> }
}
