//! What whoever has the turn does with a change of the register; each says what it needs beside its button.

use entity::Word;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::{ChangeMatter, ChangeReturnReason, ChangeStep};
use leptos::prelude::*;

use super::act::{
    ApproveRegisterChange, ConsentToRegisterChange, Doing, FileRegisterChange, NameLiquidators, RefuseRegisterChange,
    ReportLiquidation, ReturnRegisterChange, WithdrawRegisterChange, act, approve_register_change,
    consent_to_register_change, file_register_change, name_liquidators, refuse_register_change, report_liquidation,
    return_register_change, withdraw_register_change,
};
use super::case::{Change, ResponseData};
use crate::file::{Chosen, FileField};
use crate::net::{Cached, key};
use crate::parts::{Button, Card, Choice, Choices, Field, Icon, Pick, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill, label, t};

/// One panel: the case, its intention, and reading it again when that is done.
#[derive(Clone)]
struct Panel {
    change: Change,
    doing: Doing,
    reading: Cached<ResponseData>,
}

impl Panel {
    fn done(&self) -> impl FnOnce(String) + 'static {
        let reading = self.reading;
        move |_| reading.reload()
    }
}

/// The input of a step that says a few words.
macro_rules! said {
    ($operation:ident, $panel:expr, $text:expr) => {
        $operation::Variables {
            input: $operation::RegisterChangeStepInput {
                change_id: $panel.change.id.clone(),
                expected_version: $panel.change.version,
                idempotency_key: key::new_key(),
                text: $text,
                papers: Vec::new(),
            },
        }
    };
}

/// The panel of whoever has the turn; nothing for everybody else.
#[component]
pub(super) fn Decide(change: Change, file_days: i64, reading: Cached<ResponseData>) -> impl IntoView {
    let panel = Panel { change, doing: Doing::new(), reading };
    let may = |step: ChangeStep| panel.change.moves.contains(&step);
    let consent = may(ChangeStep::Consent).then(|| view! { <Consent panel=panel.clone() file_days /> });
    let name = may(ChangeStep::NameLiquidators).then(|| view! { <Liquidators panel=panel.clone() /> });
    let report = may(ChangeStep::ReportLiquidation).then(|| view! { <Liquidation panel=panel.clone() /> });
    let file = may(ChangeStep::File).then(|| view! { <FileIt panel=panel.clone() /> });
    let approve = may(ChangeStep::Approve).then(|| view! { <Approve panel=panel.clone() /> });
    let back = may(ChangeStep::Return).then(|| view! { <Return panel=panel.clone() /> });
    let refuse = may(ChangeStep::Refuse).then(|| view! { <Refuse panel=panel.clone() /> });
    let withdraw = may(ChangeStep::Withdraw).then(|| view! { <Withdraw panel=panel.clone() /> });
    let faults = panel.doing.faults();
    let any = panel.change.moves.iter().any(|step| *step != ChangeStep::Resubmit);
    any.then(|| {
        view! {
            <div class="print:hidden"><Card title=t().registration.your_turn>
                {faults} {consent} {name} {report} {file} {approve} {back} {refuse} {withdraw}
            </Card></div>
        }
    })
}

#[component]
fn Consent(panel: Panel, file_days: i64) -> impl IntoView {
    let text = text::change::t();
    let (number, on) = (RwSignal::new(String::new()), RwSignal::new(viewer().today.to_string()));
    let files = Chosen::of("change-consent", &panel.change.id);
    let doing = panel.doing;
    let ends = panel.change.matter == ChangeMatter::Deregistration;
    let send = move || {
        let (Ok(document_on), Ok(file_ids)) = (on.get_untracked().parse(), files.ids()) else {
            return doing.refuse(t().registration.day_needed.to_owned());
        };
        let input = consent_to_register_change::ConsentToRegisterChangeInput {
            change_id: panel.change.id.clone(),
            expected_version: panel.change.version,
            idempotency_key: key::new_key(),
            document_no: number.get_untracked(),
            document_on,
            file_ids,
        };
        doing.send(act::<ConsentToRegisterChange>(consent_to_register_change::Variables { input }), panel.done());
    };
    view! {
        <TextField id="document-no" label=text.document_no value=number />
        <TextField id="document-on" label=text.document_on kind="date" value=on />
        <FileField id="consent-files" label=text.consent_file chosen=files />
        <p class="mb-3 text-sm text-ink-2">{if ends { text.consent_end.to_owned() } else { fill(text.consent_line, &[&file_days]) }}</p>
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.consent}</Button>
    }
}

#[component]
fn Liquidators(panel: Panel) -> impl IntoView {
    let text = text::change::t();
    let (said, doing) = (RwSignal::new(panel.change.liquidators.clone()), panel.doing);
    let send = move || {
        let variables = said!(name_liquidators, panel, said.get_untracked());
        doing.send(act::<NameLiquidators>(variables), panel.done());
    };
    view! {
        <TextField id="liquidators" label=text.liquidators hint=text.liquidators_hint value=said />
        <Button busy=doing.busy on_press=send>{text.name_liquidators}</Button>
    }
}

