//! The picture of a campaign: where the reports are, how many have come by which day, by region, and why and
//! at which fields they went back. Every figure opens the list behind it.

use entity::institution::report::field::ReportField;
use entity::institution::report::{ReportReturnReason, ReportState};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use view_model::inspection::queue::Narrow;
use view_model::parts::chart_arrivals::Arrived;

use super::board::{Campaign, Found, campaigns, head, in_states, no_campaign, tiles};
use crate::net::{Cached, Shows, cached};
use crate::parts::chart_arrivals::{ArrivalTexts, Arrivals};
use crate::parts::{Bar, Bars, Card, Column, Counted, EmptyState, Icon, Loaded, Table};
use crate::session::viewer;
use crate::text::{day, fill, label, percent, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/progress.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ReportField", "ReportReturnReason", "ReportState")
)]
pub(super) struct CampaignProgress;

use CampaignProgressInspectionProgress as Progress;
pub(super) use campaign_progress::{
    CampaignProgressInspectionProgress, CampaignProgressInspectionProgressByState, ResponseData,
};

/// Reads how far a campaign is.
pub(super) fn reading(campaign: String) -> Cached<ResponseData> {
    cached::<CampaignProgress>(move || {
        let campaign = campaign.clone();
        Some((["progress.", &campaign].concat(), campaign_progress::Variables { campaign }))
    })
    .live(Shows::Figures)
}

/// `/inspection/progress`.
#[component]
pub(crate) fn ProgressPage() -> impl IntoView {
    let reading = campaigns();
    let view = |data: Found| match data.inspection_campaigns.into_iter().next() {
        Some(campaign) => view! { <Picture campaign /> }.into_any(),
        None => no_campaign(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Picture(campaign: Campaign) -> impl IntoView {
    let text = t().inspection;
    let reading = reading(campaign.id.clone());
    let shown = campaign.clone();
    let view = move |data: ResponseData| match data.inspection_progress {
        Some(progress) => view! { <Whole campaign=shown.clone() progress /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        {head(&campaign, Some((Narrow::everything(), text.see_list)))}
        <Loaded reading lines=10 view />
    }
}

/// Societies that have to report.
fn asked(progress: &Progress) -> i64 {
    progress.reports - in_states(progress, &[ReportState::Exempt])
}

#[component]
fn Whole(campaign: Campaign, progress: Progress) -> impl IntoView {
    view! {
        <div class="grid gap-3">
            {tiles(&progress)}
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div class="grid gap-3">
                    <ByDay campaign progress=progress.clone() />
                    <ByRegion progress=progress.clone() />
                </div>
                <div class="grid gap-3">
                    <ByState progress=progress.clone() />
                    <Returned progress />
                </div>
            </div>
        </div>
    }
}

#[component]
fn ByDay(campaign: Campaign, progress: Progress) -> impl IntoView {
    let text = t().inspection;
    let today = viewer().today;
    let whole = asked(&progress);
    let sum: i64 = progress.by_day.iter().map(|day| day.submitted).sum();
    let href = |on| Narrow { submitted_on: Some(on), ..Narrow::default() }.href();
    let arrived = progress.by_day.iter().map(|one| Arrived { on: one.on, count: one.submitted, href: href(one.on) });
    let arrived = arrived.collect();
    let texts = ArrivalTexts {
        caption: text.by_day,
        description: fill(text.by_day_said, &[&day(today), &sum, &whole, &day(campaign.society_due_on)]),
        deadline: fill(text.by_deadline, &[&campaign.society_due_on]),
        day: text.day,
        count: text.submitted,
        sum: text.sum,
    };
    #[expect(clippy::cast_precision_loss, reason = "societies stay far below 2^52")]
    let rate = sum as f64 / whole.max(1) as f64;
    view! {
        <Card title=text.by_day>
            <p class="mb-2">{fill(text.by_day_line, &[&sum, &whole, &percent(rate)])}</p>
            <Arrivals texts arrived whole first=campaign.opens_on deadline=campaign.society_due_on today />
        </Card>
    }
}

#[component]
fn ByState(progress: Progress) -> impl IntoView {
    let text = t().inspection;
    let bar = |counted: &CampaignProgressInspectionProgressByState| Bar {
        label: label(counted.state).into(),
        href: Narrow::states(&[counted.state]),
        whole: counted.count,
        part: None,
    };
    let bars = progress.by_state.iter().map(bar).collect();
    let counted = Counted { thing: text.state, whole: text.count, part: "" };
    view! { <Card title=text.by_state><Bars caption=text.by_state counted bars /></Card> }
}

#[component]
fn ByRegion(progress: Progress) -> impl IntoView {
    let text = t().inspection;
    let columns = vec![
        Column::words(t().home.region),
        Column::figures(text.asked_short),
        Column::figures(text.submitted_now),
        Column::figures(text.passed_short),
        Column::figures(text.concluded_short),
    ];
    let row = |region: campaign_progress::CampaignProgressInspectionProgressByRegion| {
        let href = Narrow { region: region.region.code.clone(), ..Narrow::default() }.href();
        view! {
            <tr>
                <td><a class="link" href=href>{region.region.name}</a></td>
                <td class="figure">{region.asked}</td>
                <td class="figure">{region.submitted}</td>
                <td class="figure">{region.passed}</td>
                <td class="figure">{region.concluded}</td>
            </tr>
        }
    };
    let rows = progress.by_region.into_iter().map(row).collect_view();
    view! { <Card title=text.by_region><Table caption=text.by_region columns>{rows}</Table></Card> }
}

/// Why reports went back, and at which fields something had to be corrected.
#[component]
fn Returned(progress: Progress) -> impl IntoView {
    let text = t().inspection;
    if progress.return_reasons.is_empty() {
        return view! { <Card title=text.return_reasons><EmptyState icon=Icon::Done title=text.none_returned /></Card> }.into_any();
    }
    let reasons = progress.return_reasons.iter().map(|counted| Bar {
        label: label(counted.reason).into(),
        href: Narrow { reasons: vec![counted.reason], ..Narrow::default() }.href(),
        whole: counted.count,
        part: None,
    });
    let fields = progress.returned_fields.iter().take(8).map(|counted| Bar {
        label: label(counted.field).into(),
        href: Narrow { fields: vec![counted.field], ..Narrow::default() }.href(),
        whole: counted.count,
        part: None,
    });
    let (reasons, fields) = (reasons.collect(), fields.collect());
    let counted = |thing| Counted { thing, whole: text.times, part: "" };
    view! {
        <Card title=text.return_reasons><Bars caption=text.return_reasons counted=counted(text.return_reason) bars=reasons /></Card>
        <Card title=text.returned_fields><Bars caption=text.returned_fields counted=counted(text.field) bars=fields /></Card>
    }
    .into_any()
}
