//! The form itself: fields, what the counts mean, the draft's note, and the button that says whether it
//! is sent now or kept.

use leptos::prelude::*;

use super::conflict::OlderNote;
use super::desk::Desk;
use super::fields::Fields;
use super::form::Form;
use super::verdict::Verdict;
use crate::net::reach::reachable;
use crate::parts::{Button, Card, ErrorNote, Icon, LinkButton, Picture, Weight};
use crate::text::{fill, language, moment_of, t};

/// The form of a desk.
#[component]
pub(super) fn Typing(desk: Desk) -> impl IntoView {
    let text = t().edit;
    let reachable = reachable();
    let society = desk.society.get_value();
    let older = desk.sheet.version.get_untracked() < society.version;
    let back = ["/societies/", &society.id].concat();
    let unchanged = move || desk.sheet.form == Form::Contact && desk.sheet.values() == desk.sheet.base();
    let whole = move || {
        desk.faults
            .with(|faults| faults.iter().find(|fault| !desk.sheet.form.paths().contains(&fault.path.as_str())).cloned())
    };
    let count = move || {
        let told = desk.sheet.entries().iter().any(|entry| entry.touched.get());
        desk.faults.with(|faults| (told && !faults.is_empty()).then(|| fill(text.faults, &[&faults.len()])))
    };
    // On a phone it stands between the counts and the button, on a desktop beside them.
    let verdict = move || {
        let society = desk.society.get_value();
        (desk.sheet.form == Form::Headcount).then(|| view! { <Verdict sheet=desk.sheet society /> })
    };
    view! {
        {older.then(|| view! { <OlderNote /> })}
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <Card>
                <form
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        desk.send();
                    }
                >
                    <DraftNote desk />
                    <Fields sheet=desk.sheet faults=desk.faults />
                    <div class="mb-4 empty:hidden lg:hidden">{verdict()}</div>
                    {move || whole().map(|fault| view! { <ErrorNote message=fault.sentence /> })}
                    {move || desk.fault.get().map(|fault| view! { <ErrorNote message=fault.sentence(language()) /> })}
                    <p class="mb-2 text-sm font-medium text-accent empty:hidden" role="status">{count}</p>
                    <div class="grid gap-3 sm:flex sm:items-center">
                        <Button
                            submits=true
                            weight=Weight::Strong
                            busy=desk.busy
                            disabled=Signal::derive(unchanged)
                        >
                            {move || if reachable.get() { text.submit } else { text.submit_later }}
                        </Button>
                        <LinkButton href=back>{text.cancel}</LinkButton>
                        <p class="text-sm text-ink-2 empty:hidden">{move || unchanged().then_some(text.unchanged)}</p>
                    </div>
                </form>
            </Card>
            <div class="hidden lg:block">{verdict()}</div>
        </div>
    }
}

/// That a draft is kept, since when, and how to be rid of it.
#[component]
fn DraftNote(desk: Desk) -> impl IntoView {
    let text = t().edit;
    let words = move || match desk.sheet.taken_up.get() {
        Some(at) => fill(text.draft_taken_up, &[&moment_of(at)]),
        None => text.draft_kept.to_owned(),
    };
    move || {
        desk.sheet.kept.get().then(|| {
            view! {
                <div class="mb-4 flex flex-wrap items-center gap-2 text-sm text-ink-2">
                    <Picture icon=Icon::Done class="size-4 text-ok" />
                    <span class="min-w-0 grow" role="status">{words}</span>
                    <Button weight=Weight::Quiet icon=Icon::Undo on_press=Callback::new(move |()| desk.discard())>
                        {text.discard}
                    </Button>
                </div>
            }
        })
    }
}
