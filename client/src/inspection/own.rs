//! `/inspection`: a society finds its report of this year, an office its queue.

use entity::account::role::Role;
use entity::institution::report::ReportState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::board::Board;
use super::progress::ProgressPage;
use super::room::Room;
use super::send::{self, Outcome};
use super::view::{Report, state_tone};
use crate::later::later;
use crate::net::{cached, replay};
use crate::parts::{Card, Chip, EmptyState, Icon, Loaded, PageHead, RowLink, toast};
use crate::session::{session, viewer};
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/own_reports.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ReportState")
)]
struct OwnReports;

use own_reports::OwnReportsAnnualReportsNodes as Own;

/// The screen.
#[component]
pub(crate) fn InspectionPage() -> impl IntoView {
    let viewer = viewer();
    if viewer.society_id.is_some() {
        return later!(report_own, OwnPage)();
    }
    let leads = viewer.role == Role::OrgDept;
    let query = use_query_map();
    // Whoever leads looks at the whole first; a figure that he opens is a list.
    let whole = Memo::new(move |_| leads && query.with(|query| query.latest_values().next().is_none()));
    (move || if whole.get() { later!(campaign, ProgressPage)() } else { later!(campaign, Board)() }).into_any()
}

/// A society's newest report, and the way to earlier ones.
#[component]
fn OwnPage() -> impl IntoView {
    let text = t().inspection;
    let society = viewer().society_id.unwrap_or_default();
    let reading = cached::<OwnReports>(move || {
        replay::acknowledged().track();
        Some(("inspection.own".into(), own_reports::Variables { society: society.clone() }))
    });
    // The report itself is read by its room: a new list with the same report builds nothing anew.
    let newest = Memo::new(move |_| reading.with(|data| Some(newest(&data?.annual_reports.nodes)?.id.clone())));
    let earlier = move |data: own_reports::ResponseData| {
        let mut reports = data.annual_reports.nodes;
        reports.sort_by_key(|report| -report.year);
        if reports.is_empty() {
            return view! {
                <PageHead title=text.title />
                <Card><EmptyState icon=Icon::Done title=text.not_asked line=text.not_asked_line /></Card>
            }
            .into_any();
        }
        let row = |report: Own| {
            let aside = view! { <Chip tone=state_tone(report.state)>{label(report.state)}</Chip> }.into_any();
            view! { <RowLink href=["/inspection/", &report.id].concat() title=fill(text.of_year, &[&report.year]) aside /> }
        };
        let rows = reports.into_iter().skip(1).map(row).collect::<Vec<_>>();
        (!rows.is_empty())
            .then(|| view! { <div class="mt-3 print:hidden"><Card title=text.earlier>{rows}</Card></div> })
            .into_any()
    };
    view! {
        {move || newest.get().map(|id| view! { <Room id /> })}
        <Loaded reading lines=8 view=earlier />
    }
}

fn newest(reports: &[Own]) -> Option<&Own> {
    reports.iter().max_by_key(|report| report.year)
}

/// Takes a submission back: the undo of it. Without a network it waits.
pub(super) fn take_back(report: Report, version: i64, moved: Callback<()>) {
    spawn_local(async move {
        match Outcome::told(send::recall(&report, version).await) {
            Outcome::Done => {
                toast::show(t().inspection.taken_back);
                spawn_local(session().confirm());
            }
            Outcome::Queued => toast::show(t().inspection.waits),
            Outcome::Refused(told) => toast::show(told.join(" ")),
        }
        let _ = moved.try_run(());
    });
}
