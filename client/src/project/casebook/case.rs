//! `/casebook/cases/…`: one case: its text, who reads it, what they say, and what can be done now.

use entity::project::case_study::CaseStudyStep;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::{Assign, Decide, Word};
use super::view::{Case, case, found_case, tone};
use crate::file::{Files, shown};
use crate::parts::{
    Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, PastStep, Tone, Weight,
};
use crate::text::{self, day, fill, label, moment, t};

/// The screen.
#[component]
pub(crate) fn CasePage() -> impl IntoView {
    let params = use_params_map();
    let reading = case(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found_case(data) {
        Some(case) => view! { <Room case moved /> }.into_any(),
        None => view! {
            <PageHead title=text::casebook::t().no_case />
            <EmptyState icon=Icon::Search title=text::casebook::t().no_case line=t().register.not_found_hint>
                <LinkButton href="/casebook">{text::casebook::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let aside = view! { <Chip tone=tone(case.state)>{label(case.state)}</Chip> }.into_any();
    let held = case.open_item.as_ref().map(|item| {
        let said = [&item.holder.name, "：", &item.reason.text, " · ", &fill(text.by, &[&day(item.due_on)])].concat();
        view! { <Note tone=if item.mine { Tone::Warn } else { Tone::Info }><p>{said}</p></Note> }
    });
    let reason = case.reason.clone().map(|said| {
        view! { <Note tone=Tone::Warn><strong>{text.reason}</strong><p class="whitespace-pre-line">{said}</p></Note> }
    });
    let can = |step| case.moves.contains(&step);
    let again = can(CaseStudyStep::Resubmit).then(|| {
        let href = ["/casebook/cases/", &case.id, "/resubmit"].concat();
        view! { <div class="grid"><LinkButton href icon=Icon::Edit weight=Weight::Strong>{text.resubmit}</LinkButton></div> }
    });
    let word = can(CaseStudyStep::Say).then(|| view! { <Word case=case.clone() moved /> });
    let assign = can(CaseStudyStep::Assign).then(|| view! { <Assign case=case.clone() moved /> });
    let (files, told) = (shown!(case.attachments), case.clone());
    let outcomes = case.outcomes.iter().map(|one| label(*one)).collect::<Vec<_>>().join("、");
    view! {
        <PageHead title=case.title.clone() line=case.casebook.title.clone() aside />
        <div class="grid gap-3">
            {held} {reason} {again}
            <Card title=case.society_name.clone()>
                <Facts>
                    <Fact label=text.authors value=told.authors.clone() />
                    <Fact label=text.outcomes value=outcomes />
                </Facts>
                <p class="my-3 font-medium">{told.summary.clone()}</p>
                <p class="whitespace-pre-line">{told.text.clone()}</p>
                <Files files />
            </Card>
            {word} {assign}
            <Editors case=case.clone() />
            <Decide case=case.clone() moved />
            <History case />
        </div>
    }
}

#[component]
fn Editors(case: Case) -> impl IntoView {
    let text = text::casebook::t();
    let rows: Vec<_> = case
        .editors
        .into_iter()
        .map(|one| {
            let said = one.verdict.map_or(text.not_said, |verdict| label(verdict));
            let at = one.said_at.map(|at| moment(&at)).unwrap_or_default();
            view! {
                <li class="border-b border-line py-2 last:border-0">
                    <span class="font-medium">{one.name}</span> " " <span class="text-sm text-ink-2">{said} " " {at}</span>
                    <span class="block whitespace-pre-line">{one.text}</span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <Card title=text.words><ul>{rows}</ul></Card> })
}

#[component]
fn History(case: Case) -> impl IntoView {
    let rows: Vec<_> = case
        .steps
        .into_iter()
        .map(|step| view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=step.text /> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <div class="print:hidden"><Card title=t().form.history><ol class="list-decimal space-y-1 pl-5">{rows}</ol></Card></div> }
    })
}
