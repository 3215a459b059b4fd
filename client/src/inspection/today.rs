//! The card of annual inspection on the homes: a society's own report with the one next step, an office's
//! figures, each the way to its list.

use chrono::Datelike;
use entity::institution::inspection::Conclusion;
use entity::institution::report::ReportState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached, replay};
use crate::parts::{Card, Chip, LinkButton, RowLink, Tone};
use crate::session::viewer;
use crate::text::{day, days_left, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/own_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Conclusion", "ReportState")
)]
struct OwnInspectionToday;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/tiers_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct InspectionToday;

/// The society's card; nothing where it is not asked this year.
#[component]
pub(crate) fn OwnCard(society: String) -> impl IntoView {
    let year = i64::from(viewer().today.year());
    let reading = cached::<OwnInspectionToday>(move || {
        replay::acknowledged().track();
        let society = society.clone();
        Some(("inspection.today".into(), own_inspection_today::Variables { society, year }))
    })
    .live(Shows::List);
    let card = |data: own_inspection_today::ResponseData| data.annual_reports.nodes.into_iter().next().map(own);
    move || reading.data().map(card)
}

fn own(report: own_inspection_today::OwnInspectionTodayAnnualReportsNodes) -> AnyView {
    let text = t().inspection;
    let writable = report.state.is_writable();
    let aside = view! { <Chip tone=if writable { Tone::of_days(report.days_left) } else { Tone::Info }>{label(report.state)}</Chip> };
    let line = match report.conclusion {
        Some(conclusion) => label(conclusion).to_owned(),
        None if writable => fill(text.due_line, &[&day(report.due_on), &days_left(report.days_left)]),
        None => report.receipt_no.map(|number| [text.receipt, " ", &number].concat()).unwrap_or_default(),
    };
    let burden =
        report.content.filter(|_| writable).map(|content| fill(text.burden, &[&content.asked, &content.prefilled]));
    let step = match report.state {
        ReportState::Open => text.begin,
        ReportState::Rectifying => text.rectify,
        _ if writable => text.go_on,
        _ => text.see,
    };
    view! {
        <Card title=fill(text.report_on, &[&report.campaign.reports_on]) aside=aside.into_any()>
            <p>{line}</p>
            <p class="text-sm text-ink-2 empty:hidden">{burden}</p>
            <p class="mt-3"><LinkButton href="/inspection">{step}</LinkButton></p>
        </Card>
    }
    .into_any()
}

/// The card of an office; nothing where nothing was opened this year.
#[component]
pub(crate) fn TiersCard() -> impl IntoView {
    let year = i64::from(viewer().today.year());
    let reading =
        cached::<InspectionToday>(move || Some(("inspection.today".into(), inspection_today::Variables { year })))
            .live(Shows::Figures);
    move || reading.data().map(tiers)
}

fn tiers(data: inspection_today::ResponseData) -> Option<AnyView> {
    let text = t().inspection;
    let campaign = data.inspection_campaigns.into_iter().next()?;
    let row = |title: &'static str, states: &str, count: i64| {
        let aside = view! { <span class="font-semibold">{count}</span> }.into_any();
        view! { <RowLink href=["/inspection?state=", states].concat() title aside /> }
    };
    let line = fill(text.due_societies, &[&day(campaign.society_due_on)]);
    Some(
        view! {
            <Card title=fill(text.report_on, &[&campaign.reports_on])>
                <p class="text-sm text-ink-2">{line}</p>
                {row(text.with_society, "OPEN,DRAFT,RETURNED", data.society.total_count)}
                {row(text.with_sponsor, "SUBMITTED,RESUBMITTED", data.sponsor.total_count)}
                {row(text.with_civil, "PASSED,RECEIVED,RECTIFICATION_REPORTED", data.registration.total_count)}
                {row(text.over, "CONCLUDED,RECTIFYING,RECTIFIED", data.concluded.total_count)}
                <RowLink href="/inspection/progress" title=text.see_progress />
            </Card>
        }
        .into_any(),
    )
}
