//! What one has entered and the server has not acknowledged yet: visible, with a way on from wherever
//! it is stuck.

use leptos::prelude::*;

use crate::net::queue::{self, Standing, Waiting};
use crate::parts::{Button, Card, Chip, Icon, LinkButton, Tone, toast};
use crate::text::{fill, moment_of, t};

/// The queue, if there is anything in it.
#[component]
pub(super) fn WaitingList() -> impl IntoView {
    let waiting = queue::waiting();
    let rows = move || waiting.get().into_iter().map(|entry| view! { <Entry entry /> }).collect_view();
    let card = move || view! { <Card title=t().account.waiting>{rows}</Card> };
    move || waiting.with(|list| !list.is_empty()).then(card)
}

#[component]
fn Entry(entry: Waiting) -> impl IntoView {
    let text = t().account;
    let at = moment_of(entry.at);
    let (tone, state, details) = match &entry.standing {
        Standing::Waits => (Tone::Info, text.waits, String::new()),
        Standing::Conflict => (Tone::Warn, text.conflict, String::new()),
        Standing::Refused(sentences) => (Tone::Bad, text.refused, sentences.join(" ")),
        Standing::Broke(sentence) => (Tone::Bad, text.broke, sentence.clone()),
    };
    let edit = match entry.form.as_str() {
        "act" => ["/societies/", &entry.subject, "/acts"].concat(),
        "formation" => ["/societies/", &entry.subject, "/formation"].concat(),
        // An answer to a directive is looked at where the directives are.
        crate::inspection::DRAFT => ["/inspection/", &entry.subject].concat(),
        form @ (crate::activity::DRAFT | crate::activity::STEP) => crate::activity::draft_place(&entry.subject, form),
        "directive" => "/directives".to_owned(),
        form => ["/societies/", &entry.subject, "/edit?form=", form].concat(),
    };
    let (retried, given_up) = (entry.key.clone(), entry.clone());
    let give_up = move || {
        let entry = given_up.clone();
        queue::remove(&entry.key);
        toast::show_with_undo(t().account.given_up, move || queue::add(entry.clone()));
    };
    let stuck = entry.standing != Standing::Waits;
    view! {
        <div class="border-b border-line py-3 last:border-0">
            <div class="flex items-start justify-between gap-3">
                <span class="font-medium">{entry.title.clone()}</span>
                <Chip tone>{state}</Chip>
            </div>
            <p class="text-sm text-ink-2">{fill(text.entered_at, &[&at])} " " {details}</p>
            <div class="mt-2 flex flex-wrap gap-2">
                {stuck.then(|| view! {
                    <LinkButton href=edit>{text.compare}</LinkButton>
                    <Button icon=Icon::Retry on_press=move || queue::retry(&retried)>{t().parts.retry}</Button>
                })}
                <Button icon=Icon::Close on_press=give_up>{text.give_up}</Button>
            </div>
        </div>
    }
}
