//! The list of reports, narrowed by what stands in the address: every figure is a link to such a list.

use entity::account::role::Role;
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::gate::GateResult;
use entity::institution::report::{ReportReturnReason, ReportState, ReportStep};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use view_model::inspection::queue::Narrow;

use super::view::{conclusion_tone, gate_tone, state_tone};
use crate::net::{Cached, cached};
use crate::parts::wide::wide;
use crate::parts::{Chip, Column, RowLink, Table, Tone};
use crate::text::{days_left, fill, label, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/queue.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Conclusion", "GateResult", "ReportField", "ReportReturnReason", "ReportState", "ReportStep")
)]
pub(super) struct ReportQueue;

pub(super) use report_queue::{AnnualReportFilter, ReportQueueAnnualReportsNodes as Row, ResponseData, Variables};

/// How many a page has.
pub(super) const PAGE: i64 = 50;

/// What the list is narrowed to as the API takes it, in a campaign.
pub(super) fn filter(narrow: &Narrow, campaign: &str, role: Role) -> AnnualReportFilter {
    let list = |some: bool| some.then_some(());
    AnnualReportFilter {
        campaign: Some(campaign.to_owned()),
        society: None,
        year: None,
        states: narrow.asked_states(role),
        conclusions: list(!narrow.conclusions.is_empty()).map(|()| narrow.conclusions.clone()),
        region: Some(narrow.region.clone()).filter(|code| !code.is_empty()),
        search: Some(narrow.search.clone()).filter(|text| !text.is_empty()),
        submitted_on: narrow.submitted_on,
        return_reasons: list(!narrow.reasons.is_empty()).map(|()| narrow.reasons.clone()),
        remarked_fields: list(!narrow.fields.is_empty()).map(|()| narrow.fields.clone()),
    }
}

/// Reads a page of the list.
pub(super) fn reading(ask: impl Fn() -> Option<Variables> + 'static) -> Cached<ResponseData> {
    cached::<ReportQueue>(move || {
        let variables = ask()?;
        Some((["queue.", &serde_json::to_string(&variables).unwrap_or_default()].concat(), variables))
    })
}

/// What the gate and the comparison with the platform say, as chips.
fn verdict(row: &Row) -> AnyView {
    let text = t().inspection;
    let Some(content) = &row.content else { return ().into_any() };
    let gate = content.gate.result;
    let gate = (gate != GateResult::Pass).then(|| view! { <Chip tone=gate_tone(gate)>{label(gate)}</Chip> });
    let differs = Some(fill(text.differing_short, &[&content.differing])).filter(|_| content.differing > 0);
    let differs = differs.map(|said| view! { <Chip tone=Tone::Warn>{said}</Chip> });
    view! { <span class="inline-flex flex-wrap gap-1">{gate} {differs}</span> }.into_any()
}

fn state(row: &Row) -> AnyView {
    let conclusion =
        row.conclusion.map(|conclusion| view! { <Chip tone=conclusion_tone(conclusion)>{label(conclusion)}</Chip> });
    let state = row.state;
    view! { <span class="inline-flex flex-wrap gap-1"><Chip tone=state_tone(state)>{label(state)}</Chip> {conclusion}</span> }
        .into_any()
}

fn name(row: &Row) -> String {
    row.society.as_ref().map(|society| society.name.clone()).unwrap_or_default()
}

fn href(row: &Row) -> String {
    ["/inspection/", &row.id].concat()
}

/// The list: a table at a desk, lines on a phone.
#[component]
pub(super) fn Rows(rows: Vec<Row>) -> impl IntoView {
    let wide = wide();
    move || {
        if wide.get() {
            view! { <Wide rows=rows.clone() /> }.into_any()
        } else {
            rows.iter().map(line).collect_view().into_any()
        }
    }
}

fn line(row: &Row) -> AnyView {
    let held = row.open_item.as_ref().map(|item| {
        fill(t().inspection.held_since, &[&item.holder.name, &item.working_days_waiting, &days_left(item.days_left)])
    });
    let aside = view! { <span class="flex flex-wrap justify-end gap-1">{state(row)} {verdict(row)}</span> }.into_any();
    view! { <RowLink href=href(row) title=name(row) line=held.unwrap_or_default() aside /> }.into_any()
}

#[component]
fn Wide(rows: Vec<Row>) -> impl IntoView {
    let text = t().inspection;
    let columns = vec![
        Column::words(text.society),
        Column::words(text.state),
        Column::words(text.check_result),
        Column::words(text.holder),
        Column::words(text.since),
        Column::words(text.left),
    ];
    let row = |row: &Row| {
        let item = row.open_item.clone();
        let left = item.as_ref().map(|item| days_left(item.days_left));
        let late = item.as_ref().is_some_and(|item| item.days_left < 0);
        view! {
            <tr>
                <td><a class="link" href=href(row)>{name(row)}</a></td>
                <td>{state(row)}</td>
                <td>{verdict(row)}</td>
                <td>{item.map(|item| item.holder.name)}</td>
                <td class="whitespace-nowrap">{moment(&row.state_since)}</td>
                <td class=if late { "font-medium whitespace-nowrap text-accent" } else { "whitespace-nowrap" }>{left}</td>
            </tr>
        }
    };
    view! { <Table caption=text.title columns>{rows.iter().map(row).collect_view()}</Table> }
}
