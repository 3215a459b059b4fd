//! The bars: on top of every screen, at the bottom of a phone, at the side of a desktop.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::look::LanguageSwitch;
use super::menu::{self, Entry};
use crate::parts::Picture;
use crate::session::{session, viewer};
use crate::text::{fill, label, t};

/// Tabs of a phone, at most: four rooms and oneself.
const TABS: usize = 4;

/// On top of a phone: the product's name, the language switch, and who one is.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <Brand />
            <span class="grow"></span>
            <LanguageSwitch />
            <Oneself />
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    view! {
        <a href="/" class="brand">
            <span class="mark" aria-hidden="true">"学"</span>
            {t().shell.product}
        </a>
    }
}

/// Who one is; the words beside the first letter are seen where there is room, and heard everywhere.
#[component]
fn Oneself() -> impl IntoView {
    let viewer = viewer();
    let initial: String = viewer.display_name.chars().take(1).collect();
    let body = viewer.body().unwrap_or(label(viewer.role)).to_owned();
    view! {
        <a href="/me" class="oneself">
            <span class="avatar" aria-hidden="true">{initial}</span>
            <span class="oneself-words">
                <span class="block font-medium text-ink">{viewer.display_name}</span>
                <span class="block text-sm">{body}</span>
            </span>
        </a>
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
    let mut group = "";
    let lines = menu::entries(&viewer()).into_iter().map(|entry| {
        let heading = (entry.group != group).then_some(entry.group);
        group = entry.group;
        view! {
            {heading.map(|heading| view! { <p class="side-heading">{heading}</p> })}
            <Tab entry class="side-link" />
        }
    });
    let lines = lines.collect_view();
    view! {
        <header class="side-bar">
            <Brand />
            <nav aria-label=t().shell.main_menu>{lines}</nav>
            <span class="grow"></span>
            <LanguageSwitch />
            <Oneself />
        </header>
    }
}

#[component]
fn Tab(entry: Entry, class: &'static str) -> impl IntoView {
    let Entry { href, label, icon, .. } = entry;
    let path = use_location().pathname;
    // How many things wait; the words are for whoever hears the screen.
    let waits = href == "/todo";
    let badge = move || {
        let count = session().held();
        (waits && count > 0).then(|| {
            let words = fill(t().shell.todo_count, &[&count]);
            view! { <span class="badge-count"><span aria-hidden="true">{count}</span><span class="sr-only">{words}</span></span> }
        })
    };
    let current = {
        let href = href.clone();
        move || menu::is_current(&href, &path.read()).then_some("page")
    };
    view! {
        <a href=href class=class aria-current=current>
            <span class="tab-picture"><Picture icon /> {badge}</span>
            <span>{label}</span>
        </a>
    }
}
