//! `/enforcement/…`: one case: what was served in plain words, until when, what can be done, and how it went.

use entity::institution::enforcement::{EnforcementState, EnforcementStep};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Decide;
use super::view::{Case, found, reading, tone};
use crate::file::{Files, shown};
use crate::parts::{
    Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, PastStep, Tone,
};
use crate::text::{self, day, fill, label, t};

/// The screen.
#[component]
pub(crate) fn EnforcementPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found(data) {
        Some(case) => view! { <Room case moved /> }.into_any(),
        None => view! {
            <PageHead title=text::enforcement::t().not_found />
            <EmptyState icon=Icon::Search title=text::enforcement::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/enforcement">{text::enforcement::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }
}

/// In plain words: what is going on, and what whoever reads it can do about it.
fn plainly(case: &Case) -> String {
    use EnforcementState as S;
    let text = text::enforcement::t();
    let due = case.due_on.map(day).unwrap_or_default();
    let penalty = penalty_of(case);
    match case.state {
        S::Clue => fill(text.is_clue, &[&due]),
        S::Investigating => fill(text.is_investigating, &[&due]),
        S::NoAction => text.is_no_action.to_owned(),
        S::OrderedToCorrect => fill(text.is_ordered, &[&due]),
        S::CorrectionReported => fill(text.is_reported, &[&due]),
        S::Corrected => text.is_corrected.to_owned(),
        S::PenaltyNoticed => fill(text.is_noticed, &[&penalty, &due]),
        S::PenaltyObjected => fill(text.is_objected, &[&due]),
        S::PenaltyHeard => text.is_heard.to_owned(),
        S::InForce => fill(text.is_in_force, &[&penalty, &due]),
        S::Closed => fill(text.is_closed, &[&penalty]),
    }
}

/// The penalty with its amount or its last day.
fn penalty_of(case: &Case) -> String {
    let text = text::enforcement::t();
    let kind = case.penalty.map(label).unwrap_or_default().to_owned();
    let fine = case.fine_fen.map(|fen| fill(text.yuan, &[&(fen / 100), &format!("{:02}", fen % 100)]));
    let until = case.suspended_until.map(|until| fill(text.until, &[&day(until)]));
    [kind, fine.unwrap_or_default(), until.unwrap_or_default()].concat()
}

#[component]
fn Room(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::enforcement::t();
    let society = case.society.clone();
    let name = society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let title = [text.case_of, "：", &name].concat();
    let print = move |()| drop(window().print());
    let aside =
        view! { <span class="print:hidden"><Button icon=Icon::Print on_press=print>{t().home.print}</Button></span> };
    let page = society.map(|society| ["/societies/", &society.id].concat());
    let clause = case.served_on.map(|on| fill(text.served_on, &[&day(on)])).unwrap_or_default();
    view! {
        <PageHead title line=clause aside=aside.into_any() />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <div class="grid gap-3">
                <Standing case=case.clone() />
                <Decide case=case.clone() moved />
            </div>
            <div class="grid gap-3">
                <Papers case=case.clone() />
                <History case />
                <p class="flex flex-wrap gap-3 print:hidden">
                    {page.map(|href| view! { <LinkButton href>{text.society_page}</LinkButton> })}
                    <LinkButton href="/enforcement">{text.to_all}</LinkButton>
                </p>
            </div>
        </div>
    }
}

#[component]
fn Standing(case: Case) -> impl IntoView {
    let text = text::enforcement::t();
    let aside = view! { <Chip tone=tone(case.state)>{label(case.state)}</Chip> }.into_any();
    let held = case.open_item.clone().map(|item| {
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <div class="mt-3"><Note tone=if item.days_left < 0 { Tone::Bad } else { Tone::Info }><strong>{said}</strong><p>{item.reason.text}</p></Note></div> }
    });
    let fact = |name: &'static str, date: Option<chrono::NaiveDate>| {
        date.map(|date| view! { <Fact label=name value=day(date) /> })
    };
    view! {
        <Card title=text.standing aside edge=tone(case.state)>
            <p class="text-lg">{plainly(&case)}</p>
            {held}
            <div class="mt-4"><Facts>
                {fact(text.due_on, case.due_on)} {fact(text.imposed_on, case.imposed_on)}
                {fact(text.closed_on, case.closed_on)}
            </Facts></div>
        </Card>
    }
}

/// What was served or reported, what was attached, and how long everything takes.
#[component]
fn Papers(case: Case) -> impl IntoView {
    let text = text::enforcement::t();
    let terms = case.terms.clone();
    let clue = case.clue.clone().map(|clue| {
        let origin = case.origin.map(label).unwrap_or_default();
        view! { <p class="text-sm text-ink-2">{text.clue} "：" {origin}</p><p class="whitespace-pre-line">{clue}</p> }
    });
    let serves = |step: EnforcementStep| matches!(step, EnforcementStep::Order | EnforcementStep::Notice);
    let served = case.steps.iter().rfind(|step| serves(step.step)).and_then(|step| step.text.clone());
    let served = served.map(|said| {
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{text.served}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let days = [
        fill(text.terms_office, &[&terms.clue_days, &terms.investigate_days, &terms.check_days]),
        fill(text.terms_society, &[&terms.correct_days, &terms.plea_work_days, &terms.carry_out_days]),
    ];
    let from = [terms.source, "（".into(), fill(text.effective, &[&day(terms.effective_on)]), "）".into()].concat();
    view! {
        <Card title=text.papers>
            {clue} {served}
            <Files files=shown!(case.attachments) />
            <details class="fold mt-3">
                <summary class="row-link">{text.terms_title}</summary>
                <p class="pt-2">{days.concat()}</p>
                <p class="text-sm text-ink-2">{from}</p>
            </details>
        </Card>
    }
}

#[component]
fn History(case: Case) -> impl IntoView {
    let rows = case.steps.into_iter().map(|step| {
        view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=step.text /> }
    });
    view! {
        <Card title=t().form.history>
            <ol class="list-decimal space-y-1 pl-5">{rows.collect_view()}</ol>
        </Card>
    }
}
