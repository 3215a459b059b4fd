//! The open case: who holds it, since when, what comes next; its history; what the viewer may do now.

use entity::Word;
use entity::form::formation::{FormationMove, ReturnReason};
use entity::form::party_form::PartyForm;
use entity::form::remark::ProposalField;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Answer};
use super::view::Formation;
use crate::file::{Chosen, FileField};
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Fact, Facts, Field, Note, Pick, TextField, Tone, Weight, field,
};
use crate::session::viewer;
use crate::text::{fill, label, language, moment, t};

/// The case as a card.
#[component]
pub(super) fn CaseCard(case: Formation) -> impl IntoView {
    let text = t().form;
    let holder = case.open_item.clone().map(|item| {
        let tone = if item.overdue { Tone::Bad } else { Tone::Info };
        let said = fill(text.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <Note tone><strong>{said}</strong><p>{item.reason.text}</p></Note> }
    });
    let nominees = case.nominees.iter().map(|nominee| fill("{} {}", &[&label(nominee.role), &nominee.name]));
    let nominees = nominees.collect::<Vec<_>>().join("；");
    let counts = fill(text.counts_then, &[&case.formal, &case.resident_formal]);
    let steps = case.steps.into_iter().map(|step| {
        let reason = step.reason.map(label).unwrap_or_default();
        let said = [reason, step.text.as_deref().unwrap_or_default()].join(" ");
        let remarks = step.remarks.into_iter().map(|remark| {
            view! { <li>{fill(text.remark_line, &[&label(remark.field), &remark.text])}</li> }
        });
        view! {
            <li>
                <span class="font-medium">{label(step.step)}</span>
                " "
                <span class="text-ink-2">{moment(&step.at)} " " {step.actor}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{said.trim().to_owned()}</span>
                <ul class="list-disc pl-5 text-sm text-ink-2 empty:hidden">{remarks.collect_view()}</ul>
            </li>
        }
    });
    let aside = view! { <Chip tone=Tone::Info>{label(case.state)}</Chip> }.into_any();
    view! {
        <Card title=text.case aside>
            {holder}
            <div class="mt-3"><Facts>
                <Fact label=text.proposed value=label(case.form) />
                <Fact label=text.recommended_then value=label(case.recommended) remark=counts />
                <Fact label=text.people value=nominees />
                <Fact label=text.superior value=case.superior.clone() />
            </Facts></div>
            <p class="mt-3 empty:hidden">{case.reason.clone()}</p>
            <h3 class="mt-4 mb-1 font-semibold">{text.history}</h3>
            <ol class="list-decimal space-y-1 pl-5">{steps.collect_view()}</ol>
        </Card>
    }
}

/// What the viewer may do now; each button is one intention.
#[component]
pub(super) fn Review(case: Formation, on_done: Callback<()>) -> impl IntoView {
    let text = t().form;
    let may = |step| case.moves.contains(&step);
    let refused = RwSignal::new(Vec::<String>::new());
    let busy = RwSignal::new(false);
    let settle = move |answer: Answer| {
        let _ = busy.try_set(false);
        match answer {
            Ok(errors) if errors.is_empty() => on_done.run(()),
            Ok(errors) => drop(refused.try_set(errors)),
            Err(fault) => drop(refused.try_set(vec![fault.sentence(language())])),
        }
    };
    let held = StoredValue::new(case.clone());
    let busy_now = Signal::from(busy);
    let pass = may(FormationMove::Pass).then(|| {
        let press = move |()| {
            busy.set(true);
            spawn_local(async move { settle(send::pass(held.get_value()).await) });
        };
        view! { <Button weight=Weight::Strong busy=busy_now on_press=press>{text.pass}</Button> }
    });
    let withdraw = may(FormationMove::Withdraw).then(|| {
        let press = move |()| {
            busy.set(true);
            spawn_local(async move { settle(send::withdraw(held.get_value()).await) });
        };
        view! { <Button busy=busy_now on_press=press>{text.withdraw}</Button> }
    });
    let files = Chosen::of("approval", &case.id);
    let (number, day) = (RwSignal::new(String::new()), RwSignal::new(viewer().today.to_string()));
    let approve = may(FormationMove::Approve).then(|| {
        let press = move |()| {
            let ids = match files.ids() {
                Ok(ids) => ids,
                Err(sentence) => return refused.set(vec![sentence]),
            };
            busy.set(true);
            let (number, day) = (number.get_untracked(), day.get_untracked());
            spawn_local(async move {
                let answer = send::approve(held.get_value(), number, day, ids).await;
                if answer.as_ref().is_ok_and(Vec::is_empty) {
                    files.clear();
                }
                settle(answer);
            });
        };
        let document = case.needs_superior.then(|| view! {
            <TextField id="documentNo" label=text.document_no value=number />
            <TextField id="documentOn" label=text.document_on kind="date" value=day />
            <FileField id="documentFile" label=text.document_file chosen=files />
        });
        view! { <div class="mt-4">{document} <Button weight=Weight::Strong busy=busy_now on_press=press>{text.approve}</Button></div> }
    });
    let give_back = may(FormationMove::Return).then(|| {
        let send = Callback::new(move |Back { reason, text, remarks }: Back| {
            busy.set(true);
            spawn_local(async move { settle(send::give_back(held.get_value(), reason, text, remarks).await) });
        });
        view! { <GiveBack form=case.form busy=busy_now send /> }
    });
    let told =
        move || refused.get().into_iter().map(|said| view! { <Note tone=Tone::Bad>{said}</Note> }).collect_view();
    (!case.moves.is_empty()).then(|| {
        view! {
            <Card title=text.your_turn>
                <div role="alert">{told}</div>
                <div class="flex flex-wrap gap-3">{pass} {withdraw}</div>
                {approve} {give_back}
            </Card>
        }
    })
}

