//! One form a step that the viewer may take: what is said, until when, which penalty, with papers; a grave
//! one is asked about once more.

use entity::Word;
use entity::institution::enforcement::{EnforcementStep, PenaltyKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Said};
use super::view::Case;
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, Dialog, ErrorNote, Field, Icon, Pick, TextField, Tone, Weight, toast,
};
use crate::session::session;
use crate::text::{self, label, language};

/// What a step asks for, and what is asked before it is taken; nothing for a light one.
fn words(step: EnforcementStep) -> (&'static str, &'static str) {
    use EnforcementStep as T;
    let text = text::enforcement::t();
    match step {
        T::Order | T::RejectCorrection => (text.order_text, text.sure_serve),
        T::ReportCorrection => (text.correction_text, ""),
        T::Object => (text.object_text, ""),
        T::Notice => (text.notice_text, text.sure_serve),
        T::Impose => (text.impose_text, text.sure_impose),
        T::Drop => (text.why, text.sure_drop),
        T::Close => (text.close_text, text.sure_close),
        _ => (text.why, ""),
    }
}

/// What the viewer may do; nothing where that is nothing.
#[component]
pub(super) fn Decide(case: Case, moved: Callback<()>) -> impl IntoView {
    let second =
        case.needs_second_official.then(|| view! { <p class="mb-2">{text::enforcement::t().second_official}</p> });
    let any = second.is_some() || !case.moves.is_empty();
    let steps = case.moves.clone().into_iter();
    let forms = steps.map(|step| view! { <Say case=case.clone() step moved /> }).collect_view();
    any.then(|| view! { <div class="print:hidden"><Card title=text::enforcement::t().can_do edge=Tone::Warn>{second} {forms}</Card></div> })
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    due_on: RwSignal<String>,
    penalty: RwSignal<PenaltyKind>,
    yuan: RwSignal<String>,
    until: RwSignal<String>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            text: empty(),
            due_on: empty(),
            penalty: RwSignal::new(PenaltyKind::Warning),
            yuan: empty(),
            until: empty(),
        }
    }

    /// As it is sent: an amount or a day only where the penalty has one.
    fn said(self, files: Vec<String>) -> Said {
        let penalty = self.penalty.get_untracked();
        let fine = self.yuan.get_untracked().trim().parse::<i64>().ok().and_then(|yuan| yuan.checked_mul(100));
        Said {
            text: self.text.get_untracked(),
            files,
            due_on: self.due_on.get_untracked().parse().ok(),
            penalty: Some(penalty),
            fine_fen: fine.filter(|_| penalty == PenaltyKind::Fine),
            suspended_until: self.until.get_untracked().parse().ok().filter(|_| penalty == PenaltyKind::Suspension),
        }
    }
}

#[component]
fn Say(case: Case, step: EnforcementStep, moved: Callback<()>) -> impl IntoView {
    let (asked, sure) = words(step);
    let (typed, confirming, intent) = (Typed::new(), RwSignal::new(false), Intent::new());
    let files = Chosen::of(Word::code(step), &case.id);
    let only = case.moves.len() == 1;
    // What nobody was told of has no papers that the society could see.
    let served = case.served_on.is_some() || step.serves();
    let go = Callback::new(move |()| {
        confirming.set(false);
        let Ok(file_ids) = files.ids() else { return toast::show(text::enforcement::t().files_first) };
        let (case, said) = (case.clone(), typed.said(file_ids));
        intent.begin();
        spawn_local(async move {
            let outcome = send::take(&case, step, said).await;
            if matches!(&outcome, Ok(declined) if declined.is_empty()) {
                files.clear();
                toast::show(text::enforcement::t().done);
                spawn_local(session().confirm());
                let _ = moved.try_run(());
            }
            let _ = intent.settle(outcome);
        });
    });
    let press = move |()| if sure.is_empty() { go.run(()) } else { confirming.set(true) };
    let told = move || {
        let rest = intent.rest(&["text", "dueOn", "fineFen", "suspendedUntil"]);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let id = Word::code(step);
    let sets_day = matches!(step, EnforcementStep::Order | EnforcementStep::RejectCorrection);
    view! {
        <details class="fold mt-1" open=only>
            <summary class="row-link">{label(step)}</summary>
            <div class="pt-2">
                {told}
                {(step == EnforcementStep::Notice).then(|| view! { <Penalty typed intent /> })}
                {sets_day.then(|| view! { <TextField id="dueOn" label=text::enforcement::t().due_label kind="date" value=typed.due_on error=Signal::derive(move || intent.about("dueOn")) /> })}
                <Field id label=asked error=Signal::derive(move || intent.about("text"))>
                    <textarea id=id class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by(id) bind:value=typed.text></textarea>
                </Field>
                {served.then(|| view! { <FileField id="enforcement-files" label=text::enforcement::t().files chosen=files /> })}
                <Button weight=if only { Weight::Strong } else { Weight::Normal } icon=Icon::Send busy=intent.busy on_press=press>
                    {[language().pick("提交：", "Send: "), label(step)].concat()}
                </Button>
            </div>
        </details>
        <Dialog open=confirming title=label(step)>
            <p class="mb-4">{sure}</p>
            <Button weight=Weight::Strong on_press=go>{text::enforcement::t().confirm}</Button>
        </Dialog>
    }
}

/// Which penalty, with what it needs.
#[component]
fn Penalty(typed: Typed, intent: Intent) -> impl IntoView {
    let text = text::enforcement::t();
    let choice = move |kind: &PenaltyKind| {
        let kind = *kind;
        let chosen = Signal::derive(move || typed.penalty.get() == kind);
        view! { <Choice pick=Pick::One("penalty") label=label(kind) chosen on_choose=move || typed.penalty.set(kind) /> }
    };
    let needs = move || {
        match typed.penalty.get() {
        PenaltyKind::Fine => view! {
            <TextField id="fine" label=text.fine inputmode="numeric" value=typed.yuan error=Signal::derive(move || intent.about("fineFen")) />
        }
        .into_any(),
        PenaltyKind::Suspension => view! {
            <TextField id="suspendedUntil" label=text.suspended_until kind="date" value=typed.until error=Signal::derive(move || intent.about("suspendedUntil")) />
        }
        .into_any(),
        PenaltyKind::Warning | PenaltyKind::Revocation => ().into_any(),
    }
    };
    view! {
        <Choices label=text.penalty>{PenaltyKind::ALL.iter().map(choice).collect_view()}</Choices>
        {needs}
    }
}
