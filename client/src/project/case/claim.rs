//! What became of a result: what was claimed and how it was answered; the society claims, the desk verifies.

use entity::Word;
use entity::project::result_use::{ResultUseKind, ResultUseState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Said};
use super::view::{Project, ResultUse};
use crate::file::{Chosen, FileField, Files, shown};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Chip, Choice, Choices, ErrorNote, Field, Icon, Pick, TextField, Tone, toast};
use crate::session::viewer;
use crate::text::{self, day, label};

/// The claims of a closed project, and the form of a new one.
#[component]
pub(super) fn Claims(project: Project, moved: Callback<()>) -> impl IntoView {
    let may = viewer().may("Mutation.claimResultUse") && project.certificate.is_some();
    let any = may || !project.result_uses.is_empty();
    let uses = project.result_uses.clone().into_iter();
    let rows = uses.map(|claim| view! { <Claimed claim moved /> }).collect_view();
    let form = may.then(|| view! { <NewClaim project=project.id.clone() moved /> });
    any.then(|| view! { <Card title=text::project_case::t().uses>{rows} {form}</Card> })
}

#[component]
fn Claimed(claim: ResultUse, moved: Callback<()>) -> impl IntoView {
    let tone = match claim.state {
        ResultUseState::Claimed => Tone::Warn,
        ResultUseState::Verified => Tone::Ok,
        ResultUseState::Rejected => Tone::Plain,
    };
    let line = [label(claim.kind), " · ", &day(claim.used_on)].concat();
    let answers = claim.state == ResultUseState::Claimed && viewer().may("Mutation.verifyResultUse");
    let form = answers.then(|| view! { <AnswerForm claim=claim.clone() moved /> });
    let said = claim.answer.clone().map(|answer| view! { <p class="text-sm text-ink-2">{answer}</p> });
    view! {
        <div class="mb-3">
            <p class="flex flex-wrap justify-between gap-2">
                <strong>{claim.body.clone()}</strong> <Chip tone>{label(claim.state)}</Chip>
            </p>
            <p class="text-sm text-ink-2">{line}</p>
            <p class="whitespace-pre-line">{claim.text.clone()}</p>
            {said}
            <Files files=shown!(claim.attachments) />
            {form}
        </div>
    }
}

#[component]
fn AnswerForm(claim: ResultUse, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let (said, intent) = (RwSignal::new(String::new()), Intent::new());
    let go = move |verifies: bool| {
        let named = (claim.id.clone(), claim.version);
        let said = Said { key: intent.key(), text: said.get_untracked(), file_ids: Vec::new() };
        intent.begin();
        spawn_local(async move {
            let outcome = send::answer(verifies, named, said).await;
            if intent.settle(outcome) {
                toast::show(text::project_case::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let (yes, no) = (go.clone(), go);
    let told = move || intent.rest(&["text"]).map(|message| view! { <ErrorNote message /> });
    view! {
        {told}
        <Field id="use-answer" label=text.say error=Signal::derive(move || intent.about("text"))>
            <textarea id="use-answer" class="textarea w-full" rows="2" aria-describedby=described_by("use-answer") bind:value=said></textarea>
        </Field>
        <div class="flex flex-wrap gap-2">
            <Button icon=Icon::Check busy=intent.busy on_press=move |()| yes(true)>{text.verify}</Button>
            <Button busy=intent.busy on_press=move |()| no(false)>{text.reject}</Button>
        </div>
    }
}

#[component]
fn NewClaim(project: String, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let empty = || RwSignal::new(String::new());
    let (kind, body, used_on, said) = (RwSignal::new(ResultUseKind::Adopted), empty(), empty(), empty());
    let (intent, files) = (Intent::new(), Chosen::of("claim", &project));
    let choice = move |which: ResultUseKind| {
        let chosen = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("use") label=label(which) chosen on_choose=move || kind.set(which) /> }
    };
    let kinds = ResultUseKind::ALL.iter().map(|kind| choice(*kind)).collect_view();
    let press = move |()| {
        let Ok(file_ids) = files.ids() else { return toast::show(text.files_first) };
        let Ok(on) = used_on.get_untracked().parse() else { return toast::show(text.fill_in) };
        let (project, told) = (project.clone(), (body.get_untracked(), on));
        let said = Said { key: intent.key(), text: said.get_untracked(), file_ids };
        intent.begin();
        spawn_local(async move {
            let outcome = send::claim(project, kind.get_untracked(), told, said).await;
            if intent.settle(outcome) {
                files.clear();
                toast::show(text::project_case::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    let told = move || intent.rest(&["text", "body", "usedOn"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <details class="fold mt-1 print:hidden">
            <summary class="row-link">{text.claim}</summary>
            <div class="pt-2">
                {told}
                <Choices label=text.use_kind>{kinds}</Choices>
                <TextField id="use-body" label=text.use_body value=body error=wrong("body") />
                <TextField id="use-on" kind="date" label=text.used_on value=used_on error=wrong("usedOn") />
                <Field id="use-text" label=text.use_text error=wrong("text")>
                    <textarea id="use-text" class="textarea w-full" rows="3" aria-describedby=described_by("use-text") bind:value=said></textarea>
                </Field>
                <FileField id="use-files" label=text.files chosen=files />
                <Button icon=Icon::Send busy=intent.busy on_press=press>{text.claim}</Button>
            </div>
        </details>
    }
}