/// What a return says.
struct Back {
    reason: ReturnReason,
    text: String,
    remarks: Vec<(ProposalField, String)>,
}

/// Returning a case: why, what to correct, and field by field where that helps.
#[component]
fn GiveBack(form: PartyForm, busy: Signal<bool>, send: Callback<Back>) -> impl IntoView {
    let text = t().form;
    let (reason, said) = (RwSignal::new(ReturnReason::DocumentMissing), RwSignal::new(String::new()));
    let remarks: Vec<(ProposalField, RwSignal<String>)> = ProposalField::ALL
        .iter()
        .filter(|field| field.belongs_to(form))
        .map(|field| (*field, RwSignal::new(String::new())))
        .collect();
    let fields = remarks.clone();
    let press = move |()| {
        let said_of = |(field, said): &(ProposalField, RwSignal<String>)| {
            Some((*field, said.get_untracked().trim().to_owned())).filter(|(_, said)| !said.is_empty())
        };
        send.run(Back {
            reason: reason.get_untracked(),
            text: said.get_untracked(),
            remarks: remarks.iter().filter_map(said_of).collect(),
        });
    };
    let choice = move |which: ReturnReason| {
        let chosen = Signal::derive(move || reason.get() == which);
        view! { <Choice pick=Pick::One("return") label=label(which) chosen on_choose=move || reason.set(which) /> }
    };
    let field = |(field, value): (ProposalField, RwSignal<String>)| {
        view! { <TextField id=remark_id(field) label=label(field) value /> }
    };
    view! {
        <details class="mt-4">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.give_back}</summary>
            <Choices label=text.return_reason>{ReturnReason::ALL.iter().copied().map(choice).collect_view()}</Choices>
            <Field id="returnText" label=text.return_text>
                <textarea
                    id="returnText"
                    class="textarea w-full"
                    rows="3"
                    aria-describedby=field::described_by("returnText")
                    prop:value=move || said.get()
                    on:input=move |event| said.set(event_target_value(&event))
                ></textarea>
            </Field>
            <details class="mb-4 rounded-xl border border-line px-3 py-1">
                <summary class="min-h-11 cursor-pointer content-center text-sm font-medium">{text.remarks}</summary>
                <p class="mb-3 text-sm text-ink-2">{text.remarks_hint}</p>
                {fields.into_iter().map(field).collect_view()}
            </details>
            <Button busy on_press=Callback::new(press)>{text.give_back_now}</Button>
        </details>
    }
}

const fn remark_id(field: ProposalField) -> &'static str {
    match field {
        ProposalField::Form => "remark-form",
        ProposalField::Secretary => "remark-secretary",
        ProposalField::DeputySecretary => "remark-deputy",
        ProposalField::CommitteeMembers => "remark-committee",
        ProposalField::Liaison => "remark-liaison",
        ProposalField::Superior => "remark-superior",
        ProposalField::ProposedOn => "remark-proposed-on",
        ProposalField::Reason => "remark-reason",
    }
}
