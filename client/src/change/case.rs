//! A change of the register as each tier sees it: where it stands, what changes from what to what, what the
//! linter and the register say, whoever's turn it is beside it; printed as the change sheet (变更登记表).

use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::{ChangeMatter, ChangeReturnReason, ChangeState, ChangeStep, EndGround};
use entity::institution::registration::name::NameSeverity;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Decide;
use super::form::{Asked, Duties, Duty};
use crate::file::{Files, shown};
use crate::net::{Cached, cached};
use crate::parts::{Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::registration::name::{Said, finding};
use crate::session::viewer;
use crate::text::{self, day, days_left, fill, label, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "AttachmentPurpose",
        "ChangeMatter",
        "ChangeReturnReason",
        "ChangeState",
        "ChangeStep",
        "EndGround",
        "NameSeverity"
    )
)]
pub(super) struct RegisterChangeView;

pub(super) use register_change_view::{RegisterChangeViewRegisterChangesNodes as Change, ResponseData};

/// `/changes/…`.
#[component]
pub(crate) fn ChangePage() -> impl IntoView {
    let params = use_params_map();
    let reading = cached::<RegisterChangeView>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        Some((["change.", &id].concat(), register_change_view::Variables { ids: Some(vec![id]) }))
    });
    view! { <Loaded reading lines=10 view=move |data| sheet(data, reading) /> }
}

