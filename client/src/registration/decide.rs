//! What whoever has the turn does with an application: consent, return, accept, approve, reject; and taking it
//! back. Each says what it needs beside its button.

use entity::Word;
use entity::institution::registration::{
    RegistrationField, RegistrationReturnReason, RegistrationStep, RejectionGround,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::act::{
    AcceptRegistration, ApproveRegistration, ConsentRegistration, Outcome, RejectRegistration, ReturnRegistration,
    WithdrawRegistration, accept_registration, act, approve_registration, consent_registration, reject_registration,
    return_registration, withdraw_registration,
};
use super::case::{Registration, ResponseData};
use crate::file::{Chosen, FileField};
use crate::net::{Cached, key};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Pick, TextField, Weight, toast};
use crate::register::code_check::CodeCheck;
use crate::session::session;
use crate::text::{label, t};

/// One intention about a case: under way or not, what was declined.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    pub(super) busy: RwSignal<bool>,
    faults: RwSignal<Vec<String>>,
    reading: Cached<ResponseData>,
}

impl Doing {
    pub(super) fn new(reading: Cached<ResponseData>) -> Self {
        Self { busy: RwSignal::new(false), faults: RwSignal::new(Vec::new()), reading }
    }

    /// Sends it; the case is read again when it is done.
    pub(super) fn send(self, sent: impl Future<Output = Outcome> + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            let told = sent.await.err().unwrap_or_default();
            if told.is_empty() {
                toast::show(t().registration.saved);
                spawn_local(session().confirm());
                self.reading.reload();
            }
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
            let _ = self.faults.try_set(told);
        });
    }

    /// Says what is missing before anything is sent.
    pub(super) fn refuse(self, missing: String) {
        self.faults.set(vec![missing]);
    }

    /// What was declined.
    pub(super) fn faults(self) -> impl IntoView {
        move || {
            let notes = self.faults.get().into_iter();
            notes.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()
        }
    }
}

/// The panel of whoever has the turn; nothing for everybody else.
#[component]
pub(super) fn Decide(registration: Registration, reading: Cached<ResponseData>) -> impl IntoView {
    let may = |step: RegistrationStep| registration.steps.contains(&step);
    let doing = Doing::new(reading);
    let consent = may(RegistrationStep::Consent).then(|| view! { <Consent registration=registration.clone() doing /> });
    let accept = may(RegistrationStep::Accept).then(|| view! { <Accept registration=registration.clone() doing /> });
    let approve = may(RegistrationStep::Approve).then(|| view! { <Approve registration=registration.clone() doing /> });
    let back = may(RegistrationStep::Return).then(|| view! { <Return registration=registration.clone() doing /> });
    let reject = may(RegistrationStep::Reject).then(|| view! { <Reject registration=registration.clone() doing /> });
    let any = consent.is_some() || accept.is_some() || approve.is_some();
    any.then(|| {
        view! {
            <div class="print:hidden"><Card title=t().registration.your_turn>
                {doing.faults()} {consent} {accept} {approve} {back} {reject}
            </Card></div>
        }
    })
}

#[component]
fn Consent(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let (number, on) = (RwSignal::new(String::new()), RwSignal::new(crate::session::viewer().today.to_string()));
    let files = Chosen::of("consent", &registration.id);
    let send = move || {
        let (Ok(document_on), Ok(file_ids)) = (on.get_untracked().parse(), files.ids()) else {
            return doing.refuse(text.day_needed.to_owned());
        };
        let input = consent_registration::ConsentRegistrationInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            document_no: number.get_untracked(),
            document_on,
            file_ids,
        };
        doing.send(act::<ConsentRegistration>(consent_registration::Variables { input }));
    };
    view! {
        <TextField id="document-no" label=text.document_no value=number />
        <TextField id="document-on" label=text.document_on kind="date" value=on />
        <FileField id="consent-files" label=text.consent_file chosen=files />
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.consent}</Button>
    }
}

#[component]
fn Accept(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let send = move || {
        let input = accept_registration::RegistrationStepInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
        };
        doing.send(act::<AcceptRegistration>(accept_registration::Variables { input }));
    };
    view! {
        <p class="mb-3">{text.accept_line}</p>
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.accept}</Button>
    }
}

