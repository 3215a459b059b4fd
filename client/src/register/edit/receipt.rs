//! The end of a form: a receipt when it stands, a promise when it waits; and a way on.

use leptos::prelude::*;

use super::form::Form;
use crate::parts::{Card, Fact, Icon, LinkButton, Picture, Tone, Weight};
use crate::text::{fill, moment_of, t};

/// It stands in the register.
#[component]
pub(super) fn Receipt(society_id: String, form: Form, version: i64, key: String) -> impl IntoView {
    let text = t().edit;
    let number: String = key.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    let at = moment_of(js_sys::Date::now());
    let other = if form == Form::Contact { Form::Headcount } else { Form::Contact };
    view! {
        <Card edge=Tone::Ok>
            <div role="status" class="mb-4 flex items-center gap-2 text-xl font-bold text-ok">
                <Picture icon=Icon::Done class="size-7" />
                {text.done}
            </div>
            <dl class="grid grid-cols-2 gap-x-4 gap-y-3">
                <Fact label=text.receipt value=number.to_uppercase() />
                <Fact label=text.receipt_version value=version.to_string() />
                <Fact label=text.receipt_time value=at />
            </dl>
            <WayOn society_id other />
        </Card>
    }
}

/// It waits for a network.
#[component]
pub(super) fn Promise(society_id: String, form: Form) -> impl IntoView {
    let text = t().edit;
    let other = if form == Form::Contact { Form::Headcount } else { Form::Contact };
    view! {
        <Card edge=Tone::Info>
            <div role="status" class="mb-2 flex items-center gap-2 text-xl font-bold text-link">
                <Picture icon=Icon::Offline class="size-7" />
                {text.queued}
            </div>
            <p class="text-ink-2">{text.queued_text}</p>
            <p class="mt-2"><a class="link inline-flex min-h-11 items-center" href="/me">{text.see_queue}</a></p>
            <WayOn society_id other />
        </Card>
    }
}

#[component]
fn WayOn(society_id: String, other: Form) -> impl IntoView {
    let society = ["/societies/", &society_id].concat();
    let next = [&society, "/edit?form=", other.code()].concat();
    view! {
        <div class="mt-4 flex flex-wrap gap-3">
            <LinkButton href=society weight=Weight::Strong>{t().edit.to_society}</LinkButton>
            <LinkButton href=next>{fill(t().edit.next_form, &[&other.title()])}</LinkButton>
        </div>
    }
}
