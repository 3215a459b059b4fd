//! What stands around every screen: bars, menus, the offline bar, and the look one has chosen.

pub(crate) mod bars;
pub(crate) mod look;
pub(crate) mod menu;
pub(crate) mod offline;
pub(crate) mod worker;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::net::live;
use crate::parts::chart_shares::Hatchings;
use crate::parts::toast::Toasts;
use crate::parts::{EmptyState, Icon, LinkButton, PageHead};
use crate::session::session;
use crate::text::t;

/// Bars, menus and the screen between them.
#[component]
pub(crate) fn Shell(children: Children) -> impl IntoView {
    crate::register::announce_delivered();
    look_again();
    live::beside(|| spawn_local(session().count()));
    view! {
        <a class="skip" href="#content">{t().shell.skip}</a>
        <bars::TopBar />
        <div class="frame">
            <bars::SideBar />
            <div class="min-w-0 grow">
                <offline::OfflineBar />
                <Renewed />
                <main id="content" class="screen" tabindex="-1">{children()}</main>
            </div>
        </div>
        <bars::BottomTabs />
        <Toasts />
        <Hatchings />
    }
}

/// A quiet line over the screen when something newer has come that would move what somebody is at.
#[component]
fn Renewed() -> impl IntoView {
    let offered = live::offered();
    let take = move |_| {
        live::take();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(content) = document().get_element_by_id("content") {
            // The line goes; the next key begins with what has come.
            drop(content.unchecked_into::<HtmlElement>().focus());
        }
    };
    let line = move || {
        offered.get().then(|| view! { <button type="button" class="btn" on:click=take>{t().shell.renewed}</button> })
    };
    view! { <div class="renewed" role="status">{line}</div> }
}

/// How long the figures on bell and tab may be old when somebody goes on to another screen, milliseconds.
const FIGURES_MS: f64 = 60_000.0;

/// Asks again what waits and what is new, as one moves about.
fn look_again() {
    let path = use_location().pathname;
    Effect::new(move |asked: Option<f64>| {
        path.track();
        let now = js_sys::Date::now();
        match asked {
            // The session has just asked.
            None => now,
            Some(asked) if now - asked < FIGURES_MS => asked,
            Some(_) => {
                spawn_local(session().confirm());
                now
            }
        }
    });
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
