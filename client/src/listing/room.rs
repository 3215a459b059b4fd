//! `/lists/…`: one case: what it is about in plain words, until when, what can be done, and how it went.

use entity::institution::list_case::ListState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Decide;
use super::view::{Case, found, reading, tone};
use crate::file::{Files, shown};
use crate::parts::{
    Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, PastStep, Tone,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t};

/// The screen.
#[component]
pub(crate) fn ListCasePage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found(data) {
        Some(case) => view! { <Room case moved /> }.into_any(),
        None => view! {
            <PageHead title=text::listing::t().not_found />
            <EmptyState icon=Icon::Search title=text::listing::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/lists">{text::listing::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }
}

/// In plain words: what is going on, and what whoever reads it can do about it.
fn plainly(case: &Case) -> String {
    let text = text::listing::t();
    let shown = |date: Option<chrono::NaiveDate>| date.map(day).unwrap_or_default();
    let (list, reason) = (label(case.list), &case.reason.label);
    match case.state {
        ListState::Proposed => fill(text.is_proposed, &[&list, &reason]),
        ListState::Noticed => fill(text.is_noticed, &[&list, &reason, &shown(case.objection_due_on)]),
        ListState::Objected => fill(text.is_objected, &[&list]),
        ListState::Heard => fill(text.is_heard, &[&list]),
        ListState::Listed if case.reason.duty => {
            fill(text.is_listed_duty, &[&shown(case.listed_on), &list, &reason, &shown(case.exit_from)])
        }
        ListState::Listed => fill(text.is_listed, &[&shown(case.listed_on), &list, &reason, &shown(case.exit_from)]),
        ListState::ExitApplied => fill(text.is_exit_applied, &[&list]),
        ListState::Removed => fill(text.is_removed, &[&shown(case.closed_on), &list]),
        ListState::Dismissed => fill(text.is_dismissed, &[&list]),
    }
}

#[component]
fn Room(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::listing::t();
    let society = case.society.clone();
    let name = society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let title = [label(case.list), "：", &name].concat();
    let print = move |()| drop(window().print());
    let aside =
        view! { <span class="print:hidden"><Button icon=Icon::Print on_press=print>{t().home.print}</Button></span> };
    let page = society.map(|society| ["/societies/", &society.id].concat());
    let clause = [case.reason.label.as_str(), " · ", &case.reason.source].concat();
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
                    <LinkButton href="/lists">{text.to_all}</LinkButton>
                </p>
            </div>
        </div>
    }
}

#[component]
fn Standing(case: Case) -> impl IntoView {
    let text = text::listing::t();
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
                {fact(text.notified_on, case.notified_on)} {fact(text.objection_due_on, case.objection_due_on)}
                {fact(text.listed_on, case.listed_on)} {fact(text.exit_from, case.exit_from)}
                {fact(text.closed_on, case.closed_on)}
            </Facts></div>
        </Card>
    }
}

/// What shows it, what the federation says, what was attached, and how long everything takes.
#[component]
fn Papers(case: Case) -> impl IntoView {
    let text = text::listing::t();
    let terms = case.terms.clone();
    let opinion = case.opinion.clone().map(|said| {
        view! { <div class="mt-3"><Note tone=Tone::Info><strong>{text.opinion}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let days =
        fill(text.terms, &[&terms.objection_days, &terms.decision_days, &terms.exit_months, &terms.exit_work_days]);
    let own = viewer().society_id.is_some();
    let origin = (!own).then(|| view! { <p class="text-sm text-ink-2">{text.origin} "：" {label(case.origin)}</p> });
    view! {
        <Card title=text.evidence>
            <p class="whitespace-pre-line">{case.evidence.clone()}</p>
            {origin} {opinion}
            <Files files=shown!(case.attachments) />
            <details class="fold mt-3">
                <summary class="row-link">{text.terms_title}</summary>
                <p class="pt-2">{days}</p>
                <p class="text-sm text-ink-2">{terms.source}</p>
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
