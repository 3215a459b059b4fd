//! The bars: on top of every screen, at the bottom of a phone, at the side of a desktop.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::look::LanguageSwitch;
use super::menu::{self, Entry};
use crate::parts::Picture;
use crate::session::{Viewer, viewer};
use crate::text::t;

/// Tabs of a phone, at most: four rooms and oneself.
const TABS: usize = 4;

/// The product's name, the language switch, and who one is.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let Viewer { display_name, .. } = viewer();
    let initial: String = display_name.chars().take(1).collect();
    view! {
        <header class="top-bar">
            <a href="/" class="brand">
                <span class="mark" aria-hidden="true">"学"</span>
                {t().shell.product}
            </a>
            <span class="grow"></span>
            <LanguageSwitch />
            <a href="/me" class="avatar" aria-label=[t().shell.me, ": ", &display_name].concat()>
                {initial}
            </a>
        </header>
    }
}

/// The menu at the bottom of a phone.
#[component]
pub(crate) fn BottomTabs() -> impl IntoView {
    let mut entries = menu::entries(&viewer());
    entries.truncate(TABS);
    entries.push(menu::me());
    view! {
        <nav class="bottom-tabs" aria-label=t().shell.main_menu>
            {entries.into_iter().map(|entry| view! { <Tab entry class="tab-link" /> }).collect_view()}
        </nav>
    }
}

/// The menu at the side of a desktop, under headings.
#[component]
pub(crate) fn SideBar() -> impl IntoView {
    let mut entries = menu::entries(&viewer());
    entries.push(menu::me());
    let mut group = "";
    let lines = entries.into_iter().map(|entry| {
        let heading = (entry.group != group).then_some(entry.group);
        group = entry.group;
        view! {
            {heading.map(|heading| view! { <p class="side-heading">{heading}</p> })}
            <Tab entry class="side-link" />
        }
    });
    view! { <nav class="side-bar" aria-label=t().shell.main_menu>{lines.collect_view()}</nav> }
}

#[component]
fn Tab(entry: Entry, class: &'static str) -> impl IntoView {
    let Entry { href, label, icon, .. } = entry;
    let path = use_location().pathname;
    let current = {
        let href = href.clone();
        move || menu::is_current(&href, &path.read()).then_some("page")
    };
    view! {
        <a href=href class=class aria-current=current>
            <Picture icon />
            <span>{label}</span>
        </a>
    }
}
