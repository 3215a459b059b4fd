//! Two leaders at one report: what both wrote differently, field by field, mine and theirs, and a choice.

use leptos::prelude::*;
use view_model::inspection::value::shown;

use super::desk::{Clashing, Desk};
use crate::parts::{Button, Card, Tone};
use crate::text::{fill, label, t};

/// The view; nothing while nothing clashes.
#[component]
pub(super) fn Clashes(desk: Desk) -> impl IntoView {
    let text = t().inspection;
    move || {
        let clashes = desk.clashes.get();
        (!clashes.is_empty()).then(|| {
            view! {
                <Card title=text.clash edge=Tone::Warn>
                    <p class="mb-4 text-ink-2" role="alert">{text.clash_line}</p>
                    {clashes.into_iter().map(|clash| view! { <Choice desk clash /> }).collect_view()}
                </Card>
            }
        })
    }
}

#[component]
fn Choice(desk: Desk, clash: Clashing) -> impl IntoView {
    let text = t().inspection;
    let Clashing { field, mine, theirs, by } = clash;
    let side = move |title: String, value: &str, press: &'static str, take_mine: bool| {
        let value = if value.is_empty() { text.left_empty.to_owned() } else { shown(field, value) };
        let choose = move |()| {
            desk.choose(field, take_mine);
            desk.save();
        };
        view! {
            <div class="rounded-xl border border-line p-3">
                <p class="text-sm text-ink-2">{title}</p>
                <p class="mb-2 font-semibold break-words whitespace-pre-line">{value}</p>
                <Button on_press=choose>{press}<span class="sr-only">" " {label(field)}</span></Button>
            </div>
        }
    };
    view! {
        <section class="mb-4">
            <h3 class="mb-1 font-medium">{label(field)}</h3>
            <div class="grid gap-2 sm:grid-cols-2">
                {side(text.mine.to_owned(), &mine, text.take_mine, true)}
                {side(fill(text.theirs, &[&by]), &theirs, text.take_theirs, false)}
            </div>
        </section>
    }
}
