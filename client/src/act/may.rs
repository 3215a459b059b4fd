//! What a form may do, said beforehand: what is open, and for the rest the clause and the proper place.

use entity::Word;
use entity::form::act::{ActVerdict, PartyAct, Permission, permission};
use entity::form::party_form::PartyForm;
use leptos::prelude::*;

use crate::parts::{Card, Icon, Picture};
use crate::text::{fill, label, language, t};

/// The card; the rule answers in the browser.
#[component]
pub(super) fn MayCard(form: PartyForm) -> impl IntoView {
    let text = t().act;
    let (open, barred): (Vec<_>, Vec<_>) =
        PartyAct::ALL.iter().map(|act| permission(*act, form)).partition(Permission::open);
    let open_row = |answer: Permission| {
        let organises = (answer.verdict == ActVerdict::Organises).then(|| label(answer.verdict));
        view! {
            <li class="flex items-center gap-2 py-1.5">
                <Picture icon=Icon::Done class="size-4 shrink-0 text-ok" />
                <span class="min-w-0 grow">{label(answer.act)}</span>
                <span class="text-sm text-ink-2 empty:hidden">{organises}</span>
            </li>
        }
    };
    let barred_row = |answer: Permission| {
        view! {
            <li class="flex gap-2 py-2">
                <Picture icon=Icon::Lock class="mt-1 size-4 shrink-0 text-ink-2" />
                <span class="min-w-0">
                    <span class="font-medium">{label(answer.act)}</span>
                    <span class="block text-sm">{answer.place(language())}</span>
                    <span class="block text-sm text-ink-2">{answer.rule}</span>
                </span>
            </li>
        }
    };
    let barred_count = barred.len();
    view! {
        <Card title=fill(text.may, &[&label(form)])>
            <ul>{open.into_iter().map(open_row).collect_view()}</ul>
            {(barred_count > 0).then(|| view! {
                <h3 class="mt-3 border-t border-dashed border-line pt-3 text-sm font-semibold">{text.elsewhere}</h3>
                <ul class="divide-y divide-line">{barred.into_iter().map(barred_row).collect_view()}</ul>
            })}
        </Card>
    }
}
