//! Oneself: the post one acts in, how the screens look, what waits for the network, and the way out.

use entity::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::FeedCard;
use super::mail::MailCard;
use super::waiting::WaitingList;
use crate::parts::{Button, Card, Choice, Choices, Fact, Facts, Icon, PageHead, Pick, Picture};
use crate::register::DraftList;
use crate::session::{Viewer, session, viewer};
use crate::shell::look::{Look, Print, Theme, look};
use crate::text::{label, language, t};

/// The page of oneself.
#[component]
pub(crate) fn MePage() -> impl IntoView {
    let text = t().account;
    let viewer = viewer();
    let body = viewer.body().unwrap_or(text.platform).to_owned();
    let viewer_may = |field| crate::session::viewer().may(field);
    let Viewer { display_name, role, region_name, .. } = viewer;
    let busy = RwSignal::new(false);
    let navigate = use_navigate();
    let leave = move || {
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            session().leave().await;
            // The next person starts at the beginning.
            navigate("/", NavigateOptions::default());
        });
    };
    view! {
        <PageHead title=display_name line=label(role) />
        <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
            <div class="grid gap-3">
                <Card title=text.my_post>
                    <Facts>
                        <Fact label=text.body value=body />
                        <Fact label=text.region value=region_name />
                    </Facts>
                </Card>
                {viewer_may("Mutation.setMailSetting").then(|| view! { <Card title=text.mail><MailCard /></Card> })}
                {viewer_may("Mutation.renewCalendarFeed").then(|| view! { <Card title=text.feed><FeedCard /></Card> })}
                <WaitingList />
                <DraftList />
            </div>
            <div class="grid gap-3">
                <LookCard />
                <Card title=text.session>
                    <p class="mb-3 text-ink-2">{text.logout_line}</p>
                    <Button icon=Icon::LogOut busy on_press=leave>{text.logout}</Button>
                </Card>
            </div>
        </div>
    }
}

#[component]
fn LookCard() -> impl IntoView {
    let text = t().account;
    let look = look();
    let large = move || look.print.get() == Print::Large;
    let enlarge = move |_| {
        look.print.update(|print| {
            *print = if *print == Print::Large { Print::Normal } else { Print::Large };
        });
    };
    view! {
        <Card title=text.look>
            <Languages look />
            <Themes look />
            <label class="flex min-h-13 items-center gap-3">
                <Picture icon=Icon::LargePrint />
                <span class="min-w-0 grow">
                    <span class="block font-medium">{text.large_print}</span>
                    <span class="block text-sm text-ink-2">{text.large_print_line}</span>
                </span>
                <input type="checkbox" class="toggle" prop:checked=large on:change=enlarge />
            </label>
        </Card>
    }
}

#[component]
fn Languages(look: Look) -> impl IntoView {
    let choice = move |speech: Language, label: &'static str| {
        let chosen = Signal::stored(language() == speech);
        view! { <Choice pick=Pick::One("language") label chosen on_choose=move || look.speak(speech) /> }
    };
    view! {
        <Choices label=t().account.language>{choice(Language::Zh, "中文")} {choice(Language::En, "English")}</Choices>
    }
}

#[component]
fn Themes(look: Look) -> impl IntoView {
    let text = t().account;
    let choice = move |theme: Theme, label: &'static str| {
        let chosen = Signal::derive(move || look.theme.get() == theme);
        view! { <Choice pick=Pick::One("theme") label chosen on_choose=move || look.theme.set(theme) /> }
    };
    view! {
        <Choices label=text.theme>
            {choice(Theme::Device, text.theme_device)} {choice(Theme::Light, text.theme_light)}
            {choice(Theme::Dark, text.theme_dark)}
        </Choices>
    }
}
