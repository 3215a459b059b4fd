//! Oneself: the post one acts in, how the screens look, what waits for the network, and the way out.

use entity::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::waiting::WaitingList;
use crate::parts::{Button, Card, Fact, Facts, Icon, PageHead, Picture};
use crate::register::DraftList;
use crate::session::{Viewer, session, viewer};
use crate::shell::look::{Print, Theme, look};
use crate::text::{label, language, t};

/// The page of oneself.
#[component]
pub(crate) fn MePage() -> impl IntoView {
    let text = t().account;
    let viewer = viewer();
    let body = viewer.body().unwrap_or(text.platform).to_owned();
    let Viewer { display_name, role, region_name, .. } = viewer;
    let busy = RwSignal::new(false);
    let leave = move || {
        busy.set(true);
        spawn_local(session().leave());
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
    let enlarge = move |_| look.print.update(|print| {
        *print = if *print == Print::Large { Print::Normal } else { Print::Large };
    });
    view! {
        <Card title=text.look>
            <Choice legend=text.language>
                <Way icon=Icon::Language name="language" chosen=move || language() == Language::Zh on_choose=move || look.speak(Language::Zh)>"中文"</Way>
                <Way icon=Icon::Language name="language" chosen=move || language() == Language::En on_choose=move || look.speak(Language::En)>"English"</Way>
            </Choice>
            <Choice legend=text.theme>
                <Way icon=Icon::System name="theme" chosen=move || look.theme.get() == Theme::Device on_choose=move || look.theme.set(Theme::Device)>{text.theme_device}</Way>
                <Way icon=Icon::Light name="theme" chosen=move || look.theme.get() == Theme::Light on_choose=move || look.theme.set(Theme::Light)>{text.theme_light}</Way>
                <Way icon=Icon::Dark name="theme" chosen=move || look.theme.get() == Theme::Dark on_choose=move || look.theme.set(Theme::Dark)>{text.theme_dark}</Way>
            </Choice>
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

/// Choices of which one holds.
#[component]
fn Choice(legend: &'static str, children: Children) -> impl IntoView {
    view! {
        <fieldset class="mb-3">
            <legend class="mb-1 text-sm text-ink-2">{legend}</legend>
            <div class="flex flex-wrap gap-2">{children()}</div>
        </fieldset>
    }
}

#[component]
fn Way(
    icon: Icon,
    name: &'static str,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] on_choose: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" class="sr-only" name=name prop:checked=move || chosen.get() on:change=move |_| on_choose.run(()) />
            <Picture icon />
            {children()}
        </label>
    }
}
