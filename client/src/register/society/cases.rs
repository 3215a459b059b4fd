//! The cases of a society: its registration, changes of the register, evaluations, credit lists, enforcement; each
//! with its state and the way to it. They read for themselves, so that the page need not wait, and show what the
//! viewer may see.

use chrono::NaiveDate;
use entity::institution::change::{ChangeMatter, ChangeState};
use entity::institution::enforcement::{EnforcementState, PenaltyKind};
use entity::institution::evaluation::EvaluationState;
use entity::institution::list_case::{ListKind, ListState};
use entity::institution::registration::RegistrationState;
use entity::institution::registration::admission::AdmissionStage;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{cached, replay};
use crate::parts::{Card, Chip, Loaded, RowLink, Tone};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/society/cases.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "AdmissionStage",
        "ChangeMatter",
        "ChangeState",
        "EvaluationState",
        "GradeLevel",
        "ListKind",
        "ListState",
        "RegistrationState"
    )
)]
struct SocietyCases;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/society/enforcement.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("EnforcementState", "PenaltyKind")
)]
struct SocietyEnforcement;

/// One case as a line of the card.
struct Line {
    href: String,
    title: String,
    begun_on: Option<NaiveDate>,
    state: &'static str,
    open: bool,
}

/// The card; nothing for whoever may see no cases.
#[component]
pub(super) fn CasesCard(id: String) -> impl IntoView {
    let text = text::cases::t();
    let viewer = viewer();
    // The four are one right of the table; enforcement is another.
    let cases = viewer.may("Query.registrations").then(|| view! { <Cases id=id.clone() /> });
    let enforcement = viewer.may("Query.enforcementCases").then(|| view! { <Enforcement id /> });
    cases.map(|cases| {
        view! {
            <div class="print:hidden"><Card title=text.title>{cases} {enforcement}</Card></div>
        }
    })
}

#[component]
fn Cases(id: String) -> impl IntoView {
    let reading = cached::<SocietyCases>(move || {
        replay::acknowledged().track();
        Some((["cases.", &id].concat(), society_cases::Variables { id: id.clone() }))
    });
    view! { <Loaded reading lines=3 view=lines /> }
}

fn lines(data: society_cases::ResponseData) -> AnyView {
    let text = text::cases::t();
    let registered = i64::from(!data.registrations.nodes.is_empty());
    let registration = data.registrations.nodes.into_iter().map(|case| Line {
        href: ["/registrations/", &case.id].concat(),
        title: t().ahead.registration.to_owned(),
        begun_on: None,
        state: if case.state == RegistrationState::Approved { label(case.stage) } else { label(case.state) },
        open: case.state.is_open() || (case.state == RegistrationState::Approved && case.stage.is_open()),
    });
    let (changes, evaluations, lists) = (data.register_changes, data.evaluations, data.list_cases);
    let total = registered + changes.total_count + evaluations.total_count + lists.total_count;
    let changes = changes.nodes.into_iter().map(|case| Line {
        href: ["/changes/", &case.id].concat(),
        title: label(case.matter).to_owned(),
        begun_on: Some(case.proposed_on),
        state: label(case.state),
        open: case.state.is_open(),
    });
    let evaluations = evaluations.nodes.into_iter().map(|case| Line {
        href: ["/evaluations/", &case.id].concat(),
        title: fill(text.evaluation, &[&label(case.applied_level)]),
        begun_on: Some(case.filed_on),
        state: label(case.state),
        open: case.state.is_open(),
    });
    let lists = lists.nodes.into_iter().map(|case| Line {
        href: ["/lists/", &case.id].concat(),
        title: label(case.list).to_owned(),
        begun_on: Some(case.begun_on),
        state: label(case.state),
        open: case.state.is_open(),
    });
    let lines: Vec<Line> = registration.chain(changes).chain(evaluations).chain(lists).collect();
    shown(lines, total, text.none)
}

#[component]
fn Enforcement(id: String) -> impl IntoView {
    let reading = cached::<SocietyEnforcement>(move || {
        Some((["cases.enforcement.", &id].concat(), society_enforcement::Variables { id: id.clone() }))
    });
    let lines = |data: society_enforcement::ResponseData| {
        let text = text::cases::t();
        let found = data.enforcement_cases;
        let line = |case: society_enforcement::SocietyEnforcementEnforcementCasesNodes| Line {
            href: ["/enforcement/", &case.id].concat(),
            title: case.penalty.map_or(text.enforcement, label).to_owned(),
            begun_on: Some(case.begun_on),
            state: label(case.state),
            open: case.state.is_open(),
        };
        shown(found.nodes.into_iter().map(line).collect(), found.total_count, text.no_enforcement)
    };
    view! {
        <h3 class="mt-4 text-sm text-ink-2">{t().ahead.enforcement}</h3>
        <Loaded reading lines=1 view=lines />
    }
}

/// The lines, what is open first; and how many more there are.
fn shown(mut lines: Vec<Line>, total: i64, none: &'static str) -> AnyView {
    let text = text::cases::t();
    if lines.is_empty() {
        return view! { <p class="py-2 text-ink-2">{none}</p> }.into_any();
    }
    lines.sort_by_key(|line| (!line.open, std::cmp::Reverse(line.begun_on)));
    let more = total - i64::try_from(lines.len()).unwrap_or(total);
    let row = |line: Line| {
        let since = line.begun_on.map(|on| fill(text.since, &[&day(on)])).unwrap_or_default();
        let tone = if line.open { Tone::Warn } else { Tone::Plain };
        let state = view! { <Chip tone>{line.state}</Chip> }.into_any();
        view! { <RowLink href=line.href title=line.title line=since aside=state /> }
    };
    view! {
        {lines.into_iter().map(row).collect_view()}
        {(more > 0).then(|| view! { <p class="mt-2 text-sm text-ink-2">{fill(text.more, &[&more])}</p> })}
    }
    .into_any()
}
