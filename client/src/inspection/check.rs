//! The last step: what is missing, each with the way to its field; a word about remarks that changed nothing;
//! the submission of both halves at once.

use entity::institution::report::ReportState;
use leptos::prelude::*;
use view_model::inspection::step::Step;

use super::desk::{Desk, Enclosed, Lies};
use super::view::Report;
use crate::file::FileField;
use crate::net::queue;
use crate::net::reach::reachable;
use crate::parts::field::described_by;
use crate::parts::{Button, Field, Icon, Note, Tone, Weight};
use crate::text::{fill, label, t};

/// The step.
#[component]
pub(super) fn CheckStep(desk: Desk, report: Report) -> impl IntoView {
    let text = t().inspection;
    desk.checked.set(true);
    let Enclosed { note: said_to_remarks, files } = desk.enclosed.get_value();
    let reachable = reachable();
    let blocked = Signal::derive(move || {
        desk.wrong.with(|wrong| !wrong.is_empty()) || desk.clashes.with(|clashes| !clashes.is_empty())
    });
    let unanswered: Vec<_> = report
        .fields()
        .iter()
        .filter(|field| field.remark.is_some() && !field.changed && report.state == ReportState::Returned)
        .map(|field| field.field)
        .collect();
    // A remark whose field was written in this round is answered; for the others a note says why.
    let open = Memo::new(move |_| {
        desk.lies.track();
        let standing = unanswered.iter().filter(|field| !desk.written(**field)).map(|field| label(*field));
        standing.collect::<Vec<_>>().join("、")
    });
    let lacks_note =
        Signal::derive(move || !open.with(String::is_empty) && said_to_remarks.with(|note| note.trim().is_empty()));
    let note = move || {
        (!open.with(String::is_empty)).then(|| {
            view! {
                <Field id="note" label=text.note hint=fill(text.note_hint, &[&open.get()])>
                    <textarea id="note" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("note") bind:value=said_to_remarks></textarea>
                </Field>
            }
        })
    };
    let id = report.id.clone();
    let waits = move || {
        let waiting = queue::waiting();
        let own = waiting.with(|all| all.iter().any(|one| one.subject == id && one.operation == "SubmitAnnualReport"));
        own.then(|| view! { <div class="mb-3"><Note tone=Tone::Info>{text.submission_waits}</Note></div> })
    };
    let said =
        move || if reachable.get() && desk.lies.get() != Lies::InQueue { text.submit } else { text.submit_later };
    view! {
        <Missing desk />
        {note}
        <FileField id="reportFiles" label=text.papers chosen=files />
        {waits}
        <p class="mb-3 text-sm text-ink-2">{text.submit_line}</p>
        <div class="grid sm:flex">
            <Button
                weight=Weight::Strong
                icon=Icon::Send
                busy=desk.busy
                disabled=Signal::derive(move || blocked.get() || lacks_note.get())
                on_press=move |()| desk.submit()
            >
                {said}
            </Button>
        </div>
    }
}

/// What is missing or wrong, by step, each as the way to its field.
#[component]
fn Missing(desk: Desk) -> impl IntoView {
    let text = t().inspection;
    move || {
        let wrong = desk.wrong.get();
        if wrong.is_empty() {
            return view! { <div class="mb-3"><Note tone=Tone::Ok>{text.complete}</Note></div> }.into_any();
        }
        let row = |wrong: super::desk::Wrong| {
            let href = fill("?step={}", &[&Step::of(wrong.field).number()]);
            let line = if wrong.missing { text.to_be_filled.to_owned() } else { wrong.sentence };
            view! {
                <li class="border-b border-line last:border-0">
                    <a class="row-link" href=href on:click=move |_| desk.goal.set(Some(wrong.field))>
                        <span class="min-w-0 grow font-medium">{label(wrong.field)}</span>
                        <span class="text-sm text-ink-2">{line}</span>
                    </a>
                </li>
            }
        };
        view! {
            <div class="mb-4">
                <p class="font-medium" role="status">{fill(text.missing, &[&wrong.len()])}</p>
                <ul>{wrong.into_iter().map(row).collect_view()}</ul>
            </div>
        }
        .into_any()
    }
}
