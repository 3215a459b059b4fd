//! An application as it is read: what was written, what the experts say, how it went.

use entity::Word;
use entity::project::application::{ApplicationReason, ApplicationState, ApplicationStep};
use entity::project::call::form::FieldKind;
use entity::project::review::ReviewState;
use leptos::prelude::*;

use super::act::Act;
use super::draft::{shown, yuan_of};
use super::send::{self, Of};
use super::view::{Application, Expert, ExpertsData, Gone, Opinion, experts, tone};
use crate::file::{Files, Shown, shown as files};
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Fact, Facts, Field, LinkButton, Loaded, Note, PastStep, Pick, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t, yuan};

/// Where it stands, who has it until when, and what was said last.
#[component]
pub(super) fn Standing(application: Application) -> impl IntoView {
    let text = text::call::t();
    let aside = view! { <Chip tone=tone(application.state)>{label(application.state)}</Chip> }.into_any();
    let held = application.open_item.clone().map(|item| {
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <Note tone=if item.days_left < 0 { Tone::Bad } else { Tone::Info }><strong>{said}</strong><p>{item.reason.text}</p></Note> }
    });
    let said = application.text.clone().map(|said| {
        let why = application.reason.map_or(text.text_for, label);
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{why}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let objection = application.objection.clone().map(|objection| {
        let answer = application.objection_answer.clone().map(|answer| view! { <p class="mt-1">{text.objection_answer} "：" {answer}</p> });
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{text.objection}</strong><p class="whitespace-pre-line">{objection}</p>{answer}</Note></div> }
    });
    let awarded = application.awarded_fen.map(|fen| view! { <Fact label=text.awarded value=yuan(fen) /> });
    let decision = application.decision.map(|decision| {
        let on = application.decided_on.map(day).unwrap_or_default();
        view! { <Fact label=text.decide value=label(decision) remark=on /> }
    });
    let receipt = application.receipt_no.clone().map(|no| view! { <Fact label=text.receipt value=no /> });
    view! {
        <Card title=text.standing aside edge=tone(application.state)>
            {held} {said} {objection}
            <div class="mt-3">
                <Facts>
                    <Fact label=text.amount value=yuan(application.amount_fen) />
                    <Fact label=text.leader value=application.leader_name.clone().unwrap_or_default() />
                    {decision} {awarded} {receipt}
                </Facts>
            </div>
        </Card>
    }
}

/// The files that were sent as one of the papers that the call names; as none of them.
pub(super) fn sent_as(application: &Application, name: Option<&str>) -> Vec<Shown> {
    let sent = application.attachments.iter().filter(|file| file.label.as_deref() == name);
    let sent: Vec<_> = sent.collect();
    files!(sent)
}

/// What was written.
#[component]
pub(super) fn Content(application: Application) -> impl IntoView {
    let text = text::call::t();
    let topics = application.call.topics.clone();
    let answers = application.answers.clone();
    let row = |field: &super::view::Field| {
        let value = answers.iter().find(|answer| answer.field == field.code).map(|answer| answer.value.clone());
        let value = value.filter(|value| !value.is_empty())?;
        let value = match field.kind {
            FieldKind::Money => value.parse().map(yuan_of).unwrap_or(value),
            FieldKind::Choice if field.code == "TOPIC" => {
                let known = topics.iter().find(|topic| topic.code == value).map(|topic| topic.title.clone());
                known.unwrap_or_else(|| text.of_own.to_owned())
            }
            _ => shown(field, &value),
        };
        Some(view! {
            <div class="border-b border-line py-2 last:border-0">
                <dt class="text-sm text-ink-2">{field.label.clone()}</dt>
                <dd class="min-w-0 break-words whitespace-pre-line">{value}</dd>
            </div>
        })
    };
    let rows = application.call.fields.iter().filter_map(row).collect_view();
    let paper = |document: &super::view::Document| {
        let sent = sent_as(&application, Some(&document.name));
        let none = sent.is_empty().then_some(text.not_sent);
        view! {
            <div class="border-b border-line py-2 last:border-0">
                <dt class="text-sm text-ink-2">{document.name.clone()}</dt>
                <dd>{none} <Files files=sent /></dd>
            </div>
        }
    };
    let papers = application.call.documents.iter().map(paper).collect_view();
    let others = sent_as(&application, None);
    view! {
        <Card title=text.content>
            <dl>{rows} {papers}</dl>
            <Files files=others />
            <Files files=files!(application.blind_papers) />
        </Card>
    }
}

