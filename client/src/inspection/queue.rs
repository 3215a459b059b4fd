//! The list of reports, narrowed by what stands in the address: every figure is a link to such a list.

use chrono::NaiveDate;
use entity::Word;
use entity::account::role::Role;
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::gate::GateResult;
use entity::institution::report::{ReportReturnReason, ReportState, ReportStep};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

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

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Narrow {
    pub(super) states: Vec<ReportState>,
    pub(super) conclusions: Vec<Conclusion>,
    pub(super) region: String,
    pub(super) search: String,
    pub(super) submitted_on: Option<NaiveDate>,
    pub(super) reasons: Vec<ReportReturnReason>,
    pub(super) fields: Vec<ReportField>,
    /// All states are wanted, also those that wait for others.
    pub(super) all: bool,
}

impl Narrow {
    /// As the address says.
    pub(super) fn of(said: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| said(name).unwrap_or_default();
        Self {
            states: words(&text("state")),
            conclusions: words(&text("conclusion")),
            region: text("region"),
            search: text("search"),
            submitted_on: text("submitted").parse().ok(),
            reasons: words(&text("reason")),
            fields: words(&text("field")),
            all: said("all").is_some(),
        }
    }

    /// As an address says it.
    pub(super) fn href(&self) -> String {
        let Self { states, conclusions, region, search, submitted_on, reasons, fields, all } = self;
        let day = submitted_on.map(|day| day.to_string()).unwrap_or_default();
        let search = String::from(js_sys::encode_uri_component(search));
        let said = [
            ("state", codes(states)),
            ("conclusion", codes(conclusions)),
            ("region", region.clone()),
            ("search", search),
            ("submitted", day),
            ("reason", codes(reasons)),
            ("field", codes(fields)),
            ("all", if *all { "true".to_owned() } else { String::new() }),
        ];
        let said = said.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| [name, "=", value].concat());
        let said = said.collect::<Vec<_>>().join("&");
        if said.is_empty() { "/inspection".to_owned() } else { ["/inspection?", &said].concat() }
    }

    /// The list of these states.
    pub(super) fn states(states: &[ReportState]) -> String {
        Self { states: states.to_vec(), ..Self::default() }.href()
    }

    /// The list of all.
    pub(super) fn everything() -> String {
        Self { all: true, ..Self::default() }.href()
    }

    /// Whether nothing is asked: then one sees what waits for oneself.
    pub(super) fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// As the API takes it, in a campaign.
    pub(super) fn filter(&self, campaign: &str, role: Role) -> AnnualReportFilter {
        let states = if self.is_plain() { waiting_for(role) } else { &self.states };
        let list = |some: bool| some.then_some(());
        AnnualReportFilter {
            campaign: Some(campaign.to_owned()),
            society: None,
            year: None,
            states: list(!states.is_empty()).map(|()| states.to_vec()),
            conclusions: list(!self.conclusions.is_empty()).map(|()| self.conclusions.clone()),
            region: Some(self.region.clone()).filter(|code| !code.is_empty()),
            search: Some(self.search.clone()).filter(|text| !text.is_empty()),
            submitted_on: self.submitted_on,
            return_reasons: list(!self.reasons.is_empty()).map(|()| self.reasons.clone()),
            remarked_fields: list(!self.fields.is_empty()).map(|()| self.fields.clone()),
        }
    }
}

fn words<W: Word>(text: &str) -> Vec<W> {
    text.split(',').filter_map(W::from_code).collect()
}

fn codes<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.code()).collect::<Vec<_>>().join(",")
}

/// The states in which a report waits for a role; none for those who wait for nothing.
pub(super) const fn waiting_for(role: Role) -> &'static [ReportState] {
    match role {
        Role::FedAdmin | Role::FedProject | Role::FedChair => &[ReportState::Submitted, ReportState::Resubmitted],
        Role::CivilAffairs => &[ReportState::Passed, ReportState::Received, ReportState::RectificationReported],
        _ => &[],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_narrows_to() {
        let query = [("state", "SUBMITTED,RESUBMITTED,NONSENSE"), ("submitted", "2026-03-18")];
        let said = |name: &str| query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let narrow = Narrow::of(said);
        assert_eq!(narrow.states, [ReportState::Submitted, ReportState::Resubmitted]);
        assert_eq!(narrow.submitted_on, NaiveDate::from_ymd_opt(2026, 3, 18));
        assert!(!narrow.is_plain());
    }

    #[test]
    fn who_asks_nothing_sees_what_waits_for_him() {
        let filter = Narrow::default().filter("c", Role::CivilAffairs);
        assert_eq!(filter.states.map(|states| states.len()), Some(3));
        assert_eq!(Narrow { all: true, ..Narrow::default() }.filter("c", Role::CivilAffairs).states, None);
    }
}
