//! One form a step that the viewer may take: why, with papers; a grave one is asked about once more.

use entity::institution::list_case::ListStep;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send;
use super::view::Case;
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Dialog, ErrorNote, Field, Icon, Tone, Weight, toast};
use crate::session::session;
use crate::text::{self, label, language};

/// What a step asks for, and what is asked before it is taken; nothing for a light one.
fn words(step: ListStep) -> (&'static str, &'static str) {
    let text = text::listing::t();
    match step {
        ListStep::Object => (text.object_text, ""),
        ListStep::ApplyExit => (text.exit_text, ""),
        ListStep::Opine => (text.opinion_text, ""),
        ListStep::Notify => (text.evidence, text.sure_notify),
        ListStep::Enter => (text.why, text.sure_enter),
        ListStep::Dismiss => (text.why, text.sure_dismiss),
        ListStep::Refault => (text.fault_text, text.sure_fault),
        ListStep::GrantExit => (text.why, text.sure_exit),
        _ => (text.why, ""),
    }
}

/// What the viewer may do; nothing where that is nothing.
#[component]
pub(super) fn Decide(case: Case, moved: Callback<()>) -> impl IntoView {
    let second = case.needs_second_official.then(|| view! { <p class="mb-2">{text::listing::t().second_official}</p> });
    let any = second.is_some() || !case.moves.is_empty();
    let steps = case.moves.clone().into_iter();
    let forms = steps.map(|step| view! { <Say case=case.clone() step moved /> }).collect_view();
    any.then(|| view! { <div class="print:hidden"><Card title=text::listing::t().can_do edge=Tone::Warn>{second} {forms}</Card></div> })
}

#[component]
fn Say(case: Case, step: ListStep, moved: Callback<()>) -> impl IntoView {
    let (asked, sure) = words(step);
    let (said, confirming, intent) = (RwSignal::new(String::new()), RwSignal::new(false), Intent::new());
    let files = Chosen::of(entity::Word::code(step), &case.id);
    let only = case.moves.len() == 1;
    let go = Callback::new(move |()| {
        confirming.set(false);
        let Ok(file_ids) = files.ids() else { return toast::show(text::listing::t().files_first) };
        let (case, text) = (case.clone(), said.get_untracked());
        intent.begin();
        spawn_local(async move {
            let outcome = send::take(&case, step, text, file_ids).await;
            if matches!(&outcome, Ok(declined) if declined.is_empty()) {
                files.clear();
                toast::show(text::listing::t().done);
                spawn_local(session().confirm());
                let _ = moved.try_run(());
            }
            let _ = intent.settle(outcome);
        });
    });
    let press = move |()| if sure.is_empty() { go.run(()) } else { confirming.set(true) };
    let told = move || intent.rest(&["text"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    let id = entity::Word::code(step);
    view! {
        <details class="fold mt-1" open=only>
            <summary class="row-link">{label(step)}</summary>
            <div class="pt-2">
                {told}
                <Field id label=asked error=Signal::derive(move || intent.about("text"))>
                    <textarea id=id class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by(id) bind:value=said></textarea>
                </Field>
                <FileField id="list-files" label=text::listing::t().files chosen=files />
                <Button weight=if only { Weight::Strong } else { Weight::Normal } icon=Icon::Send busy=intent.busy on_press=press>
                    {[language().pick("提交：", "Send: "), label(step)].concat()}
                </Button>
            </div>
        </details>
        <Dialog open=confirming title=label(step)>
            <p class="mb-4">{sure}</p>
            <Button weight=Weight::Strong on_press=go>{text::listing::t().confirm}</Button>
        </Dialog>
    }
}
