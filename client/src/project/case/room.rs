//! `/projects/…`: one project: the next step first, its line from award to last day, its money, what became of its
//! result, and how it went.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::claim::Claims;
use super::decide::Decide;
use super::gantt::Gantt;
use super::paid::Money;
use super::view::{Project, ResponseData, Terms, found, reading, tone};
use crate::file::{Files, shown};
use crate::parts::{
    Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, PastStep, Tone,
};
use crate::project::certificate::PaperLink;
use crate::text::{self, day, fill, label, t};

/// The screen.
#[component]
pub(crate) fn ProjectPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| {
        let terms = data.project_terms;
        match found(data.node) {
            Some(project) => view! { <Room project terms moved /> }.into_any(),
            None => view! {
                <PageHead title=t().ahead.projects />
                <EmptyState icon=Icon::Search title=text::project_case::t().not_found line=t().register.not_found_hint>
                    <LinkButton href="/projects">{text::project_case::t().to_all}</LinkButton>
                </EmptyState>
            }
            .into_any(),
        }
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(project: Project, terms: Terms, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let society = project.society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let call = [project.call_no.as_str(), " ", &project.call_title].concat();
    let line = [&society, " · ", &project.leader, " · ", call.trim()].concat();
    let print = move |()| drop(window().print());
    let aside =
        view! { <span class="print:hidden"><Button icon=Icon::Print on_press=print>{t().home.print}</Button></span> };
    view! {
        <PageHead title=project.title.clone() line=line aside=aside.into_any() />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <div class="grid gap-3">
                <Standing project=project.clone() />
                <Decide project=project.clone() terms moved />
                <Claims project=project.clone() moved />
            </div>
            <div class="grid gap-3">
                <Money project=project.clone() moved />
                <History project />
                <p class="print:hidden"><LinkButton href="/projects">{text.to_all}</LinkButton></p>
            </div>
        </div>
    }
}

#[component]
fn Standing(project: Project) -> impl IntoView {
    let text = text::project_case::t();
    let aside = view! { <Chip tone=tone(project.state)>{label(project.state)}</Chip> }.into_any();
    let held = project.open_item.clone().map(|item| {
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::Info };
        view! { <div class="mb-3"><Note tone><strong>{said}</strong><p>{item.reason.text}</p></Note></div> }
    });
    let barred = project.barred_until.map(|until| {
        view! { <div class="mb-3"><Note tone=Tone::Warn>{fill(text.barred, &[&day(until)])}</Note></div> }
    });
    let certificate = project.certificate.clone().map(|certificate| {
        view! {
            <p class="mt-3"><strong>{text.certificate} " " {certificate.number}</strong> " " {text.code} " " {certificate.code}</p>
            <p class="flex flex-wrap gap-2">
                <LinkButton href=certificate.path icon=Icon::Check>{text.check}</LinkButton>
                <PaperLink path=certificate.paper />
            </p>
        }
    });
    let funded = if project.funded { text.funded } else { text.unfunded };
    let grade = project.grade.clone().map(|grade| view! { <Fact label=text.grade value=grade /> });
    let extended =
        (project.extended > 0).then(|| view! { <Fact label=text.extended value=project.extended.to_string() /> });
    view! {
        <Card title=text.standing aside edge=tone(project.state)>
            {held} {barred}
            <Gantt project=project.clone() />
            <div class="mt-3"><Facts>
                <Fact label=text.kind value=label(project.kind) />
                <Fact label=text.funding value=funded />
                {grade} {extended}
            </Facts></div>
            {certificate}
        </Card>
    }
}

#[component]
fn History(project: Project) -> impl IntoView {
    let text = text::project_case::t();
    let change = |change: super::view::Change| {
        let to = change.until.map(day).or(change.value).unwrap_or_default();
        let said = [label(change.kind), " ", &to, " · ", label(change.state)].concat();
        view! { <li>{said} <span class="block text-sm text-ink-2 whitespace-pre-line">{change.text}</span></li> }
    };
    let any = !project.changes.is_empty();
    let changes = project.changes.clone().into_iter().map(change).collect_view();
    let changes =
        any.then(|| view! { <h3 class="mt-3 font-medium">{text.changes}</h3> <ul class="grid gap-2">{changes}</ul> });
    let steps = project.steps.clone().into_iter();
    let steps =
        steps.map(|step| view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=step.text /> });
    view! {
        <Card title=text.history>
            <ol class="grid gap-2">{steps.collect_view()}</ol>
            {changes}
            <Files files=shown!(project.attachments) />
        </Card>
    }
}
