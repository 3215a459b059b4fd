//! A contest as both sides read it: what is contested, how it went, and the answer of whoever's turn it is.

use entity::Word;
use entity::institution::consistency::contest::{ContestStep, UpholdReason};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::contest::kind;
use super::send::{self, Said};
use super::view::{Contest, contest_tone, value};
use crate::file::{Chosen, FileField, Files, shown};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, ErrorNote, Fact, Facts, Field, Icon, Note, PastStep, Pick, TextField, Weight,
    toast,
};
use crate::session::session;
use crate::text::{self, day, days_left, fill, label};

/// The contest.
#[component]
pub(super) fn ContestCard(contest: Contest, moved: Callback<()>) -> impl IntoView {
    let text = text::consistency::t();
    let title = [label(contest.fact), " · ", label(contest.side)].concat();
    let left = contest.open_item.as_ref().map(|item| days_left(item.days_left));
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1">
            <Chip tone=contest_tone(contest.state)>{label(contest.state)}</Chip>
            {left.map(|left| view! { <Chip>{left}</Chip> })}
        </span>
    };
    let stands = contest.open_item.is_some().then(|| fill(text.waits, &[&contest.agency.name, &day(contest.due_on)]));
    let answer = contest.answer.clone().map(|answer| {
        let reason = contest.answer_reason.map(label).unwrap_or_default();
        view! {
            <div class="mt-3">
                <Note tone=contest_tone(contest.state)>
                    <strong>{text.answer} "：" {label(contest.state)} " " {reason}</strong>
                    <p class="whitespace-pre-line">{answer}</p>
                </Note>
            </div>
        }
    });
    let (was, should) = (value(contest.fact, &contest.stated), value(contest.fact, &contest.claimed));
    let (why, files, edge) = (contest.text.clone(), shown!(contest.attachments), contest_tone(contest.state));
    let steps = view! { <Moves contest=contest.clone() moved /> };
    view! {
        <Card title aside=aside.into_any() edge>
            <Facts>
                <Fact label=text.stated value=was />
                <Fact label=text.claimed_is value=should />
            </Facts>
            <p class="mt-3 whitespace-pre-line">{why}</p>
            <p class="mt-2 text-sm text-ink-2 empty:hidden">{stands}</p>
            <Files files />
            {answer}
            {steps}
            <History contest />
        </Card>
    }
}

#[component]
fn Moves(contest: Contest, moved: Callback<()>) -> impl IntoView {
    let chosen = RwSignal::new(None::<ContestStep>);
    let choice = |step: &ContestStep| {
        let step = *step;
        let on = Signal::derive(move || chosen.get() == Some(step));
        view! { <Choice pick=Pick::One("step") label=label(step) chosen=on on_choose=move || chosen.set(Some(step)) /> }
    };
    (!contest.moves.is_empty()).then(|| {
        let choices = contest.moves.iter().map(choice).collect_view();
        view! {
            <div class="mt-3 print:hidden">
                <Choices label=text::consistency::t().can_do>{choices}</Choices>
                {move || chosen.get().map(|step| view! { <Say contest=contest.clone() step moved /> })}
            </div>
        }
    })
}

#[component]
fn Say(contest: Contest, step: ContestStep, moved: Callback<()>) -> impl IntoView {
    let text = text::consistency::t();
    let (said, document) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (right, reason) = (RwSignal::new(contest.claimed.clone()), RwSignal::new(None::<UpholdReason>));
    let (intent, files) = (Intent::new(), Chosen::of(step.code(), &contest.id));
    let (fact, corrects, upholds) = (contest.fact, step == ContestStep::Correct, step == ContestStep::Uphold);
    let go = move |()| {
        let Ok(file_ids) = files.ids() else { return toast::show(text::consistency::t().files_first) };
        let contest = contest.clone();
        let words = Said { text: said.get_untracked(), file_ids, key: intent.key() };
        let (right, document, reason) = (right.get_untracked(), document.get_untracked(), reason.get_untracked());
        intent.begin();
        spawn_local(async move {
            let outcome = match (step, reason) {
                (ContestStep::Correct, _) => send::correct(&contest, right, document, words).await,
                (ContestStep::Uphold, Some(reason)) => send::uphold(&contest, reason, words).await,
                _ => send::withdraw(&contest, words).await,
            };
            if intent.settle(outcome) {
                files.clear();
                toast::show(text::consistency::t().done);
                spawn_local(session().confirm());
                moved.run(());
            }
        });
    };
    let told = move || {
        let rest = intent.rest(&["text", "value", "documentNo"]);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let value = corrects.then(move || {
        let (kind, inputmode) = kind(fact);
        view! {
            <TextField id="right" label=text.right value=right kind inputmode=inputmode.unwrap_or("text") error=Signal::derive(move || intent.about("value")) />
            <TextField id="documentNo" label=text.document value=document error=Signal::derive(move || intent.about("documentNo")) />
        }
    });
    let reasons = upholds.then(move || {
        let one = move |word: &UpholdReason| {
            let word = *word;
            let chosen = Signal::derive(move || reason.get() == Some(word));
            view! { <Choice pick=Pick::One("reason") label=label(word) chosen on_choose=move || reason.set(Some(word)) /> }
        };
        view! { <Choices label=text.reason>{UpholdReason::ALL.iter().map(one).collect_view()}</Choices> }
    });
    view! {
        {told} {value} {reasons}
        <Field id="answer" label=text.say error=Signal::derive(move || intent.about("text"))>
            <textarea id="answer" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("answer") bind:value=said></textarea>
        </Field>
        {(step != ContestStep::Withdraw).then(|| view! { <FileField id="answer-files" label=text.files chosen=files /> })}
        <Button
            weight=Weight::Strong
            icon=Icon::Send
            busy=intent.busy
            disabled=Signal::derive(move || upholds && reason.get().is_none())
            on_press=go
        >
            {text.send} "：" {label(step)}
        </Button>
    }
}

#[component]
fn History(contest: Contest) -> impl IntoView {
    let rows = contest.steps.into_iter().map(|step| {
        view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=step.text /> }
    });
    view! {
        <details class="fold mt-3">
            <summary class="row-link">{text::consistency::t().history}</summary>
            <ol class="list-decimal space-y-1 pl-5 pt-2">{rows.collect_view()}</ol>
        </details>
    }
}
