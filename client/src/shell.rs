//! What stands around every screen: bars, menus, the offline bar, and the look one has chosen.

pub(crate) mod bars;
pub(crate) mod look;
pub(crate) mod menu;
pub(crate) mod offline;
pub(crate) mod worker;

use leptos::prelude::*;

use crate::parts::chart_shares::Hatchings;
use crate::parts::toast::Toasts;
use crate::parts::{EmptyState, Icon, LinkButton, PageHead};
use crate::text::t;

/// Bars, menus and the screen between them.
#[component]
pub(crate) fn Shell(children: Children) -> impl IntoView {
    crate::register::announce_delivered();
    view! {
        <a class="skip" href="#content">{t().shell.skip}</a>
        <bars::TopBar />
        <div class="frame">
            <bars::SideBar />
            <div class="min-w-0 grow">
                <offline::OfflineBar />
                <main id="content" class="screen" tabindex="-1">{children()}</main>
            </div>
        </div>
        <bars::BottomTabs />
        <Toasts />
        <Hatchings />
    }
}

/// An address that leads nowhere.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <PageHead title=t().shell.not_found />
        <EmptyState icon=Icon::Search title=t().shell.not_found line=t().shell.not_found_text>
            <LinkButton href="/">{t().shell.back_home}</LinkButton>
        </EmptyState>
    }
}