fn sheet(data: ResponseData, reading: Cached<ResponseData>) -> AnyView {
    let file_days = data.register_changes.terms.file_days;
    match data.register_changes.nodes.into_iter().next() {
        Some(change) => view! { <Sheet change file_days reading /> }.into_any(),
        None => view! {
            <PageHead title=text::change::t().not_found />
            <EmptyState icon=Icon::Search title=text::change::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/changes">{text::change::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn Sheet(change: Change, file_days: i64, reading: Cached<ResponseData>) -> impl IntoView {
    let text = text::change::t();
    let print = || drop(window().print());
    let aside = view! { <Button icon=Icon::Print on_press=print>{t().directive.print}</Button> }.into_any();
    let name = change.society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let title = [name.as_str(), " · ", label(change.matter)].concat();
    let findings = change.name_findings.clone().into_iter();
    let findings = findings.map(|one| finding(Said { severity: one.severity, text: one.text, rule: one.rule }));
    let elsewhere = change.legal_representative_elsewhere.clone().map(|society| {
        let note = change.namesake_note.clone();
        view! { <div class="mb-3"><Note tone=Tone::Warn>{fill(t().registration.elsewhere, &[&society])} " " {note}</Note></div> }
    });
    let duties = (change.matter == ChangeMatter::Deregistration && change.state.is_open()).then(|| {
        let duty = |one: register_change_view::RegisterChangeViewRegisterChangesNodesDuties| Duty {
            label: one.label,
            bars: one.bars,
            next: one.next_step,
            rule: one.rule,
        };
        view! { <Duties duties=change.duties.clone().into_iter().map(duty).collect() /> }
    });
    // The case is on the screen already: it is read again.
    let sent = Callback::new(move |_| reading.reload());
    let corrects = change.moves.contains(&ChangeStep::Resubmit).then(|| {
        view! { <div class="print:hidden"><Asked matter=change.matter change=Some(change.clone()) sent /></div> }
    });
    view! {
        <PageHead title line=label(change.state) aside />
        <div class="grid gap-3">
            <Standing change=change.clone() />
            <Decide change=change.clone() file_days reading />
            <div>{findings.collect_view()} {elsewhere} {duties}</div>
            {corrects}
            <Content change=change.clone() />
            <History change />
            <p class="hidden print:block">{text.seals}</p>
        </div>
    }
}

/// Where it stands and until when.
#[component]
fn Standing(change: Change) -> impl IntoView {
    let text = text::change::t();
    let due = change.due_on.map(|due| {
        let left = (due - viewer().today).num_days();
        view! { <Chip tone=Tone::of_days(left + 7)>{days_left(left)}</Chip> }
    });
    let completed = change.to_be_completed.then_some(text.to_complete);
    let back = matches!(change.state, ChangeState::Returned) || change.to_be_completed;
    let returned = change.return_reason.zip(change.return_text.clone()).filter(|_| back).map(|(why, said)| {
        view! { <div class="mb-3"><Note tone=Tone::Warn><p class="font-medium">{label(why)} "：" {said}</p><p>{completed}</p></Note></div> }
    });
    let fact = |label: &'static str, on: Option<chrono::NaiveDate>| on.map(|on| view! { <Fact label value=day(on) /> });
    let said = |label: &'static str, value: Option<String>| value.map(|value| view! { <Fact label value /> });
    let society = change.society.clone().map(|society| {
        let notice = society.ended.map(|ended| view! { <p class="mt-3">{text.notice} "：" {ended.notice}</p> });
        view! {
            <p class="mt-3 print:hidden"><LinkButton href=["/societies/", &society.id].concat() icon=Icon::Society>{society.name}</LinkButton></p>
            {notice}
        }
    });
    view! {
        <Card title=t().registration.standing aside=view! { {due} }.into_any()>
            {returned}
            <Facts>
                {fact(text.proposed_on, Some(change.proposed_on))} {said(text.document_no, change.consent_no)}
                {fact(text.document_on, change.consent_on)} {fact(text.file_by, change.file_by)}
                {fact(text.filed_on, change.filed_on)} {fact(text.liquidated_on, change.liquidated_on)}
                {said(text.decision_no, change.document_no)} {fact(text.effective_on, change.effective_on)}
            </Facts>
            {society}
        </Card>
    }
}

/// One line of the sheet.
fn row(label: &'static str, value: String) -> Option<AnyView> {
    (!value.is_empty()).then(|| {
        view! {
            <div class="border-b border-dashed border-line py-2">
                <dt class="text-sm text-ink-2">{label}</dt>
                <dd class="whitespace-pre-line">{value}</dd>
            </div>
        }
        .into_any()
    })
}

/// What changes, why, with which papers.
#[component]
fn Content(change: Change) -> impl IntoView {
    let text = text::change::t();
    let society = change.society.clone();
    let (name, uscc) = society.map(|society| (society.name, society.uscc)).unwrap_or_default();
    let on_paper = change.on_paper.iter().map(|paper| label(*paper)).collect::<Vec<_>>().join("、");
    let ends = change.matter == ChangeMatter::Deregistration;
    let old = if change.old_value.is_empty() && !ends { text.unknown.to_owned() } else { change.old_value.clone() };
    view! {
        <Card title=if ends { text.sheet_end } else { text.sheet }>
            <dl>
                {row(text.society, name)} {row(t().registration.uscc, uscc)} {row(text.matter, label(change.matter).to_owned())}
                {row(text.old_value, old)} {row(text.new_value, change.new_value.clone())}
                {row(text.ground, change.ground.map(label).unwrap_or_default().to_owned())}
                {row(text.reason, change.reason.clone())} {row(text.decided_on, day(change.decided_on))}
                {row(text.namesake, change.namesake_note.clone())} {row(text.liquidators, change.liquidators.clone())}
                {row(text.on_paper, on_paper)} {row(text.rule, change.rule.clone())}
            </dl>
            <Files files=shown!(change.attachments) />
        </Card>
    }
}

/// Its dated history.
#[component]
fn History(change: Change) -> impl IntoView {
    let steps = change.steps.into_iter().map(|step| {
        let why = step.reason.map(|reason| [label(reason), "："].concat());
        view! {
            <li class="border-b border-dashed border-line py-2">
                <span class="font-medium">{label(step.step)}</span> " · " {step.actor}
                <span class="block text-sm text-ink-2">{moment(&step.at)}</span>
                <span class="block whitespace-pre-line">{why} {step.text}</span>
            </li>
        }
    });
    view! { <Card title=t().registration.history><ol>{steps.collect_view()}</ol></Card> }
}
