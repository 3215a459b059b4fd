//! The deadlines that a tier sees: legal dates of societies and what waits, page after page, and the days
//! of the annual inspection, which are the same for all, as a line each.

use entity::institution::annual_days::AnnualStep;
use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Board;
use crate::home::due::{DaysChip, Due, due_of, moved, working_days};
use crate::net::{self, cached};
use crate::parts::{Card, Loaded};
use crate::text::{day, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadlines/coming.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DeadlineKind")
)]
struct Coming;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadlines/glance.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("AnnualStep")
)]
struct Glance;

use coming::ResponseData;

/// A year's deadlines have at most this many pages here; more belongs into the societies' list.
const PAGES: usize = 8;

/// Reads the first page, shows it, and reads on.
#[component]
pub(super) fn AllDeadlines(dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let reading = cached::<Coming>(|| {
        Some((["deadlines.", language().pick("zh", "en")].concat(), coming::Variables { after: None }))
    });
    Effect::new(move |_| {
        let first = reading.with(|data| data.map(|data| (dues_of(data), next(data))));
        let Some((found, after)) = first else { return };
        dues.set(found);
        if !reading.loading() && !reading.stale() {
            spawn_local(read_on(after, dues));
        }
    });
    view! {
        <AnnualDays />
        <Loaded reading lines=9 view=move |_| view! { <Board dues /> }.into_any() />
    }
}

/// The days of the annual inspection, the same for all societies.
#[component]
fn AnnualDays() -> impl IntoView {
    let text = t().home;
    let reading = cached::<Glance>(|| Some(("deadlines.annual".into(), glance::Variables)));
    let view = move |data: glance::ResponseData| {
        let row = |step: glance::GlanceDeadlineOverviewAnnual| {
            let working = working_days(step.working_days_left);
            let line = [Some(day(step.due_on)), Some(working), moved(step.legal_on, step.due_on)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>();
            view! {
                <li class="flex flex-wrap items-center justify-between gap-x-3 py-1">
                    <span class="min-w-0">
                        <span class="font-medium">{label(step.step)}</span>
                        <span class="block text-sm text-ink-2">{line.join(" · ")}</span>
                    </span>
                    <DaysChip days=step.days_left />
                </li>
            }
        };
        let rows = data.deadline_overview.annual.into_iter().map(row).collect_view();
        view! { <ul class="grid gap-x-6 sm:grid-cols-2">{rows}</ul> }.into_any()
    };
    view! { <div class="mb-3"><Card title=text.annual_days><Loaded reading lines=3 view /></Card></div> }
}

/// Read the pages behind the first.
async fn read_on(mut after: Option<String>, dues: RwSignal<Vec<Due>>) {
    for _ in 1..PAGES {
        let Some(cursor) = after else { return };
        let page = net::send::<Coming>(coming::Variables { after: Some(cursor) }).await;
        let Ok(page) = page else { return };
        after = next(&page);
        // The screen may be gone by now.
        let _ = dues.try_update(|dues| dues.extend(dues_of(&page)));
    }
}

fn next(data: &ResponseData) -> Option<String> {
    let page = &data.deadlines.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}

fn dues_of(data: &ResponseData) -> Vec<Due> {
    let due = |node: &coming::ComingDeadlinesNodes| {
        let (href, name) = node
            .society
            .as_ref()
            .map_or_else(Default::default, |society| (["/societies/", &society.id].concat(), society.name.clone()));
        due_of!(node, href, name)
    };
    data.deadlines.nodes.iter().map(due).collect()
}
