//! The society proposes, or corrects what was returned: three steps for one thumb.

use entity::Word;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::proposal::{Fields, forget, form_of, verdict};
use super::send;
use super::view::Society;
use crate::parts::{Button, Card, Choice, Choices, Field, Note, Pick, Steps, TextField, Tone, Weight, field};
use crate::text::{fill, label, language, t};

/// The form. `on_sent` is told when it stands.
#[component]
pub(super) fn Propose(society: Society, on_sent: Callback<()>) -> impl IntoView {
    let text = t().form;
    let fields = Fields::open(&society);
    let (step, busy) = (RwSignal::new(1_usize), RwSignal::new(false));
    let refused = RwSignal::new(Vec::<String>::new());
    let returned = society.formation.clone().and_then(|case| {
        let reason = case.return_reason.map(label)?;
        Some(view! { <Note tone=Tone::Warn><strong>{fill(text.returned_because, &[&reason])}</strong><p>{case.return_text}</p></Note> })
    });
    let judged = StoredValue::new(society.clone());
    let faults = Memo::new(move |_| {
        let faults = judged.with_value(|society| fields.faults(society));
        faults.into_iter().map(|Refusal { path, code }| (path, code.sentence(language()))).collect::<Vec<_>>()
    });
    let fault = move |path: &'static str| {
        Signal::derive(move || faults.with(|all| all.iter().find(|(at, _)| *at == path).map(|(_, said)| said.clone())))
    };
    let send = Callback::new(move |()| {
        let Some(proposal) = untrack(|| fields.proposal()) else { return };
        let society = judged.get_value();
        busy.set(true);
        spawn_local(async move {
            let outcome = send::propose(society.clone(), proposal).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(errors) if errors.is_empty() => {
                    forget(&society);
                    on_sent.run(());
                }
                Ok(errors) => drop(refused.try_set(errors)),
                Err(fault) => drop(refused.try_set(vec![fault.sentence(language())])),
            }
        });
    });
    let body = move || match step.get() {
        1 => view! { <Which fields society=judged.get_value() fault=fault("form") /> }.into_any(),
        2 => view! { <Who fields nominees=fault("nominees") superior=fault("superior") /> }.into_any(),
        _ => view! { <Why fields reason=fault("reason") day=fault("proposedOn") /> }.into_any(),
    };
    let onward = move || {
        let send_now = step.get() == 3;
        let open = Signal::derive(move || faults.with(Vec::is_empty));
        view! {
            <div class="mt-4 flex flex-wrap gap-3">
                {(step.get() > 1).then(|| view! { <Button on_press=move |()| step.update(|step| *step -= 1)>{text.back}</Button> })}
                {if send_now {
                    view! {
                        <Button weight=Weight::Strong busy=Signal::from(busy) disabled=Signal::derive(move || !open.get()) on_press=send>{text.send}</Button>
                    }.into_any()
                } else {
                    view! { <Button weight=Weight::Strong on_press=move |()| step.update(|step| *step += 1)>{text.next}</Button> }.into_any()
                }}
            </div>
        }
    };
    let told =
        move || refused.get().into_iter().map(|said| view! { <Note tone=Tone::Bad>{said}</Note> }).collect_view();
    view! {
        {returned}
        <Card title=text.propose>
            <Steps current=Signal::from(step) total=3 />
            <div class="mt-4">{body}</div>
            <div role="alert">{told}</div>
            {onward}
        </Card>
    }
}

#[component]
fn Which(fields: Fields, society: Society, fault: Signal<Option<String>>) -> impl IntoView {
    let text = t().form;
    let verdict = verdict(&society);
    let reasons = verdict.reasons.iter().map(|reason| view! { <li>{reason.sentence(language())}</li> }).collect_view();
    let standing = society.form;
    let choice = move |form: PartyForm| {
        let chosen = Signal::derive(move || fields.form.get() == form);
        let name = if form == PartyForm::None { text.dissolve } else { label(form) };
        view! { <Choice pick=Pick::One("form") label=name chosen on_choose=move || fields.form.set(form) /> }
    };
    let forms = PartyForm::ALL.iter().copied().filter(move |form| *form != standing && *form != PartyForm::Joint);
    view! {
        <p class="mb-2 font-semibold">{fill(text.rules_say, &[&label(form_of(verdict.recommended))])}</p>
        <ul class="mb-4 list-disc space-y-1 pl-5 text-sm">{reasons}</ul>
        <Choices label=text.proposed>{forms.map(choice).collect_view()}</Choices>
        <p role="alert" class="text-sm font-medium text-accent empty:hidden">{move || fault.get()}</p>
    }
}

#[component]
fn Who(fields: Fields, nominees: Signal<Option<String>>, superior: Signal<Option<String>>) -> impl IntoView {
    let text = t().form;
    match fields.form.get_untracked().coverage() {
        CoverageState::Organisation => view! {
            <TextField id="secretary" label=text.secretary value=fields.first error=nominees />
            <TextField id="deputy" label=text.deputy value=fields.deputy hint=text.if_any_hint />
            <TextField id="committee" label=text.committee value=fields.committee hint=text.committee_hint />
            <TextField id="superior" label=text.superior value=fields.superior error=superior />
        }
        .into_any(),
        CoverageState::Work => {
            view! { <TextField id="liaison" label=text.liaison value=fields.first hint=text.one_liaison error=nominees /> }.into_any()
        }
        CoverageState::Uncovered => view! { <p>{text.nobody_named}</p> }.into_any(),
    }
}

#[component]
fn Why(fields: Fields, reason: Signal<Option<String>>, day: Signal<Option<String>>) -> impl IntoView {
    let text = t().form;
    view! {
        <TextField id="proposedOn" label=text.proposed_on kind="date" value=fields.day error=day />
        <Field id="reason" label=text.reason hint=text.reason_hint error=reason>
            <textarea
                id="reason"
                class="textarea w-full"
                rows="3"
                aria-describedby=field::described_by("reason")
                prop:value=move || fields.reason.get()
                on:input=move |event| fields.reason.set(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
