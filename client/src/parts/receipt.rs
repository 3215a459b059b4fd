//! The end of a form: a receipt when it stands, a promise when it waits for a network.

use leptos::prelude::*;

use super::{Card, Fact, Icon, Picture, Tone};
use crate::text::{moment_of, t};

/// It stands: the number (the beginning of its key), the version it led to, when; and a way on.
#[component]
pub(crate) fn Receipt(key: String, version: i64, children: Children) -> impl IntoView {
    let text = t().edit;
    let number: String = key.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    view! {
        <Card edge=Tone::Ok>
            <div role="status" class="mb-4 flex items-center gap-2 text-xl font-bold text-ok">
                <Picture icon=Icon::Done class="size-7" />
                {text.done}
            </div>
            <dl class="grid grid-cols-2 gap-x-4 gap-y-3">
                <Fact label=text.receipt value=number.to_uppercase() />
                <Fact label=text.receipt_version value=version.to_string() />
                <Fact label=text.receipt_time value=moment_of(js_sys::Date::now()) />
            </dl>
            {children()}
        </Card>
    }
}

/// It waits, and is not lost; where it can be seen, and a way on.
#[component]
pub(crate) fn Promise(children: Children) -> impl IntoView {
    let text = t().edit;
    view! {
        <Card edge=Tone::Info>
            <div role="status" class="mb-2 flex items-center gap-2 text-xl font-bold text-link">
                <Picture icon=Icon::Offline class="size-7" />
                {text.queued}
            </div>
            <p class="text-ink-2">{text.queued_text}</p>
            <p class="mt-2"><a class="link inline-flex min-h-11 items-center" href="/me">{text.see_queue}</a></p>
            {children()}
        </Card>
    }
}
