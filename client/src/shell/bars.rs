//! The bars: on top of every screen, at the bottom of a phone, at the side of a desktop.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use view_model::shell::menu::is_current;

use super::look::LanguageSwitch;
use super::menu::{self, Entry};
use crate::parts::{Dialog, Icon, Picture};
use crate::session::{session, viewer};
use crate::text::{fill, label, t};

/// Rooms among the tabs of a phone; the fifth tab opens all others.
const TABS: usize = 4;

/// On top of a phone: the product's name, the language switch, and who one is.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <Brand />
            <span class="grow"></span>
            <LanguageSwitch />
            {viewer().may("Query.notices").then(|| view! { <Bell /> })}
            <Oneself />
        </header>
    }
}

/// What is new, with how much of it there is.
#[component]
fn Bell() -> impl IntoView {
    let path = use_location().pathname;
    let current = move || is_current(menu::NOTICES, &path.read()).then_some("page");
    view! {
        <a href=menu::NOTICES class="btn btn-ghost btn-square" aria-current=current>
            <span class="tab-picture"><Picture icon=Icon::Bell /> <Badge href=menu::NOTICES /></span>
            <span class="sr-only">{t().shell.notices}</span>
        </a>
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

/// The menu at the bottom of a phone: what is wanted most, and the way to everything else.
#[component]
pub(crate) fn BottomTabs() -> impl IntoView {
    let mut tabs = menu::entries(&viewer());
    tabs.retain(|entry| entry.href != menu::NOTICES);
    let rest: Vec<String> = tabs.drain(TABS.min(tabs.len())..).map(|entry| entry.href).collect();
    let (open, path) = (RwSignal::new(false), use_location().pathname);
    let beyond = move || {
        let path = path.read();
        let elsewhere = rest.iter().any(|href| is_current(href, &path)) || is_current("/me", &path);
        elsewhere.then_some("true")
    };
    view! {
        <nav class="bottom-tabs" aria-label=t().shell.main_menu>
            {tabs.into_iter().map(|entry| view! { <Tab entry class="tab-link" /> }).collect_view()}
            <button
                type="button"
                class="tab-link"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                aria-current=beyond
                on:click=move |_| open.set(true)
            >
                <span class="tab-picture"><Picture icon=Icon::More /></span>
                <span>{t().shell.more}</span>
            </button>
        </nav>
        <Dialog open title=t().shell.every_room>
            // Whatever is pressed leads away, so the sheet goes.
            <nav class="room-sheet" aria-label=t().shell.every_room on:click=move |_| open.set(false)>
                {grouped([vec![menu::me()], menu::entries(&viewer())].concat())}
            </nav>
        </Dialog>
    }
}

/// Entries under their headings.
fn grouped(entries: Vec<Entry>) -> Vec<AnyView> {
    let mut group = "";
    let line = |entry: Entry| {
        let heading = (entry.group != group).then_some(entry.group).filter(|heading| !heading.is_empty());
        group = entry.group;
        view! {
            {heading.map(|heading| view! { <p class="side-heading">{heading}</p> })}
            <Tab entry class="side-link" />
        }
        .into_any()
    };
    entries.into_iter().map(line).collect()
}

/// The menu at the side of a desktop, under headings.
#[component]
pub(crate) fn SideBar() -> impl IntoView {
    let lines = grouped(menu::entries(&viewer()));
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
    let current = {
        let href = href.clone();
        move || is_current(&href, &path.read()).then_some("page")
    };
    view! {
        <a href=href.clone() class=class aria-current=current>
            <span class="tab-picture"><Picture icon /> <Badge href=href.clone() /></span>
            <span>{label}</span>
        </a>
    }
}

/// How many things wait, or are new; the words are for whoever hears the screen.
#[component]
fn Badge(#[prop(into)] href: String) -> impl IntoView {
    let text = t().shell;
    let counted = move || match href.as_str() {
        "/todo" => Some((session().held(), text.todo_count)),
        menu::NOTICES => Some((session().unseen(), text.notice_count)),
        _ => None,
    };
    move || {
        counted().filter(|(count, _)| *count > 0).map(|(count, words)| {
            let figure = if count > 99 { "99+".to_owned() } else { count.to_string() };
            let words = fill(words, &[&count]);
            view! { <span class="badge-count"><span aria-hidden="true">{figure}</span><span class="sr-only">{words}</span></span> }
        })
    }
}
