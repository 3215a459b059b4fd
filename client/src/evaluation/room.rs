//! `/evaluations/…`: one evaluation with how the society rates itself, what the panel gave, what was said
//! about it, whose turn it is, and what the viewer may do.

use entity::Word;
use entity::institution::evaluation::{EvaluationBlock, EvaluationStep};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::apply::not_found;
use super::decide::{Accept, Act, Reasoned, Said, Say};
use super::grade::Regrade;
use super::list::applied;
use super::panel::{Panel, Visit};
use super::print::{NoticeSheet, ResultSheet};
use super::view::{Evaluation, Gone, found, reading, tone};
use crate::file::{Files, shown};
use crate::parts::{Button, Card, Chip, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Tone, Weight};
use crate::text::{self, day, fill, label, moment, t};

/// The screen.
#[component]
pub(crate) fn EvaluationPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found(data) {
        Some(evaluation) => view! { <Room evaluation moved /> }.into_any(),
        None => not_found(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(evaluation: Evaluation, moved: Callback<()>) -> impl IntoView {
    let text = text::evaluation::t();
    let society = evaluation.society.clone().map(|society| society.name).unwrap_or_default();
    let line = [applied(evaluation.purpose, evaluation.applied_level).as_str(), " · ", &evaluation.receipt_no].concat();
    let print = move |()| drop(window().print());
    let noticed = evaluation.noticed_on.is_some();
    let aside = noticed
        .then(|| view! { <span class="print:hidden"><Button icon=Icon::Print on_press=print>{t().home.print}</Button></span> });
    view! {
        <div class="print:hidden">
            <PageHead title=society line aside=view! { {aside} }.into_any() />
            <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
                <div class="grid gap-3">
                    <Standing evaluation=evaluation.clone() />
                    <Points evaluation=evaluation.clone() />
                    <Papers evaluation=evaluation.clone() />
                    <Found evaluation=evaluation.clone() />
                </div>
                <div class="grid gap-3">
                    <Turn evaluation=evaluation.clone() moved />
                    <History steps=evaluation.steps.clone() />
                    <p><LinkButton href="/evaluations">{text.to_all}</LinkButton></p>
                </div>
            </div>
        </div>
        {noticed.then(|| view! { <NoticeSheet evaluation=evaluation.clone() /> })}
        {evaluation.graded_on.map(|_| view! { <ResultSheet evaluation=evaluation.clone() /> })}
    }
}

/// Where it stands, who has it until when, and what was said last.
#[component]
fn Standing(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let aside = view! { <Chip tone=tone(evaluation.state)>{label(evaluation.state)}</Chip> }.into_any();
    let held = evaluation.open_item.clone().map(|item| {
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <Note tone=if item.days_left < 0 { Tone::Bad } else { Tone::Info }><strong>{said}</strong><p>{item.reason.text}</p></Note> }
    });
    let said = evaluation.text.clone().map(|said| {
        let why = evaluation.reason.map_or(text.said, label);
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{why}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let objection = evaluation.objection.clone().map(|said| {
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{text.objection}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let valid = evaluation.valid_until.map(|until| {
        let remark = evaluation.validity.map(label).unwrap_or_default();
        view! { <Fact label=text.valid_until value=day(until) remark=remark /> }
    });
    let result = evaluation.result_level.map(|level| view! { <Fact label=text.result_level value=label(level) /> });
    let due = evaluation.objection_due_on.map(|on| view! { <Fact label=text.objection_due value=day(on) /> });
    view! {
        <Card title=text.standing aside edge=tone(evaluation.state)>
            {held} {said} {objection}
            <div class="mt-3">
                <Facts><Fact label=text.filed value=day(evaluation.filed_on) /> {result} {due} {valid}</Facts>
            </div>
        </Card>
    }
}

/// The four blocks: their weight, the society's rating, the panel's.
#[component]
fn Points(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let own = evaluation.self_rating.clone();
    let of_panel = |block: EvaluationBlock| {
        evaluation.panel.as_ref().map(|panel| match block {
            EvaluationBlock::BasicConditions => panel.basic,
            EvaluationBlock::Governance => panel.governance,
            EvaluationBlock::WorkResults => panel.results,
            EvaluationBlock::SocialAppraisal => panel.appraisal,
        })
    };
    let row = |block: &EvaluationBlock| {
        let own = match block {
            EvaluationBlock::BasicConditions => own.basic,
            EvaluationBlock::Governance => own.governance,
            EvaluationBlock::WorkResults => own.results,
            EvaluationBlock::SocialAppraisal => own.appraisal,
        };
        let weight = evaluation.rules.weights.iter().find(|row| row.block == *block).map(|row| row.points);
        view! { <tr><th scope="row" class="text-left font-medium">{label(*block)}</th><td class="text-right">{weight}</td><td class="text-right">{own}</td><td class="text-right">{of_panel(*block)}</td></tr> }
    };
    let rows = EvaluationBlock::ALL.iter().map(row).collect_view();
    let (total, panel) = (own.total, evaluation.panel.as_ref().map(|panel| panel.total));
    let all: i64 = evaluation.rules.weights.iter().map(|row| row.points).sum();
    view! {
        <Card title=text.points>
            <table class="w-full">
                <thead class="text-sm text-ink-2">
                    <tr><th scope="col" class="text-left">{text.block}</th><th scope="col" class="text-right">{text.weight}</th><th scope="col" class="text-right">{text.own_points}</th><th scope="col" class="text-right">{text.panel_points}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot class="font-semibold">
                    <tr><th scope="row" class="text-left">{text.total}</th><td class="text-right">{all}</td><td class="text-right">{total}</td><td class="text-right">{panel}</td></tr>
                </tfoot>
            </table>
            <p class="mt-3 text-sm text-ink-2">{fill(text.rules_source, &[&evaluation.rules.source])}</p>
        </Card>
    }
}

#[component]
fn Papers(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let none = evaluation.attachments.is_empty().then(|| view! { <p class="text-ink-2">{text.no_papers}</p> });
    view! {
        <Card title=text.statement>
            <p class="whitespace-pre-line">{evaluation.statement.clone()}</p>
            <Files files=shown!(evaluation.attachments) /> {none}
        </Card>
    }
}

/// What others found: opinion, visit, panel.
#[component]
fn Found(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let part = |title: &'static str, head: String, said: Option<String>| {
        said.map(|said| {
            view! {
                <div class="border-b border-line py-2 last:border-0">
                    <dt class="text-sm text-ink-2">{title} " " {head}</dt>
                    <dd class="min-w-0 break-words whitespace-pre-line">{said}</dd>
                </div>
            }
        })
    };
    let dated = |on: Option<crate::net::scalar::Date>, people: &Option<String>| {
        [on.map(day).unwrap_or_default(), people.clone().unwrap_or_default()].join(" ")
    };
    let (visited, sat) =
        (dated(evaluation.visited_on, &evaluation.visitors), dated(evaluation.panel_on, &evaluation.panel_members));
    let empty = evaluation.opinion.is_none() && evaluation.visit_note.is_none() && evaluation.panel_note.is_none();
    (!empty).then(|| {
        view! {
            <Card title=text.found>
                <dl>
                    {part(text.opinion, String::new(), evaluation.opinion.clone())}
                    {part(text.visit, visited, evaluation.visit_note.clone())}
                    {part(text.panel, sat, evaluation.panel_note.clone())}
                </dl>
            </Card>
        }
    })
}

/// What the viewer may do now.
#[component]
fn Turn(evaluation: Evaluation, moved: Callback<()>) -> impl IntoView {
    let act = Act::new(moved);
    let moves = evaluation.moves.clone();
    if moves.is_empty() {
        return ().into_any();
    }
    let one = |step: EvaluationStep| turn(&evaluation, act, step);
    // The one next action first, what breaks it off last.
    let order = [
        EvaluationStep::Resubmit,
        EvaluationStep::Accept,
        EvaluationStep::Grade,
        EvaluationStep::DeclineGrade,
        EvaluationStep::Visit,
        EvaluationStep::Score,
        EvaluationStep::Publish,
        EvaluationStep::Opine,
        EvaluationStep::Object,
        EvaluationStep::Uphold,
        EvaluationStep::Reopen,
        EvaluationStep::Return,
        EvaluationStep::Refuse,
        EvaluationStep::Withdraw,
        EvaluationStep::Revoke,
    ];
    let open: Vec<AnyView> = order.into_iter().filter(|step| moves.contains(step)).map(one).collect();
    view! { <Card title=t().form.your_turn edge=Tone::Warn>{act.notes()} {open}</Card> }.into_any()
}

/// The form of one step.
fn turn(evaluation: &Evaluation, act: Act, step: EvaluationStep) -> AnyView {
    let evaluation = evaluation.clone();
    match step {
        EvaluationStep::Resubmit => {
            let href = ["/evaluations/", &evaluation.id, "/resubmit"].concat();
            view! { <p class="mb-3"><LinkButton href icon=Icon::Edit weight=Weight::Strong>{text::evaluation::t().resubmit}</LinkButton></p> }.into_any()
        }
        EvaluationStep::Accept | EvaluationStep::Grade | EvaluationStep::DeclineGrade | EvaluationStep::Publish => {
            view! { <Accept evaluation act step /> }.into_any()
        }
        EvaluationStep::Visit => view! { <Visit evaluation act /> }.into_any(),
        EvaluationStep::Score => view! { <Panel evaluation act /> }.into_any(),
        EvaluationStep::Return => view! { <Reasoned evaluation act refuses=false /> }.into_any(),
        EvaluationStep::Refuse => view! { <Reasoned evaluation act refuses=true /> }.into_any(),
        EvaluationStep::Revoke => view! { <Regrade evaluation act /> }.into_any(),
        _ => view! { <Say evaluation act said=Said::of(step) /> }.into_any(),
    }
}

#[component]
fn History(steps: Vec<Gone>) -> impl IntoView {
    let step = |step: Gone| {
        let reason = step.reason.map(label).unwrap_or_default();
        let said = [reason, step.text.as_deref().unwrap_or_default()].join(" ");
        view! {
            <li>
                <span class="font-medium">{label(step.step)}</span>
                " "
                <span class="text-ink-2">{moment(&step.at)} " " {step.actor}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{said.trim().to_owned()}</span>
            </li>
        }
    };
    view! {
        <Card title=t().form.history>
            <ol class="list-decimal space-y-1 pl-5">{steps.into_iter().map(step).collect_view()}</ol>
        </Card>
    }
}