/// What the experts say; for the federation.
#[component]
pub(super) fn Opinions(application: Application, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let all = application.reviews.clone().unwrap_or_default();
    if all.is_empty() {
        return ().into_any();
    }
    let act = Act::new(moved);
    let replaces = viewer().may("Mutation.replaceReview") && application.state == ApplicationState::ExpertReview;
    let one = move |opinion: Opinion| {
        let waits = matches!(opinion.state, ReviewState::Assigned | ReviewState::Declined);
        let of = Of { id: opinion.id.clone(), version: opinion.version };
        let total = opinion.total.map(|total| fill(text.points, &[&total])).unwrap_or_default();
        let apart = opinion.stands_apart.then(|| view! { <Chip tone=Tone::Warn>{text.stands_apart}</Chip> });
        view! {
            <li class="border-b border-line py-2 last:border-0">
                <span class="flex flex-wrap items-center gap-2">
                    <span class="font-medium">{opinion.expert.clone()}</span>
                    <Chip tone=Tone::Plain>{label(opinion.state)}</Chip>
                    <span>{total}</span> {apart}
                </span>
                <p class="text-sm whitespace-pre-line text-ink-2 empty:hidden">{opinion.comment.clone()}</p>
                {(replaces && waits).then(|| view! { <Replace of act /> })}
            </li>
        }
    };
    let mean = application.mean_score.map(|mean| format!("{mean:.2}")).unwrap_or_default();
    let spread = application.score_spread.map(|spread| spread.to_string()).unwrap_or_default();
    let proposal = application.proposal.map(|proposal| {
        let money = application.proposed_fen.map(yuan).unwrap_or_default();
        view! { <Fact label=text.proposal value=label(proposal) remark=money /> }
    });
    view! {
        <Card title=text.opinions>
            <Facts><Fact label=text.mean value=mean /><Fact label=text.spread value=spread />{proposal}</Facts>
            <p class="mt-2 text-ink-2 empty:hidden">{application.proposal_note.clone()}</p>
            {act.notes()}
            <ul class="mt-3">{all.into_iter().map(one).collect_view()}</ul>
        </Card>
    }
    .into_any()
}

/// Gives a review to another expert.
#[component]
fn Replace(of: Of, act: Act) -> impl IntoView {
    let text = text::call::t();
    let reading = experts();
    let of = StoredValue::new(of);
    let view = move |data: ExpertsData| {
        let one = |expert: Expert| {
            let id = expert.id.clone();
            let on_press = move |()| {
                let (of, id) = (of.get_value(), id.clone());
                act.run(text.replaced, async move { send::replace(of, id).await });
            };
            view! { <Button busy=act.busy on_press=on_press>{expert.name.clone()}</Button> }
        };
        let asked = data.experts.into_iter().filter(|expert| expert.active);
        view! { <div class="flex flex-wrap gap-2">{asked.map(one).collect_view()}</div> }.into_any()
    };
    view! {
        <details>
            <summary class="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium">{text.replace}</summary>
            <Loaded reading lines=1 view />
        </details>
    }
}

/// How it went.
#[component]
pub(super) fn History(steps: Vec<Gone>) -> impl IntoView {
    let step = |step: Gone| {
        let reason = step.reason.map(label).unwrap_or_default();
        let said = [reason, step.text.as_deref().unwrap_or_default()].join(" ");
        view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=Some(said.trim().to_owned()) /> }
    };
    view! {
        <Card title=t().form.history>
            <ol class="list-decimal space-y-1 pl-5">{steps.into_iter().map(step).collect_view()}</ol>
        </Card>
    }
}

