//! The federation's home: coverage with its gaps and one next action each, forms that do not fit,
//! what falls due in 30 days, and the way in and out for registers.

use chrono::Days;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::PartyForm;
use entity::register::standing::Abnormality;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::coverage::{CoverageTiles, FormShares, figures};
use super::due::{Due, SocietyDueRow};
use crate::activity::ActivityCard;
use crate::change::RegistrationCard;
use crate::evaluation::EvaluationCard;
use crate::form::GapsCard;
use crate::inspection::TiersCard;
use crate::net::{Cached, Shows, cached};
use crate::parts::{Card, Chip, Framed, PageHead, RowLink, Tone};
use crate::responsibility::WaitingCard;
use crate::session::{Viewer, viewer};
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/federation_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyForm", "RecommendedForm", "Abnormality")
)]
struct FederationToday;

use federation_today::{ResponseData, Standing};

/// How far ahead "soon" reaches, days.
const SOON: u64 = 30;

/// The state of the register today.
#[component]
pub(super) fn FederationHome() -> impl IntoView {
    let Viewer { region_name, today, .. } = viewer();
    let reading = cached::<FederationToday>(move || {
        let soon = today.checked_add_days(Days::new(SOON + 1)).unwrap_or(today);
        Some(("home".into(), federation_today::Variables { today, soon }))
    })
    .live(Shows::Figures);
    view! {
        <PageHead title=fill(t().home.overview_of, &[&region_name]) line=fill(t().home.as_of, &[&today]) />
        <WaitingCard />
        <Framed reading=reading.standing() lines=12 frame=move || view! { <Overview reading /> }.into_any() />
    }
}

#[component]
fn Overview(reading: Cached<ResponseData>) -> impl IntoView {
    view! {
        <div class="grid gap-3">
            {reading.part(|data| view! { <CoverageTiles figures=figures!(data.coverage) /> }.into_any())}
            <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
                <div class="grid gap-3">
                    <GapsCard />
                    {reading.part(|data| view! { <Mismatches data /> }.into_any())}
                </div>
                <div class="grid gap-3">
                    <TiersCard />
                    <ActivityCard />
                    <RegistrationCard />
                    <EvaluationCard />
                    {reading.part(|data| view! { <FormShares figures=figures!(data.coverage) /> <Soon data /> }.into_any())}
                    <Exchange />
                </div>
            </div>
        </div>
    }
}

#[component]
fn Mismatches(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let row = |society: Standing| {
        let line = fill(text.now_due, &[&label(society.form), &label(society.form_assessment.recommended)]);
        view! { <StandingRow society line fallback=text.step_change /> }
    };
    let due = data.change_due.total_count;
    let due = (due > 0).then(|| {
        let aside = view! { <span class="font-semibold">{due}</span> }.into_any();
        view! { <RowLink href="/societies?changeDue=true" title=text.change_due line=text.change_due_line aside /> }
    });
    let rows = data.mismatches.nodes.into_iter().map(row).collect_view();
    let aside = all_link("/societies?mismatch=true", data.mismatches.total_count);
    view! { <Card title=text.mismatches aside>{due} {rows}</Card> }
}

/// A society with what is the matter, and one next action: an abnormal one has to be reached first.
#[component]
fn StandingRow(society: Standing, line: String, fallback: &'static str) -> impl IntoView {
    let text = t().home;
    let listed = society.listings.iter().find(|listing| listing.until.is_none()).map(|listing| listing.kind);
    let (step, tone) = match listed {
        Some(Abnormality::Liquidating) => (text.step_wait, Tone::Plain),
        Some(_) => (text.step_reach, Tone::Warn),
        None => (fallback, Tone::Info),
    };
    let line = match listed {
        Some(kind) => [&line, " · ", label(kind)].concat(),
        None => line,
    };
    let aside = view! { <Chip tone>{step}</Chip> }.into_any();
    view! { <RowLink href=["/societies/", &society.id].concat() title=society.name line aside /> }
}

#[component]
fn Soon(data: ResponseData) -> impl IntoView {
    let text = t().home;
    let today = viewer().today;
    let soon = today.checked_add_days(Days::new(SOON + 1)).unwrap_or(today);
    let row = |href: String, title: &'static str, count: i64| {
        let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
        view! { <RowLink href title aside /> }
    };
    let (overdue, expired) = (data.overdue.total_count, data.expired.total_count);
    let report = Due::annual_report(today).filter(|due| due.days_left <= 30);
    view! {
        <Card title=text.soon_30 aside=all_deadlines()>
            {report.map(|due| view! { <SocietyDueRow due /> })}
            {row(fill("/societies?termEndsBefore={}", &[&today]), text.terms_overdue, overdue)}
            {row(fill("/societies?termEndsFrom={}&termEndsBefore={}", &[&today, &soon]), text.terms_soon, data.terms.total_count)}
            {row(fill("/societies?gradeEndsFrom={}&gradeEndsBefore={}", &[&today, &soon]), text.grades_soon, data.grades.total_count)}
            {row(fill("/societies?gradeEndsBefore={}", &[&today]), text.grades_expired, expired)}
        </Card>
    }
}

#[component]
fn Exchange() -> impl IntoView {
    let text = t().home;
    let viewer = viewer();
    let import = viewer.may("Mutation.startSocietyImport");
    let export = viewer.may("Mutation.requestSocietyExport");
    view! {
        <Card title=text.exchange>
            {import.then(|| view! { <RowLink href="/import" title=text.import_register line=text.import_line /> })}
            {export.then(|| view! { <RowLink href="/societies" title=text.export_register line=text.export_line /> })}
        </Card>
    }
}

fn all_deadlines() -> AnyView {
    head_link("/deadlines", t().home.all_deadlines.into())
}

/// A link to the whole list behind a shortened one.
pub(super) fn all_link(href: &'static str, total: i64) -> AnyView {
    head_link(href, fill(t().home.all_of, &[&total]))
}

fn head_link(href: &'static str, words: String) -> AnyView {
    view! { <a class="link -my-2.5 inline-flex min-h-11 items-center text-sm" href=href>{words}</a> }.into_any()
}