#[component]
fn Liquidation(panel: Panel) -> impl IntoView {
    let text = text::change::t();
    let on = RwSignal::new(viewer().today.to_string());
    let files = Chosen::of("liquidation", &panel.change.id);
    let doing = panel.doing;
    let send = move || {
        let (Ok(liquidated_on), Ok(file_ids)) = (on.get_untracked().parse(), files.ids()) else {
            return doing.refuse(text.day_needed.to_owned());
        };
        let kind = AttachmentPurpose::LiquidationReport;
        let input = report_liquidation::ReportLiquidationInput {
            change_id: panel.change.id.clone(),
            expected_version: panel.change.version,
            idempotency_key: key::new_key(),
            liquidated_on,
            papers: vec![report_liquidation::RegisterChangePaperInput { kind, file_ids }],
        };
        doing.send(act::<ReportLiquidation>(report_liquidation::Variables { input }), panel.done());
    };
    view! {
        <div class="mt-4">
            <TextField id="liquidated-on" label=text.liquidated_on kind="date" value=on />
            <FileField id="liquidation-files" label=label(AttachmentPurpose::LiquidationReport) chosen=files />
            <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.report_liquidation}</Button>
        </div>
    }
}

#[component]
fn FileIt(panel: Panel) -> impl IntoView {
    let (text, doing) = (text::change::t(), panel.doing);
    let send = move || {
        let variables = said!(file_register_change, panel, String::new());
        doing.send(act::<FileRegisterChange>(variables), panel.done());
    };
    view! {
        <p class="mb-3">{text.file_line}</p>
        <Button weight=Weight::Strong icon=Icon::Send busy=doing.busy on_press=send>{text.file}</Button>
    }
}

#[component]
fn Approve(panel: Panel) -> impl IntoView {
    let text = text::change::t();
    let (number, notice, doing) = (RwSignal::new(String::new()), RwSignal::new(String::new()), panel.doing);
    let ends = panel.change.matter == ChangeMatter::Deregistration;
    let send = move || {
        let input = approve_register_change::ApproveRegisterChangeInput {
            change_id: panel.change.id.clone(),
            expected_version: panel.change.version,
            idempotency_key: key::new_key(),
            document_no: number.get_untracked(),
            notice: notice.get_untracked(),
        };
        doing.send(act::<ApproveRegisterChange>(approve_register_change::Variables { input }), panel.done());
    };
    let words = ends.then(|| {
        view! {
            <Field id="notice" label=text.notice hint=text.notice_hint>
                <textarea id="notice" class="textarea w-full" rows="2" maxlength="4000" aria-describedby="notice-hint notice-error" bind:value=notice></textarea>
            </Field>
        }
    });
    view! {
        <TextField id="decision-no" label=text.decision_no value=number />
        {words}
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>
            {if ends { text.approve_end } else { text.approve }}
        </Button>
    }
}

/// A fold with a few words and a button.
fn words(id: &'static str, title: &'static str, said: RwSignal<String>, above: AnyView, button: AnyView) -> AnyView {
    view! {
        <details class="fold mt-3">
            <summary class="row-link">{title}</summary>
            <div class="pt-2">
                {above}
                <TextField id label=text::change::t().in_words value=said />
                {button}
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn Return(panel: Panel) -> impl IntoView {
    let (text, doing) = (t().registration, panel.doing);
    let reason = RwSignal::new(ChangeReturnReason::Incomplete);
    let said = RwSignal::new(String::new());
    let send = move || {
        let input = return_register_change::ReturnRegisterChangeInput {
            change_id: panel.change.id.clone(),
            expected_version: panel.change.version,
            idempotency_key: key::new_key(),
            reason: reason.get_untracked(),
            text: said.get_untracked(),
        };
        doing.send(act::<ReturnRegisterChange>(return_register_change::Variables { input }), panel.done());
    };
    let pill = move |one: &ChangeReturnReason| {
        let one = *one;
        let chosen = Signal::derive(move || reason.get() == one);
        view! { <Choice pick=Pick::One("return-reason") label=label(one) chosen on_choose=move || reason.set(one) /> }
    };
    let pills = ChangeReturnReason::ALL.iter().map(pill).collect_view();
    let above = view! { <Choices label=text.why>{pills}</Choices> }.into_any();
    let button = view! { <Button icon=Icon::Undo busy=doing.busy on_press=send>{text.give_back}</Button> }.into_any();
    words("return-text", text.give_back, said, above, button)
}

#[component]
fn Refuse(panel: Panel) -> impl IntoView {
    let (text, doing, said) = (text::change::t(), panel.doing, RwSignal::new(String::new()));
    let send = move || {
        let variables = said!(refuse_register_change, panel, said.get_untracked());
        doing.send(act::<RefuseRegisterChange>(variables), panel.done());
    };
    let button = view! { <Button icon=Icon::Close busy=doing.busy on_press=send>{text.refuse}</Button> }.into_any();
    words("refuse-text", text.refuse, said, ().into_any(), button)
}

#[component]
fn Withdraw(panel: Panel) -> impl IntoView {
    let (text, doing, said) = (text::change::t(), panel.doing, RwSignal::new(String::new()));
    let send = move || {
        let variables = said!(withdraw_register_change, panel, said.get_untracked());
        doing.send(act::<WithdrawRegisterChange>(variables), panel.done());
    };
    let button = view! { <Button icon=Icon::Undo busy=doing.busy on_press=send>{text.withdraw}</Button> }.into_any();
    words("withdraw-text", text.withdraw, said, ().into_any(), button)
}