/// What the viewer may do with it beside writing it.
#[component]
pub(super) fn Turn(application: Application, moved: Callback<()>) -> impl IntoView {
    let act = Act::new(moved);
    let alone = [ApplicationStep::Return, ApplicationStep::Reject, ApplicationStep::Recall, ApplicationStep::Withdraw];
    let open: Vec<AnyView> = alone
        .into_iter()
        .filter(|step| application.moves.contains(step))
        .map(|step| view! { <Say application=application.clone() act step /> }.into_any())
        .collect();
    let waits = application.objection.is_some() && application.objection_answer.is_none();
    let settles = waits && application.moves.contains(&ApplicationStep::Overturn);
    // What is done with many at once is done where the others stand beside it.
    let many = [
        ApplicationStep::Pass,
        ApplicationStep::ToPanel,
        ApplicationStep::Propose,
        ApplicationStep::Approve,
        ApplicationStep::Fund,
    ];
    let beside = many.into_iter().find(|step| application.moves.contains(step)).map(|step| {
        let press = fill(text::call::t().beside, &[&label(step)]);
        let href = ["/calls/", &application.call.id].concat();
        view! { <p class="mt-2"><LinkButton href weight=Weight::Strong>{press}</LinkButton></p> }
    });
    if open.is_empty() && !settles && beside.is_none() {
        return ().into_any();
    }
    view! {
        <Card title=t().form.your_turn edge=Tone::Warn>
            {act.notes()}
            {settles.then(|| view! { <Settle application=application.clone() act /> })}
            {beside}
            {open}
        </Card>
    }
    .into_any()
}

/// A step with words, and a reason where it goes back.
#[component]
fn Say(application: Application, act: Act, step: ApplicationStep) -> impl IntoView {
    let text = text::call::t();
    let (press, done, reasons) = match step {
        ApplicationStep::Return => (text.give_back, text.given_back, true),
        ApplicationStep::Reject => (text.reject, text.rejected, true),
        ApplicationStep::Recall => (text.recall, text.recalled, false),
        _ => (text.withdraw, text.withdrawn, false),
    };
    let typed = RwSignal::new(String::new());
    let reason = RwSignal::new(ApplicationReason::Incomplete);
    let of = Of { id: application.id.clone(), version: application.version };
    let on_press = move |()| {
        let (of, reason, typed) = (of.clone(), reason.get_untracked(), typed.get_untracked());
        act.run(done, async move { send::say(of, step, reason, typed).await });
    };
    let choices = reasons.then(move || {
        let choice = move |one: &ApplicationReason| {
            let one = *one;
            let chosen = Signal::derive(move || reason.get() == one);
            view! { <Choice pick=Pick::One(if step == ApplicationStep::Return { "return" } else { "reject" }) label=label(one) chosen on_choose=move || reason.set(one) /> }
        };
        view! { <Choices label=text.why>{ApplicationReason::ALL.iter().map(choice).collect_view()}</Choices> }
    });
    let id = match step {
        ApplicationStep::Return => "return-text",
        ApplicationStep::Reject => "reject-text",
        ApplicationStep::Recall => "recall-text",
        _ => "withdraw-text",
    };
    view! {
        <details>
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{press}</summary>
            {choices}
            <Field id label=text.text_for>
                <textarea id=id class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by(id) bind:value=typed></textarea>
            </Field>
            <Button weight=Weight::Normal busy=act.busy on_press=on_press>{press}</Button>
        </details>
    }
}

/// The chair answers an objection.
#[component]
fn Settle(application: Application, act: Act) -> impl IntoView {
    let text = text::call::t();
    let typed = RwSignal::new(String::new());
    let of = Of { id: application.id.clone(), version: application.version };
    let answer = move |upheld: bool| {
        let (of, typed) = (of.clone(), typed.get_untracked());
        act.run(text.settled, async move { send::settle(of, upheld, typed).await });
    };
    let (dismiss, uphold) = (answer.clone(), answer);
    view! {
        <Field id="settle" label=text.objection_answer>
            <textarea id="settle" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("settle") bind:value=typed></textarea>
        </Field>
        <div class="flex flex-wrap gap-2">
            <Button weight=Weight::Strong busy=act.busy on_press=move |()| dismiss(false)>{text.dismiss}</Button>
            <Button busy=act.busy on_press=move |()| uphold(true)>{text.uphold}</Button>
        </div>
    }
}