#[component]
fn Approve(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let code = RwSignal::new(String::new());
    let send = move || {
        let input = approve_registration::ApproveRegistrationInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            uscc: code.get_untracked(),
        };
        doing.send(act::<ApproveRegistration>(approve_registration::Variables { input }));
    };
    view! {
        <TextField id="uscc" label=text.uscc hint=text.uscc_hint value=code />
        {move || code.with(|code| (!code.is_empty()).then(|| view! { <CodeCheck code=code.clone() /> }))}
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.approve}</Button>
    }
}

/// A pill a word.
fn pills<W: Word + PartialEq + Send + Sync>(name: &'static str, value: RwSignal<W>) -> AnyView {
    let pill = move |one: &W| {
        let one = *one;
        let chosen = Signal::derive(move || value.get() == one);
        view! { <Choice pick=Pick::One(name) label=label(one) chosen on_choose=move || value.set(one) /> }
    };
    W::ALL.iter().map(pill).collect_view().into_any()
}

#[component]
fn Return(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let reason = RwSignal::new(RegistrationReturnReason::Incomplete);
    let said = RwSignal::new(String::new());
    let remarks: Vec<(RegistrationField, RwSignal<String>)> =
        RegistrationField::ALL.iter().map(|field| (*field, RwSignal::new(String::new()))).collect();
    let fields = remarks.clone().into_iter().map(|(field, value)| {
        view! {
            <label class="mb-2 block">
                <span class="mb-1 block text-sm text-ink-2">{label(field)}</span>
                <input class="input w-full" maxlength="4000" autocomplete="off" bind:value=value />
            </label>
        }
    });
    let send = move || {
        let given = remarks.iter().filter_map(|(field, value)| {
            let text = value.get_untracked();
            let remark = |text| return_registration::RegistrationRemarkInput { field: *field, text };
            (!text.trim().is_empty()).then(|| remark(text))
        });
        let input = return_registration::ReturnRegistrationInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            reason: reason.get_untracked(),
            text: said.get_untracked(),
            remarks: given.collect(),
        };
        doing.send(act::<ReturnRegistration>(return_registration::Variables { input }));
    };
    view! {
        <details class="fold mt-3">
            <summary class="row-link">{text.give_back}</summary>
            <div class="pt-2">
                <Choices label=text.why>{pills("return-reason", reason)}</Choices>
                <Field id="return-text" label=text.why_text>
                    <textarea id="return-text" class="textarea w-full" rows="2" maxlength="4000" aria-describedby="return-text-hint return-text-error" bind:value=said></textarea>
                </Field>
                <p class="mb-2 text-sm text-ink-2">{text.by_field}</p>
                {fields.collect_view()}
                <Button icon=Icon::Undo busy=doing.busy on_press=send>{text.give_back}</Button>
            </div>
        </details>
    }
}

#[component]
fn Reject(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let (ground, said) = (RwSignal::new(RejectionGround::NotNeeded), RwSignal::new(String::new()));
    let send = move || {
        let input = reject_registration::RejectRegistrationInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            ground: ground.get_untracked(),
            text: said.get_untracked(),
        };
        doing.send(act::<RejectRegistration>(reject_registration::Variables { input }));
    };
    view! {
        <details class="fold mt-3">
            <summary class="row-link">{text.reject}</summary>
            <div class="pt-2">
                <Choices label=text.ground>{pills("ground", ground)}</Choices>
                <Field id="reject-text" label=text.why_text>
                    <textarea id="reject-text" class="textarea w-full" rows="2" maxlength="4000" aria-describedby="reject-text-hint reject-text-error" bind:value=said></textarea>
                </Field>
                <Button icon=Icon::Close busy=doing.busy on_press=send>{text.reject}</Button>
            </div>
        </details>
    }
}

/// Taking it back for the founders; nothing for whoever may not.
#[component]
pub(super) fn Withdraw(registration: Registration, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().registration;
    let doing = Doing::new(reading);
    let said = RwSignal::new(String::new());
    let may = registration.steps.contains(&RegistrationStep::Withdraw);
    let send = move || {
        let input = withdraw_registration::WithdrawRegistrationInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            text: said.get_untracked(),
        };
        doing.send(act::<WithdrawRegistration>(withdraw_registration::Variables { input }));
    };
    may.then(|| {
        view! {
            <details class="fold mt-3 print:hidden">
                <summary class="row-link">{text.withdraw}</summary>
                <div class="pt-2">
                    {doing.faults()}
                    <TextField id="withdraw-text" label=text.why_text value=said />
                    <Button icon=Icon::Undo busy=doing.busy on_press=send>{text.withdraw}</Button>
                </div>
            </details>
        }
    })
}
